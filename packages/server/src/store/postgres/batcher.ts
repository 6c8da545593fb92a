import { StoreUnavailable } from '../port.ts'

export interface BatcherOptions<Ask, Given> {
  /** How many trips may be under way at once. */
  readonly lanes: number
  readonly mostAtOnce: number
  /** More than so many waiting are turned away: they would be too late anyway. */
  readonly mostWaiting: number
  /** How long one waits for a place in a trip. The trip has a deadline of its own. */
  readonly waitMs: number
  /** What two asks for the same have in common: they share an answer. */
  readonly nameOf: (ask: Ask) => unknown
  /** Answers all of them, in their order. No two are for the same. */
  readonly trip: (asks: readonly Ask[], lane: number) => Promise<readonly Given[]>
}

interface Waiting<Ask, Given> {
  readonly ask: Ask
  readonly since: number
  readonly resolve: (given: Given) => void
  readonly reject: (error: unknown) => void
}

/**
 * Takes questions one by one and asks them together: what arrives while all lanes are under way
 * goes with the next trip. Nothing waits for others to arrive, beyond the turn of the event loop.
 */
export class Batcher<Ask, Given> {
  readonly #options: BatcherOptions<Ask, Given>
  readonly #idleLanes: number[]
  #waiting: Waiting<Ask, Given>[] = []
  #isScheduled = false
  #sweeper: NodeJS.Timeout | null = null

  constructor(options: BatcherOptions<Ask, Given>) {
    this.#options = options
    this.#idleLanes = Array.from({ length: options.lanes }, (_, lane) => lane)
  }

  ask(ask: Ask): Promise<Given> {
    if (this.#waiting.length >= this.#options.mostWaiting) {
      return Promise.reject(new StoreUnavailable('Too many look-ups are waiting for PostgreSQL.'))
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ ask, since: performance.now(), resolve, reject })
      this.#schedule()
    })
  }

  /** After all that arrives in this turn of the event loop has come. */
  #schedule(): void {
    if (this.#isScheduled || this.#waiting.length === 0) return
    if (this.#idleLanes.length === 0) {
      this.#watch()
      return
    }
    this.#isScheduled = true
    setImmediate(() => {
      this.#isScheduled = false
      this.#depart()
    })
  }

  #depart(): void {
    const lane = this.#idleLanes.pop()
    if (lane === undefined) return
    const aboard = this.#waiting.splice(0, this.#options.mostAtOnce)
    if (aboard.length === 0) {
      this.#idleLanes.push(lane)
      return
    }
    void this.#travel(aboard, lane).finally(() => {
      this.#idleLanes.push(lane)
      this.#schedule()
    })
    this.#schedule()
  }

  async #travel(aboard: readonly Waiting<Ask, Given>[], lane: number): Promise<void> {
    try {
      const { asks, places } = this.#distinct(aboard)
      const given = await this.#options.trip(asks, lane)
      if (given.length !== asks.length) throw new Error('a trip brought the wrong number back')
      for (const [number, { resolve }] of aboard.entries()) {
        resolve(given[places[number] ?? -1] as Given)
      }
    } catch (error) {
      for (const { reject } of aboard) reject(error)
    }
  }

  /** The service that asks for verifications shows the same key each time: one read tells all. */
  #distinct(aboard: readonly Waiting<Ask, Given>[]) {
    const asks: Ask[] = []
    const known = new Map<unknown, number>()
    const places = aboard.map(({ ask }) => {
      const name = this.#options.nameOf(ask)
      const place = known.get(name) ?? asks.push(ask) - 1
      known.set(name, place)
      return place
    })
    return { asks, places }
  }

  /** Turns away who waited too long; runs only while somebody waits. */
  #watch(): void {
    this.#sweeper ??= setTimeout(() => {
      this.#sweeper = null
      this.#turnAway(performance.now() - this.#options.waitMs)
      this.#schedule()
    }, this.#options.waitMs / 10)
  }

  #turnAway(before: number): void {
    const late = this.#waiting.filter(({ since }) => since < before)
    if (late.length === 0) return
    this.#waiting = this.#waiting.filter(({ since }) => since >= before)
    for (const { reject } of late) {
      reject(new StoreUnavailable('PostgreSQL is too slow for the look-ups that wait for it.'))
    }
  }
}
