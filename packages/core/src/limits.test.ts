import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { UnixMillis } from './branded.ts'
import {
  type Allowance,
  type Counter,
  counterAt,
  fits,
  type Period,
  rateLimit,
  rateLimitPolicy,
  retryAt,
  spend,
  standingOf,
  windowAt,
  windowMs,
} from './limits.ts'
import { spendFromAll } from './spending.ts'

const periods: readonly Period[] = ['second', 'minute', 'hour', 'day', 'month']
const instant = fc.integer({ min: 0, max: 4_102_444_800_000 }).map((at) => at as UnixMillis)

const anAllowance = (over: Partial<Allowance> = {}): Allowance => ({
  ...{ name: 'x', most: 10, per: 'minute', burst: true, whenUnreachable: 'closed', isQuota: false },
  ...over,
})

const anyAllowance = fc
  .record({
    most: fc.integer({ min: 1, max: 50 }),
    per: fc.constantFrom('second', 'minute'),
    burst: fc.boolean(),
  })
  .map((some) => anAllowance(some as Partial<Allowance>))

/** Steps of a clock, some of them backwards, and what is asked at each. */
const asks = fc.array(
  fc.record({
    stepMs: fc.integer({ min: -3_000, max: 9_000 }),
    cost: fc.integer({ min: 1, max: 12 }),
  }),
  { maxLength: 200 },
)

describe('windows', () => {
  it('hold their instant and lie side by side', () => {
    fc.assert(
      fc.property(fc.constantFrom(...periods), instant, (per, at) => {
        const { startsAt, endsAt } = windowAt(per, at)
        expect(startsAt <= at && at < endsAt).toBe(true)
        expect(windowAt(per, endsAt - 1)).toEqual({ startsAt, endsAt })
        expect(windowAt(per, endsAt).startsAt).toBe(endsAt)
      }),
    )
  })

  it('of a month are those of the calendar in UTC', () => {
    fc.assert(
      fc.property(instant, (at) => {
        const date = new Date(at)
        const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()]
        expect(windowAt('month', at)).toEqual({
          startsAt: Date.UTC(year, month),
          endsAt: Date.UTC(year, month + 1),
        })
      }),
    )
  })
})

describe('spending', () => {
  /** The sums that were admitted, by window. */
  function run(allowance: Allowance, steps: readonly { stepMs: number; cost: number }[]) {
    const admitted: { at: UnixMillis; startsAt: number; cost: number }[] = []
    const refused: { at: UnixMillis; cost: number; counter: Counter }[] = []
    let counter: Counter | null = null
    let at = 1_700_000_000_000
    for (const { stepMs, cost } of steps) {
      at += stepMs
      const now = at as UnixMillis
      const before: Counter = counterAt(counter, allowance.per, now)
      if (fits(before, allowance, cost, now)) {
        counter = spend(before, allowance, cost, now)
        admitted.push({ at: now, startsAt: before.startsAt, cost })
      } else refused.push({ at: now, cost, counter: before })
    }
    return { admitted, refused }
  }

  it('never admits more than the limit in a window, whatever the clock does', () => {
    fc.assert(
      fc.property(anyAllowance, asks, (allowance, steps) => {
        const sums = new Map<number, number>()
        for (const { startsAt, cost } of run(allowance, steps).admitted) {
          sums.set(startsAt, (sums.get(startsAt) ?? 0) + cost)
        }
        for (const sum of sums.values()) expect(sum).toBeLessThanOrEqual(allowance.most)
      }),
    )
  })

  it('never goes back to a window that has ended', () => {
    fc.assert(
      fc.property(anyAllowance, asks, (allowance, steps) => {
        const starts = run(allowance, steps).admitted.map(({ startsAt }) => startsAt)
        expect(starts).toEqual(starts.toSorted((one, other) => one - other))
      }),
    )
  })

  it('with bursts admits whatever fits: as a list of what was admitted says', () => {
    fc.assert(
      fc.property(anyAllowance, asks, (some, steps) => {
        const allowance = { ...some, burst: true }
        const { refused } = run(allowance, steps)
        for (const { cost, counter } of refused) {
          expect(counter.spent + cost).toBeGreaterThan(allowance.most)
        }
      }),
    )
  })

  it('without bursts keeps the distance that the limit asks for, in proportion to the cost', () => {
    fc.assert(
      fc.property(anyAllowance, asks, (some, steps) => {
        const allowance = { ...some, burst: false }
        const forward = steps.map((step) => ({ ...step, stepMs: Math.abs(step.stepMs) }))
        const { admitted } = run(allowance, forward)
        for (const [place, { at }] of admitted.entries()) {
          const before = admitted[place - 1]
          if (before === undefined) continue
          const share = (before.cost / allowance.most) * windowMs[allowance.per as 'minute']
          expect(at - before.at).toBeGreaterThanOrEqual(share - 1)
        }
      }),
    )
  })

  it('fits when it may be tried again, if it can ever fit', () => {
    fc.assert(
      fc.property(anyAllowance, asks, (allowance, steps) => {
        for (const { at, cost, counter } of run(allowance, steps).refused) {
          if (cost > allowance.most) continue
          let again = retryAt(counter, allowance, cost)
          expect(again).toBeGreaterThanOrEqual(at - 1)
          // the next window may have to wait for what was spread into it
          const then = counterAt(counter, allowance.per, again)
          if (!fits(then, allowance, cost, again)) again = retryAt(then, allowance, cost)
          const last = counterAt(counter, allowance.per, again)
          expect(fits(last, allowance, cost, again)).toBe(true)
        }
      }),
    )
  })

  it('takes from all counters or from none', () => {
    const at = 1_700_000_000_000 as UnixMillis
    const [rate, quota] = [anAllowance({ most: 5 }), anAllowance({ most: 7, per: 'month' })]
    const counters = [
      { name: 'a', allowance: rate },
      { name: 'b', allowance: quota },
    ]
    let states = counters.map(({ allowance }) => counterAt(null, allowance.per, at))
    const sums = [3, 3, 2, 1].map((cost) => {
      const spent = spendFromAll(states, { counters, cost }, at)
      states = [...spent.counters]
      return [spent.isSpent, ...states.map(({ spent: sum }) => sum)]
    })
    expect(sums).toEqual([
      [true, 3, 3],
      [false, 3, 3],
      [true, 5, 5],
      [false, 5, 5],
    ])
  })
})

describe('what callers are told', () => {
  const at = 1_700_000_043_000 as UnixMillis
  const minute = anAllowance({ name: 'default', most: 100 })
  const month = anAllowance({ name: 'default-quota', most: 10_000, per: 'month', isQuota: true })

  it('is in the form of the draft', () => {
    const counter = { ...counterAt(null, 'minute', at), spent: 58 }
    const standings = [
      standingOf(minute, counter, at),
      standingOf(month, { ...counterAt(null, 'month', at), spent: 1 }, at),
    ]
    expect(rateLimitPolicy(standings)).toBe('"default";q=100;w=60, "default-quota";q=10000')
    const left = Math.ceil((Date.UTC(2023, 11) - at) / 1_000)
    expect(rateLimit(standings)).toBe(`"default";r=42;t=57, "default-quota";r=9999;t=${left}`)
  })

  it('says nothing of what nobody knows, and never less than nothing', () => {
    const unknown = standingOf(minute, null, at)
    expect(rateLimitPolicy([unknown])).toBe('"default";q=100;w=60')
    expect(rateLimit([unknown])).toBe('')
    const lowered = standingOf(minute, { ...counterAt(null, 'minute', at), spent: 150 }, at)
    expect(lowered.counted?.remaining).toBe(0)
  })
})
