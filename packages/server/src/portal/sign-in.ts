import { record } from '../engine/audit/record.ts'
import { done, type Outcome, refused } from '../engine/outcome.ts'
import { countAttempt } from '../operators/attempts.ts'
import type { Visitor } from '../operators/context.ts'
import type { CustomerRecord } from '../store/portal.ts'
import type { Portal } from './context.ts'
import { type Opened, openSession } from './open-session.ts'
import { isPassword } from './passwords.ts'

interface Credentials {
  readonly email: string
  readonly password: string
}

/**
 * Signs in by a password. Who does not exist, has no password or shows a wrong one is refused alike,
 * for the same work.
 */
export async function signIn(
  { email: given, password }: Credentials,
  visitor: Visitor,
  portal: Portal,
): Promise<Outcome<Opened>> {
  const email = given.toLowerCase()
  const { source, browser } = visitor
  const device = portal.devices.deviceOf(browser.cookie, email)
  const limited = await countAttempt({ source, account: email, device }, portal)
  if (limited !== null) return { ok: false, refusal: limited }
  const { store } = portal.engine
  const customer = await store.customerBy({ email })
  const digest = await store.customerPassword(customer?.id ?? nobody)
  const isRight = await isPassword(password, digest)
  if (customer === null || !isRight) {
    noteRefused(customer, visitor, portal)
    return refused('sign_in_refused')
  }
  return store.change(async (change) => {
    const locked = await change.customer(customer.id)
    // the password was changed meanwhile, which ends what was signed in by the old one
    const isSame = (await change.customerPassword(customer.id)) === digest
    if (locked === null || !isSame) return refused('sign_in_refused')
    return done(await openSession(locked, { visitor, change }, portal))
  })
}

/** Nobody has it: an id of no customer, so that one is looked up in any case. */
const nobody = 'cus_0000000000000000' as CustomerRecord['id']

/** Beside the reply, whose time would else tell which addresses are known. */
function noteRefused(
  customer: CustomerRecord | null,
  { browser: { address }, requestId }: Visitor,
  { engine: { store }, onFailure }: Portal,
): void {
  if (customer === null) return
  const actor = { id: 'nobody', address, requestId }
  const states = { before: customer, after: customer }
  store
    .change((change) => record(change, actor, 'customer.refuse-sign-in', states))
    .catch((error: unknown) => onFailure(error, 'a refused sign-in could not be recorded'))
}
