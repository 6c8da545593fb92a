import type { UnixMillis } from './branded.ts'
import { type Allowance, type Counter, fits, spend } from './limits.ts'

/** A counter that a request is counted by. */
export interface AskedCounter {
  /** Says who is counted, and for which allowance. */
  readonly name: string
  readonly allowance: Allowance
}

/** Counters of one allowance, whomever they count: how their names end, after the subject. */
export interface CounterKind {
  readonly ending: string
  readonly allowance: Allowance
}

/** What is spent of one allowance in its present window. */
export interface FullCounter {
  /** Who is counted. */
  readonly subject: string
  readonly allowance: Allowance
  readonly startsAt: UnixMillis
  readonly spent: number
}

/** A counter is worth to be looked at when so much of its allowance is spent. */
export const nearlyFull = 0.5

/** What a request costs, and everything that it is counted by. No counter comes twice. */
export interface Spending {
  readonly counters: readonly AskedCounter[]
  /** A whole number. Of 0 nothing is spent: it asks how the counters stand. */
  readonly cost: number
}

/** What came of a spending. */
export interface Spent {
  /** The time by which it was counted. */
  readonly at: UnixMillis
  /** False: one of the counters lacked something, and none was touched. */
  readonly isSpent: boolean
  /** As they are now, in the order in which they were asked for. */
  readonly counters: readonly Counter[]
}

/** Spends from all counters, which were brought to the instant before, or from none. */
export function spendFromAll(
  counters: readonly Counter[],
  { counters: asked, cost }: Spending,
  at: UnixMillis,
): Spent {
  const allowanceOf = (place: number): Allowance => (asked[place] as AskedCounter).allowance
  const isSpent = counters.every((counter, place) => fits(counter, allowanceOf(place), cost, at))
  if (!isSpent) return { at, isSpent, counters }
  return {
    at,
    isSpent,
    counters: counters.map((counter, place) => spend(counter, allowanceOf(place), cost, at)),
  }
}
