import type { KeyId, Spending, UnixMillis } from '@countersign/core'
import { type CompiledQuery, type Kysely, sql } from 'kysely'
import { mustRecord } from '../must-record.ts'
import type { SignInStore } from '../operators.ts'
import {
  type Change,
  type KeyFilter,
  type Readings,
  type Store,
  StoreUnavailable,
} from '../port.ts'
import { hasUnsealed, sealRecords } from '../sql/audit.ts'
import { changeOver } from '../sql/change.ts'
import { fullestIn, fullestOf } from '../sql/counters.ts'
import type { EachRow } from '../sql/each-count.ts'
import { findingReadingsOver } from '../sql/findings.ts'
import { habitWritesOver } from '../sql/habits.ts'
import { kyselyOver, type RunQuery } from '../sql/kysely-over.ts'
import { touchSession } from '../sql/operators.ts'
import { readingsOver } from '../sql/readings.ts'
import type { Tables } from '../sql/tables.ts'
import { readUsage } from '../sql/usage-readings.ts'
import { usageWritesOver } from '../sql/usage-writes.ts'
import { sqliteFlavour } from './flavour.ts'
import { Lookups } from './lookups.ts'
import { type OpenFiles, openFiles } from './open-files.ts'
import { Spends } from './spends.ts'
import { noteTouched, type Touched } from './touched.ts'
import { Turns } from './turns.ts'
import { WriteTransaction } from './write-transaction.ts'
import type { Step } from './writer-messages.ts'

/** So many changed rows may be in the log before it is written into the database. */
const mostChangesInLog = 1_000

const nothingTouched: Touched = { keys: new Set(), facts: false, signingKeys: false }

export interface SqliteOptions {
  readonly directory: string
  /** For every wait for the thread that writes. Reads are on the spot and wait for the disk only. */
  readonly deadlineMs?: number
}

/** Opens the embedded database in a directory, which this process then owns. Runs migrations. */
export async function openSqliteStore({ directory, deadlineMs }: SqliteOptions): Promise<Store> {
  return storeOver(await openFiles(directory), deadlineMs ?? 2_000)
}

async function storeOver(files: OpenFiles, deadlineMs: number): Promise<Store> {
  const { reader, writer, reports } = files
  const lookups = new Lookups(reader)
  const turns = new Turns(deadlineMs)
  let closing: Promise<void> | null = null

  const letGo = createLettingGo(files, lookups)

  const inTurn: InTurn = async (work) => {
    if (closing !== null) throw new StoreUnavailable('The store is closed.')
    await turns.take()
    const transaction = new WriteTransaction(writer, deadlineMs)
    try {
      return await work(transaction)
    } catch (error) {
      transaction.rollback()
      throw error
    } finally {
      void transaction.settled.then(() => turns.pass())
    }
  }

  const writeWhole = (statement: Step): Promise<void> =>
    inTurn((transaction) => transaction.runWhole(statement, () => letGo(nothingTouched)))
  const spends = await Spends.open(files, now, writeWhole)
  const reading = kyselyOver(sqliteFlavour, reader.run)
  const readings = readingsOver(reading, sqliteFlavour)
  const reported = kyselyOver(sqliteFlavour, reports.run)

  return {
    ...readings,
    usage: (slice) => readUsage(reported, sqliteFlavour, slice),
    ...findingReadingsOver(reported, sqliteFlavour),
    ...longListsOver(readings, readingsOver(reported, sqliteFlavour)),
    ...credentialReads(lookups),
    spend: (spendings: readonly Spending[]) => spends.spend(spendings),
    tendCounters: () => spends.tend(),
    fullestCounters: fullestCountersOf(spends, kyselyOver(sqliteFlavour, reports.run)),

    ...changesOver({ inTurn, letGo, reading }),
    ...signInOver({ inTurn, letGo, reading }, reader.run),

    ping: () => inTurn((transaction) => transaction.probe().then(now)),

    close: () => {
      closing ??= turns.takeLast().then(async () => {
        lookups.forgetAll()
        await spends.close()
        await files.close()
      })
      return closing
    },
  }
}

/** What may have to look at many keys to find few is read beside the thread that verifies. */
function longListsOver(soon: Readings, reported: Readings): Pick<Readings, 'keys' | 'countKeys'> {
  const readingsFor = ({ search, state, unusedForMs, environment }: KeyFilter): Readings =>
    [search, state, unusedForMs, environment].every((asked) => asked === undefined)
      ? soon
      : reported
  return {
    keys: (filter, page) => readingsFor(filter).keys(filter, page),
    countKeys: (filter) => reported.countKeys(filter),
  }
}

