import type { Socket } from 'node:net'
import type { CompiledQuery, QueryResult } from 'kysely'
import pg from 'pg'
import { withDeadline } from '../deadline.ts'
import { StoreUnavailable } from '../port.ts'
import type { RunQuery } from '../sql/kysely-over.ts'
import { isOutage, toPortError } from './errors.ts'

/** How far the use of a connection has come, for who must say what a failure leaves behind. */
export interface Progress {
  /** Whether a commit was sent: from then on its outcome is not known until it is answered. */
  commits: boolean
}

export type Work<Result> = (client: pg.PoolClient, progress: Progress) => Promise<Result>

/**
 * A bounded pool in which every wait ends: for a connection, and for all that is done with it. A
 * connection whose answer did not come in time is thrown away, since a late answer would be taken
 * for that of the next question.
 */
export class Connections {
  readonly #pool: pg.Pool
  readonly #deadlineMs: number
  readonly #underWay = new Set<Promise<unknown>>()
  #closing = false

  constructor(
    config: pg.ClientConfig,
    options: { readonly max: number; readonly deadlineMs: number },
  ) {
    this.#deadlineMs = options.deadlineMs
    this.#pool = new pg.Pool({ ...config, max: options.max, idleTimeoutMillis: 30_000 })
    // an idle connection that breaks is replaced when it is wanted
    this.#pool.on('error', () => undefined)
  }

  use<Result>(work: Work<Result>, deadlineMs = this.#deadlineMs): Promise<Result> {
    if (this.#closing) return Promise.reject(new StoreUnavailable('The store is closed.'))
    const used = this.#use(work, performance.now() + deadlineMs)
    this.#underWay.add(used)
    const settled = (): void => {
      this.#underWay.delete(used)
    }
    used.then(settled, settled)
    return used
  }

  /** Runs single statements, each on any connection. */
  run: RunQuery = (query) => this.use((client) => runOn(client, query))

  async close(): Promise<void> {
    this.#closing = true
    await Promise.allSettled(this.#underWay)
    if (!this.#pool.ended) await this.#pool.end()
  }

  async #use<Result>(work: Work<Result>, endsAt: number): Promise<Result> {
    const progress: Progress = { commits: false }
    const outcome = (): 'none' | 'unknown' => (progress.commits ? 'unknown' : 'none')
    let client: pg.PoolClient
    try {
      client = await this.#pool.connect()
    } catch (error) {
      throw toPortError(error, 'none')
    }
    try {
      const remainingMs = Math.max(1, endsAt - performance.now())
      const result = await withDeadline(work(client, progress), remainingMs, () => late(outcome()))
      client.release()
      return result
    } catch (error) {
      giveBack(client, error instanceof StoreUnavailable || isOutage(error))
      throw toPortError(error, outcome())
    }
  }
}

/** Sends one statement; errors are those of the driver. */
export async function runOn(
  client: pg.ClientBase,
  query: CompiledQuery,
): Promise<QueryResult<unknown>> {
  const { rows, rowCount } = await client.query(query.sql, [...query.parameters])
  return { rows: rows as unknown[], numAffectedRows: BigInt(rowCount ?? 0) }
}

/** Ends a connection at once, without the farewell that a hung server would never answer. */
export function destroy(client: pg.ClientBase): void {
  const { connection } = client as unknown as { readonly connection?: { readonly stream?: Socket } }
  connection?.stream?.destroy()
}

function giveBack(client: pg.PoolClient, isBroken: boolean): void {
  if (isBroken) destroy(client)
  client.release(isBroken)
}

function late(outcome: 'none' | 'unknown'): StoreUnavailable {
  return new StoreUnavailable('PostgreSQL did not answer in time.', { outcome })
}
