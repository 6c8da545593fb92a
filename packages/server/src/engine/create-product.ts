import { idRandomLength, makeId } from '@countersign/core'
import type { Change } from '../store/port.ts'
import type { ProductRecord } from '../store/records.ts'
import { type Once, once } from './once.ts'
import { done, type Outcome, refused } from './outcome.ts'
import type { Engine } from './ports.ts'
import { type ProductMembers, refuseProduct } from './product.ts'

/**
 * Makes a product. Refuses with `object_exists` when the slug is taken, and scopes and tiers that
 * the contract does not have.
 */
export async function createProduct(
  command: ProductMembers,
  { once: asked, engine }: { readonly once: Once | null; readonly engine: Engine },
): Promise<Outcome<ProductRecord>> {
  const refusal = refuseProduct(command, engine.policy)
  if (refusal !== null) return { ok: false, refusal }
  const make = async (change: Change): Promise<Outcome<ProductRecord>> => {
    const product: ProductRecord = {
      ...command,
      id: makeId('product', change.at, engine.crypto.randomText(idRandomLength)),
      createdAt: change.at,
      updatedAt: change.at,
      revision: 1,
    }
    return (await change.insertProduct(product))
      ? done(product)
      : refused('object_exists', { member: 'slug' })
  }
  return engine.store.change((change) =>
    once(asked, change, {
      make: () => make(change),
      idOf: ({ id }) => id,
      recall: (id) => change.product(id),
    }),
  )
}
