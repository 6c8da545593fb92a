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

/** How a listener words its replies: what a contract says about refusals, and little more. */
export interface Dialect extends Pick<Contract, 'refusals' | 'challenges'> {
  /** Where the metadata of the resource at a path is (RFC 9728 §5.1); absent: there is none. */
  readonly resourceMetadata?: (path: string) => string
}

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

/** Which request is refused, and where. */
export interface Place {
  readonly surface: Surface
  readonly requestId: string
  /** As it was asked for; absent where no route was found. */
  readonly path?: string | undefined
}

/** The reply that a dialect has for a refusal, with its challenge (RFC 9110 §11.6.1) and Retry-After. */
export function answerRefusal(
  refusal: Refusal,
  dialect: Dialect,
  { surface, requestId, path }: Place,
): Answer {
  const replies: Readonly<Partial<Record<RefusalCode, Reply>>> = dialect.refusals[surface]
  const reply = replies[refusal.code] ?? dialect.refusals[surface].internal
  const filled = answer(reply, factsOf(refusal, requestId))
  const headers: Record<string, string> = { ...filled.headers }
  const { challengeError } = reply
  if (
    reply.status === 401 ||
    (challengeError !== undefined && challengeError !== 'invalid_token')
  ) {
    const challenged = challenge(dialect.challenges[surface], reply, refusal)
    const metadata = surface === 'token' ? undefined : dialect.resourceMetadata?.(path ?? '/')
    headers['www-authenticate'] =
      metadata === undefined ? challenged : `${challenged}, resource_metadata="${metadata}"`
  }
  const { nonce } = refusal
  if (nonce !== undefined) headers['dpop-nonce'] = nonce
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

/** RFC 9449 §7.1: of what is wrong with a proof the challenge of its own scheme tells. */
const proofErrors: Readonly<Partial<Record<RefusalCode, string>>> = {
  token_bound: 'invalid_token',
  proof_invalid: 'invalid_dpop_proof',
  proof_nonce_required: 'use_dpop_nonce',
}

/** RFC 6750 §3: the error is named only where a credential was sent, with the scopes that it lacks. */
function challenge(
  { scheme, realm }: Challenge,
  { challengeError }: Reply,
  { code, expected }: Refusal,
): string {
  const ofProof = proofErrors[code]
  if (ofProof !== undefined) return `DPoP realm="${realm}", error="${ofProof}"`
  const start = `${scheme} realm="${realm}"`
  if (scheme !== 'Bearer' || challengeError === undefined) return start
  const scope = code === 'scope_missing' && expected !== undefined ? `, scope="${expected}"` : ''
  return `${start}, error="${challengeError}"${scope}`
}
