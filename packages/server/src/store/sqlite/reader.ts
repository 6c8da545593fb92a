import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import type { CompiledQuery, QueryResult } from 'kysely'
import { StoreUnavailable } from '../port.ts'
import { toPortError } from './errors.ts'

/** Address space, not memory: pages are shared with the page cache of the system. */
const mapBytes = 2 ** 31

/** Statements that are kept prepared for management. */
const mostPrepared = 200

/**
 * The connection that reads, on the main thread. It keeps one snapshot open for many reads, since
 * opening one for each costs as much as the read itself (2.4 µs of system calls). Nobody but our
 * own writer changes the file, so a snapshot is the truth until the writer has answered a commit:
 * `renew` then gives it up, and the next read opens the next.
 */
export class Reader {
  readonly #database: DatabaseSync
  readonly #begin: StatementSync
  readonly #end: StatementSync
  readonly #prepared = new Map<string, StatementSync>()
  #holds = false
  #isClosed = false

  constructor(path: string) {
    this.#database = new DatabaseSync(path, { readOnly: true })
    this.#database.exec(`pragma mmap_size = ${mapBytes}`)
    this.#begin = this.#database.prepare('begin')
    this.#end = this.#database.prepare('rollback')
  }

  /** A statement whose rows come as arrays, for those who read it often. */
  prepareForRows(sql: string): StatementSync {
    const statement = this.#database.prepare(sql)
    statement.setReturnArrays(true)
    return statement
  }

  /** At most one row of a prepared statement, of the truth. */
  readRow(statement: StatementSync, parameter: SQLInputValue): unknown {
    try {
      if (!this.#holds) this.#hold()
      return statement.get(parameter)
    } catch (error) {
      this.renew()
      throw toPortError(error, false)
    }
  }

  run = async (query: CompiledQuery): Promise<QueryResult<unknown>> => {
    try {
      if (!this.#holds) this.#hold()
      const parameters = query.parameters as readonly SQLInputValue[]
      return { rows: this.#prepare(query.sql).all(...parameters) }
    } catch (error) {
      this.renew()
      throw toPortError(error, false)
    }
  }

  renew(): void {
    if (!this.#holds) return
    this.#holds = false
    if (this.#database.isTransaction) this.#end.run()
  }

  close(): void {
    this.renew()
    this.#isClosed = true
    this.#database.close()
  }

  #hold(): void {
    if (this.#isClosed) throw new StoreUnavailable('The store is closed.')
    this.#begin.run()
    this.#holds = true
  }

  #prepare(sql: string): StatementSync {
    const found = this.#prepared.get(sql)
    if (found !== undefined) return found
    const statement = this.#database.prepare(sql)
    if (this.#prepared.size >= mostPrepared) this.#prepared.clear()
    this.#prepared.set(sql, statement)
    return statement
  }
}
