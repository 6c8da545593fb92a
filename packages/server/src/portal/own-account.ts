import { record } from '../engine/audit/record.ts'
import { done, type Outcome, refused } from '../engine/outcome.ts'
import { revised } from '../engine/revision.ts'
import { countAttempt } from '../operators/attempts.ts'
import type { Actor } from '../store/audit.ts'
import type { CustomerRecord } from '../store/portal.ts'
import type { Portal } from './context.ts'
import type { SignedIn } from './open-session.ts'
import { digestOf, isPassword } from './passwords.ts'

/** Members that are absent stay as they are. */
export interface ChangeOwn {
  readonly name?: string
  readonly password?: { readonly current: string; readonly fresh: string }
}

/**
 * Changes one's own name or password. Another password ends all other sessions, and links to choose one.
 * Refuses with `password_refused` where the present one is not right.
 */
export async function changeOwn(
  command: ChangeOwn,
  { session, customer: { id } }: Pick<SignedIn, 'session' | 'customer'>,
  by: { readonly actor: Actor; readonly portal: Portal },
): Promise<Outcome<CustomerRecord>> {
  const { store } = by.portal.engine
  const { password, name } = command
  const digest = password === undefined ? null : await store.customerPassword(id)
  if (password !== undefined) {
    const limited = await countAttempt({ session: session.id }, by.portal)
    if (limited !== null) return { ok: false, refusal: limited }
    if (!(await isPassword(password.current, digest))) return refused('password_refused')
  }
  const fresh = password === undefined ? null : await digestOf(password.fresh)
  return store.change(async (change) => {
    const customer = await change.customer(id)
    if (customer === null) return refused('session_missing')
    if (fresh !== null) {
      // somebody else has changed it meanwhile
      if ((await change.customerPassword(id)) !== digest) return refused('password_refused')
      await change.setCustomerPassword(id, fresh)
      await change.endCustomerSessions({ customerId: id, exceptId: session.id })
      await change.dropPortalLinks({ passwordOf: id })
      const states = { before: customer, after: customer }
      await record(change, by.actor, 'customer.change-password', states)
    }
    if (name === undefined || name === customer.name) return done(customer)
    const changed = { ...customer, name, ...revised(customer, change.at) }
    await change.updateCustomer(changed)
    await record(change, by.actor, 'customer.change', { before: customer, after: changed })
    return done(changed)
  })
}
