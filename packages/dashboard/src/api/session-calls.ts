import type { Arguments, CountersignClient, Result } from '@countersign/client'
import type { CsrfHolder } from './cookie-fetch.ts'

/** Who is signed in, what they may, and to what installation. */
export type Session = Result<'session.get'>

/** How one comes to be signed in. Each that signs in brings along the token for writes that follow. */
export type SessionCalls = ReturnType<typeof createSessionCalls>

/** Who is asked to wait is told so, and not made to wait: it may be long. */
const once = { retries: 0 } as const

export function createSessionCalls(
  { session, setup, invitations }: CountersignClient,
  { csrf, onSession }: { readonly csrf: CsrfHolder; readonly onSession: (of: Session) => void },
) {
  const remember = <Reply extends Session | { readonly two_factor_required: true }>(
    reply: Reply,
  ): Reply => {
    if ('csrf_token' in reply) {
      csrf.token = reply.csrf_token
      onSession(reply)
    }
    return reply
  }
  return {
    session: () => session.get().then(remember),
    withPassword: (credentials: Arguments<'session.create'>) =>
      session.create(credentials, once).then(remember),
    withCode: (code: Arguments<'session.verifyTwoFactor'>) =>
      session.verifyTwoFactor(code, once).then(remember),
    setUp: (first: Arguments<'setup.complete'>) => setup.complete(first).then(remember),
    accept: (invited: Arguments<'invitations.accept'>) =>
      invitations.accept(invited).then(remember),
    confirmTwoFactor: (code: Arguments<'session.confirmTwoFactor'>) =>
      session.confirmTwoFactor(code, once).then(remember),
    rename: (renamed: Arguments<'session.rename'>) => session.rename(renamed).then(remember),
  }
}
