import { record } from '../engine/audit/record.ts'
import { done, type Outcome, refused } from '../engine/outcome.ts'
import { sha256 } from '../engine/random.ts'
import { countAttempt } from '../operators/attempts.ts'
import type { Visitor } from '../operators/context.ts'
import { customerActor } from './actor.ts'
import type { Portal } from './context.ts'
import { type Language, linkOf, sendMail } from './mails.ts'
import { isOpen, newLink } from './new-records.ts'
import { digestOf } from './passwords.ts'
import { mailedMs } from './registration.ts'

/**
 * Has a link mailed by which another password is chosen, if somebody has the address; which shows in
 * neither the reply nor its time. Refuses with `way_closed` where no mail is sent.
 */
export async function forgetPassword(
  given: string,
  { visitor, language }: { readonly visitor: Visitor; readonly language: Language },
  portal: Portal,
): Promise<Outcome<null>> {
  if (portal.mail === null) return refused('way_closed')
  const to = given.toLowerCase()
  const limited = await countAttempt({ source: visitor.source, mailTo: to }, portal)
  if (limited !== null) return { ok: false, refusal: limited }
  mailLink(to, language, portal).catch((error: unknown) =>
    portal.onFailure(error, 'the mail for another password could not be sent'),
  )
  return done(null)
}

async function mailLink(to: string, language: Language, portal: Portal): Promise<void> {
  const { store } = portal.engine
  const customer = await store.customerBy({ email: to })
  if (customer === null) return
  const made = await store.change(async (change) => {
    await change.dropPortalLinks({ passwordOf: customer.id })
    const link = newLink('password', mailedMs, { at: change.at, customerId: customer.id })
    await change.insertPortalLink(link.link)
    return link
  })
  await sendMail('password', { to, language, link: linkOf(made, portal) }, portal)
}

/** Gives another password by such a link, once, and ends all sessions. */
export async function resetPassword(
  { secret, password }: { readonly secret: string; readonly password: string },
  visitor: Visitor,
  portal: Portal,
): Promise<Outcome<null>> {
  const limited = await countAttempt({ source: visitor.source }, portal)
  if (limited !== null) return { ok: false, refusal: limited }
  const digest = await digestOf(password)
  return portal.engine.store.change(async (change) => {
    const link = await change.portalLink(sha256(secret))
    if (!isOpen(link, change.at) || link.kind !== 'password' || link.customerId === null)
      return refused('link_refused')
    const customer = await change.customer(link.customerId)
    if (customer === null) return refused('link_refused')
    await change.usePortalLink(link.id)
    await change.dropPortalLinks({ passwordOf: customer.id })
    await change.setCustomerPassword(customer.id, digest)
    await change.endCustomerSessions({ customerId: customer.id })
    const states = { before: customer, after: customer }
    await record(change, customerActor(customer, visitor), 'customer.reset-password', states)
    return done(null)
  })
}
