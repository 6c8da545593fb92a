import type { UnixMillis } from '@countersign/core'
import type { Kysely } from 'kysely'
import type { Change } from '../port.ts'
import { productByRef, subscriptionsOf } from './filters.ts'
import type { Flavour } from './flavour.ts'
import { productFromRow, productToRow, subscriptionFromRow, subscriptionToRow } from './rows.ts'
import { locked, mustExist, unlessTaken } from './rows-to-change.ts'
import type { Tables } from './tables.ts'

type ProductChanges = Pick<
  Change,
  | 'product'
  | 'insertProduct'
  | 'updateProduct'
  | 'deleteProduct'
  | 'productsByIds'
  | 'subscription'
  | 'subscriptionsOf'
  | 'insertSubscription'
  | 'updateSubscription'
>

/** The steps of a transaction that concern what is sold, and to whom. */
export function productChangesOver(
  db: Kysely<Tables>,
  flavour: Flavour,
  at: UnixMillis,
): ProductChanges {
  return {
    product: async (ref) => {
      const row = await locked(productByRef(db, ref), flavour).executeTakeFirst()
      return row === undefined ? null : productFromRow(row)
    },
    insertProduct: async (product) => {
      const insert = db.insertInto('products').values(productToRow(product))
      const { numInsertedOrUpdatedRows } = await insert
        .onConflict((conflict) => conflict.column('slug').doNothing())
        .executeTakeFirstOrThrow()
      return numInsertedOrUpdatedRows === 1n
    },
    updateProduct: (product) => {
      const { id, ...columns } = productToRow(product)
      const update = db.updateTable('products').set(columns).where('id', '=', id)
      return unlessTaken(db, flavour, async () => {
        mustExist(id, await update.executeTakeFirstOrThrow())
      })
    },
    deleteProduct: async (id) => {
      const columns = { slug: id, deleted_at: at }
      const update = db.updateTable('products').set(columns).where('id', '=', id)
      mustExist(id, await update.executeTakeFirstOrThrow())
    },
    productsByIds: async (ids) => {
      if (ids.length === 0) return []
      const query = db.selectFrom('products').selectAll().where('id', 'in', ids)
      return (await query.execute()).map(productFromRow)
    },

    subscription: async (id) => {
      const query = db.selectFrom('subscriptions').selectAll().where('id', '=', id)
      const row = await locked(query, flavour).executeTakeFirst()
      return row === undefined ? null : subscriptionFromRow(row)
    },
    subscriptionsOf: async (filter) => {
      const rows = await subscriptionsOf(db, filter).orderBy('id').execute()
      return rows.map(subscriptionFromRow)
    },
    insertSubscription: async (subscription) => {
      await db.insertInto('subscriptions').values(subscriptionToRow(subscription)).execute()
    },
    updateSubscription: async (subscription) => {
      const { id, ...columns } = subscriptionToRow(subscription)
      const update = db.updateTable('subscriptions').set(columns).where('id', '=', id)
      mustExist(id, await update.executeTakeFirstOrThrow())
    },
  }
}
