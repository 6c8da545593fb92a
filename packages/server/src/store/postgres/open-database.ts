import { StoreRefused } from '../port.ts'
import { kyselyOver } from '../sql/kysely-over.ts'
import { migrate } from '../sql/migrate.ts'
import { type Address, refusalFor, unreachable } from './address.ts'
import { Connection } from './connection.ts'
import { isOutage, toPortError } from './errors.ts'
import { postgresFlavour } from './flavour.ts'
import { runOn } from './transaction.ts'

/** The number of our advisory lock: any, as long as no other program takes it. */
const migrationLock = 4_851_702_336_195

/** Long enough for another node's migrations, and for those of a large database. */
const migrationMs = 300_000

/** Connects once and brings the database to this version; one node does it, others wait for it. */
export async function prepareDatabase(address: Address, deadlineMs: number): Promise<void> {
  const connection = await connect(address, deadlineMs)
  try {
    await migrateOn(connection, address)
  } catch (error) {
    throw refusalFor(error, address) ?? toPortError(error, 'none')
  } finally {
    await connection.close()
  }
}

/** Throws StoreRefused when there is no way in. */
export async function connect(address: Address, deadlineMs: number): Promise<Connection> {
  try {
    return await Connection.open(address.url, deadlineMs)
  } catch (error) {
    const refusal = refusalFor(error, address)
    if (refusal !== null) throw refusal
    if (isOutage(error)) throw unreachable(error, address)
    throw new StoreRefused('The options of DATABASE_URL can not be used.', { cause: error })
  }
}

async function migrateOn(connection: Connection, { server, database }: Address): Promise<void> {
  const db = kyselyOver(postgresFlavour, (query) => runOn(connection, query, migrationMs))
  await db.transaction().execute(async (transaction) => {
    const lock = { text: `select pg_advisory_xact_lock(${migrationLock})` }
    await connection.query(lock, migrationMs)
    await migrate(transaction, postgresFlavour, `${database} at ${server}`)
  })
}
