import type { StoredKey } from '../store/port.ts'
import { keyAction, record } from './audit/record.ts'
import type { KeyRef } from './key-to-change.ts'
import type { By } from './maker.ts'
import { done, type Outcome, refused } from './outcome.ts'
import { refuseStale, revised } from './revision.ts'

/**
 * Revokes a key for good: from the moment this resolves no node accepts it, nor a token minted from
 * it. Revoking a revoked key changes nothing and succeeds, so that a call can be repeated.
 */
export async function revokeKey(
  ref: KeyRef,
  reason: string | null,
  { maker, engine: { store } }: By,
): Promise<Outcome<StoredKey>> {
  return store.change(async (change) => {
    const stored = await change.key(ref.id)
    if (stored?.key.level !== ref.level) return refused('object_unknown')
    const stale = refuseStale(ref.expected, stored.key)
    if (stale !== null) return { ok: false, refusal: stale }
    if (stored.key.revokedAt !== null) return done(stored)
    const revoked = {
      ...stored,
      key: {
        ...stored.key,
        revokedAt: change.at,
        revokedReason: reason,
        ...revised(stored.key, change.at),
      },
    }
    await change.updateKey(revoked)
    const action = keyAction(ref.level, 'revoke')
    await record(change, maker, action, { before: stored, after: revoked })
    return done(revoked)
  })
}
