import { record } from '../engine/audit/record.ts'
import { done, type Outcome, refused } from '../engine/outcome.ts'
import { sha256 } from '../engine/random.ts'
import { revised } from '../engine/revision.ts'
import { countAttempt } from '../operators/attempts.ts'
import type { Visitor } from '../operators/context.ts'
import type { Actor } from '../store/audit.ts'
import type { Change } from '../store/port.ts'
import type { CustomerRecord, MembershipRecord, PortalLinkRecord } from '../store/portal.ts'
import { customerActor } from './actor.ts'
import type { Portal } from './context.ts'
import { isOpen, newCustomer } from './new-records.ts'
import { type Opened, openSession } from './open-session.ts'
import { digestOf } from './passwords.ts'
import { confirm } from './registration.ts'
import type { FoundSession } from './sessions.ts'

export interface AcceptLink {
  readonly secret: string
  /** Who is signed in; null: nobody. */
  readonly found: FoundSession | null
  /** Of who becomes a customer by it. */
  readonly who: { readonly name: string; readonly password: string } | null
}

/**
 * Takes an invitation, or the confirmation of a registration, once: makes a customer of its address and
 * signs them in, or adds the membership to who is signed in with that address, where the outcome is null.
 * Refuses with `session_missing` where the address is a customer's who must sign in first, and with
 * `link_refused` where somebody else is signed in.
 */
export async function acceptLink(
  { secret, found, who }: AcceptLink,
  visitor: Visitor,
  portal: Portal,
): Promise<Outcome<Opened | null>> {
  const limited = await countAttempt({ source: visitor.source }, portal)
  if (limited !== null) return { ok: false, refusal: limited }
  const digest = who === null ? null : await digestOf(who.password)
  return portal.engine.store.change(async (change) => {
    const link = await change.portalLink(sha256(secret))
    if (!isOpen(link, change.at)) return refused('link_refused')
    if (link.kind === 'registration') return confirm(link, { visitor, change }, portal)
    const membership = await invitationOf(link, change)
    const email = membership?.email ?? null
    if (membership === null || email === null) return refused('link_refused')
    const known = await change.customerBy({ email })
    if (known !== null) return acceptAs(known, { link, membership, found, visitor, change })
    if (who === null || digest === null)
      return refused('body_invalid', { member: 'password', expected: 'a name and a password' })
    const made = newCustomer({ name: who.name, email, externalId: null }, change.at)
    if (!(await change.insertCustomer(made))) return refused('object_exists', { member: 'email' })
    await change.setCustomerPassword(made.id, digest)
    const actor = customerActor(made, visitor)
    await record(change, actor, 'customer.create', { after: made })
    await change.usePortalLink(link.id)
    await joinProject(membership, { customer: made, actor }, change)
    return done(await openSession(made, { visitor, change }, portal))
  })
}

interface Accepting extends Pick<AcceptLink, 'found'> {
  readonly link: PortalLinkRecord
  readonly membership: MembershipRecord
  readonly visitor: Visitor
  readonly change: Change
}

/** A session that is confined to a project can't take another one. */
async function acceptAs(
  customer: CustomerRecord,
  { link, membership, found, visitor, change }: Accepting,
): Promise<Outcome<null>> {
  if (found === null) return refused('session_missing')
  if (found.customer.id !== customer.id || found.session.projectId !== null)
    return refused('link_refused')
  await change.usePortalLink(link.id)
  const actor = customerActor(customer, visitor)
  const joined = await joinProject(membership, { customer, actor }, change)
  return joined === null ? refused('object_exists', { member: 'email' }) : done(null)
}

/** Null: not good any more, or the project is gone. */
async function invitationOf(
  { membershipId, projectId }: PortalLinkRecord,
  change: Change,
): Promise<MembershipRecord | null> {
  if (membershipId === null || projectId === null) return null
  if ((await change.project(projectId)) === null) return null
  return change.membership(membershipId)
}

/** An invitation becomes a membership; null where the customer is a member by another one. */
export async function joinProject(
  invited: MembershipRecord,
  { customer, actor }: { readonly customer: CustomerRecord; readonly actor: Actor },
  change: Change,
): Promise<MembershipRecord | null> {
  const joined: MembershipRecord = {
    ...invited,
    customerId: customer.id,
    email: null,
    acceptedAt: change.at,
    ...revised(invited, change.at),
  }
  if (!(await change.updateMembership(joined))) return null
  await record(change, actor, 'member.accept', { before: invited, after: joined })
  return joined
}
