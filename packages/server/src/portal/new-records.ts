import {
  type CustomerId,
  idRandomLength,
  type MemberRole,
  makeId,
  type ProjectId,
  type UnixMillis,
} from '@countersign/core'
import { randomText, sha256 } from '../engine/random.ts'
import type {
  CustomerRecord,
  LinkKind,
  MembershipRecord,
  PortalLinkRecord,
} from '../store/portal.ts'

/** A customer who has just been made. */
export function newCustomer(
  who: Pick<CustomerRecord, 'name' | 'email' | 'externalId'>,
  at: UnixMillis,
): CustomerRecord {
  return {
    id: makeId('customer', at, randomText(idRandomLength)),
    name: who.name,
    email: who.email,
    externalId: who.externalId,
    signedInAt: null,
    createdAt: at,
    updatedAt: at,
    revision: 1,
  }
}

/** Who is a member from now on, or is invited by their mail address. */
export function newMembership(
  who: { readonly customerId: CustomerId } | { readonly email: string },
  { projectId, role }: { readonly projectId: ProjectId; readonly role: MemberRole },
  at: UnixMillis,
): MembershipRecord {
  const isMember = 'customerId' in who
  return {
    id: makeId('membership', at, randomText(idRandomLength)),
    projectId,
    customerId: isMember ? who.customerId : null,
    email: isMember ? null : who.email.toLowerCase(),
    role,
    createdAt: at,
    updatedAt: at,
    acceptedAt: isMember ? at : null,
    revision: 1,
  }
}

/** A link, and its secret, which is here and nowhere else. */
export interface MadeLink {
  readonly link: PortalLinkRecord
  readonly secret: string
}

/** 256 bits and more. */
const secretLength = 43

export function newLink(
  kind: LinkKind,
  lifetimeMs: number,
  { at, ...to }: Partial<PortalLinkRecord> & { readonly at: UnixMillis },
): MadeLink {
  const secret = randomText(secretLength)
  const none = { customerId: null, membershipId: null, projectId: null, email: null }
  const link: PortalLinkRecord = {
    ...none,
    registration: null,
    ...to,
    kind,
    id: makeId('portal-link', at, randomText(idRandomLength)),
    digest: sha256(secret),
    createdAt: at,
    expiresAt: (at + lifetimeMs) as UnixMillis,
    usedAt: null,
  }
  return { link, secret }
}

/** Which page of the portal a link opens. */
export const linkPages = {
  invitation: 'invitation',
  ticket: 'enter',
  password: 'password',
  registration: 'registration',
} as const satisfies Record<LinkKind, string>

/** The path of a page and, in the fragment, the secret: so it is in no log and no Referer. */
export function linkTo({ link, secret }: MadeLink, url: string): string {
  return `${url}/portal/${linkPages[link.kind]}#${secret}`
}

/** Whether a link could still be used at an instant. */
export function isOpen(link: PortalLinkRecord | null, at: UnixMillis): link is PortalLinkRecord {
  return link !== null && link.usedAt === null && link.expiresAt > at
}
