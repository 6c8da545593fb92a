import { record } from '../engine/audit/record.ts'
import { done, type Outcome } from '../engine/outcome.ts'
import type { Visitor } from '../operators/context.ts'
import { ours } from '../operators/open-session.ts'
import type { ProviderWay } from '../operators/single-sign-on-ways.ts'
import { customerActor } from './actor.ts'
import type { Portal } from './context.ts'

/** The way of customers to an identity provider and back. */
export function customersWay(portal: Portal): ProviderWay {
  const { engine, realm, url, onFailure, cookies, auth } = portal
  return {
    ...{ engine, realm, url, onFailure, cookies },
    root: '/portal',
    start: async (asked) => (await auth()).api.signInSocial({ ...asked, returnHeaders: true }),
    handle: async (request) => (await auth()).handler(request),
    open: (headers, visitor) => takeSession(headers, visitor, portal),
  }
}

/**
 * A session that the library has made, taken into the audit trail: without the record there is none. What
 * the browser was signed in with before ends.
 */
async function takeSession(
  headers: Headers,
  visitor: Visitor,
  { engine: { store }, cookies, devices }: Portal,
): Promise<Outcome<{ readonly cookies: readonly string[] }>> {
  const { cookie } = visitor.browser
  const set = ours(headers)
  const token = cookies.tokenOf(set.map((one) => one.split(';')[0]).join('; '))
  const found = token === null ? null : await store.customerSession(token, null)
  if (token === null || found === null) throw new Error('the session that was made is not there')
  const { customer } = found
  const before = cookies.tokenOf(cookie)
  try {
    await store.change(async (change) => {
      if (before !== null) await change.endCustomerSessions({ token: before })
      await change.noteCustomerSignIn(customer.id)
      const states = { before: customer, after: customer }
      await record(change, customerActor(customer, visitor), 'customer.sign-in', states)
    })
  } catch (error) {
    await store.signIn.deleteFrom('customer_sessions').where('token', '=', token).execute()
    throw error
  }
  const { email } = customer
  return done({ cookies: [...set, ...(email === null ? [] : [devices.remember(cookie, email)])] })
}
