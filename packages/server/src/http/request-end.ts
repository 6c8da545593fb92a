import type { Refusal, Subject } from '@countersign/core'
import type { RouteCounts } from '../observe/counts.ts'
import type { RequestSpan, TraceParent } from '../observe/spans.ts'
import type { Surroundings } from './surroundings.ts'

/** A request that has been answered. */
export interface EndedRequest {
  readonly counts: RouteCounts
  readonly status: number
  readonly seconds: number
  readonly requestId: string
  readonly refusal: Refusal | null
  readonly subject: Subject | null
  readonly span: RequestSpan | null
  readonly traceParent: TraceParent | null
  /** What a verification came to, as its caller is told. */
  readonly verdict?: Verdict | undefined
}

export interface Verdict {
  readonly code?: string
  readonly principal?: { readonly key_id?: string; readonly project_id?: string | null } | null
}

export type EndRequest = (ended: EndedRequest) => void

/** Counts a request that has been answered, and where it is wanted writes its line and ends its span. */
export function createRequestEnd({ name, log, counts }: Surroundings): EndRequest {
  const isLogged = isRequestLogged(log)
  return (ended) => {
    ended.counts.add(ended.status, ended.seconds)
    if (ended.refusal !== null) counts.refusals[ended.refusal.code]++
    if (isLogged) log.info(lineOf(name, ended), 'request')
    ended.span?.end({
      route: ended.counts.route,
      status: ended.status,
      refusal: ended.refusal?.code ?? null,
      subject: subjectOf(ended),
    })
  }
}

export function isRequestLogged(log: Surroundings['log']): boolean {
  return log.isLevelEnabled('info')
}

function lineOf(listener: string, ended: EndedRequest): object {
  const { counts, status, seconds, requestId, refusal, traceParent, verdict } = ended
  const subject = subjectOf(ended)
  return {
    listener,
    method: counts.method,
    route: counts.route,
    status,
    ms: Math.round(seconds * 1e6) / 1e3,
    request_id: requestId,
    refusal: refusal?.code,
    key_id: subject?.keyId,
    project_id: subject?.projectId ?? undefined,
    verdict: verdict?.code,
    verified_key_id: verdict?.principal?.key_id,
    verified_project_id: verdict?.principal?.project_id ?? undefined,
    trace_id: traceParent?.traceId,
  }
}

function subjectOf({ subject, refusal }: EndedRequest): Subject | null {
  return subject ?? refusal?.subject ?? null
}
