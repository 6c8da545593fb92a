import type { Change } from '../store/port.ts'
import type { ProductRecord } from '../store/records.ts'
import { record } from './audit/record.ts'
import type { By } from './maker.ts'
import { done, type Outcome, refused } from './outcome.ts'
import { type ProductMembers, type ProductRef, refuseProduct } from './product.ts'
import { hasEnded, regrant } from './regrant.ts'
import { refuseStale, revised } from './revision.ts'

/**
 * Changes a product. What it grants from then on, the keys of every project that has it may with the
 * next request, and so may tokens that were minted before.
 */
export async function changeProduct(
  { ref, expected }: ProductRef,
  command: Partial<ProductMembers>,
  { maker, engine: { store, policy } }: By,
): Promise<Outcome<ProductRecord>> {
  const refusal = refuseProduct(command, policy)
  if (refusal !== null) return { ok: false, refusal }
  return store.change(async (change) => {
    const product = await change.product(ref)
    if (product === null) return refused('object_unknown')
    const stale = refuseStale(expected, product)
    if (stale !== null) return { ok: false, refusal: stale }
    const changed = { ...product, ...command, ...revised(product, change.at) }
    if (!(await change.updateProduct(changed))) return refused('object_exists', { member: 'slug' })
    await regrantSubscribers(change, changed)
    await record(change, maker, 'product.change', { before: product, after: changed })
    return done(changed)
  })
}

/** In the order of their ids, so that two changes of products never wait for each other in a ring. */
async function regrantSubscribers(change: Change, product: ProductRecord): Promise<void> {
  const subscriptions = await change.subscriptionsOf({ productId: product.id })
  const alive = subscriptions.filter((subscription) => !hasEnded(subscription, change.at))
  for (const id of [...new Set(alive.map(({ projectId }) => projectId))].sort()) {
    const project = await change.project(id)
    if (project !== null) await regrant(change, project)
  }
}
