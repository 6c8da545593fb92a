import type { UnixMillis } from '@countersign/core'
import type { Kysely } from 'kysely'
import type { Change } from '../port.ts'
import type { RequestRecord } from '../records.ts'
import type { Flavour } from './flavour.ts'
import type { RequestRow, Tables } from './tables.ts'

/** So many expired requests go with every new one, so that the table stays as large as a day. */
const mostSwept = 10

type RequestChanges = Pick<Change, 'claimRequest' | 'useOnce' | 'settleRequest'>

/** The steps of a transaction that concern what may happen once only. */
export function requestChangesOver(
  db: Kysely<Tables>,
  flavour: Flavour,
  at: UnixMillis,
): RequestChanges {
  return {
    claimRequest: (request) => claimRequest(db, flavour, { request, at }),
    useOnce: async (id, expiresAt) => {
      const request = { id, fingerprint: id, made: null, expiresAt }
      return (await claimRequest(db, flavour, { request, at })) === null
    },
    settleRequest: (id, made) => settleRequest(db, id, made),
  }
}

/** See Change.claimRequest. A second claim of one id waits for the transaction that made the first. */
async function claimRequest(
  db: Kysely<Tables>,
  flavour: Flavour,
  { request, at }: { readonly request: RequestRecord; readonly at: UnixMillis },
): Promise<RequestRecord | null> {
  await sweep(db, flavour, at)
  const { id, fingerprint, made, expiresAt } = request
  const columns: Omit<RequestRow, 'id'> = { fingerprint, made, expires_at: expiresAt }
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('requests')
    .values({ id, ...columns })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet(columns).where('requests.expires_at', '<=', at),
    )
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 1n) return null

  const known = db.selectFrom('requests').selectAll().where('id', '=', id)
  const found = await known.executeTakeFirstOrThrow()
  return {
    id,
    fingerprint: found.fingerprint,
    made: found.made,
    expiresAt: found.expires_at as UnixMillis,
  }
}

/** See Change.settleRequest. */
async function settleRequest(
  db: Kysely<Tables>,
  id: Uint8Array,
  made: string | null,
): Promise<void> {
  if (made === null) await db.deleteFrom('requests').where('id', '=', id).execute()
  else await db.updateTable('requests').set({ made }).where('id', '=', id).execute()
}

async function sweep(db: Kysely<Tables>, flavour: Flavour, at: UnixMillis): Promise<void> {
  const expired = db.selectFrom('requests').select('id').where('expires_at', '<=', at)
  const some = expired.orderBy('expires_at').limit(mostSwept)
  // what another transaction sweeps is left to it
  const ours = flavour.locksRows ? some.forUpdate().skipLocked() : some
  await db.deleteFrom('requests').where('id', 'in', ours).execute()
}
