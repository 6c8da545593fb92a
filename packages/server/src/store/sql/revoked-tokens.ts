import type { UnixMillis } from '@countersign/core'
import type { Kysely } from 'kysely'
import type { RevokedToken } from '../records.ts'
import type { Flavour } from './flavour.ts'
import type { Tables } from './tables.ts'

/** So many that have ended go with every new one, so that the table stays as long as they live. */
const mostSwept = 10

/** See Change.revokeToken. */
export async function revokeToken(
  db: Kysely<Tables>,
  flavour: Flavour,
  { token, at }: { readonly token: RevokedToken; readonly at: UnixMillis },
): Promise<boolean> {
  await sweep(db, flavour, at)
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('revoked_tokens')
    .values({ id: token.id, expires_at: token.expiresAt })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

async function sweep(db: Kysely<Tables>, flavour: Flavour, at: UnixMillis): Promise<void> {
  const ended = db.selectFrom('revoked_tokens').select('id').where('expires_at', '<=', at)
  const some = ended.orderBy('expires_at').limit(mostSwept)
  // what another transaction sweeps is left to it
  const ours = flavour.locksRows ? some.forUpdate().skipLocked() : some
  await db.deleteFrom('revoked_tokens').where('id', 'in', ours).execute()
}
