import type { SQLInputValue } from 'node:sqlite'
import { StoreRefused } from '../port.ts'
import { kyselyOver, type RunQuery } from '../sql/kysely-over.ts'
import { migrate } from '../sql/migrate.ts'
import { makeDirectory, makeFile } from './data-directory.ts'
import { resultCodeOf } from './errors.ts'
import { sqliteFlavour } from './flavour.ts'
import { takeOwnership } from './owner.ts'
import { Reader } from './reader.ts'
import { Reports } from './reports.ts'
import { Writer } from './writer.ts'

export const databaseFile = 'countersign.sqlite'

/** The embedded database, owned and of this version, with its connections. */
export interface OpenFiles {
  readonly reader: Reader
  readonly writer: Writer
  readonly reports: Reports
  readonly close: () => Promise<void>
}

export async function openFiles(directory: string): Promise<OpenFiles> {
  makeDirectory(directory)
  const giveBack = takeOwnership(directory)
  try {
    const path = makeFile(directory, databaseFile)
    return await openDatabase(path, giveBack)
  } catch (error) {
    giveBack()
    throw error
  }
}

async function openDatabase(path: string, giveBack: () => void): Promise<OpenFiles> {
  let writer: Writer | null = null
  try {
    writer = await Writer.open({ path, busyTimeoutMs: 1_000 })
    await migrateWith(writer, path)
    return closable({ reader: new Reader(path), writer, reports: new Reports(path) }, giveBack)
  } catch (error) {
    await writer?.close()
    throw toRefusal(error, path)
  }
}

async function migrateWith(writer: Writer, path: string): Promise<void> {
  const run: RunQuery = async ({ sql, parameters }) => {
    const values = parameters as readonly SQLInputValue[]
    const { rows } = await writer.send([{ kind: 'statement', sql, parameters: values }])
    return { rows: rows as unknown[] }
  }
  const db = kyselyOver(sqliteFlavour, run)
  await db.transaction().execute((transaction) => migrate(transaction, sqliteFlavour, path))
}

function closable(connections: Omit<OpenFiles, 'close'>, giveBack: () => void): OpenFiles {
  const { reader, writer, reports } = connections
  return {
    ...connections,
    close: async () => {
      reader.close()
      await reports.close()
      await writer.close()
      giveBack()
    },
  }
}

/** An error of SQLite as a sentence; any other as it is. */
export function toRefusal(error: unknown, path: string): unknown {
  if (resultCodeOf(error) === null || !(error instanceof Error)) return error
  return new StoreRefused(`The database ${path} can not be opened: ${error.message}.`, {
    cause: error,
  })
}
