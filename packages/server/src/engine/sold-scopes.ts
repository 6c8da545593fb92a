import type { ProductId } from '@countersign/core'
import type { Store } from '../store/port.ts'

const pageLength = 100

/** The scopes that there are where subscriptions grant them: those that a product has. */
export async function soldScopes(store: Store): Promise<ReadonlySet<string>> {
  const sold = new Set<string>()
  let before: ProductId | null = null
  for (;;) {
    const products = await store.products(null, { before, limit: pageLength })
    for (const { scopes } of products) for (const scope of scopes) sold.add(scope)
    if (products.length < pageLength) return sold
    before = products.at(-1)?.id ?? null
  }
}
