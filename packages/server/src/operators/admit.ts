import { idRandomLength, makeId, type Role, type UnixMillis } from '@countersign/core'
import { record } from '../engine/audit/record.ts'
import { randomText } from '../engine/random.ts'
import type { InvitationRecord, OperatorRecord } from '../store/operators.ts'
import { actorOf } from './actor.ts'
import type { AuthOptions, OidcSettings } from './options.ts'

/** What an identity provider says of somebody. */
export interface Profile {
  readonly email?: unknown
  readonly name?: unknown
  readonly emailVerified?: unknown
}

/**
 * Makes an operator of somebody whom the identity provider knows, where their verified mail address was
 * invited or everybody there has a role. Nobody else becomes one, and who is one stays as they are.
 */
export async function admit(
  { email: given, name, emailVerified }: Profile,
  { defaultRole }: OidcSettings,
  { store }: AuthOptions,
): Promise<void> {
  const email = verifiedAddress({ email: given, emailVerified })
  if (email === null) return
  if ((await store.operatorByEmail(email)) !== null) return
  const invitation = await store.invitationByEmail(email)
  const role = invitation?.role ?? defaultRole
  if (role === null) return
  const called = nameOf(name, email)
  await store.change(async (change) => {
    const open = invitation === null ? null : await change.invitation({ id: invitation.id })
    if (invitation !== null && !isOpen(open, change.at)) return
    const operator = newOperator({ email, name: called, role }, change.at)
    if (!(await change.insertOperator(operator, null))) return
    const actor = actorOf(operator, null)
    await record(change, actor, 'operator.create', { after: operator })
    if (open === null) return
    await change.useInvitation(open.id)
    const after = { ...open, usedAt: change.at }
    await record(change, actor, 'invitation.accept', { before: open, after })
  })
}

/** In small letters; null: there is none that the provider has verified. */
export function verifiedAddress({ email, emailVerified }: Profile): string | null {
  return typeof email === 'string' && emailVerified === true ? email.toLowerCase() : null
}

/** What somebody is called there; their address where it is nothing. */
export function nameOf(name: unknown, email: string): string {
  return typeof name === 'string' && name.trim() !== '' ? name.trim().slice(0, 200) : email
}

/** Whether a link could still be used at an instant. */
export function isOpen(invitation: InvitationRecord | null, at: UnixMillis): boolean {
  return invitation !== null && invitation.usedAt === null && invitation.expiresAt > at
}

/** An operator who has just been made. */
export function newOperator(
  { email, name, role }: { readonly email: string; readonly name: string; readonly role: Role },
  at: UnixMillis,
): OperatorRecord {
  return {
    id: makeId('operator', at, randomText(idRandomLength)),
    ...{ email: email.toLowerCase(), name, role },
    isActive: true,
    twoFactorEnabled: false,
    signedInAt: null,
    createdAt: at,
    updatedAt: at,
    revision: 1,
  }
}
