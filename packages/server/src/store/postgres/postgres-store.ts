import type { KeyId, UnixMillis } from '@countersign/core'
import type { Kysely } from 'kysely'
import { type Change, type Readings, type Store, StoreUnavailable } from '../port.ts'
import type { KeyUse } from '../records.ts'
import { changeOver } from '../sql/change.ts'
import { kyselyOver, type RunQuery } from '../sql/kysely-over.ts'
import { readingsOver } from '../sql/readings.ts'
import type { Tables } from '../sql/tables.ts'
import { usageWritesOver } from '../sql/usage-writes.ts'
import { parseAddress } from './address.ts'
import { postgresFlavour } from './flavour.ts'
import { statementsToRecord } from './key-uses.ts'
import { Lookups, type TripListener } from './lookups.ts'
import { prepareDatabase } from './open-database.ts'
import { type First, Pool } from './pool.ts'
import { begin, runOn, Transaction } from './transaction.ts'
import { UnderWay } from './under-way.ts'

export interface PostgresOptions {
  /** `postgres://…` */
  readonly url: string
  /** For every wait for the server; a little below the 2 s that are promised. */
  readonly deadlineMs?: number
  /** Connections for changes and management. Look-ups have their own beside them. */
  readonly poolSize?: number
  /** Connections for look-ups by id, and as many for those by digest, where there are any. */
  readonly lookupLanes?: number
  readonly onTrip?: TripListener
}

const pingStatement = `
select (extract(epoch from statement_timestamp()) * 1000)::bigint as at,
  current_setting('transaction_read_only') = 'off' as writable`

/** Opens a database of a PostgreSQL server. Runs migrations; one node does when many start at once. */
export async function openPostgresStore({
  url,
  deadlineMs = 1_800,
  poolSize = 10,
  lookupLanes = 2,
  onTrip = () => undefined,
}: PostgresOptions): Promise<Store> {
  const address = parseAddress(url)
  await prepareDatabase(address, deadlineMs)
  const pool = new Pool({ url, size: poolSize, deadlineMs })
  const lookups = new Lookups({ url, deadlineMs, lanes: lookupLanes, onTrip })
  return storeOver(pool, lookups, deadlineMs)
}

function storeOver(pool: Pool, lookups: Lookups, deadlineMs: number): Store {
  const underWay = new UnderWay()
  let lookupCount = 0
  let closing: Promise<void> | null = null

  const run: RunQuery = (query) =>
    underWay.run(() => pool.once((connection, leftMs) => runOn(connection, query, leftMs)))

  const transact = <Result>(work: Work<Result>): Promise<Result> =>
    underWay.run(() => transactionOn(pool, deadlineMs, work))

  const readings: Readings = readingsOver(kyselyOver(postgresFlavour, run), postgresFlavour)

  return {
    ...readings,
    credentialById: (id: KeyId) => {
      lookupCount++
      return underWay.run(() => lookups.byId(id))
    },
    credentialByDigest: (digest: Uint8Array) => {
      lookupCount++
      return underWay.run(() => lookups.byDigest(digest))
    },

    change: <Result>(work: (change: Change) => Promise<Result>) =>
      transact((db, at) => work(changeOver(db, postgresFlavour, at))),

    recordUses: (uses: readonly KeyUse[]) =>
      underWay.run(async () => {
        for (const statement of statementsToRecord(uses)) {
          await pool.once((connection, leftMs) => connection.query(statement, leftMs))
        }
      }),

    ...usageWritesOver(transact, postgresFlavour),

    lookups: () => lookupCount,

    ping: () =>
      underWay.run(async () => {
        const { rows } = await pool.once((connection, leftMs) =>
          connection.query<Pong>({ text: pingStatement }, leftMs),
        )
        const [pong] = rows
        if (pong?.writable !== true) throw new StoreUnavailable('PostgreSQL is read-only.')
        return pong.at
      }),

    close: () => {
      closing ??= underWay.end().then(async () => {
        await Promise.all([pool.close(), lookups.close()])
      })
      return closing
    },
  }
}

interface Pong {
  readonly at: UnixMillis
  readonly writable: boolean
}

type Work<Result> = (db: Kysely<Tables>, at: UnixMillis) => Promise<Result>

async function transactionOn<Result>(
  pool: Pool,
  deadlineMs: number,
  work: Work<Result>,
): Promise<Result> {
  const first: First<UnixMillis> = (connection, leftMs) => begin(connection, leftMs, deadlineMs)
  return pool.lend(first, async (connection, at) => {
    const transaction = new Transaction(connection, deadlineMs)
    const db = kyselyOver(postgresFlavour, transaction.run)
    try {
      const result = await work(db, at)
      await transaction.commit()
      return result
    } catch (error) {
      await transaction.rollback()
      throw error
    }
  })
}
