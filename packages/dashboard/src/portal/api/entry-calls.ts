import type { PortalClient } from '@countersign/client/portal'
import type { CsrfHolder } from '../../api/cookie-fetch.ts'

type Given<Call> = Call extends (args: infer Args, ...rest: never[]) => unknown ? Args : never
type Answered<Call> = Call extends (...args: never[]) => Promise<infer Answer> ? Answer : never

/** Who is signed in, and the projects that they belong to. */
export type CustomerSession = Answered<PortalClient['session']['get']>
export type Membership = CustomerSession['memberships'][number]

/** How one comes to be signed in. Each that signs in brings along the token for writes that follow. */
export type EntryCalls = ReturnType<typeof createEntryCalls>

/** Who is asked to wait is told so, and not made to wait: it may be long. */
const once = { retries: 0 } as const

export function createEntryCalls({ session, links }: PortalClient, csrf: CsrfHolder) {
  const remember = <Reply extends { readonly csrf_token: string }>(reply: Reply): Reply => {
    csrf.token = reply.csrf_token
    return reply
  }
  return {
    session: () => session.get().then(remember),
    withPassword: (credentials: Given<PortalClient['session']['create']>) =>
      session.create(credentials, once).then(remember),
    withTicket: (ticket: Given<PortalClient['session']['enter']>) =>
      session.enter(ticket, once).then(remember),
    accept: (invited: Given<PortalClient['links']['accept']>) =>
      links.accept(invited, once).then(remember),
  }
}
