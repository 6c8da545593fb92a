import { type RefusalAt, type RefusalCode, refusals, type Surface } from '@countersign/core'
import type { Reply } from './contract.ts'
import { given, type Members, optional } from './shape.ts'

export const ok = (body: Members): Reply => ({ status: 200, body })
export const created = (body: Members): Reply => ({ status: 201, body })
export const noContent: Reply = { status: 204, body: null }

/** RFC 6749 §5.2: `error` and `error_description`. The description is the refusal's own text. */
export const oauthError = (status: number, error: string, description?: string): Reply => ({
  status,
  body: { error, error_description: description ?? given('refusal_text') },
})

/** RFC 9457: a problem with `code`, `request_id` and, where one is at fault, the `member`. */
export const problem = (code: RefusalCode): Reply => ({
  status: refusals[code].status,
  mediaType: 'application/problem+json',
  body: {
    type: `urn:countersign:error:${code}`,
    title: refusals[code].says,
    status: refusals[code].status,
    code,
    detail: given('refusal_text'),
    member: optional('refusal_member'),
    request_id: given('request_id'),
  },
  ...challengeOf(code),
})

/** A problem for every code of a surface. */
export function problems<Where extends Surface>(
  surface: Where,
): Readonly<Record<RefusalAt<Where>, Reply>> {
  const codes = (Object.keys(refusals) as RefusalCode[]).filter((code) =>
    (refusals[code].at as readonly Surface[]).includes(surface),
  )
  return Object.fromEntries(codes.map((code) => [code, problem(code)])) as Record<
    RefusalAt<Where>,
    Reply
  >
}

/** RFC 6750 §3.1: no error is named when no credential was sent. */
function challengeOf(code: RefusalCode): Pick<Reply, 'challengeError'> {
  if (code === 'credential_missing') return {}
  if (code === 'scope_missing') return { challengeError: 'insufficient_scope' }
  return refusals[code].status === 401 ? { challengeError: 'invalid_token' } : {}
}
