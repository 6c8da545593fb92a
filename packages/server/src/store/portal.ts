import type {
  CustomerId,
  Environment,
  KeyId,
  KeyRequestId,
  MemberRole,
  MembershipId,
  PortalLinkId,
  ProjectId,
  SessionId,
  SessionLife,
  UnixMillis,
} from '@countersign/core'
import type { ProjectRecord } from './records.ts'

/** Somebody who signs in to the portal. */
export interface CustomerRecord {
  readonly id: CustomerId
  /** In small letters, proven to be theirs, and nobody else's; null: there is `externalId` instead. */
  readonly email: string | null
  /** What the API's own application calls them; null: it never has. */
  readonly externalId: string | null
  readonly name: string
  readonly signedInAt: UnixMillis | null
  readonly createdAt: UnixMillis
  readonly updatedAt: UnixMillis
  readonly revision: number
}

/** A browser in which a customer is signed in. Its secret is not part of it. */
export interface CustomerSessionRecord extends SessionLife {
  readonly id: SessionId
  readonly customerId: CustomerId
  /** That it is confined to, as a link of the API's own application led to it; null: all of the customer's. */
  readonly projectId: ProjectId | null
  readonly address: string | null
  readonly userAgent: string | null
}

/** A customer in a project, or somebody who is invited to it. */
export interface MembershipRecord {
  readonly id: MembershipId
  readonly projectId: ProjectId
  /** Null: invited, and not accepted yet. */
  readonly customerId: CustomerId | null
  /** Who is invited, in small letters; null once they have accepted. */
  readonly email: string | null
  readonly role: MemberRole
  readonly createdAt: UnixMillis
  readonly updatedAt: UnixMillis
  readonly acceptedAt: UnixMillis | null
  readonly revision: number
}

/** A membership with whose it is; null while it is an invitation. */
export interface Member {
  readonly membership: MembershipRecord
  readonly customer: CustomerRecord | null
}

/** A project that a customer is a member of. */
export interface ProjectOfCustomer {
  readonly role: MemberRole
  readonly project: ProjectRecord
}

export const linkKinds = ['invitation', 'ticket', 'password', 'registration'] as const
export type LinkKind = (typeof linkKinds)[number]

/** A link to the portal that is good once. */
export interface PortalLinkRecord {
  readonly id: PortalLinkId
  readonly kind: LinkKind
  /** SHA-256 of the secret in the link. */
  readonly digest: Uint8Array
  /** Who enters by a ticket, or chooses another password. */
  readonly customerId: CustomerId | null
  /** What an invitation leads to. */
  readonly membershipId: MembershipId | null
  /** That a ticket leads to. */
  readonly projectId: ProjectId | null
  /** Whom an invitation or a registration was sent to. */
  readonly email: string | null
  readonly registration: Registration | null
  readonly createdAt: UnixMillis
  readonly expiresAt: UnixMillis
  readonly usedAt: UnixMillis | null
}

/** Who registers, until the mail address is confirmed. */
export interface Registration {
  readonly name: string
  /** What their first project is to be called. */
  readonly project: string
  readonly passwordDigest: string
}

export const keyRequestStates = ['open', 'approved', 'refused', 'collected', 'withdrawn'] as const
export type KeyRequestState = (typeof keyRequestStates)[number]

/**
 * A key that a member asks for where self-service is off. Who approves it makes no key: the member
 * collects it afterwards, so that nobody else sees its secret.
 */
export interface KeyRequestRecord {
  readonly id: KeyRequestId
  readonly projectId: ProjectId
  /** Who asks. */
  readonly customerId: CustomerId
  readonly name: string
  readonly environment: Environment
  readonly scopes: readonly string[] | null
  /** In milliseconds from when it is collected; null: without end. */
  readonly expiresInMs: number | null
  readonly reason: string | null
  readonly state: KeyRequestState
  /** What whoever decided had to say. */
  readonly note: string | null
  /** Id of the actor. */
  readonly decidedBy: string | null
  readonly decidedAt: UnixMillis | null
  /** The key that was collected. */
  readonly keyId: KeyId | null
  readonly createdAt: UnixMillis
  readonly updatedAt: UnixMillis
  readonly revision: number
}

/** A request with what people call whose it is. */
export interface AskedKey {
  readonly request: KeyRequestRecord
  readonly customer: Pick<CustomerRecord, 'id' | 'name' | 'email'>
  readonly project: Pick<ProjectRecord, 'id' | 'slug' | 'name'>
}

/** A session as it is at the database's time of the very read, with whose it is. */
export interface FoundCustomer {
  readonly at: UnixMillis
  readonly session: CustomerSessionRecord
  readonly customer: CustomerRecord
  /** The project that was asked about; null: there is none, the customer is no member, or the session is confined to another. */
  readonly inProject: (ProjectOfCustomer & { readonly membershipId: MembershipId }) | null
}

interface PageOf<Id extends string> {
  readonly before: Id | null
  readonly limit: number
}

