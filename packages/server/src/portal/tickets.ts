import type { MemberRole } from '@countersign/core'
import { record } from '../engine/audit/record.ts'
import { done, type Outcome, refused } from '../engine/outcome.ts'
import { sha256 } from '../engine/random.ts'
import { revised } from '../engine/revision.ts'
import { countAttempt } from '../operators/attempts.ts'
import type { Visitor } from '../operators/context.ts'
import type { Actor } from '../store/audit.ts'
import type { Change, Store } from '../store/port.ts'
import type { CustomerRecord, MembershipRecord } from '../store/portal.ts'
import type { ProjectRecord } from '../store/records.ts'
import { joinProject } from './accept-link.ts'
import type { Portal } from './context.ts'
import { isOpen, type MadeLink, newCustomer, newLink, newMembership } from './new-records.ts'
import { type Opened, openSession } from './open-session.ts'

/** A user of the API's own application, as it knows them: by an address or an id of its own, or both. */
export interface User {
  readonly email: string | null
  readonly externalId: string | null
  readonly name: string
  readonly role: MemberRole
}

export interface TicketWish {
  /** Id or slug. */
  readonly project: string
  readonly user: User
  readonly lifetimeMs: number
}

/** A link by which somebody enters, once. */
export interface Ticket extends MadeLink {
  readonly customer: CustomerRecord
}

/**
 * Makes a link into a project for a user of the API's own application: who is unknown becomes a customer
 * and a member, and a member gets the role that is said. Refuses with `object_exists` where the address
 * is one customer's and the id another's, and with `owner_last` where no owner would be left.
 */
export function makeTicket(
  { project: ref, user, lifetimeMs }: TicketWish,
  by: { readonly actor: Actor; readonly store: Store },
): Promise<Outcome<Ticket>> {
  return by.store.change(async (change) => {
    const project = await change.project(ref)
    if (project === null) return refused('object_unknown')
    const known = await customerOf(user, by.actor, change)
    if (!known.ok) return known
    const joined = await joinAs(user.role, { customer: known.value, project, by: by.actor }, change)
    if (!joined.ok) return joined
    const to = { at: change.at, customerId: known.value.id, projectId: project.id }
    const made = newLink('ticket', lifetimeMs, to)
    await change.insertPortalLink(made.link)
    await record(change, by.actor, 'portal-link.create', { after: made.link })
    return done({ ...made, customer: known.value })
  })
}

/** By the application's own id first: addresses change. */
async function customerOf(
  { email: given, externalId, name }: User,
  actor: Actor,
  change: Change,
): Promise<Outcome<CustomerRecord>> {
  const email = given?.toLowerCase() ?? null
  const byId = externalId === null ? null : await change.customerBy({ externalId })
  const byEmail = email === null ? null : await change.customerBy({ email })
  if (byId !== null && byEmail !== null && byId.id !== byEmail.id) {
    return refused('object_exists', { member: 'email' })
  }
  const known = byId ?? byEmail
  if (known === null) {
    const made = newCustomer({ name, email, externalId }, change.at)
    if (!(await change.insertCustomer(made))) return refused('object_exists', { member: 'email' })
    await record(change, actor, 'customer.create', { after: made })
    return done(made)
  }
  // an address that is theirs already stays: they sign in by it
  const completed = {
    ...known,
    email: known.email ?? email,
    externalId: known.externalId ?? externalId,
  }
  if (completed.externalId !== (externalId ?? completed.externalId))
    return refused('object_exists', { member: 'external_id' })
  if (completed.email === known.email && completed.externalId === known.externalId)
    return done(known)
  const changed = { ...completed, ...revised(known, change.at) }
  if (!(await change.updateCustomer(changed))) return refused('object_exists', { member: 'email' })
  await record(change, actor, 'customer.change', { before: known, after: changed })
  return done(changed)
}

interface Joining {
  readonly customer: CustomerRecord
  readonly project: ProjectRecord
  readonly by: Actor
}

async function joinAs(
  role: MemberRole,
  { customer, project, by }: Joining,
  change: Change,
): Promise<Outcome<MembershipRecord>> {
  const { id: customerId, email } = customer
  const { id: projectId } = project
  const before = await change.membershipOf({ customerId }, projectId)
  if (before?.role === role) return done(before)
  if (before !== null) {
    const isLast = before.role === 'owner' && (await change.countProjectOwners(projectId)) === 1
    if (isLast) return refused('owner_last')
    const changed = { ...before, role, ...revised(before, change.at) }
    await change.updateMembership(changed)
    await record(change, by, 'member.change', { before, after: changed })
    return done(changed)
  }
  const invited = email === null ? null : await change.membershipOf({ email }, projectId)
  if (invited !== null) {
    const joined = await joinProject({ ...invited, role }, { customer, actor: by }, change)
    if (joined === null) throw new Error('a member was invited to the same project')
    await change.dropPortalLinks({ membershipId: invited.id })
    return done(joined)
  }
  const made = newMembership({ customerId }, { projectId, role }, change.at)
  if (!(await change.insertMembership(made))) throw new Error('a member was none a moment ago')
  await record(change, by, 'member.create', { after: made })
  return done(made)
}

/**
 * Signs in by such a link, once. Refuses with `link_refused` one that is not good any more, or whose
 * membership has ended.
 */
export async function enter(
  secret: string,
  visitor: Visitor,
  portal: Portal,
): Promise<Outcome<Opened>> {
  const limited = await countAttempt({ source: visitor.source }, portal)
  if (limited !== null) return { ok: false, refusal: limited }
  return portal.engine.store.change(async (change) => {
    const link = await change.portalLink(sha256(secret))
    if (!isOpen(link, change.at) || link.customerId === null || link.projectId === null)
      return refused('link_refused')
    const { customerId, projectId: confinedTo } = link
    const project = await change.project(confinedTo)
    const customer = await change.customer(customerId)
    const membership = await change.membershipOf({ customerId }, confinedTo)
    if (project === null || customer === null || membership === null) return refused('link_refused')
    await change.usePortalLink(link.id)
    return done(await openSession(customer, { visitor, change, confinedTo }, portal))
  })
}
