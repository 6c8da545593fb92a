import { record } from '../engine/audit/record.ts'
import type { FoundSession, OperatorRecord } from '../store/operators.ts'
import type { SignIn, Visitor } from './context.ts'
import { sweep } from './sweep.ts'

/** Somebody has signed in: the session, its secret, and the cookies that say so. */
export interface Opened extends FoundSession {
  readonly token: string
  readonly cookies: readonly string[]
}

interface Made {
  /** The library's reply. */
  readonly headers: Headers
  readonly way: 'sign-in' | 'enable-two-factor'
  /** The operator before, where that was another. */
  readonly was?: OperatorRecord
}

/**
 * A session that the library of sign-in has made, taken into the audit trail: without the record there
 * is none. What the browser was signed in with before ends.
 */
export async function openSession(
  { headers, way, was }: Made,
  { browser, requestId }: Visitor,
  context: SignIn,
): Promise<Opened> {
  const { engine, cookies } = context
  const { store } = engine
  sweep(context)
  const set = ours(headers)
  const token = cookies.tokenOf(set.map((cookie) => cookie.split(';')[0]).join('; '))
  const found = token === null ? null : await store.session(token)
  if (token === null || found === null) throw new Error('the session that was made is not there')
  const before = cookies.tokenOf(browser.cookie)
  const old = before === null ? null : await store.session(before)
  try {
    await store.change(async (change) => {
      const { operator } = found
      const actor = { id: operator.id, address: browser.address, requestId }
      if (old !== null) await change.endSessions({ id: old.session.id })
      await record(change, actor, `operator.${way}`, { before: was ?? operator, after: operator })
    })
  } catch (error) {
    await store.signIn.deleteFrom('operator_sessions').where('token', '=', token).execute()
    throw error
  }
  return { ...found, token, cookies: set }
}

/** The library also clears cookies that we have no use for. */
export function ours(headers: Headers): readonly string[] {
  return headers
    .getSetCookie()
    .filter((cookie) => /^[^=]*\.(session_token|two_factor|oauth_state)=/.test(cookie))
}
