import {
  type AskedCounter,
  type Counter,
  type Spending,
  type Spent,
  spacingMicros,
  type UnixMillis,
  windowMs,
} from '@countersign/core'
import { Batcher } from './batcher.ts'
import { toPortError } from './errors.ts'
import { Lane } from './lane.ts'
import type { TripListener } from './lookups.ts'

export interface SpendOptions {
  readonly url: string
  readonly deadlineMs: number
  readonly lanes: number
  readonly onTrip: TripListener
}

const mostAtOnce = 500
const mostWaiting = 20_000

/** Counts in batches, on connections that do nothing else and are made when first needed. */
export class Spends {
  readonly #lanes: readonly Lane[]
  readonly #batcher: Batcher<Spending, Spent>
  #hasSpent = false

  /** Half of the deadline is for waiting, half for the trip. */
  constructor({ url, deadlineMs, lanes, onTrip }: SpendOptions) {
    const halfMs = deadlineMs / 2
    this.#lanes = Array.from({ length: lanes }, () => new Lane(url, halfMs))
    this.#batcher = new Batcher<Spending, Spent>({
      lanes,
      mostAtOnce,
      mostWaiting,
      waitMs: halfMs,
      nameOf: (spending) => spending,
      trip: async (spendings, lane) => {
        const from = performance.now()
        try {
          return await this.#count(spendings, lane)
        } catch (error) {
          throw toPortError(error, 'none')
        } finally {
          onTrip(spendings.length, (performance.now() - from) / 1_000)
        }
      },
    })
  }

  spend(spending: Spending): Promise<Spent> {
    this.#hasSpent = true
    return this.#batcher.ask(spending)
  }

  /** Whether there may be windows of ours to forget, since it was asked before. */
  takeSpent(): boolean {
    const had = this.#hasSpent
    this.#hasSpent = false
    return had
  }

  async close(): Promise<void> {
    await Promise.all(this.#lanes.map((lane) => lane.close()))
  }

  /**
   * A trip is made again when its connection had broken: should the first have counted after all,
   * the counters are too high, and never too low.
   */
  async #count(spendings: readonly Spending[], lane: number): Promise<readonly Spent[]> {
    const query = { text: statement, values: valuesOf(spendings), rowMode: 'array' as const }
    const rows = (await this.#lanes[lane]?.rows<SpentRow>(query)) ?? []
    let place = 0
    return spendings.map(({ counters }) => {
      const own = rows.slice(place, place + counters.length)
      place += counters.length
      const [first] = own
      if (first === undefined) throw new Error('a trip brought too few counters back')
      return { at: first[0], isSpent: first[1], counters: own.map(counterOf) }
    })
  }
}

const statement = 'select *, $9::integer as trip from spend_limits($1, $2, $3, $4, $5, $6, $7, $8)'

type SpentRow = readonly [
  at: UnixMillis,
  isSpent: boolean,
  startsAt: UnixMillis,
  spent: number,
  freeAtMicros: number,
]

function counterOf([, , startsAt, spent, freeAtMicros]: SpentRow): Counter {
  return { startsAt, spent, freeAtMicros }
}

function valuesOf(spendings: readonly Spending[]): unknown[] {
  const distinct = new Map<string, AskedCounter>()
  for (const { counters } of spendings) {
    for (const counter of counters) distinct.set(counter.name, counter)
  }
  // In one order on every node. Names are ASCII, so this is that of the bytes.
  const names = [...distinct.keys()].sort()
  const places = new Map(names.map((name, place) => [name, place + 1]))
  const allowances = names.map((name) => (distinct.get(name) as AskedCounter).allowance)
  const rows = spendings.flatMap(({ counters, cost }, request) =>
    counters.map(({ name, allowance }) => ({ request, name, allowance, cost })),
  )
  return [
    names,
    allowances.map(({ per }) => (per === 'month' ? 0 : windowMs[per])),
    allowances.map(({ most }) => most),
    allowances.map(({ per, isQuota }) => isQuota || per === 'day' || per === 'month'),
    rows.map(({ request }) => request),
    rows.map(({ name }) => places.get(name)),
    rows.map(({ cost }) => cost),
    rows.map(({ allowance, cost }) => spacingMicros(allowance, cost)),
  ]
}
