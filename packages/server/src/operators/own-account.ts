import { record } from '../engine/audit/record.ts'
import { done, type Outcome, refused } from '../engine/outcome.ts'
import type { Actor } from '../store/audit.ts'
import type { FoundSession } from '../store/operators.ts'
import { apiRefusalOf } from './api-refusal.ts'
import { countAttempt } from './attempts.ts'
import { headersOf } from './browser.ts'
import { withoutTwoFactor } from './change-operator.ts'
import type { SignIn, Visitor } from './context.ts'
import { type Opened, openSession } from './open-session.ts'

/** An operator at their own account. */
export interface Own {
  readonly found: FoundSession
  readonly visitor: Visitor
  readonly actor: Actor
}

/** Gives oneself another password; what was signed in elsewhere ends. */
export async function changePassword(
  { current, fresh }: { readonly current: string; readonly fresh: string },
  own: Own,
  context: SignIn,
): Promise<Outcome<null>> {
  const wrong = await checkPassword(current, own, context)
  if (wrong !== null) return wrong
  const { password } = await (await context.auth()).$context
  const digest = await password.hash(fresh)
  const { operator, session } = own.found
  return context.engine.store.change(async (change) => {
    await change.setPassword(operator.id, digest)
    await change.endSessions({ operatorId: operator.id, exceptId: session.id })
    const states = { before: operator, after: operator }
    await record(change, own.actor, 'operator.change-password', states)
    return done(null)
  })
}

/** What an app needs to make codes, and codes to write down. They count once one of them was shown. */
export interface TwoFactorStart {
  readonly uri: string
  readonly backupCodes: readonly string[]
}

export async function beginTwoFactor(
  password: string,
  own: Own,
  context: SignIn,
): Promise<Outcome<TwoFactorStart>> {
  const wrong = await checkPassword(password, own, context)
  if (wrong !== null) return wrong
  const { api } = await context.auth()
  try {
    const headers = headersOf(own.visitor.browser)
    const begun = await api.enableTwoFactor({ body: { password }, headers })
    if (begun.method !== 'totp') throw new Error('the library made codes of another kind')
    return done({ uri: begun.totpURI, backupCodes: begun.backupCodes })
  } catch (error) {
    if (apiRefusalOf(error) === null) throw error
    return refused('state_conflict')
  }
}

/** Turns two-factor sign-in on, by a first code. The session gets another secret. */
export async function confirmTwoFactor(
  code: string,
  { found: { operator, session }, visitor }: Own,
  context: SignIn,
): Promise<Outcome<Opened>> {
  const limited = await countAttempt({ session: session.id }, context)
  if (limited !== null) return { ok: false, refusal: limited }
  if (operator.twoFactorEnabled) return refused('state_conflict')
  const { api } = await context.auth()
  try {
    const headers = headersOf(visitor.browser)
    const confirmed = await api.verifyTOTP({ body: { code }, headers, returnHeaders: true })
    const made = { headers: confirmed.headers, way: 'enable-two-factor', was: operator } as const
    return await openSession({ ...made, code }, visitor, context)
  } catch (error) {
    if (apiRefusalOf(error) === null) throw error
    return refused('two_factor_refused')
  }
}

/** Makes backup codes in place of those before. */
export async function renewBackupCodes(
  password: string,
  own: Own,
  context: SignIn,
): Promise<Outcome<readonly string[]>> {
  const wrong = await checkPassword(password, own, context)
  if (wrong !== null) return wrong
  const { operator } = own.found
  if (!operator.twoFactorEnabled) return refused('state_conflict')
  // before the library writes: rather a record too many than one too few
  const states = { before: operator, after: operator }
  await context.engine.store.change((change) =>
    record(change, own.actor, 'operator.renew-backup-codes', states),
  )
  const { api } = await context.auth()
  const headers = headersOf(own.visitor.browser)
  const { backupCodes } = await api.generateBackupCodes({ body: { password }, headers })
  return done(backupCodes)
}

export async function disableTwoFactor(
  password: string,
  own: Own,
  context: SignIn,
): Promise<Outcome<null>> {
  const wrong = await checkPassword(password, own, context)
  if (wrong !== null) return wrong
  return context.engine.store.change(async (change) => {
    const operator = await change.operator(own.found.operator.id)
    if (operator === null) return refused('session_missing')
    await withoutTwoFactor(operator, own.actor, change)
    return done(null)
  })
}

async function checkPassword(
  password: string,
  { found: { operator, session } }: Own,
  context: SignIn,
): Promise<Outcome<never> | null> {
  const limited = await countAttempt({ session: session.id }, context)
  if (limited !== null) return { ok: false, refusal: limited }
  const digest = await context.engine.store.passwordOf(operator.id)
  const library = await (await context.auth()).$context
  const isRight = digest !== null && (await library.password.verify({ hash: digest, password }))
  return isRight ? null : refused('password_refused')
}
