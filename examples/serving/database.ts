import { DatabaseSync } from 'node:sqlite'

/** Opens the database of a service, and makes its tables where they are absent. */
export function openDatabase(file: string, tables: string): DatabaseSync {
  const database = new DatabaseSync(file)
  database.exec('pragma journal_mode = wal; pragma busy_timeout = 2000')
  database.exec(tables)
  return database
}

/** Does all of `change`, or nothing of it when that throws. */
export function inTransaction<Result>(database: DatabaseSync, change: () => Result): Result {
  database.exec('begin immediate')
  try {
    const result = change()
    database.exec('commit')
    return result
  } catch (error) {
    database.exec('rollback')
    throw error
  }
}
