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

/** How a dialect words a refusal: the text is the refusal's own where none is given. */
export type Form = (status: number, name: string, text?: string) => Reply

/** `{"error":"<name>","message":"<text>"}` */
export const plainError: Form = (status, name, text) => ({
  status,
  body: { error: name, message: text ?? given('refusal_text') },
})

/** `{"error":{"code":"<name>","message":"<text>"}}` */
export const nestedError: Form = (status, name, text) => ({
  status,
  body: { error: { code: name, message: text ?? given('refusal_text') } },
})

/** `{"success":false,"error":{"code":"<NAME>","message":"<text>"}}` */
export const failure: Form = (status, name, text) => ({
  status,
  body: {
    success: false,
    error: { code: name.toUpperCase(), message: text ?? given('refusal_text') },
  },
})

/** `{"detail":"<text>"}`: refusals without a name. */
export const detail = (status: number, text?: string): Reply => ({
  status,
  body: { detail: text ?? given('refusal_text') },
})

/** A reply for every code of a surface: the catalogue's status, the code as its name. */
export function every<Where extends Surface>(
  surface: Where,
  form: Form,
): Readonly<Record<RefusalAt<Where>, Reply>> {
  return perCode(surface, (code) => form(refusals[code].status, code))
}

/** The same for refusals without names. */
export function everyDetail<Where extends Surface>(
  surface: Where,
): Readonly<Record<RefusalAt<Where>, Reply>> {
  return perCode(surface, (code) => detail(refusals[code].status))
}

/** The same for a body of one's own: `given('refusal_code')` and its like put what is known in their places. */
export function shaped<Where extends Surface>(
  surface: Where,
  body: Members,
  mediaType = 'application/json',
): Readonly<Record<RefusalAt<Where>, Reply>> {
  return perCode(surface, (code) => ({ status: refusals[code].status, body, mediaType }))
}

/** One reply for several codes: states that the dialect does not tell apart. */
export function alike<Code extends RefusalCode>(
  reply: Reply,
  ...codes: readonly Code[]
): Readonly<Record<Code, Reply>> {
  const rows = codes.map((code) => [code, { ...reply, ...challengeOf(code) }])
  return Object.fromEntries(rows) as Record<Code, Reply>
}

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
})

/** A problem for every code of a surface. */
export function problems<Where extends Surface>(
  surface: Where,
): Readonly<Record<RefusalAt<Where>, Reply>> {
  return perCode(surface, problem)
}

function perCode<Where extends Surface>(
  surface: Where,
  reply: (code: RefusalCode) => Reply,
): Readonly<Record<RefusalAt<Where>, Reply>> {
  const codes = (Object.keys(refusals) as RefusalCode[]).filter((code) =>
    (refusals[code].at as readonly Surface[]).includes(surface),
  )
  const rows = codes.map((code) => [code, { ...reply(code), ...challengeOf(code) }])
  return Object.fromEntries(rows) as Record<RefusalAt<Where>, Reply>
}

/** RFC 6750 §3.1: no error is named when no credential was sent. */
function challengeOf(code: RefusalCode): Pick<Reply, 'challengeError'> {
  if (code === 'credential_missing') return {}
  if (code === 'scope_missing') return { challengeError: 'insufficient_scope' }
  return refusals[code].status === 401 ? { challengeError: 'invalid_token' } : {}
}
