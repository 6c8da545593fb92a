import type { UnixMillis } from './branded.ts'
import { monthOf } from './calendar.ts'

/** Windows of fixed length, aligned to the epoch of Unix, which every clock has in common. In ms. */
export const windowMs = { second: 1_000, minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const

export type WindowName = keyof typeof windowMs

/** `month`: of the Gregorian calendar, in UTC. */
export type Period = WindowName | 'month'

/** So much may be spent in each window. */
export interface Allowance {
  /** As callers are told it. */
  readonly name: string
  readonly most: number
  readonly per: Period
  /** False: evenly over the window, see `fits`. Months are never spread. */
  readonly burst: boolean
  /** What happens to a request while the counter can't be reached. */
  readonly whenUnreachable: 'closed' | 'open'
  /** A quota is durable: no crash forgets what was spent of it. */
  readonly isQuota: boolean
}

/** What is known of one counter: who it counts and for which allowance is in its name. */
export interface Counter {
  readonly startsAt: UnixMillis
  readonly spent: number
  /** Where spending is spread: the microsecond of Unix time from which it goes on. */
  readonly freeAtMicros: number
}

export interface Window {
  readonly startsAt: UnixMillis
  /** The first instant after it. */
  readonly endsAt: UnixMillis
}

/** The window that an instant lies in. */
export function windowAt(per: Period, at: number): Window {
  if (per === 'month') return monthOf(at) as Window
  const startsAt = at - (at % windowMs[per])
  return { startsAt, endsAt: startsAt + windowMs[per] } as Window
}

/**
 * A counter brought to an instant: what was spent in an earlier window is forgotten. The time of a
 * counter never runs back: a clock that was set back goes on in the window that had begun.
 */
export function counterAt(counter: Counter | null, per: Period, at: UnixMillis): Counter {
  const { startsAt } = windowAt(per, at)
  if (counter === null) return { startsAt, spent: 0, freeAtMicros: 0 }
  return counter.startsAt >= startsAt ? counter : { ...counter, startsAt, spent: 0 }
}

/**
 * Whether a cost fits, into a counter brought to the instant. Without bursts there is, besides the
 * sum of the window, an instant from which spending goes on (the generic cell rate algorithm):
 * sub-windows would never admit a cost above the share of one, and this lets it wait in proportion.
 */
export function fits(counter: Counter, allowance: Allowance, cost: number, at: UnixMillis) {
  if (counter.spent + cost > allowance.most) return false
  return spacingMicros(allowance, cost) === 0 || counter.freeAtMicros <= microsOf(at) + grainMicros
}

/** The counter after a cost that fits. */
export function spend(counter: Counter, allowance: Allowance, cost: number, at: UnixMillis) {
  const spacing = spacingMicros(allowance, cost)
  return {
    startsAt: counter.startsAt,
    spent: counter.spent + cost,
    freeAtMicros:
      spacing === 0 ? counter.freeAtMicros : Math.max(counter.freeAtMicros, microsOf(at)) + spacing,
  }
}

/** How long a cost keeps others waiting where spending is spread; 0 where it is not. */
export function spacingMicros({ per, burst, most }: Allowance, cost: number): number {
  return burst || per === 'month' ? 0 : Math.ceil((cost / most) * windowMs[per] * 1_000)
}

/** The clock tells milliseconds: what is due within one counts as due. */
const grainMicros = 999

function microsOf(at: UnixMillis): number {
  return at * 1_000
}

/** What a caller is told of an allowance. */
export interface Standing {
  readonly name: string
  readonly most: number
  /** Null: months have no fixed length. */
  readonly windowSeconds: number | null
  /** Null: the counter could not be reached, so nobody knows. */
  readonly counted: {
    readonly remaining: number
    /** When all of it is to be had again. */
    readonly resetAt: UnixMillis
    readonly resetSeconds: number
  } | null
  readonly isQuota: boolean
}

/** How an allowance stands. Null: its counter could not be reached. */
export function standingOf(
  { name, most, per, isQuota }: Allowance,
  counter: Counter | null,
  at: UnixMillis,
): Standing {
  const windowSeconds = per === 'month' ? null : windowMs[per] / 1_000
  const about = { name, most, windowSeconds, isQuota }
  if (counter === null) return { ...about, counted: null }
  const resetAt = windowAt(per, counter.startsAt).endsAt
  const remaining = Math.max(0, most - counter.spent)
  return { ...about, counted: { remaining, resetAt, resetSeconds: secondsFrom(at, resetAt) } }
}

/** When a cost that did not fit may be tried again: when its turn comes, else in the next window. */
export function retryAt(counter: Counter, { per, most }: Allowance, cost: number): UnixMillis {
  return counter.spent + cost > most
    ? windowAt(per, counter.startsAt).endsAt
    : (Math.ceil(counter.freeAtMicros / 1_000) as UnixMillis)
}

/** Whole seconds from one instant to another, never too few. */
export function secondsFrom(at: UnixMillis, to: UnixMillis): number {
  return Math.max(1, Math.ceil((to - at) / 1_000))
}

/** `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers-11 §3): what may be spent in a window. */
export function rateLimitPolicy(standings: readonly Standing[]): string {
  return standings
    .map(({ name, most, windowSeconds }) => {
      const window = windowSeconds === null ? '' : `;w=${windowSeconds}`
      return `"${name}";q=${most}${window}`
    })
    .join(', ')
}

/** `RateLimit` (§4): what is left, and in how many seconds all is to be had again. Empty: unknown. */
export function rateLimit(standings: readonly Standing[]): string {
  return standings
    .flatMap(({ name, counted }) =>
      counted === null ? [] : [`"${name}";r=${counted.remaining};t=${counted.resetSeconds}`],
    )
    .join(', ')
}
