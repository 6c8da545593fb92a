import { record } from '../engine/audit/record.ts'
import { nameOf, type Profile, verifiedAddress } from '../operators/admit.ts'
import { joinProject } from './accept-link.ts'
import { customerActor } from './actor.ts'
import type { CustomerAuthOptions } from './auth.ts'
import { newCustomer } from './new-records.ts'
import { makeOwnProject } from './registration.ts'

/**
 * Makes a customer of somebody whom the identity provider knows, where their verified address was invited
 * or everybody may register. Nobody else becomes one, and who is one stays as they are.
 */
export async function admitCustomer(
  { email: given, name, emailVerified }: Profile,
  { store, registration }: Pick<CustomerAuthOptions, 'store' | 'registration'>,
): Promise<void> {
  const email = verifiedAddress({ email: given, emailVerified })
  if (email === null || (await store.customerBy({ email })) !== null) return
  const invited = await store.invitedAs(email)
  if (invited.length === 0 && !registration) return
  await store.change(async (change) => {
    const called = nameOf(name, email)
    const customer = newCustomer({ name: called, email, externalId: null }, change.at)
    if (!(await change.insertCustomer(customer))) return
    const actor = customerActor(customer, null)
    await record(change, actor, 'customer.create', { after: customer })
    for (const { id } of invited) {
      const membership = await change.membership(id)
      if (membership === null || membership.email !== email) continue
      await joinProject(membership, { customer, actor }, change)
      await change.dropPortalLinks({ membershipId: id })
    }
    if (invited.length === 0) await makeOwnProject(customer, called, { actor, change })
  })
}
