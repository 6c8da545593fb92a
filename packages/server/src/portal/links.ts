import type { MemberRole, UnixMillis } from '@countersign/core'
import { record } from '../engine/audit/record.ts'
import { done, type Outcome, refused } from '../engine/outcome.ts'
import { sha256 } from '../engine/random.ts'
import { revised } from '../engine/revision.ts'
import { countAttempt } from '../operators/attempts.ts'
import type { Visitor } from '../operators/context.ts'
import type { Change } from '../store/port.ts'
import type { CustomerRecord, MembershipRecord, PortalLinkRecord } from '../store/portal.ts'
import type { ProjectRecord } from '../store/records.ts'
import { customerActor } from './actor.ts'
import type { Portal } from './context.ts'
import { isOpen, newCustomer } from './new-records.ts'
import { type Opened, openSession } from './open-session.ts'
import { digestOf } from './passwords.ts'
import type { FoundSession } from './sessions.ts'

/** What a link is about, for whoever holds it. */
export interface ReadLink {
  readonly kind: PortalLinkRecord['kind']
  readonly email: string | null
  readonly role: MemberRole | null
  readonly project: ProjectRecord | null
  /** Whether somebody of this address is a customer already: they sign in and accept, others choose a password. */
  readonly isCustomer: boolean
  readonly expiresAt: UnixMillis
}

/** Reads a link without using it. Refuses with `link_refused` one that is not good any more. */
export async function readLink(
  secret: string,
  visitor: Visitor,
  portal: Portal,
): Promise<Outcome<ReadLink>> {
  const limited = await countAttempt({ source: visitor.source }, portal)
  if (limited !== null) return { ok: false, refusal: limited }
  const { store } = portal.engine
  const link = await store.portalLink(sha256(secret))
  if (!isOpen(link, await store.ping())) return refused('link_refused')
  const { kind, email, membershipId, projectId, expiresAt } = link
  const member = membershipId === null ? null : await store.member(membershipId)
  const project = projectId === null ? null : await store.project(projectId)
  if (projectId !== null && project === null) return refused('link_refused')
  const isCustomer = email !== null && (await store.customerBy({ email })) !== null
  const role = member?.membership.role ?? null
  return done({ kind, email, role, project, isCustomer, expiresAt })
}

export interface AcceptLink {
  readonly secret: string
  /** Who is signed in; null: nobody. */
  readonly found: FoundSession | null
  /** Of who becomes a customer by it. */
  readonly who: { readonly name: string; readonly password: string } | null
}

/** Somebody was let into a project. `opened`: by this very link they are signed in. */
export interface Accepted {
  readonly customer: CustomerRecord
  readonly membership: MembershipRecord
  readonly opened: Opened | null
}

/**
 * Takes an invitation, once: makes a customer of its address, or adds the membership to who is signed in
 * with that address. Refuses with `session_missing` where the address is a customer's who must sign in
 * first, and with `link_refused` where somebody else is signed in.
 */
export async function acceptLink(
  { secret, found, who }: AcceptLink,
  visitor: Visitor,
  portal: Portal,
): Promise<Outcome<Accepted>> {
  const limited = await countAttempt({ source: visitor.source }, portal)
  if (limited !== null) return { ok: false, refusal: limited }
  const digest = who === null ? null : await digestOf(who.password)
  return portal.engine.store.change(async (change) => {
    const invited = await invitationOf(secret, change)
    if (invited === null) return refused('link_refused')
    const known = await change.customerBy({ email: invited.email })
    if (known !== null) {
      if (found === null) return refused('session_missing')
      if (found.customer.id !== known.id) return refused('link_refused')
      return enter(known, null)
    }
    if (who === null || digest === null) {
      return refused('body_invalid', { member: 'password', expected: 'a name and a password' })
    }
    const named = { name: who.name, email: invited.email, externalId: null }
    const made = newCustomer(named, change.at)
    if (!(await change.insertCustomer(made))) return refused('object_exists', { member: 'email' })
    await change.setCustomerPassword(made.id, digest)
    const actor = customerActor(made, visitor)
    await record(change, actor, 'customer.create', { after: made })
    return enter(made, () => openSession(made, { visitor, change }, portal))

    async function enter(customer: CustomerRecord, open: (() => Promise<Opened>) | null) {
      const { link, membership } = invited as Invitation
      await change.usePortalLink(link.id)
      const joined = await joinProject(membership, customer, change)
      if (joined === null) return refused('object_exists', { member: 'email' })
      const states = { before: membership, after: joined }
      await record(change, customerActor(customer, visitor), 'member.accept', states)
      const opened = open === null ? null : await open()
      return done({ customer, membership: joined, opened })
    }
  })
}

interface Invitation {
  readonly link: PortalLinkRecord
  readonly membership: MembershipRecord
  readonly email: string
}

/** Null: not good any more, or the project is gone. */
async function invitationOf(secret: string, change: Change): Promise<Invitation | null> {
  const link = await change.portalLink(sha256(secret))
  if (!isOpen(link, change.at) || link.membershipId === null || link.projectId === null) return null
  if ((await change.project(link.projectId)) === null) return null
  const membership = await change.membership(link.membershipId)
  if (membership?.email == null) return null
  return { link, membership, email: membership.email }
}

/** The invitation becomes a membership; null where the customer is a member by another one. */
export async function joinProject(
  membership: MembershipRecord,
  customer: CustomerRecord,
  change: Change,
): Promise<MembershipRecord | null> {
  const joined: MembershipRecord = {
    ...membership,
    customerId: customer.id,
    email: null,
    acceptedAt: change.at,
    ...revised(membership, change.at),
  }
  return (await change.updateMembership(joined)) ? joined : null
}
