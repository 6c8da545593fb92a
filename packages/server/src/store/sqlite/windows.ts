import {
  type Allowance,
  type AskedCounter,
  type Counter,
  counterAt,
  type FullCounter,
  nearlyFull,
  type Period,
  type Spending,
  type Spent,
  spendFromAll,
  type UnixMillis,
  windowAt,
} from '@countersign/core'
import { StoreUnavailable } from '../port.ts'
import type { KeptWindows, WrittenWindow } from './kept-windows.ts'

/** About 200 bytes each. More than so many callers within a minute are turned away, not forgotten. */
const mostBrief = 1_000_000
/** Longer windows beyond these are read again when they are needed. */
const mostKept = 50_000

/** Seconds and minutes live in memory; the others are written behind. */
const isBrief: Readonly<Record<Period, boolean>> = {
  second: true,
  minute: true,
  hour: false,
  day: false,
  month: false,
}

/** All counters of one kind of window: they end together, and are forgotten together. */
interface Generation {
  readonly per: Period
  startsAt: number
  counters: Map<string, Counter>
  /** Those of which much is spent, and what may be. */
  nearlyFull: Map<string, Allowance>
  /** The window before, where spending that is spread reaches into this one. */
  before: Map<string, Counter>
}

export interface Opening {
  readonly at: UnixMillis
  /** Of windows of seconds and minutes that had begun before, nobody knows what was spent. */
  readonly fullBefore: UnixMillis
}

/** The counters of the embedded database, which one process has. Decides at once, and writes nothing. */
export class Windows {
  readonly #kept: KeptWindows
  readonly #opening: Opening
  readonly #generations = new Map<string, Generation>()
  readonly #longer = new Map<string, Counter>()
  readonly #unwritten = new Map<string, WrittenWindow>()
  #latest: UnixMillis

  constructor(kept: KeptWindows, opening: Opening) {
    this.#kept = kept
    this.#opening = opening
    this.#latest = opening.at
  }

  spend(spending: Spending, now: UnixMillis): Spent {
    const at = this.#notBefore(now)
    const counters = spending.counters.map((asked) => this.#counter(asked, at))
    const spent = spendFromAll(counters, spending, at)
    if (spent.isSpent) {
      for (const [place, asked] of spending.counters.entries()) {
        this.#set(asked, spent.counters[place] as Counter)
      }
    }
    return spent
  }

  /** What is to be written of the longer windows. */
  unwritten(): readonly WrittenWindow[] {
    return [...this.#unwritten.values()]
  }

  noteWritten(windows: readonly WrittenWindow[]): void {
    for (const window of windows) {
      if (this.#unwritten.get(window.name) === window) this.#unwritten.delete(window.name)
    }
    if (this.#longer.size > mostKept) this.#forgetWritten()
  }

  /** The windows of seconds and minutes that are going on, and of which much is spent. */
  nearlyFull(now: UnixMillis): readonly FullCounter[] {
    const at = this.#notBefore(now)
    const present = [...this.#generations.values()].filter(
      ({ per, startsAt }) => windowAt(per, at).startsAt <= startsAt,
    )
    return present.flatMap(({ counters, nearlyFull: near }) =>
      [...near].map(([name, allowance]) => {
        const { startsAt, spent } = counters.get(name) as Counter
        return { subject: name.slice(0, name.indexOf(' ')), allowance, startsAt, spent }
      }),
    )
  }

  /** Everything that the next start should know. */
  current(): readonly WrittenWindow[] {
    const brief = [...this.#generations.values()].flatMap(({ per, counters }) =>
      [...counters].map(([name, counter]) => ({ name, per, counter })),
    )
    return [...this.#unwritten.values(), ...brief]
  }

  /** The time of windows never runs back: what has been forgotten can't come again. */
  #notBefore(now: UnixMillis): UnixMillis {
    if (now > this.#latest) this.#latest = now
    return this.#latest
  }

  #counter({ name, allowance }: AskedCounter, at: UnixMillis): Counter {
    const { per } = allowance
    if (!isBrief[per]) {
      return counterAt(this.#longer.get(name) ?? this.#kept.read(name), per, at)
    }
    const { counters, before, startsAt } = this.#generation(allowance, at)
    const known = counters.get(name)
    if (known !== undefined) return known
    if (startsAt >= this.#opening.at) return counterAt(before.get(name) ?? null, per, at)
    const restored = counterAt(this.#kept.read(name), per, at)
    const isKnown = startsAt >= this.#opening.fullBefore
    return isKnown ? restored : { ...restored, spent: allowance.most }
  }

  #generation({ per, burst }: Allowance, at: UnixMillis): Generation {
    const kind = `${per} ${String(burst)}`
    const { startsAt } = windowAt(per, at)
    const found = this.#generations.get(kind)
    if (found === undefined) {
      const empty = { counters: new Map(), nearlyFull: new Map(), before: new Map() }
      const generation: Generation = { per, startsAt, ...empty }
      this.#generations.set(kind, generation)
      return generation
    }
    if (startsAt > found.startsAt) {
      found.before = burst ? new Map<string, Counter>() : found.counters
      found.counters = new Map()
      found.nearlyFull = new Map()
      found.startsAt = startsAt
    }
    return found
  }

  #set({ name, allowance }: AskedCounter, counter: Counter): void {
    const { per } = allowance
    if (isBrief[per]) {
      const { counters, nearlyFull: near } = this.#generation(allowance, this.#latest)
      if (counters.size >= mostBrief && !counters.has(name)) {
        throw new StoreUnavailable('Too many callers are counted at once.')
      }
      counters.set(name, counter)
      if (counter.spent >= allowance.most * nearlyFull) near.set(name, allowance)
      return
    }
    this.#longer.set(name, counter)
    this.#unwritten.set(name, { name, per, counter })
  }

  #forgetWritten(): void {
    for (const name of this.#longer.keys()) {
      if (this.#longer.size <= mostKept / 2) return
      if (!this.#unwritten.has(name)) this.#longer.delete(name)
    }
  }
}
