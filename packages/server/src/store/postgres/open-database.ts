import { setTimeout as pause } from 'node:timers/promises'
import { StoreRefused } from '../port.ts'
import { kyselyOver } from '../sql/kysely-over.ts'
import { migrate } from '../sql/migrate.ts'
import { type Address, refusalFor, unreachable } from './address.ts'
import { Connection } from './connection.ts'
import { isLockLost, isOutage, toPortError } from './errors.ts'
import { postgresFlavour } from './flavour.ts'
import { runOn } from './transaction.ts'

/** The number of our advisory lock: any, as long as no other program takes it. */
const migrationLock = 4_851_702_336_195

/** Long enough for another node's migrations, and for those of a large database. */
const migrationMs = 300_000

/** So long a migration waits for a table that is in use: whoever comes later waits behind it. */
const lockMs = 250

/** For whoever has waited meanwhile. */
const betweenAttemptsMs = 400

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

/**
 * While other nodes serve, so it gives way to them: it begins anew where a table that it wants is in
 * use for too long, or somebody waits for it in a circle.
 */
async function migrateOn(connection: Connection, address: Address): Promise<void> {
  const until = performance.now() + migrationMs
  for (;;) {
    try {
      await attemptMigration(connection, address)
      return
    } catch (error) {
      if (!isLockLost(error) || performance.now() > until) throw error
    }
    await pause(betweenAttemptsMs)
  }
}

async function attemptMigration(
  connection: Connection,
  { server, database }: Address,
): Promise<void> {
  const db = kyselyOver(postgresFlavour, (query) => runOn(connection, query, migrationMs))
  await db.transaction().execute(async (transaction) => {
    const lock = { text: `select pg_advisory_xact_lock(${migrationLock})` }
    await connection.query(lock, migrationMs)
    await connection.query({ text: `set local lock_timeout = ${lockMs}` }, migrationMs)
    await migrate(transaction, postgresFlavour, `${database} at ${server}`)
  })
}
