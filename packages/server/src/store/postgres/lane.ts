import type { QueryArrayConfig } from 'pg'
import { type Connection, reconnect } from './connection.ts'
import { isOutage } from './errors.ts'

/**
 * A connection of one user, made when first needed and made anew when it broke. For what may be done
 * twice: what fails because its connection had broken meanwhile is done again on a new one.
 */
export class Lane {
  readonly #url: string
  readonly #deadlineMs: number
  #connection: Connection | null = null

  constructor(url: string, deadlineMs: number) {
    this.#url = url
    this.#deadlineMs = deadlineMs
  }

  async rows<Row>(query: QueryArrayConfig): Promise<readonly Row[]> {
    const until = performance.now() + this.#deadlineMs
    const kept = this.#connection
    if (kept !== null && !kept.isBroken) {
      try {
        return await rowsOf(kept, query, until)
      } catch (error) {
        if (!isOutage(error) || performance.now() >= until) throw error
      }
    }
    this.#connection = await reconnect(this.#url, until - performance.now())
    return rowsOf<Row>(this.#connection, query, until)
  }

  async close(): Promise<void> {
    await this.#connection?.close()
  }
}

async function rowsOf<Row>(
  connection: Connection,
  query: QueryArrayConfig,
  until: number,
): Promise<readonly Row[]> {
  try {
    return (await connection.query<Row>(query, until - performance.now())).rows
  } catch (error) {
    // Another server may answer at the same address: a standby gives its place to the primary.
    if (isOutage(error)) connection.destroy()
    throw error
  }
}
