import { done, type Outcome, refused } from './outcome.ts'
import type { Engine } from './ports.ts'
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
  { store }: Engine,
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
      for (const one of its) await change.updateSubscription({ ...one, cancelledAt: change.at })
      if (project !== null) await regrant(change, project)
    }
    await change.deleteProduct(product.id)
    return done(null)
  })
}
