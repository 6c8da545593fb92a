import type { UnixMillis } from '@countersign/core'
import type { Kysely } from 'kysely'
import type { SigningKeyRecord, SigningKeySet } from '../records.ts'
import type { Flavour } from './flavour.ts'
import { signingKeyFromRow, signingKeyToRow } from './rows.ts'
import type { SigningKeyRow, Tables } from './tables.ts'

/** In one statement, so that keys and epoch are of the same instant. */
export async function readSigningKeys(
  db: Kysely<Tables>,
  { now }: Flavour,
): Promise<SigningKeySet> {
  const rows = await db
    .selectFrom('signing_epoch as e')
    .leftJoin('signing_keys as k', (join) => join.onTrue())
    .select(['e.epoch', now.as('at')])
    .selectAll('k')
    .orderBy('k.created_at', 'desc')
    .orderBy('k.kid', 'desc')
    .execute()
  const [first] = rows
  if (first === undefined) throw new Error('the epoch of the signing keys is missing')
  const keys = rows.filter((row): row is typeof row & SigningKeyRow => row.kid !== null)
  return {
    at: first.at as UnixMillis,
    epoch: first.epoch,
    keys: keys.map(signingKeyFromRow),
  }
}

/** The row of the epoch stands for all keys, those that others are about to insert included. */
export async function lockSigningKeys(
  db: Kysely<Tables>,
  { locksRows }: Flavour,
): Promise<readonly SigningKeyRecord[]> {
  if (locksRows) await db.selectFrom('signing_epoch').select('epoch').forNoKeyUpdate().execute()
  const all = db.selectFrom('signing_keys').selectAll()
  const newestFirst = all.orderBy('created_at', 'desc').orderBy('kid', 'desc')
  return (await newestFirst.execute()).map(signingKeyFromRow)
}

export async function writeSigningKeys(
  db: Kysely<Tables>,
  keys: readonly SigningKeyRecord[],
): Promise<void> {
  const next = db.updateTable('signing_epoch').set(({ eb }) => ({ epoch: eb('epoch', '+', 1) }))
  await next.execute()
  for (const key of keys) {
    const { kid, ...columns } = signingKeyToRow(key)
    await db
      .insertInto('signing_keys')
      .values({ kid, ...columns })
      .onConflict((conflict) => conflict.column('kid').doUpdateSet(columns))
      .execute()
  }
}
