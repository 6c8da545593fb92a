import {
  type InvitationId,
  idRandomLength,
  makeId,
  type Role,
  type UnixMillis,
} from '@countersign/core'
import { record } from '../engine/audit/record.ts'
import { done, type Outcome, refused } from '../engine/outcome.ts'
import { randomText, sha256 } from '../engine/random.ts'
import type { Actor } from '../store/audit.ts'
import type { InvitationRecord } from '../store/operators.ts'
import type { Store } from '../store/port.ts'

/** Somebody stands at the terminal; an invitation waits in a mailbox. In milliseconds. */
const lifetime = { setup: 15 * 60_000, invitation: 7 * 24 * 3_600_000 } as const

/** 256 bits and more. */
const secretLength = 43

/** A link that makes an operator. The secret is here and nowhere else. */
export interface MadeLink {
  readonly invitation: InvitationRecord
  readonly secret: string
}

/** The path of a page and, in the fragment, the secret: so it is in no log and no Referer. */
export function linkTo(page: 'setup' | 'invitation', url: string, secret: string): string {
  return `${url}/dashboard/${page}#${secret}`
}

/** A link that makes an owner, for whoever operates the machine. Those before it are not valid any more. */
export function makeSetupLink(store: Store, actor: Actor): Promise<MadeLink> {
  return store.change(async (change) => {
    await change.dropSetupLinks()
    const made = newLink({ email: null, role: 'owner' }, change.at)
    await change.insertInvitation(made.invitation)
    await record(change, actor, 'invitation.create', { after: made.invitation })
    return made
  })
}

/** Invites somebody by mail address. Refuses whoever is an operator already. */
export async function invite(
  { email, role }: { readonly email: string; readonly role: Role },
  actor: Actor,
  store: Store,
): Promise<Outcome<MadeLink>> {
  if ((await store.operatorByEmail(email)) !== null)
    return refused('object_exists', { member: 'email' })
  return store.change(async (change) => {
    const made = newLink({ email, role }, change.at)
    await change.insertInvitation(made.invitation)
    await record(change, actor, 'invitation.create', { after: made.invitation })
    return done(made)
  })
}

/** Takes an invitation back. */
export function withdraw(id: InvitationId, actor: Actor, store: Store): Promise<Outcome<null>> {
  return store.change(async (change) => {
    const invitation = await change.invitation({ id })
    if (invitation === null || invitation.usedAt !== null) return refused('object_unknown')
    await change.deleteInvitation(id)
    await record(change, actor, 'invitation.delete', { before: invitation })
    return done(null)
  })
}

function newLink(
  { email, role }: { readonly email: string | null; readonly role: Role },
  at: UnixMillis,
): MadeLink {
  const secret = randomText(secretLength)
  const ms = email === null ? lifetime.setup : lifetime.invitation
  return {
    secret,
    invitation: {
      id: makeId('invitation', at, randomText(idRandomLength)),
      ...{ email: email?.toLowerCase() ?? null, role },
      digest: sha256(secret),
      createdAt: at,
      expiresAt: (at + ms) as UnixMillis,
      usedAt: null,
    },
  }
}
