import type { Operation } from './operation.ts'
import type { Retries } from './options.ts'
import type { NoReply, Refusal } from './send.ts'

export interface SoFar {
  /** Requests sent. */
  readonly tries: number
  /** Since the first try began. */
  readonly elapsedMs: number
}

/**
 * How long to wait before the next try, in milliseconds; null when there is to be none.
 * `random` is from 0 to 1: the wait is drawn from the whole of its range (full jitter), so that
 * clients that failed together do not come back together.
 */
export function delayBeforeNext(
  failure: Refusal | NoReply,
  operation: Pick<Operation, 'repeatable'>,
  { tries, elapsedMs }: SoFar,
  { retries, random }: { readonly retries: Retries; readonly random: number },
): number | null {
  if (tries > retries.most || !mayRepeat(failure, operation)) return null
  const range = Math.min(retries.longestDelayMs, retries.firstDelayMs * 2 ** (tries - 1))
  const askedMs = failure.kind === 'refusal' ? (failure.retryAfterMs ?? 0) : 0
  const delayMs = askedMs + random * range
  return elapsedMs + delayMs > retries.withinMs ? null : delayMs
}

/**
 * The service may have acted although it answered 503, or not at all: a commit whose
 * acknowledgement is lost is still a commit. Only 429 is always said before anything is done.
 */
function mayRepeat(
  failure: Refusal | NoReply,
  { repeatable }: Pick<Operation, 'repeatable'>,
): boolean {
  if (failure.kind === 'no reply') return repeatable || !failure.sent
  if (failure.status === 429) return true
  return repeatable && passing.has(failure.status)
}

/** What a service, or a proxy before it, answers when it can't answer now. */
const passing: ReadonlySet<number> = new Set([502, 503, 504])
