import type { Kysely } from 'kysely'
import type { Readings } from '../port.ts'
import { productByRef, productsOf, subscriptionsOf } from './filters.ts'
import { productFromRow, subscriptionFromRow } from './rows.ts'
import type { Tables } from './tables.ts'

type ProductReadings = Pick<Readings, 'product' | 'products' | 'subscription' | 'subscriptions'>

/** Reads of what is sold, and to whom. */
export function productReadingsOver(db: Kysely<Tables>): ProductReadings {
  return {
    product: async (ref) => {
      const row = await productByRef(db, ref).executeTakeFirst()
      return row === undefined ? null : productFromRow(row)
    },
    products: async (search, { before, limit }) => {
      const rows = productsOf(db, search, before).orderBy('id', 'desc').limit(limit)
      return (await rows.execute()).map(productFromRow)
    },
    subscription: async (id) => {
      const all = db.selectFrom('subscriptions').selectAll()
      const row = await all.where('id', '=', id).executeTakeFirst()
      return row === undefined ? null : subscriptionFromRow(row)
    },
    subscriptions: async (filter, { before, limit }) => {
      const all = subscriptionsOf(db, filter)
      const older = before === null ? all : all.where('id', '<', before)
      return (await older.orderBy('id', 'desc').limit(limit).execute()).map(subscriptionFromRow)
    },
  }
}
