import { StoreUnavailable } from '../port.ts'
import { type Connection, reconnect } from './connection.ts'
import { isOutage, unavailable } from './errors.ts'

export interface PoolOptions {
  readonly url: string
  readonly size: number
  /** For a place in the pool, a connection, and the first answer of it: together. */
  readonly deadlineMs: number
}

interface Waiting {
  readonly start: () => void
  readonly timer: NodeJS.Timeout
}

/** Something that may be done twice, in the time that is left. */
export type First<Given> = (connection: Connection, leftMs: number) => Promise<Given>

/** A bounded number of connections, for changes and for what management reads. */
export class Pool {
  readonly #options: PoolOptions
  readonly #idle: Connection[] = []
  readonly #waiting = new Set<Waiting>()
  #inUse = 0

  constructor(options: PoolOptions) {
    this.#options = options
  }

  /**
   * Lends a connection to `first` and then to `rest`, which gets what `first` gave. An idle
   * connection may have broken unnoticed: `first` is done again then, on a new one.
   */
  async lend<Given, Result>(
    first: First<Given>,
    rest: (connection: Connection, given: Given) => Promise<Result>,
  ): Promise<Result> {
    const until = performance.now() + this.#options.deadlineMs
    await this.#enter()
    try {
      const { connection, given } = await this.#start(first, until)
      try {
        return await rest(connection, given)
      } finally {
        if (!connection.isBroken) this.#idle.push(connection)
      }
    } finally {
      this.#leave()
    }
  }

  /** Lends a connection for one thing only. */
  async once<Given>(first: First<Given>): Promise<Given> {
    return this.lend(first, async (_, given) => given)
  }

  /** Closes what is idle: who closes waits before for those who use one. */
  async close(): Promise<void> {
    await Promise.all(this.#idle.splice(0).map((connection) => connection.close()))
  }

  async #start<Given>(
    first: First<Given>,
    until: number,
  ): Promise<{ connection: Connection; given: Given }> {
    for (;;) {
      const kept = this.#takeIdle()
      const leftMs = () => Math.max(1, until - performance.now())
      const connection = kept ?? (await reconnect(this.#options.url, leftMs()))
      try {
        return { connection, given: await first(connection, leftMs()) }
      } catch (error) {
        if (!isOutage(error)) {
          this.#idle.push(connection)
          throw error
        }
        connection.destroy()
        if (kept === null || connection.wasLate) throw unavailable(error, 'none')
      }
    }
  }

  #takeIdle(): Connection | null {
    for (;;) {
      const connection = this.#idle.pop() ?? null
      if (connection?.isBroken !== true) return connection
    }
  }

  #enter(): Promise<void> {
    if (this.#inUse < this.#options.size) {
      this.#inUse++
      return Promise.resolve()
    }
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(waiting)
        reject(new StoreUnavailable('All connections to PostgreSQL are in use.'))
      }, this.#options.deadlineMs)
      const waiting: Waiting = { start: resolve, timer }
      this.#waiting.add(waiting)
    })
  }

  #leave(): void {
    const [next] = this.#waiting
    if (next === undefined) {
      this.#inUse--
      return
    }
    this.#waiting.delete(next)
    clearTimeout(next.timer)
    next.start()
  }
}
