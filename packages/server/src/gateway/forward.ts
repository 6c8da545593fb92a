import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Refusal, refuse } from '@countersign/core'
import { attempt } from './attempt.ts'
import type { Ending } from './ending.ts'
import { hasBody, openUpload, type Upload } from './upload.ts'
import type { Target, UpstreamPool } from './upstream-pool.ts'

/** A request that may pass, and what is needed to have it answered. */
export interface Forwarding {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly upstream: UpstreamPool
  /** With its query. */
  readonly path: string
  /** Names and values in turn. */
  readonly headers: readonly string[]
  /** In bytes; null: none. */
  readonly bodyLimit: number | null
  readonly ending: Ending
  /** Called once, before the first byte of the upstream's reply goes to the caller. */
  readonly takeOver: () => void
  /** The header of a reply, as the caller gets it, of that of the upstream. */
  readonly replyHeaders: (rawHeaders: readonly string[]) => readonly string[]
}

/**
 * Has a request answered by its upstream. Null: the reply went to the caller, or the caller went
 * away; else why there is none, of which nothing has been written. Never rejects.
 *
 * Another target is tried at most once, and only where nothing was sent, or where the method is
 * idempotent (RFC 9110 §9.2.2), has no body, and no byte of a reply has come.
 */
export async function forward(forwarding: Forwarding): Promise<Refusal | null> {
  const { request, upstream, bodyLimit } = forwarding
  const { counts } = upstream
  if (bodyLimit !== null && Number(request.headers['content-length'] ?? 0) > bodyLimit) {
    counts.refused++
    return refuse('body_too_large')
  }
  const tried = new Set<Target>()
  let failed: Refusal | null = null
  for (;;) {
    const target = upstream.choose(tried)
    if (target === null) return failed ?? down(upstream)
    tried.add(target)
    const upload = hasBody(request) ? uploadOf(forwarding) : null
    const ended = await attempt(forwarding, target, upload)
    if (ended.kind !== 'failed') {
      counts[ended.kind]++
      return null
    }
    failed = ended.refusal
    if (ended.mayRetry && tried.size < 2 && upload?.hasBegun() !== true) continue
    counts[outcomeOf(failed)]++
    return failed
  }
}

export function down(upstream: UpstreamPool): Refusal {
  upstream.counts.down++
  return refuse('upstream_down', { retryAfterSeconds: upstream.retryAfterSeconds() })
}

export function outcomeOf({ code }: Refusal): 'failed' | 'timeout' | 'refused' {
  if (code === 'upstream_failed') return 'failed'
  return code === 'upstream_timeout' ? 'timeout' : 'refused'
}

/** Who waits for leave to send a body gets it now, and not before (RFC 9110 §10.1.1). */
function uploadOf({ request, response, bodyLimit, upstream }: Forwarding): Upload {
  return openUpload(request, {
    limit: bodyLimit,
    idleTimeoutMs: upstream.idleTimeoutMs,
    begin: () => {
      if (request.headers.expect !== undefined && !response.headersSent) response.writeContinue()
    },
  })
}
