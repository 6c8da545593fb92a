import { parseId } from '@countersign/core'
import { type Outcome, refused } from '../engine/outcome.ts'
import { apiRefusalOf } from './api-refusal.ts'
import { countAttempt } from './attempts.ts'
import { headersOf } from './browser.ts'
import type { SignIn, Visitor } from './context.ts'
import { type Opened, openSession } from './open-session.ts'
import { isTaken } from './used-codes.ts'

/** A code of the app, or one of those that were written down. */
export type Code = { readonly code: string } | { readonly backupCode: string }

/** How long the second step stays locked after ten wrong codes in a row. */
const lockedSeconds = 900

/** The second step of signing in. The library counts what is wrong, for this sign-in and for the account. */
export async function signInByCode(
  given: Code,
  visitor: Visitor,
  context: SignIn,
): Promise<Outcome<Opened>> {
  const limited = await countAttempt({ source: visitor.source }, context)
  if (limited !== null) return { ok: false, refusal: limited }
  if (await wasShown(given, visitor, context)) return refused('two_factor_refused')
  const { api } = await context.auth()
  try {
    const headers = headersOf({ ...visitor.browser, cookie: pendingOf(visitor.browser.cookie) })
    const signed =
      'code' in given
        ? await api.verifyTOTP({ body: given, headers, returnHeaders: true })
        : await api.verifyBackupCode({
            body: { code: given.backupCode },
            headers,
            returnHeaders: true,
          })
    const made = { headers: signed.headers, way: 'sign-in' } as const
    return await openSession('code' in given ? { ...made, ...given } : made, visitor, context)
  } catch (error) {
    const refusal = apiRefusalOf(error)
    if (refusal === null) throw error
    return refusal.statusCode === 429
      ? refused('rate_exceeded', { retryAfterSeconds: lockedSeconds })
      : refused('two_factor_refused')
  }
}

/** A code that was taken before is refused without the end of this sign-in: the next one may be right. */
async function wasShown(given: Code, { browser }: Visitor, context: SignIn): Promise<boolean> {
  const begun = context.cookies.begunOf(browser.cookie)
  if (!('code' in given) || begun === null) return false
  const { internalAdapter } = await (await context.auth()).$context
  const known = await internalAdapter.findVerificationValue(begun)
  const operatorId = parseId('operator', known?.value ?? '')
  if (operatorId === null) return false
  return isTaken({ operatorId, code: given.code }, context.engine.store)
}

/** Without the session that a browser may have besides: it would not be asked for a code. */
function pendingOf(cookie: string | undefined): string {
  const parts = (cookie ?? '').split(';').map((part) => part.trim())
  return parts.filter((part) => /^[^=]*\.two_factor=/.test(part)).join('; ')
}
