import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import type { StoredKey } from '../packages/server/src/store/port.ts'
import type { ProjectRecord } from '../packages/server/src/store/records.ts'
import { keyToRow, projectToRow } from '../packages/server/src/store/sql/rows.ts'
import { openSqliteStore } from '../packages/server/src/store/sqlite/sqlite-store.ts'

/**
 * Fills an embedded database in bulk: 1,000,000 keys in seconds, where changes through the store
 * would take minutes. No service may be running on the directory; unsafe if the machine dies.
 */
export async function fillKeys(
  directory: string,
  projects: Iterable<ProjectRecord>,
  keys: Iterable<StoredKey>,
): Promise<void> {
  await (await openSqliteStore({ directory })).close()
  const database = new DatabaseSync(join(directory, 'countersign.sqlite'), {
    enableForeignKeyConstraints: false,
  })
  database.exec('pragma synchronous = off; pragma cache_size = -262144; begin')
  insertAll(database, 'projects', Iterator.from(projects).map(projectToRow))
  insertAll(database, 'keys', digested(database, keys))
  database.exec('commit; pragma wal_checkpoint(truncate); pragma optimize')
  database.close()
}

function insertAll(database: DatabaseSync, table: string, rows: Iterable<object>): void {
  let insert: ReturnType<DatabaseSync['prepare']> | null = null
  for (const row of rows) {
    insert ??= database.prepare(
      `insert into ${table} (${Object.keys(row).join(', ')})
       values (${Object.keys(row).fill('?').join(', ')})`,
    )
    insert.run(...(Object.values(row) as SQLInputValue[]))
  }
}

function* digested(database: DatabaseSync, keys: Iterable<StoredKey>): Generator<object> {
  const insert = database.prepare('insert into key_digests (digest, key_id) values (?, ?)')
  for (const stored of keys) {
    yield keyToRow(stored)
    for (const { findBy, digest } of stored.secrets) {
      if (findBy === 'digest') insert.run(digest, stored.key.id)
    }
  }
}
