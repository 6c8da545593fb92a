import type { UnixMillis } from '@countersign/core'
import type { CompiledQuery, QueryResult } from 'kysely'
import type { Connection } from './connection.ts'
import { isReadOnly, toPortError } from './errors.ts'

/** How long a transaction may stay open between two statements, in deadlines. */
const idleDeadlines = 5

/** A little less than ours, so that the server gives up first and the connection stays good. */
const serverShare = 0.9

/** Begins a transaction and says the database's time. One message, and all of it ends with it. */
export async function begin(
  connection: Connection,
  leftMs: number,
  deadlineMs: number,
): Promise<UnixMillis> {
  const answers = await connection.script<{ at: number }>(beginning(deadlineMs), leftMs)
  return answers[1]?.rows[0]?.at as UnixMillis
}

/**
 * The server gives a lock or a statement up by itself when we no longer wait for it. A commit is
 * on the disk, and on a synchronous standby, when it is answered, whatever the server's default.
 */
export function beginning(deadlineMs: number): string {
  const settings: Readonly<Record<string, string>> = {
    statement_timeout: `'${Math.ceil(serverShare * deadlineMs)}'`,
    idle_in_transaction_session_timeout: `'${idleDeadlines * deadlineMs}'`,
    synchronous_commit: `
      case current_setting('synchronous_commit') when 'remote_apply' then 'remote_apply' else 'on' end`,
  }
  const set = Object.entries(settings).map(([name, to]) => `set_config('${name}', ${to}, true)`)
  const at = '(extract(epoch from statement_timestamp()) * 1000)::bigint as at'
  return `begin isolation level read committed; select ${at}, ${set.join(', ')}`
}

/** Runs what is inside of a transaction, and ends it. */
export class Transaction {
  readonly #connection: Connection
  readonly #deadlineMs: number
  #hasEnded = false

  constructor(connection: Connection, deadlineMs: number) {
    this.#connection = connection
    this.#deadlineMs = deadlineMs
  }

  run = async (query: CompiledQuery): Promise<QueryResult<unknown>> => {
    if (this.#hasEnded) throw new Error('a change was used after its end')
    return runOn(this.#connection, query, this.#deadlineMs)
  }

  /** Rejects with `outcome: 'unknown'` when the server's answer did not come. */
  async commit(): Promise<void> {
    this.#hasEnded = true
    let command: string
    try {
      command = (await this.#connection.query({ text: 'commit' }, this.#deadlineMs)).command
    } catch (error) {
      this.#connection.destroy()
      throw toPortError(error, 'unknown')
    }
    // So says PostgreSQL when a statement had failed and the work went on regardless.
    if (command !== 'COMMIT') throw new Error('a change had failed before it was to be committed')
  }

  /** A connection that can't even do this is thrown away, which has the same effect. */
  async rollback(): Promise<void> {
    this.#hasEnded = true
    if (this.#connection.isBroken) return
    try {
      await this.#connection.query({ text: 'rollback' }, this.#deadlineMs)
    } catch {
      this.#connection.destroy()
    }
  }
}

/** Runs one query that Kysely built. */
export async function runOn(
  connection: Connection,
  { sql, parameters }: CompiledQuery,
  deadlineMs: number,
): Promise<QueryResult<unknown>> {
  try {
    const query = { text: sql, values: [...parameters] }
    const { rows, rowCount } = await connection.query(query, deadlineMs)
    return { rows: [...rows], numAffectedRows: BigInt(rowCount ?? 0) }
  } catch (error) {
    if (isReadOnly(error)) connection.destroy()
    throw toPortError(error, 'none')
  }
}
