import { record } from '../engine/audit/record.ts'
import { done, type Outcome, refused } from '../engine/outcome.ts'
import { apiRefusalOf } from './api-refusal.ts'
import { countAttempt } from './attempts.ts'
import { headersOf } from './browser.ts'
import type { SignIn, Visitor } from './context.ts'
import { type Opened, openSession, ours } from './open-session.ts'

/** The password was right, and a code is asked for besides. */
export interface CodeWanted {
  readonly twoFactorRequired: true
  readonly cookies: readonly string[]
}

interface Credentials {
  readonly email: string
  readonly password: string
}

/**
 * Signs in by a password. Who does not exist, has no password, shows a wrong one or was deactivated is
 * refused alike, for the same work.
 */
export async function signIn(
  { email, password }: Credentials,
  visitor: Visitor,
  context: SignIn,
): Promise<Outcome<Opened | CodeWanted>> {
  const { source, browser } = visitor
  const device = context.devices.deviceOf(browser.cookie, email)
  const limited = await countAttempt({ source, account: email, device }, context)
  if (limited !== null) return { ok: false, refusal: limited }
  const { api } = await context.auth()
  try {
    const headers = headersOf({ ...browser, cookie: undefined })
    const signed = await api.signInEmail({
      body: { email, password },
      headers,
      returnHeaders: true,
    })
    if ('twoFactorRedirect' in signed.response) {
      return done({ twoFactorRequired: true, cookies: ours(signed.headers) })
    }
    return await openSession({ headers: signed.headers, way: 'sign-in' }, visitor, context)
  } catch (error) {
    if (apiRefusalOf(error) === null) throw error
    noteRefused(email, visitor, context)
    return refused('sign_in_refused')
  }
}

/** Beside the reply, whose time would else tell which accounts there are. */
function noteRefused(
  email: string,
  { browser: { address }, requestId }: Visitor,
  { engine: { store }, onFailure }: SignIn,
): void {
  const noted = async (): Promise<void> => {
    const operator = await store.operatorByEmail(email.toLowerCase())
    if (operator === null) return
    const actor = { id: 'nobody', address, requestId }
    const states = { before: operator, after: operator }
    await store.change((change) => record(change, actor, 'operator.refuse-sign-in', states))
  }
  noted().catch((error: unknown) => onFailure(error, 'a refused sign-in could not be recorded'))
}
