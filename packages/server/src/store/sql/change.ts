import type { UnixMillis } from '@countersign/core'
import { type Kysely, type SelectQueryBuilder, sql } from 'kysely'
import type { Change, StoredKey } from '../port.ts'
import type { ProjectRecord } from '../records.ts'
import type { Flavour } from './flavour.ts'
import { projectByRef } from './readings.ts'
import {
  clientFromRow,
  clientToRow,
  keyFromRow,
  keyToRow,
  projectFromRow,
  projectToRow,
} from './rows.ts'
import { lockSigningKeys, writeSigningKeys } from './signing-keys.ts'
import type { Tables } from './tables.ts'

/** The steps of one transaction, which has begun on `db` and is ended by others. */
export function changeOver(db: Kysely<Tables>, flavour: Flavour, at: UnixMillis): Change {
  return {
    at,
    project: async (ref) => {
      const row = await locked(projectByRef(db, ref), flavour).executeTakeFirst()
      return row === undefined ? null : projectFromRow(row)
    },
    insertProject: async (project) => {
      const insert = db.insertInto('projects').values(projectToRow(project))
      const { numInsertedOrUpdatedRows } = await insert
        .onConflict((conflict) => conflict.column('slug').doNothing())
        .executeTakeFirstOrThrow()
      return numInsertedOrUpdatedRows === 1n
    },
    updateProject: (project) => updateProject(db, flavour, project),

    client: async (id) => {
      const query = db.selectFrom('clients').selectAll().where('id', '=', id)
      const row = await locked(query, flavour).executeTakeFirst()
      return row === undefined ? null : clientFromRow(row)
    },
    insertClient: async (client) => {
      await db.insertInto('clients').values(clientToRow(client)).execute()
    },
    updateClient: async (client) => {
      const { id, ...columns } = clientToRow(client)
      const update = db.updateTable('clients').set(columns).where('id', '=', id)
      mustExist(id, await update.executeTakeFirstOrThrow())
    },

    key: async (id) => {
      const query = db.selectFrom('keys').selectAll().where('id', '=', id)
      const row = await locked(query, flavour).executeTakeFirst()
      return row === undefined ? null : keyFromRow(row)
    },
    insertKey: async (stored) => {
      await db.insertInto('keys').values(keyToRow(stored)).execute()
      await insertDigests(db, stored)
    },
    updateKey: (stored) => updateKey(db, stored),

    signingKeys: () => lockSigningKeys(db, flavour),
    writeSigningKeys: (keys) => writeSigningKeys(db, keys),
    insertInstallation: async ({ contract, rootFingerprint, createdAt }) => {
      const row = { id: 1, contract, root_fingerprint: rootFingerprint, created_at: createdAt }
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('installation')
        .values(row)
        .onConflict((conflict) => conflict.column('id').doNothing())
        .executeTakeFirstOrThrow()
      return numInsertedOrUpdatedRows === 1n
    },
  }
}

/** Not `for update`: what refers to a row (a new key of a project) need not wait for its change. */
function locked<Name extends keyof Tables, Row>(
  query: SelectQueryBuilder<Tables, Name, Row>,
  flavour: Flavour,
): SelectQueryBuilder<Tables, Name, Row> {
  return flavour.locksRows ? query.forNoKeyUpdate() : query
}

/** In a savepoint, since PostgreSQL ends a transaction in which a constraint was violated. */
async function updateProject(
  db: Kysely<Tables>,
  flavour: Flavour,
  project: ProjectRecord,
): Promise<boolean> {
  const { id, ...columns } = projectToRow(project)
  const update = db.updateTable('projects').set(columns).where('id', '=', id)
  await sql`savepoint slug`.execute(db)
  try {
    mustExist(id, await update.executeTakeFirstOrThrow())
  } catch (error) {
    if (!flavour.isUniqueViolation(error)) throw error
    await sql`rollback to savepoint slug`.execute(db)
    return false
  }
  await sql`release savepoint slug`.execute(db)
  return true
}

async function updateKey(db: Kysely<Tables>, stored: StoredKey): Promise<void> {
  const { id, ...columns } = keyToRow(stored)
  const update = db.updateTable('keys').set(columns).where('id', '=', id)
  mustExist(id, await update.executeTakeFirstOrThrow())
  await db.deleteFrom('key_digests').where('key_id', '=', id).execute()
  await insertDigests(db, stored)
}

async function insertDigests(db: Kysely<Tables>, { key, secrets }: StoredKey): Promise<void> {
  const searchable = secrets.filter(({ findBy }) => findBy === 'digest')
  if (searchable.length === 0) return
  const rows = searchable.map(({ digest }) => ({ digest, key_id: key.id }))
  await db.insertInto('key_digests').values(rows).execute()
}

/** Only what was read in the same transaction is updated, so a missing row is a fault of ours. */
function mustExist(id: string, { numUpdatedRows }: { readonly numUpdatedRows: bigint }): void {
  if (numUpdatedRows !== 1n) throw new Error(`${id} was to be updated and does not exist`)
}
