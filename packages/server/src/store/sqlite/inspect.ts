import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { DatabaseFacts } from '../inspection.ts'
import { StoreRefused } from '../port.ts'
import { inspectTables } from '../sql/inspect.ts'
import { kyselyOver } from '../sql/kysely-over.ts'
import { sqliteFlavour } from './flavour.ts'
import { databaseFile, openFiles, toRefusal } from './open-files.ts'
import { ownerOf } from './owner.ts'
import { Reader } from './reader.ts'

const waitMs = 1_000

/**
 * Looks at the embedded database of a directory, whether a process has it or not. Throws
 * StoreRefused when there is none.
 */
export async function inspectSqlite(directory: string): Promise<DatabaseFacts> {
  const path = join(directory, databaseFile)
  if (!existsSync(path)) {
    throw new StoreRefused(
      `There is no installation in ${directory}: name its directory with --data, or make one (countersign init).`,
    )
  }
  try {
    return await inspectFile(path, ownerOf(directory))
  } catch (error) {
    throw toRefusal(error, path)
  }
}

async function inspectFile(path: string, owner: DatabaseFacts['owner']): Promise<DatabaseFacts> {
  const reader = new Reader(path)
  try {
    const tables = await inspectTables(kyselyOver(sqliteFlavour, reader.run), sqliteFlavour)
    return { ...tables, whyReadOnly: whyReadOnly(path), server: null, owner }
  } finally {
    reader.close()
  }
}

/** Runs the migrations that are missing. Throws StoreRefused while another process has the directory. */
export async function migrateSqlite(directory: string): Promise<void> {
  const files = await openFiles(directory)
  await files.close()
}

/** Takes the right to write, for a moment, and writes nothing. */
function whyReadOnly(path: string): string | null {
  try {
    const database = new DatabaseSync(path, { timeout: waitMs })
    try {
      database.exec('begin immediate; rollback')
      return null
    } finally {
      database.close()
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
