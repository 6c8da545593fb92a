import type { KeyId, UnixMillis } from '@countersign/core'
import type { Kysely } from 'kysely'
import type { Change, KeyFilter, StoredKey } from '../port.ts'
import { keysOf } from './filters.ts'
import { findNewKey, forgetFindings, settleFindings } from './finding-changes.ts'
import type { Flavour } from './flavour.ts'
import { keyFromRow, keyToRow } from './rows.ts'
import { locked, mustExist } from './rows-to-change.ts'
import type { Tables } from './tables.ts'

type KeyChanges = Pick<Change, 'key' | 'insertKey' | 'updateKey' | 'hasLiveKeys' | 'revokeKeys'>

/** The steps of a transaction that concern keys. */
export function keyChangesOver(db: Kysely<Tables>, flavour: Flavour, at: UnixMillis): KeyChanges {
  return {
    key: async (id) => {
      const query = db.selectFrom('keys').selectAll().where('id', '=', id)
      const row = await locked(query, flavour).executeTakeFirst()
      return row === undefined ? null : keyFromRow(row)
    },
    insertKey: async (stored) => {
      await db.insertInto('keys').values(keyToRow(stored)).execute()
      await insertDigests(db, stored)
      await findNewKey(db, stored)
    },
    updateKey: (stored) => updateKey(db, flavour, stored),
    hasLiveKeys: async (projectId) => {
      const keys = keysOf(db, flavour, { level: 'project', projectId })
      const live = keys.where('revoked_at', 'is', null).select('id').limit(1)
      return (await live.executeTakeFirst()) !== undefined
    },
    revokeKeys: (filter, command) => revokeKeys(db, flavour, { filter, at, ...command }),
  }
}

async function updateKey(db: Kysely<Tables>, flavour: Flavour, stored: StoredKey): Promise<void> {
  const { id, ...columns } = keyToRow(stored)
  const before = await db
    .selectFrom('keys')
    .select('last_generation')
    .where('id', '=', id)
    .executeTakeFirst()
  const update = db.updateTable('keys').set(columns).where('id', '=', id)
  mustExist(id, await update.executeTakeFirstOrThrow())
  await db.deleteFrom('key_digests').where('key_id', '=', id).execute()
  await insertDigests(db, stored)
  await settleFindings(db, flavour, stored, before)
}

async function revokeKeys(
  db: Kysely<Tables>,
  flavour: Flavour,
  command: {
    readonly filter: KeyFilter
    readonly at: UnixMillis
    readonly reason: string | null
    readonly most: number
  },
): Promise<readonly KeyId[]> {
  const { filter, at, reason, most } = command
  const live = keysOf(db, flavour, filter).where('revoked_at', 'is', null)
  const found = await locked(live.select('id').orderBy('id', 'desc').limit(most), flavour).execute()
  const ids = found.map(({ id }) => id)
  if (ids.length === 0) return []
  await db
    .updateTable('keys')
    .set({ revoked_at: at, revoked_reason: reason, updated_at: at })
    .set(({ eb }) => ({ revision: eb('revision', '+', 1) }))
    .where('id', 'in', ids)
    .execute()
  await forgetFindings(db, ids)
  return ids as KeyId[]
}

async function insertDigests(db: Kysely<Tables>, { key, secrets }: StoredKey): Promise<void> {
  const searchable = secrets.filter(({ findBy }) => findBy === 'digest')
  if (searchable.length === 0) return
  const rows = searchable.map(({ digest }) => ({ digest, key_id: key.id }))
  await db.insertInto('key_digests').values(rows).execute()
}
