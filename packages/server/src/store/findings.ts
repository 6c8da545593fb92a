import type { KeyId, UnixMillis } from '@countersign/core'
import type { StoredKey } from './port.ts'

/**
 * What may be amiss with a key that is accepted: each names those of it that are worth a look. Keys
 * that are revoked, switched off or expired are in none.
 */
export const findings = [
  'never_used',
  'idle',
  'no_expiry',
  'expiring_soon',
  'excess_scopes',
  'many_addresses',
] as const
export type Finding = (typeof findings)[number]

export interface FoundKey extends StoredKey {
  /** Made, last used, expires, or found so: it depends on the finding. */
  readonly at: UnixMillis
  /** Scopes that requests with it have needed, in their order. */
  readonly exercised: readonly string[]
  /** Addresses that it was used from in the last 30 days, one of them at least every 8 s. */
  readonly addresses: readonly string[]
}

/** In the order in which they are found: by time, then by id. */
export interface FindingPlace {
  readonly at: UnixMillis
  readonly id: KeyId
}

/** What has been noticed about the uses of keys, and may be told again: it is known once. */
export interface Habits {
  /** Scopes that requests with a key have needed. */
  readonly exercised: readonly (readonly [KeyId, string])[]
  /** Addresses of keys that were used from more than one. */
  readonly addresses: readonly (readonly [KeyId, string])[]
}

/** What is read of it. */
export interface FindingReadings {
  /** Keys with something amiss, as far as uses are written; all of them after that place. */
  foundKeys(
    finding: Finding,
    page: { readonly after: FindingPlace | null; readonly limit: number },
  ): Promise<readonly FoundKey[]>
  /** How many there are; at most `most`, so that it never takes long. */
  countFound(finding: Finding, most: number): Promise<number>
}

/** What is written of it, beside any request. */
export interface HabitWrites {
  /** Notes what was noticed about uses, all of it or nothing. Not part of any request. */
  recordHabits(habits: Habits): Promise<void>

  /**
   * Passes some of the keys after this one, in the order of their ids, and finds those that were not
   * used for long; the last that was passed. Null: there were no more.
   */
  findRested(after: KeyId | null): Promise<KeyId | null>
}
