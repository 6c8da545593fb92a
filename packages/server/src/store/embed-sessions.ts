import type {
  CustomerId,
  EmbedSessionId,
  KeyId,
  MemberRole,
  ProjectId,
  UnixMillis,
} from '@countersign/core'
import type { CustomerRecord, PortalChange, PortalReadings } from './portal.ts'
import type { ProjectRecord } from './records.ts'

/** What the panel may do that stands in a page of the API's own application, and whose page that is. */
export interface EmbedSessionRecord {
  readonly id: EmbedSessionId
  readonly projectId: ProjectId
  readonly role: MemberRole
  /** The only origin whose pages may hold the panel. */
  readonly origin: string
  /** SHA-256 of its token. */
  readonly digest: Uint8Array
  readonly createdAt: UnixMillis
  readonly expiresAt: UnixMillis
}

/** A session as it is at the database's time of the very read. */
export interface FoundEmbedSession {
  readonly at: UnixMillis
  readonly session: EmbedSessionRecord
  readonly project: ProjectRecord
}

/** Sessions that have ended, and those whose project was deleted, are absent. */
export interface EmbedReadings {
  embedSession(
    by: { readonly digest: Uint8Array } | { readonly id: EmbedSessionId },
  ): Promise<FoundEmbedSession | null>
  /** The customer who made a key in the portal; null: nobody did there. */
  keyMaker(id: KeyId): Promise<CustomerRecord | null>
}

export interface EmbedChange {
  /** Forgets some that have ended. */
  insertEmbedSession(session: EmbedSessionRecord): Promise<void>
  /** Notes for a key that was inserted which customer has made it. */
  noteKeyMaker(id: KeyId, customerId: CustomerId): Promise<void>
}

/** All that the portal reads. */
export interface InPortal extends PortalReadings, EmbedReadings {}

/** All that the portal changes. */
export interface ChangeInPortal extends PortalChange, EmbedChange {}
