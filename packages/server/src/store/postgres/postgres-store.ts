import type { UnixMillis } from '@countersign/core'
import { sql } from 'kysely'
import { type Store, StoreUnavailable } from '../port.ts'
import { kyselyOver } from '../sql/kysely-over.ts'
import { migrate } from '../sql/migrate.ts'
import { readingsOver } from '../sql/readings.ts'
import { type Address, readAddress } from './address.ts'
import { Batches } from './batches.ts'
import { Connections, runOn } from './connections.ts'
import { toRefusal } from './errors.ts'
import { millisOf, postgresFlavour } from './flavour.ts'
import { recordUses } from './key-uses.ts'
import { transact } from './transaction.ts'

export interface PostgresOptions {
  readonly url: string
  /** For every wait: for a connection, an answer, a lock. A little below the promised 2 s. */
  readonly deadlineMs?: number
  /** Connections for management; look-ups have two of their own. */
  readonly connections?: number
}

/** Another node may be migrating, and a large table takes its time. */
const migrationDeadlineMs = 60_000
const migrationLock = 7_209_151_830

/** Opens a PostgreSQL database and brings its schema up to date. Throws StoreRefused. */
export async function openPostgresStore(options: PostgresOptions): Promise<Store> {
  const deadlineMs = options.deadlineMs ?? 1_800
  const address = readAddress(options.url, deadlineMs)
  const connections = new Connections(address.config, {
    max: options.connections ?? 10,
    deadlineMs,
  })
  try {
    await migrateWith(connections, address)
  } catch (error) {
    await connections.close()
    throw toRefusal(error, address.named)
  }
  return storeOver(connections, new Batches(address.config, deadlineMs))
}

/** Of several nodes that start at once one migrates, and the others wait for it. */
async function migrateWith(connections: Connections, { named }: Address): Promise<void> {
  await connections.use(async (client) => {
    const db = kyselyOver(postgresFlavour, (query) => runOn(client, query))
    await db.transaction().execute(async (transaction) => {
      await sql`select pg_advisory_xact_lock(${migrationLock})`.execute(transaction)
      await migrate(transaction, postgresFlavour, named)
    })
  }, migrationDeadlineMs)
}

const readTime = `select ${millisOf('clock_timestamp()')} as at, pg_is_in_recovery() as standby`

function storeOver(connections: Connections, batches: Batches): Store {
  let lookupCount = 0
  return {
    ...readingsOver(kyselyOver(postgresFlavour, connections.run), postgresFlavour),
    credentialById: (id) => {
      lookupCount++
      return batches.look({ by: 'id', id })
    },
    credentialByDigest: (digest) => {
      lookupCount++
      return batches.look({ by: 'digest', digest })
    },
    change: (work) => connections.use((client, progress) => transact(client, progress, work)),
    recordUses: (uses) => connections.use((client) => recordUses(uses, client)),
    lookups: () => lookupCount,
    ping: () =>
      connections.use(async (client) => {
        const { rows } = await client.query<{ at: UnixMillis; standby: boolean }>(readTime)
        const [row] = rows
        if (row === undefined || row.standby) throw new StoreUnavailable('PostgreSQL is a standby.')
        return row.at
      }),
    close: async () => {
      await batches.close()
      await connections.close()
    },
  }
}