function fullestCountersOf(spends: Spends, db: Kysely<Tables>): Store['fullestCounters'] {
  return async (kinds, most) => {
    const { at, counters } = await spends.nearlyFull()
    const asked = new Set(kinds.map(({ allowance }) => allowance.name))
    const brief = counters.filter(({ allowance }) => asked.has(allowance.name))
    const kept = await fullestIn('kept_windows', { kinds, most }, { db, now: sql<number>`${at}` })
    return { at, counters: fullestOf([...brief, ...kept], most) }
  }
}

type InTurn = <Result>(work: (transaction: WriteTransaction) => Promise<Result>) => Promise<Result>

/** What reads is read on the spot; what writes is a transaction of its own. */
function signInOver({ inTurn, letGo }: Writing, read: RunQuery): SignInStore {
  const write: RunQuery = (query) =>
    inTurn(async (transaction) => {
      const result = await transaction.run(query)
      await transaction.commit(() => letGo(nothingTouched))
      return result
    })
  const run: RunQuery = (query: CompiledQuery) =>
    query.query.kind === 'SelectQueryNode' ? read(query) : write(query)
  const signIn = kyselyOver(sqliteFlavour, run)
  return { signIn, touchSession: (id, at) => touchSession(signIn, id, at) }
}

/** Between the answer to a commit and that of its change: what was read before is let go. */
function createLettingGo({ reader, writer }: OpenFiles, lookups: Lookups) {
  /** While no snapshot of ours is in the way; one taken meanwhile is let go, so the log restarts. */
  const emptyLog = (): void => {
    writer.changes = 0
    const renew = () => reader.renew()
    writer.send([{ kind: 'checkpoint' }]).then(renew, renew)
  }
  return (touched: Touched): void => {
    lookups.forget(touched)
    reader.renew()
    if (writer.changes >= mostChangesInLog) emptyLog()
  }
}

interface Writing {
  readonly inTurn: InTurn
  readonly letGo: (touched: Touched) => void
  readonly reading: Kysely<Tables>
}

type Written = Pick<
  Store,
  | 'change'
  | 'sealAudit'
  | 'recordUsage'
  | 'addUpUsage'
  | 'tendUsage'
  | 'recordHabits'
  | 'findRested'
>

function changesOver({ inTurn, letGo, reading }: Writing): Written {
  /** Of what no look-up reads. */
  const transact = <Result>(
    work: (db: Kysely<Tables>, each: EachRow) => Promise<Result>,
  ): Promise<Result> =>
    inTurn(async (transaction) => {
      const result = await work(kyselyOver(sqliteFlavour, transaction.run), transaction.each)
      await transaction.commit(() => letGo(nothingTouched))
      return result
    })

  return {
    ...usageWritesOver(transact, sqliteFlavour),
    ...habitWritesOver(transact, sqliteFlavour),
    change: <Result>(work: (change: Change) => Promise<Result>) =>
      inTurn(async (transaction) => {
        const db = kyselyOver(sqliteFlavour, transaction.run)
        const { watched, refuseUnrecorded } = mustRecord(changeOver(db, sqliteFlavour, now()))
        const { noted, touched } = noteTouched(watched)
        const result = await work(noted)
        refuseUnrecorded()
        await transaction.commit(() => letGo(touched()))
        return result
      }),

    sealAudit: async (link, most) => {
      if (!(await hasUnsealed(reading))) return 0
      return transact((db) => sealRecords(db, sqliteFlavour, { link, most }))
    },
  }
}

function credentialReads(
  lookups: Lookups,
): Pick<Store, 'credentialById' | 'credentialByDigest' | 'lookups'> {
  let count = 0
  return {
    credentialById: (id: KeyId, tokenId: string | null = null) => {
      count++
      const record = lookups.byId(id)
      const tokenIsRevoked = tokenId !== null && lookups.isRevoked(tokenId)
      return { at: now(), record, signingEpoch: lookups.signingEpoch(), tokenIsRevoked }
    },
    credentialByDigest: (digest: Uint8Array) => {
      count++
      const record = lookups.byDigest(digest)
      const signingEpoch = lookups.signingEpoch()
      return { at: now(), record, signingEpoch, tokenIsRevoked: false }
    },
    lookups: () => count,
  }
}

/** This machine's clock is that of the database, which is in this process. */
function now(): UnixMillis {
  return Date.now() as UnixMillis
}
