import type { DatabaseFacts, ServerFacts, StandbyFacts } from '../inspection.ts'
import { inspectTables } from '../sql/inspect.ts'
import { kyselyOver } from '../sql/kysely-over.ts'
import { parseAddress, refusalFor } from './address.ts'
import type { Connection } from './connection.ts'
import { toPortError } from './errors.ts'
import { postgresFlavour } from './flavour.ts'
import { connect, prepareDatabase } from './open-database.ts'
import { runOn } from './transaction.ts'

const deadlineMs = 5_000

/** Looks at a database and its server. Throws StoreRefused when it can't be reached. */
export async function inspectPostgres(url: string): Promise<DatabaseFacts> {
  const address = parseAddress(url)
  const connection = await connect(address, deadlineMs)
  try {
    const db = kyselyOver(postgresFlavour, (query) => runOn(connection, query, deadlineMs))
    const tables = await inspectTables(db, postgresFlavour)
    const isEmpty = tables.schema.applied.length === 0
    return {
      ...tables,
      whyReadOnly: await whyReadOnly(connection, isEmpty),
      server: await inspectServer(connection),
      owner: null,
    }
  } catch (error) {
    throw refusalFor(error, address) ?? toPortError(error, 'none')
  } finally {
    await connection.close()
  }
}

/** Runs the migrations that are missing; of several programs at once one does it. */
export async function migratePostgres(url: string): Promise<void> {
  await prepareDatabase(parseAddress(url), deadlineMs)
}

const rightsOfUser = `
select current_setting('transaction_read_only') = 'on' as is_read_only,
  case when $1 then has_schema_privilege(current_schema(), 'create')
       else has_table_privilege('keys', 'select, insert, update, delete') end as may_write`

async function whyReadOnly(connection: Connection, isEmpty: boolean): Promise<string | null> {
  const { rows } = await connection.query<{ is_read_only: boolean; may_write: boolean }>(
    { text: rightsOfUser, values: [isEmpty] },
    deadlineMs,
  )
  if (rows[0]?.is_read_only === true) return 'the server is read-only: it must be the primary'
  if (rows[0]?.may_write === true) return null
  return isEmpty
    ? 'the user may not make tables in its schema'
    : 'the user may not write the tables of Countersign'
}

const settingNames = [
  'fsync',
  'full_page_writes',
  'synchronous_commit',
  'synchronous_standby_names',
]

const serverStatement = `
select (extract(epoch from clock_timestamp()) * 1000)::bigint as at,
  current_setting('server_version') as version,
  pg_is_in_recovery() as is_standby,
  pg_database_size(current_database()) as bytes,
  pg_has_role(current_user, 'pg_monitor', 'usage') as sees_standbys,
  (select json_object_agg(name, setting) from pg_settings where name = any($1)) as settings,
  (select coalesce(json_agg(json_build_object('name', application_name, 'syncState', sync_state)), '[]')
     from pg_stat_replication) as standbys`

interface ServerRow {
  readonly at: number
  readonly version: string
  readonly is_standby: boolean
  readonly bytes: number
  readonly sees_standbys: boolean
  readonly settings: Readonly<Record<string, string>>
  readonly standbys: readonly StandbyFacts[]
}

async function inspectServer(connection: Connection): Promise<ServerFacts> {
  // Once before, so that the time of the second does not hold that of planning it.
  const query = { text: serverStatement, values: [settingNames] }
  await connection.query<ServerRow>(query, deadlineMs)
  const asked = Date.now()
  const { rows } = await connection.query<ServerRow>(query, deadlineMs)
  const roundTripMs = Date.now() - asked
  const [row] = rows
  if (row === undefined) throw new Error('the server answered without a row')
  return {
    version: row.version,
    settings: row.settings,
    clockAheadMs: row.at - (asked + roundTripMs / 2),
    roundTripMs,
    isStandby: row.is_standby,
    standbys: row.standbys,
    seesStandbys: row.sees_standbys,
    databaseBytes: row.bytes,
  }
}
