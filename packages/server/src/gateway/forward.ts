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
  const upload = hasBody(request) ? uploadOf(forwarding) : null
  const refusal = await answered(forwarding, upload)
  upload?.stream.destroy()
  if (refusal !== null) counts[outcomeOf(refusal)]++
  return refusal
}

async function answered(forwarding: Forwarding, upload: Upload | null): Promise<Refusal | null> {
  const { upstream } = forwarding
  const never = (await upload?.ready) ?? null
  if (never === 'gone') {
    upstream.counts.gone++
    return null
  }
  if (never !== null) return never
  const tried = new Set<Target>()
  let failed: Refusal | null = null
  while (tried.size < mostTries) {
    const target = upstream.choose(tried)
    if (target === null) break
    tried.add(target)
    const ended = await attempt(forwarding, target, upload)
    if (ended.kind !== 'failed') {
      upstream.counts[ended.kind]++
      return null
    }
    failed = ended.refusal
    if (!ended.mayRetry) break
  }
  return failed ?? down(upstream)
}

export function down(upstream: UpstreamPool): Refusal {
  return refuse('upstream_down', { retryAfterSeconds: upstream.retryAfterSeconds() })
}

/** One that failed, and another. */
const mostTries = 2

const outcomes: Readonly<Partial<Record<Refusal['code'], 'failed' | 'timeout' | 'down'>>> = {
  upstream_failed: 'failed',
  upstream_timeout: 'timeout',
  upstream_down: 'down',
}

export function outcomeOf({ code }: Refusal): 'failed' | 'timeout' | 'down' | 'refused' {
  return outcomes[code] ?? 'refused'
}

/** Who waits for leave to send a body gets it now, and not before (RFC 9110 §10.1.1). */
function uploadOf({ request, response, bodyLimit, upstream }: Forwarding): Upload {
  return openUpload(request, {
    limit: bodyLimit,
    idleTimeoutMs: upstream.idleTimeoutMs,
    begin: () => {
      if (isAwaited(request)) response.writeContinue()
    },
  })
}

function isAwaited({ headers, httpVersion }: IncomingMessage): boolean {
  return headers.expect !== undefined && httpVersion === '1.1'
}
