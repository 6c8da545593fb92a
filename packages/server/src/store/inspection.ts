import type { UnixMillis } from '@countersign/core'
import type { InstallationRecord } from './records.ts'

/** Which migrations a database has seen, and which this version knows; the oldest first. */
export interface SchemaState {
  readonly applied: readonly string[]
  readonly known: readonly string[]
}

/** What can be learnt of a database without changing it. */
export interface DatabaseFacts {
  readonly schema: SchemaState
  /** Null before the first start. */
  readonly installation: InstallationRecord | null
  /** When the newest key was made; null when there is none. */
  readonly newestKeyAt: UnixMillis | null
  /** Why nothing can be written; null when it can. */
  readonly whyReadOnly: string | null
  /** Null: embedded. */
  readonly server: ServerFacts | null
  /** Who has the directory of an embedded database; null: nobody, or it is not embedded. */
  readonly owner: { readonly pid: string | null } | null
}

/** What is true of a PostgreSQL server. */
export interface ServerFacts {
  readonly version: string
  /** By their names; absent: the user may not see it. */
  readonly settings: Readonly<Record<string, string>>
  /** How far its clock is ahead of this machine's, give or take half a round trip. */
  readonly clockAheadMs: number
  readonly roundTripMs: number
  readonly isStandby: boolean
  readonly standbys: readonly StandbyFacts[]
  /** Whether the user may see which standbys there are. */
  readonly seesStandbys: boolean
  readonly databaseBytes: number
}

export interface StandbyFacts {
  readonly name: string
  /** `sync`, `quorum`, `potential` or `async`; null: the user may not see it. */
  readonly syncState: string | null
}
