import { record } from '../engine/audit/record.ts'
import { done, type Outcome, refused } from '../engine/outcome.ts'
import type { FoundSession, OperatorRecord } from '../store/operators.ts'
import { actorOf } from './actor.ts'
import type { SignIn, Visitor } from './context.ts'
import { sweep } from './sweep.ts'
import { takeCode } from './used-codes.ts'

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
  /** The code of an app that was shown: it is taken in the same change. */
  readonly code?: string
}

/**
 * A session that the library of sign-in has made, taken into the audit trail: without the record there
 * is none. What the browser was signed in with before ends. Refuses with `two_factor_refused` a code that
 * was shown before.
 */
export async function openSession(
  { headers, way, was, code }: Made,
  visitor: Visitor,
  context: SignIn,
): Promise<Outcome<Opened>> {
  const { engine, cookies, devices } = context
  const { cookie } = visitor.browser
  const { store } = engine
  sweep(context)
  const set = ours(headers)
  const token = cookies.tokenOf(set.map((cookie) => cookie.split(';')[0]).join('; '))
  const found = token === null ? null : await store.session(token)
  if (token === null || found === null) throw new Error('the session that was made is not there')
  const before = cookies.tokenOf(cookie)
  const old = before === null ? null : await store.session(before)
  const { operator } = found
  const forget = () =>
    store.signIn.deleteFrom('operator_sessions').where('token', '=', token).execute()
  try {
    const isNew = await store.change(async (change) => {
      if (code !== undefined && !(await takeCode({ operatorId: operator.id, code }, change)))
        return false
      if (old !== null) await change.endSessions({ id: old.session.id })
      if (way === 'sign-in') await change.noteSignIn(operator.id)
      const states = { before: was ?? operator, after: operator }
      await record(change, actorOf(operator, visitor), `operator.${way}`, states)
      return true
    })
    if (!isNew) {
      await forget()
      return refused('two_factor_refused')
    }
  } catch (error) {
    await forget()
    throw error
  }
  return done({ ...found, token, cookies: [...set, devices.remember(cookie, operator.email)] })
}

/** The library also clears cookies that we have no use for. */
export function ours(headers: Headers): readonly string[] {
  return headers
    .getSetCookie()
    .filter((cookie) => /^[^=]*\.(session_token|two_factor|oauth_state)=/.test(cookie))
}
