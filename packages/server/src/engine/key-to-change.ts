import type { KeyId, Level } from '@countersign/core'
import type { Change, StoredKey } from '../store/port.ts'
import { done, type Outcome, refused } from './outcome.ts'
import { type Expected, refuseStale } from './revision.ts'

/** Which key is meant: one of another level is as unknown as one that does not exist. */
export interface KeyRef {
  readonly id: KeyId
  readonly level: Level
  readonly expected?: Expected
}

/**
 * Locks a key in order to change it. Refuses with `revision_stale` when it is not as the caller saw
 * it, and with `state_conflict` when it is revoked.
 */
export async function keyToChange(ref: KeyRef, change: Change): Promise<Outcome<StoredKey>> {
  const stored = await change.key(ref.id)
  if (stored?.key.level !== ref.level) return refused('object_unknown')
  const stale = refuseStale(ref.expected, stored.key)
  if (stale !== null) return { ok: false, refusal: stale }
  return stored.key.revokedAt === null ? done(stored) : refused('state_conflict')
}
