import type { AuditAction, AuditId, ChainPlace, ProjectId, UnixMillis } from '@countersign/core'
import type { StoredKey } from './port.ts'

/** Who changes something, and from where. */
export interface Actor {
  /** Id of the key that was shown, or a name for those that have none: `admin`, `service`, `command-line`, `ADMIN_MASTER_KEY`. */
  readonly id: string
  /** Null: from within the service. */
  readonly address: string | null
  readonly requestId: string | null
  /** What an operator was called at the time, as `name <mail address>`; others have none. */
  readonly name?: string
}

/** A change as the audit trail keeps it. It holds what may be shown to people, and no secret. */
export interface AuditRecord {
  readonly id: AuditId
  /** The database's time when the transaction of the change began. */
  readonly at: UnixMillis
  readonly actor: Actor
  readonly action: AuditAction
  /** The project that the objects belong to; null: none. */
  readonly projectId: ProjectId | null
  /** Of one kind, which the action tells. Nearly always one; never none. */
  readonly objectIds: readonly [string, ...string[]]
  /** The members that the change changed, as they were; null: there was nothing before. */
  readonly before: JsonMembers | null
  /** The same members as they are since; null: the object is gone. */
  readonly after: JsonMembers | null
}

export type JsonMembers = Readonly<Record<string, unknown>>

/** A record with its place in the chain. */
export interface SealedAuditRecord extends AuditRecord, ChainPlace {}

/** The end of the chain. */
export interface AuditHead extends ChainPlace {
  /** Every change that was committed before this instant, by the database's clock, is sealed. */
  readonly sealedThrough: UnixMillis
  /** The database's time of this reading. */
  readonly at: UnixMillis
}

/** Absent members ask nothing. */
export interface AuditFilter {
  readonly actor?: string | undefined
  readonly action?: AuditAction | undefined
  readonly objectId?: string | undefined
  readonly projectId?: string | undefined
  /** Records with a higher sequence number. */
  readonly after?: number | undefined
  /** At or after. */
  readonly from?: UnixMillis | undefined
  /** Before. */
  readonly until?: UnixMillis | undefined
}

export interface AuditPage {
  readonly order: 'newest' | 'oldest'
  /** Only records that come after this sequence number in that order; null: from the first. */
  readonly beyond: number | null
  readonly limit: number
}

/** The hash of a record that follows a place in the chain. */
export type Link = (previous: ChainPlace, record: AuditRecord) => string

/** Reads of what is sealed; records that are not yet are absent. */
export interface AuditReadings {
  audit(filter: AuditFilter, page: AuditPage): Promise<readonly SealedAuditRecord[]>
  auditHead(): Promise<AuditHead>
}

/** Steps of a change that concern the audit trail. */
export interface AuditChange {
  /**
   * Writes a record of this change. A change that has written something else and no record is not
   * committed: its promise rejects.
   */
  record(record: AuditRecord): Promise<void>

  /**
   * Keys that were not revoked when they expired, at least `lagMs` ago, the first ones first. Each is
   * given once for each end that it had; what is given must be recorded. Empty: there are none, or
   * another node is at it.
   */
  takeExpiredKeys(wanted: {
    readonly lagMs: number
    readonly most: number
  }): Promise<readonly StoredKey[]>
}
