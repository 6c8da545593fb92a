import type { CounterKind, KeyId, Spending, UnixMillis } from '@countersign/core'
import { type Kysely, sql } from 'kysely'
import type { FullestCounters } from '../limits.ts'
import { mustRecord } from '../must-record.ts'
import { type Change, type Readings, type Store, StoreUnavailable } from '../port.ts'
import { hasUnsealed, sealRecords } from '../sql/audit.ts'
import { changeOver } from '../sql/change.ts'
import { fullestIn, fullestOf } from '../sql/counters.ts'
import { habitWritesOver } from '../sql/habits.ts'
import { kyselyOver, type RunQuery } from '../sql/kysely-over.ts'
import { touchSession } from '../sql/operators.ts'
import { readingsOver } from '../sql/readings.ts'
import type { Tables } from '../sql/tables.ts'
import { usageWritesOver } from '../sql/usage-writes.ts'
import { parseAddress } from './address.ts'
import { postgresFlavour } from './flavour.ts'
import { Lease } from './lease.ts'
import { Lookups, type TripListener } from './lookups.ts'
import { prepareDatabase } from './open-database.ts'
import { type First, Pool } from './pool.ts'
import { Spends } from './spends.ts'
import { mayBeReplaced, type StandbyPolicy } from './standbys.ts'
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
  /** What is to be expected of standbys that the server has. */
  readonly standbys?: StandbyPolicy
  /** Told of every round trip for limits. */
  readonly onSpendTrip?: TripListener
}

/** Limits come after a look-up, so a request that waits for both has to be answered sooner. */
const spendMs = 1_000
const spendLanes = 2

/** So often are old windows forgotten, and so many at once. */
const forgetMs = 60_000
const mostForgotten = 10_000

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
  onSpendTrip = () => undefined,
  standbys = null,
}: PostgresOptions): Promise<Store> {
  const address = parseAddress(url)
  await prepareDatabase(address, deadlineMs)
  const lease = (await mayBeReplaced(address, { standbys, deadlineMs })) ? new Lease(url) : null
  await lease?.begin()
  const pool = new Pool({ url, size: poolSize, deadlineMs })
  const lookups = new Lookups({ url, deadlineMs, lanes: lookupLanes, onTrip, lease })
  const spends = new Spends({
    url,
    deadlineMs: Math.min(deadlineMs, spendMs),
    lanes: spendLanes,
    onTrip: onSpendTrip,
  })
  return storeOver({ pool, lookups, spends, lease }, deadlineMs)
}

interface Connected {
  readonly pool: Pool
  readonly lookups: Lookups
  readonly spends: Spends
  readonly lease: Lease | null
}

function storeOver(connected: Connected, deadlineMs: number): Store {
  const { pool, lookups, spends, lease } = connected
  const underWay = new UnderWay()
  let lookupCount = 0
  let closing: Promise<void> | null = null

  const run: RunQuery = (query) => underWay.run(() => readOn(connected, query))

  const transact = <Result>(work: Work<Result>): Promise<Result> =>
    underWay.run(() => transactionOn(connected, deadlineMs, work))

  const forgetter = createForgetter(pool, spends)
  const reading = kyselyOver(postgresFlavour, run)
  const readings: Readings = readingsOver(reading, postgresFlavour)

  return {
    ...readings,
    credentialById: (id: KeyId, tokenId: string | null = null) => {
      lookupCount++
      return underWay.run(() => lookups.byId(id, tokenId))
    },
    credentialByDigest: (digest: Uint8Array) => {
      lookupCount++
      return underWay.run(() => lookups.byDigest(digest))
    },

    change: <Result>(work: (change: Change) => Promise<Result>) =>
      underWay.run(() => changeOn(connected, deadlineMs, work)),

    ...usageWritesOver((work) => transact((db) => work(db, null)), postgresFlavour),
    ...habitWritesOver(transact, postgresFlavour),
    spend: (spendings: readonly Spending[]) =>
      underWay.run(() => Promise.all(spendings.map((one) => spends.spend(one)))),

    fullestCounters: (kinds, most) => fullestCounters(reading, { kinds, most }),
    signIn: reading,
    touchSession: (id, at) => touchSession(reading, id, at),

    tendCounters: () => underWay.run(() => forgetter.run()),
    sealAudit: async (link, most) => {
      if (!(await hasUnsealed(reading))) return 0
      return transact((db) => sealRecords(db, postgresFlavour, { link, most }))
    },

    lookups: () => lookupCount,

    ping: () => underWay.run(() => pingOn(connected)),

    close: () => {
      closing ??= underWay.end().then(async () => {
        await Promise.all([pool.close(), lookups.close(), spends.close(), lease?.close()])
      })
      return closing
    },
  }
}

async function fullestCounters(
  db: Kysely<Tables>,
  asked: { readonly kinds: readonly CounterKind[]; readonly most: number },
): Promise<FullestCounters> {
  const { now } = postgresFlavour
  const [{ rows }, ...found] = await Promise.all([
    sql<{ at: UnixMillis }>`select ${now} as at`.execute(db),
    fullestIn('limit_windows', asked, { db, now }),
    fullestIn('kept_windows', asked, { db, now }),
  ])
  return { at: rows[0]?.at as UnixMillis, counters: fullestOf(found.flat(), asked.most) }
}

interface Pong {
  readonly at: UnixMillis
  readonly writable: boolean
}

async function pingOn({ pool, lease }: Connected): Promise<UnixMillis> {
  const { rows } = await pool.once((connection, leftMs) =>
    connection.query<Pong>({ text: pingStatement }, leftMs),
  )
  const [pong] = rows
  lease?.assertTrusted()
  if (pong?.writable !== true) throw new StoreUnavailable('PostgreSQL is read-only.')
  return pong.at
}

function readOn({ pool, lease }: Connected, query: Parameters<RunQuery>[0]) {
  return pool.once(async (connection, leftMs) => {
    await lease?.check(connection, 'read', leftMs)
    return runOn(connection, query, leftMs)
  })
}

type Work<Result> = (db: Kysely<Tables>, at: UnixMillis) => Promise<Result>

function changeOn<Result>(
  connected: Connected,
  deadlineMs: number,
  work: (change: Change) => Promise<Result>,
): Promise<Result> {
  return transactionOn(connected, deadlineMs, async (db, at) => {
    const { watched, refuseUnrecorded } = mustRecord(changeOver(db, postgresFlavour, at))
    const result = await work(watched)
    refuseUnrecorded()
    return result
  })
}

async function transactionOn<Result>(
  { pool, lease }: Connected,
  deadlineMs: number,
  work: Work<Result>,
): Promise<Result> {
  const first: First<UnixMillis> = async (connection, leftMs) => {
    const at = await begin(connection, leftMs, deadlineMs)
    await lease?.check(connection, 'change', leftMs)
    return at
  }
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

/** Forgets windows that have ended, now and then, where this node has spent anything since. */
function createForgetter(pool: Pool, spends: Spends): { readonly run: () => Promise<void> } {
  let dueAt = performance.now() + forgetMs
  const query = { text: 'select forget_windows($1) as forgotten', values: [mostForgotten] }
  const run = async (): Promise<void> => {
    if (performance.now() < dueAt || !spends.takeSpent()) return
    dueAt = performance.now() + forgetMs
    for (let forgotten = mostForgotten; forgotten >= mostForgotten; ) {
      const { rows } = await pool.once((connection, leftMs) =>
        connection.query<{ forgotten: number }>(query, leftMs),
      )
      forgotten = rows[0]?.forgotten ?? 0
    }
  }
  return { run }
}
