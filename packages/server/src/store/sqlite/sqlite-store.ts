import type { KeyId, UnixMillis } from '@countersign/core'
import type { Kysely } from 'kysely'
import { type Change, type Store, StoreUnavailable } from '../port.ts'
import type { KeyUse } from '../records.ts'
import { changeOver } from '../sql/change.ts'
import { kyselyOver } from '../sql/kysely-over.ts'
import { readingsOver } from '../sql/readings.ts'
import type { Tables } from '../sql/tables.ts'
import { readUsage } from '../sql/usage-readings.ts'
import { usageWritesOver } from '../sql/usage-writes.ts'
import { sqliteFlavour } from './flavour.ts'
import { statementsToRecord } from './key-uses.ts'
import { Lookups } from './lookups.ts'
import { type OpenFiles, openFiles } from './open-files.ts'
import { noteTouched, type Touched } from './touched.ts'
import { Turns } from './turns.ts'
import { WriteTransaction } from './write-transaction.ts'

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

function storeOver(files: OpenFiles, deadlineMs: number): Store {
  const { reader, writer, reports } = files
  const lookups = new Lookups(reader)
  const turns = new Turns(deadlineMs)
  let closing: Promise<void> | null = null

  /** Between the answer to a commit and that of its change: what was read before is let go. */
  const letGo = (touched: Touched): void => {
    lookups.forget(touched)
    reader.renew()
    if (writer.changes >= mostChangesInLog) emptyLog()
  }

  /** While no snapshot of ours is in the way; one taken meanwhile is let go, so the log restarts. */
  const emptyLog = (): void => {
    writer.changes = 0
    const renew = () => reader.renew()
    writer.send([{ kind: 'checkpoint' }]).then(renew, renew)
  }

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

  return {
    ...readingsOver(kyselyOver(sqliteFlavour, reader.run), sqliteFlavour),
    usage: (slice) => readUsage(kyselyOver(sqliteFlavour, reports.run), slice),
    ...credentialReads(lookups),

    change: <Result>(work: (change: Change) => Promise<Result>) =>
      inTurn(async (transaction) => {
        const db = kyselyOver(sqliteFlavour, transaction.run)
        const { noted, touched } = noteTouched(changeOver(db, sqliteFlavour, now()))
        const result = await work(noted)
        await transaction.commit(() => letGo(touched()))
        return result
      }),

    recordUses: async (uses: readonly KeyUse[]) => {
      for (const statement of statementsToRecord(uses)) {
        await inTurn((transaction) => transaction.runWhole(statement, () => letGo(nothingTouched)))
      }
    },

    ...usageWritesOver(
      transactionsIn(inTurn, () => letGo(nothingTouched)),
      sqliteFlavour,
    ),

    ping: () => inTurn((transaction) => transaction.probe().then(now)),

    close: () => {
      closing ??= turns.takeLast().then(async () => {
        lookups.forgetAll()
        await files.close()
      })
      return closing
    },
  }
}

type InTurn = <Result>(work: (transaction: WriteTransaction) => Promise<Result>) => Promise<Result>

/** Transactions of what no look-up reads. */
function transactionsIn(inTurn: InTurn, letGo: () => void) {
  return <Result>(work: (db: Kysely<Tables>) => Promise<Result>): Promise<Result> =>
    inTurn(async (transaction) => {
      const result = await work(kyselyOver(sqliteFlavour, transaction.run))
      await transaction.commit(letGo)
      return result
    })
}

function credentialReads(
  lookups: Lookups,
): Pick<Store, 'credentialById' | 'credentialByDigest' | 'lookups'> {
  let count = 0
  return {
    credentialById: (id: KeyId) => {
      count++
      const record = lookups.byId(id)
      return { at: now(), record, signingEpoch: lookups.signingEpoch() }
    },
    credentialByDigest: (digest: Uint8Array) => {
      count++
      const record = lookups.byDigest(digest)
      return { at: now(), record, signingEpoch: lookups.signingEpoch() }
    },
    lookups: () => count,
  }
}

/** This machine's clock is that of the database, which is in this process. */
function now(): UnixMillis {
  return Date.now() as UnixMillis
}
