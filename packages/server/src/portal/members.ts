import type { MemberRole, MembershipId, ProjectId } from '@countersign/core'
import { record } from '../engine/audit/record.ts'
import { done, type Outcome, refused } from '../engine/outcome.ts'
import { type Expected, refuseStale, revised } from '../engine/revision.ts'
import type { Actor } from '../store/audit.ts'
import type { Change, Store } from '../store/port.ts'
import type { Member, MembershipRecord } from '../store/portal.ts'
import type { Invited } from './context.ts'
import { type MadeLink, newLink, newMembership } from './new-records.ts'

/** A mail waits until somebody reads it. In milliseconds. */
const invitationMs = 7 * 24 * 3_600_000

/** An invitation, with the link that accepts it. */
export interface MadeInvitation extends MadeLink {
  readonly member: Member
}

/**
 * Invites somebody to a project (its id or slug) by mail address. Refuses with `object_exists` whoever
 * was invited to it before.
 */
export function inviteMember(
  project: string,
  { email, role }: Invited,
  by: { readonly actor: Actor; readonly store: Store },
): Promise<Outcome<MadeInvitation>> {
  return by.store.change(async (change) => {
    const found = await change.project(project)
    if (found === null) return refused('object_unknown')
    const { id: projectId } = found
    const membership = newMembership({ email }, { projectId, role }, change.at)
    const known = await change.customerBy({ email: email.toLowerCase() })
    const isMember =
      known !== null && (await change.membershipOf({ customerId: known.id }, projectId)) !== null
    if (isMember || !(await change.insertMembership(membership)))
      return refused('object_exists', { member: 'email' })
    await record(change, by.actor, 'member.invite', { after: membership })
    const made = newLink('invitation', invitationMs, {
      at: change.at,
      membershipId: membership.id,
      projectId,
      email: membership.email,
    })
    await change.insertPortalLink(made.link)
    return done({ ...made, member: { membership, customer: null } })
  })
}

/** Which membership of which project (its id or slug), and as which revision of it. */
export interface MemberRef {
  readonly id: MembershipId
  readonly project: string
  readonly expected?: Expected
}

/** Gives a member another role, from the next request on. Refuses with `owner_last` where no owner would be left. */
export function changeMember(
  ref: MemberRef,
  role: MemberRole,
  by: { readonly actor: Actor; readonly store: Store },
): Promise<Outcome<MembershipRecord>> {
  return by.store.change(async (change) => {
    const found = await memberOf(ref, change)
    if (!found.ok) return found
    const membership = found.value
    if (role !== 'owner' && (await isLastOwner(membership, change))) return refused('owner_last')
    const changed = { ...membership, role, ...revised(membership, change.at) }
    await change.updateMembership(changed)
    await record(change, by.actor, 'member.change', { before: membership, after: changed })
    return done(changed)
  })
}

/**
 * Ends a membership, or an invitation. Whoever has no other is signed out everywhere. Refuses with
 * `owner_last` where no owner would be left, unless `evenTheLast`.
 */
export function removeMember(
  ref: MemberRef,
  by: { readonly actor: Actor; readonly store: Store; readonly evenTheLast?: true },
): Promise<Outcome<null>> {
  return by.store.change(async (change) => {
    const found = await memberOf(ref, change)
    if (!found.ok) return found
    const membership = found.value
    if (by.evenTheLast === undefined && (await isLastOwner(membership, change)))
      return refused('owner_last')
    await change.deleteMembership(membership)
    const { customerId } = membership
    if (customerId !== null && (await change.countMemberships(customerId)) === 0)
      await change.endCustomerSessions({ customerId })
    await record(change, by.actor, 'member.delete', { before: membership })
    return done(null)
  })
}

/** The row of the project is locked first, so that two of its last owners can not go at once. */
async function memberOf(
  { id, project, expected }: MemberRef,
  change: Change,
): Promise<Outcome<MembershipRecord>> {
  const found = await change.project(project)
  const membership = found === null ? null : await change.membership(id)
  if (found === null || membership?.projectId !== found.id) return refused('object_unknown')
  const stale = refuseStale(expected, membership)
  return stale === null ? done(membership) : { ok: false, refusal: stale }
}

async function isLastOwner(
  { role, customerId, projectId }: MembershipRecord,
  change: Change,
): Promise<boolean> {
  if (role !== 'owner' || customerId === null) return false
  return (await change.countProjectOwners(projectId)) === 1
}

/** A member of a project, by their id; null: there is none, or of another project. */
export async function memberIn(
  projectId: ProjectId,
  id: MembershipId,
  store: Store,
): Promise<Member | null> {
  const member = await store.member(id)
  return member?.membership.projectId === projectId ? member : null
}
