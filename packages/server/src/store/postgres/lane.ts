import type { QueryArrayConfig } from 'pg'
import { StoreUnavailable } from '../port.ts'
import { type Connection, reconnect } from './connection.ts'
import { isOutage } from './errors.ts'
import { type Lease, moment } from './lease.ts'

/** Below the largest integer of PostgreSQL. */
const mostTrips = 2 ** 31

/**
 * A connection of one user, made when first needed and made anew when it broke. For what may be done
 * twice: what fails because its connection had broken meanwhile is done again on a new one.
 */
export class Lane {
  readonly #url: string
  readonly #deadlineMs: number
  readonly #lease: Lease | null
  #connection: Connection | null = null
  #trips = 0

  /**
   * Each query gets one more parameter, an integer, and must give it back in the last column of each
   * row, of which there is one at least. With a lease the column before it must be the timeline.
   */
  constructor(url: string, deadlineMs: number, lease: Lease | null = null) {
    this.#url = url
    this.#deadlineMs = deadlineMs
    this.#lease = lease
  }

  async rows<Row extends readonly unknown[]>(query: QueryArrayConfig): Promise<readonly Row[]> {
    const until = performance.now() + this.#deadlineMs
    const kept = this.#connection
    if (kept !== null && !kept.isBroken) {
      try {
        return await this.#rowsOf<Row>(kept, query, until)
      } catch (error) {
        if (!isOutage(error) || performance.now() >= until) throw error
      }
    }
    this.#connection = await reconnect(this.#url, until - performance.now())
    return this.#rowsOf<Row>(this.#connection, query, until)
  }

  async close(): Promise<void> {
    await this.#connection?.close()
  }

  async #rowsOf<Row extends readonly unknown[]>(
    connection: Connection,
    query: QueryArrayConfig,
    until: number,
  ): Promise<readonly Row[]> {
    const asked = moment()
    this.#trips = (this.#trips + 1) % mostTrips
    const trip = this.#trips
    const values: unknown[] = [...((query.values ?? []) as unknown[]), trip]
    try {
      const { rows } = await connection.query<Row>({ ...query, values }, until - performance.now())
      // a pooler that is at fault might give the answer to another question, such as the one before
      const [first] = rows
      if (first?.at(-1) !== trip) throw new StoreUnavailable('PostgreSQL answered out of turn.')
      this.#lease?.believe((first.at(-2) ?? null) as string | null, asked)
      return rows
    } catch (error) {
      // Another server may answer at the same address: a standby gives its place to the primary.
      if (isOutage(error)) connection.destroy()
      throw error
    }
  }
}
