import type { UnixMillis } from '@countersign/core'
import type { Kysely } from 'kysely'
import type { StoredKey } from '../port.ts'
import { forgetFindings } from './finding-changes.ts'
import type { Flavour } from './flavour.ts'
import { keyFromRow } from './rows.ts'
import type { Tables } from './tables.ts'

/**
 * Keys whose end has come since the mark, which moves behind them: each is given once. The row of
 * the mark is locked, so that one node does it; another finds none.
 */
export async function takeExpiredKeys(
  db: Kysely<Tables>,
  { locksRows }: Flavour,
  { until, most }: { readonly until: UnixMillis; readonly most: number },
): Promise<readonly StoredKey[]> {
  const all = db.selectFrom('expiry_mark').select(['at', 'key_id'])
  const mark = await (locksRows ? all.forUpdate().skipLocked() : all).executeTakeFirst()
  if (mark === undefined) return []
  const rows = await db
    .selectFrom('keys')
    .selectAll()
    .where('revoked_at', 'is', null)
    .where('expires_at', '<=', until)
    .where('expires_at', '>=', mark.at)
    .where((key) => key.or([key('expires_at', '>', mark.at), key('id', '>', mark.key_id)]))
    .orderBy('expires_at')
    .orderBy('id')
    .limit(most)
    .execute()
  const last = rows.at(-1)
  if (last === undefined) return []
  const moved = { at: last.expires_at ?? mark.at, key_id: last.id }
  await db.updateTable('expiry_mark').set(moved).execute()
  await forgetFindings(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map(keyFromRow)
}