/** Projects that were deleted are absent, and so is what belongs to them. */
export interface PortalReadings {
  /**
   * Never a copy: what a finished change ended is absent. `token` is the secret of the cookie, `project`
   * the id or slug of the one that is asked about; null: none is. One read.
   */
  customerSession(token: string, project: string | null): Promise<FoundCustomer | null>
  /** Those that last at an instant, the newest first. */
  customerSessions(
    id: CustomerId,
    page: PageOf<SessionId> & { readonly at: UnixMillis },
  ): Promise<readonly CustomerSessionRecord[]>
  customer(id: CustomerId): Promise<CustomerRecord | null>
  customerBy(by: CustomerName): Promise<CustomerRecord | null>
  /** The digest of the customer's password; null: comes in another way. */
  customerPassword(id: CustomerId): Promise<string | null>
  /** At most so many, in the order of their names; `only`: that one alone. */
  projectsOfCustomer(
    id: CustomerId,
    page: { readonly most: number; readonly only: ProjectId | null },
  ): Promise<readonly ProjectOfCustomer[]>
  members(projectId: ProjectId, page: PageOf<MembershipId>): Promise<readonly Member[]>
  member(id: MembershipId): Promise<Member | null>
  /** Invitations of an address that were not accepted, to any project. */
  invitedAs(email: string): Promise<readonly MembershipRecord[]>
  /** By the secret's digest; also one that was used or came too late. */
  portalLink(digest: Uint8Array): Promise<PortalLinkRecord | null>
  keyRequests(filter: KeyRequestFilter, page: PageOf<KeyRequestId>): Promise<readonly AskedKey[]>
  keyRequest(id: KeyRequestId): Promise<AskedKey | null>
}

export type CustomerName = { readonly email: string } | { readonly externalId: string }

/** Absent members ask nothing. */
export interface KeyRequestFilter {
  readonly projectId?: ProjectId | undefined
  readonly state?: KeyRequestState | undefined
}

/** Which sessions of customers end: one, by its id or its secret, or all of a customer but one. */
export type EndedCustomerSessions =
  | { readonly token: string }
  | { readonly id: SessionId }
  | { readonly customerId: CustomerId; readonly exceptId?: SessionId }

/** Steps of a change that concern customers. Those that read lock what they read. */
export interface PortalChange {
  customer(id: CustomerId): Promise<CustomerRecord | null>
  customerBy(by: CustomerName): Promise<CustomerRecord | null>
  /** False, and nothing written, when the address or the external id is taken. */
  insertCustomer(customer: CustomerRecord): Promise<boolean>
  /** False, and nothing written, when the address or the external id is taken. */
  updateCustomer(customer: CustomerRecord): Promise<boolean>
  /** The digest; null: there is none. Whoever changes it locks the customer first. */
  customerPassword(id: CustomerId): Promise<string | null>
  /** In place of the one before, if there was one. */
  setCustomerPassword(id: CustomerId, digest: string): Promise<void>
  /** `token` is the secret of the cookie. Notes that the customer has signed in. */
  insertCustomerSession(session: CustomerSessionRecord, token: string): Promise<void>
  /** The same for a session that the library of sign-in has made. */
  noteCustomerSignIn(id: CustomerId): Promise<void>
  customerSession(id: SessionId): Promise<CustomerSessionRecord | null>
  endCustomerSessions(ended: EndedCustomerSessions): Promise<void>

  membership(id: MembershipId): Promise<MembershipRecord | null>
  membershipOf(
    who: { readonly customerId: CustomerId } | { readonly email: string },
    projectId: ProjectId,
  ): Promise<MembershipRecord | null>
  /** False, and nothing written, when they are a member or invited already. */
  insertMembership(membership: MembershipRecord): Promise<boolean>
  /** False, and nothing written, when the customer is a member by another one. */
  updateMembership(membership: MembershipRecord): Promise<boolean>
  /** Its links are gone with it, and tickets of the customer to the project. */
  deleteMembership(membership: MembershipRecord): Promise<void>
  /** Locks all owners of a project, invited ones left out; how many there are. */
  countProjectOwners(projectId: ProjectId): Promise<number>
  /** How many projects the customer is a member of. */
  countMemberships(id: CustomerId): Promise<number>

  /** Forgets some that have ended. */
  insertPortalLink(link: PortalLinkRecord): Promise<void>
  portalLink(digest: Uint8Array): Promise<PortalLinkRecord | null>
  usePortalLink(id: PortalLinkId): Promise<void>
  /** Those that were not used: of a customer to choose a password, or of an invitation. */
  dropPortalLinks(
    of: { readonly passwordOf: CustomerId } | { readonly membershipId: MembershipId },
  ): Promise<void>

  keyRequest(id: KeyRequestId): Promise<KeyRequestRecord | null>
  /** Those of a project that are open. */
  countOpenKeyRequests(projectId: ProjectId): Promise<number>
  insertKeyRequest(request: KeyRequestRecord): Promise<void>
  updateKeyRequest(request: KeyRequestRecord): Promise<void>
}
