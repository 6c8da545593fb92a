import pg from 'pg'
import type { StoredKey } from '../packages/server/src/store/port.ts'
import { openPostgresStore } from '../packages/server/src/store/postgres/postgres-store.ts'
import type { ProjectRecord } from '../packages/server/src/store/records.ts'
import { keyToRow, projectToRow } from '../packages/server/src/store/sql/rows.ts'

const rowsAtOnce = 5_000

/**
 * Fills a PostgreSQL database in bulk, with keys that are found by their id. No service may be
 * running on it.
 */
export async function fillKeys(
  url: string,
  projects: Iterable<ProjectRecord>,
  keys: Iterable<StoredKey>,
): Promise<void> {
  await (await openPostgresStore({ url })).close()
  const client = new pg.Client(url)
  await client.connect()
  await client.query('set synchronous_commit = off')
  await insertAll(client, 'projects', Iterator.from(projects).map(projectToRow))
  await insertAll(client, 'keys', Iterator.from(keys).map(keyToRow))
  await client.query('vacuum (analyze) keys, projects')
  await client.query('checkpoint')
  await client.end()
}

async function insertAll(client: pg.Client, table: string, rows: Iterable<object>): Promise<void> {
  const insert = `insert into ${table} select * from json_populate_recordset(null::${table}, $1)`
  let some: object[] = []
  for (const row of rows) {
    some.push(row)
    if (some.length < rowsAtOnce) continue
    await client.query(insert, [JSON.stringify(some)])
    some = []
  }
  if (some.length > 0) await client.query(insert, [JSON.stringify(some)])
}
