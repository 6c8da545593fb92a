import type { Actor } from '../store/audit.ts'
import type { Change } from '../store/port.ts'
import type { SubscriptionRecord } from '../store/records.ts'
import { record } from './audit/record.ts'
import type { By } from './maker.ts'
import { done, type Outcome, refused } from './outcome.ts'
import type { ProductRef } from './product.ts'
import { hasEnded, regrant } from './regrant.ts'
import { refuseStale } from './revision.ts'

/**
 * Deletes a product. While projects have it, or will have, it is refused with `object_in_use` unless
 * their subscriptions are to be cancelled; they end then, and with them what they granted.
 */
export async function deleteProduct(
  { ref, expected }: ProductRef,
  subscriptions: 'keep' | 'cancel',
  { maker, engine: { store } }: By,
): Promise<Outcome<null>> {
  return store.change(async (change) => {
    const product = await change.product(ref)
    if (product === null) return refused('object_unknown')
    const stale = refuseStale(expected, product)
    if (stale !== null) return { ok: false, refusal: stale }
    const all = await change.subscriptionsOf({ productId: product.id })
    const alive = all.filter((one) => !hasEnded(one, change.at))
    if (alive.length > 0 && subscriptions === 'keep') {
      return refused('object_in_use', { member: 'subscriptions', expected: '"cancel"' })
    }
    // each project before what it has, as whoever cancels one subscription does
    for (const id of [...new Set(alive.map(({ projectId }) => projectId))].sort()) {
      const project = await change.project(id)
      const its = alive.filter(({ projectId }) => projectId === id)
      for (const one of its) await cancel(one, change, maker)
      if (project !== null) await regrant(change, project)
    }
    await change.deleteProduct(product.id)
    await record(change, maker, 'product.delete', { before: product })
    return done(null)
  })
}

async function cancel(before: SubscriptionRecord, change: Change, maker: Actor): Promise<void> {
  const after = { ...before, cancelledAt: change.at }
  await change.updateSubscription(after)
  await record(change, maker, 'subscription.cancel', { before, after })
}
