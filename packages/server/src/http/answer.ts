import {
  type Refusal,
  type RefusalCode,
  refusals,
  refusalText,
  type Surface,
} from '@countersign/core'
import type { Challenge, Contract, Reply } from '../contracts/contract.ts'
import { type Facts, fill } from '../contracts/shape.ts'

/** A reply in bytes. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** Empty where there is no body. */
  readonly body: string
  /** What a verification came to: for the log. */
  readonly verdict?: object
}

/** How a listener words its replies: what a contract says about refusals, and nothing more. */
export type Dialect = Pick<Contract, 'refusals' | 'challenges'>

/** No reply of ours may be kept by a cache: each depends on a credential, or holds a secret. */
export const uncached = { 'cache-control': 'no-store', pragma: 'no-cache' }

/** Fills a reply with facts. The one place where a secret crosses. */
export function answer(reply: Reply, facts: Facts): Answer {
  if (reply.body === null) return { status: reply.status, headers: uncached, body: '' }
  return {
    status: reply.status,
    headers: { ...uncached, 'content-type': reply.mediaType ?? 'application/json' },
    body: JSON.stringify(fill(reply.body, facts)),
  }
}

/** The reply that a dialect has for a refusal, with its challenge (RFC 9110 §11.6.1) and Retry-After. */
export function answerRefusal(
  refusal: Refusal,
  dialect: Dialect,
  { surface, requestId }: { readonly surface: Surface; readonly requestId: string },
): Answer {
  const replies: Readonly<Partial<Record<RefusalCode, Reply>>> = dialect.refusals[surface]
  const reply = replies[refusal.code] ?? dialect.refusals[surface].internal
  const filled = answer(reply, factsOf(refusal, requestId))
  const headers: Record<string, string> = { ...filled.headers }
  if (reply.status === 401) {
    headers['www-authenticate'] = challenge(dialect.challenges[surface], reply)
  }
  if (reply.status === 429 || reply.status === 503) {
    headers['retry-after'] = String(refusal.retryAfterSeconds ?? 1)
  }
  return { ...filled, headers }
}

function factsOf(refusal: Refusal, requestId: string): Facts {
  return {
    refusal_code: refusal.code,
    refusal_status: refusals[refusal.code].status,
    refusal_text: refusalText(refusal),
    refusal_member: refusal.member ?? null,
    retry_after_seconds: refusal.retryAfterSeconds ?? null,
    reset_at: refusal.resetAt ?? null,
    request_id: requestId,
  }
}

/** RFC 6750 §3: the error is named only where a credential was sent. */
function challenge({ scheme, realm }: Challenge, { challengeError }: Reply): string {
  const start = `${scheme} realm="${realm}"`
  return scheme === 'Bearer' && challengeError !== undefined
    ? `${start}, error="${challengeError}"`
    : start
}
