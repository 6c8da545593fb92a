import type { Store } from '../../store/port.ts'
import { type Regularly, regularly } from '../regularly.ts'
import { keyAction, recordMany, theService } from './record.ts'

/** Longer than the transaction of a change lasts, which may be about to give a key an end. */
const usualLagMs = 15_000
const waitMs = 10_000
const mostAtOnce = 200

/**
 * Records the keys that have expired, each once: nobody does anything to them at that instant, so the
 * service says it for itself, on one node, within half a minute.
 */
export async function recordExpiredKeys(store: Store, lagMs: number = usualLagMs): Promise<void> {
  for (;;) {
    const count = await store.change(async (change) => {
      const expired = await change.takeExpiredKeys({ lagMs, most: mostAtOnce })
      for (const { key } of expired) {
        const after = { expires_at: new Date(key.expiresAt ?? 0).toISOString() }
        const about = { ids: [key.id], projectId: key.projectId, after }
        await recordMany(change, theService, keyAction(key.level, 'expire'), about)
      }
      return expired.length
    })
    if (count < mostAtOnce) return
  }
}

/** Does so from now on until it is closed. */
export function expireRegularly(store: Store, onFailure: (error: unknown) => void): Regularly {
  return regularly(() => recordExpiredKeys(store), waitMs, onFailure)
}
