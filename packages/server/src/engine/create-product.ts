import { idRandomLength, makeId } from '@countersign/core'
import type { Change } from '../store/port.ts'
import type { ProductRecord } from '../store/records.ts'
import { record } from './audit/record.ts'
import type { Making } from './create-key.ts'
import { once } from './once.ts'
import { done, type Outcome, refused } from './outcome.ts'
import type { Engine } from './ports.ts'
import { type ProductMembers, refuseProduct } from './product.ts'

/**
 * Makes a product. Refuses with `object_exists` when the slug is taken, and scopes and tiers that
 * the contract does not have.
 */
export async function createProduct(
  command: ProductMembers,
  { maker, once: asked, engine }: Making & { readonly engine: Engine },
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
    if (!(await change.insertProduct(product))) return refused('object_exists', { member: 'slug' })
    await record(change, maker, 'product.create', { after: product })
    return done(product)
  }
  return engine.store.change((change) =>
    once(asked, change, {
      make: () => make(change),
      idOf: ({ id }) => id,
      recall: (id) => change.product(id),
    }),
  )
}
