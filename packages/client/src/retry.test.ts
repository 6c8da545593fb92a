import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { delayBeforeNext } from './retry.ts'
import { retryAfterMs } from './send.ts'

const retries = { most: 5, withinMs: 60_000, firstDelayMs: 200, longestDelayMs: 5_000 }
const repeatable = { repeatable: true }
const refusal = {
  kind: 'refusal',
  status: 503,
  requestId: null,
  retryAfterMs: null,
  problem: null,
} as const

const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
const tries = fc.integer({ min: 1, max: 5 })
const elapsedMs = fc.nat(70_000)

describe('the wait before the next try', () => {
  it('is drawn from all of a range that doubles up to its longest', () => {
    fc.assert(
      fc.property(random, tries, (drawn, made) => {
        const soFar = { tries: made, elapsedMs: 0 }
        const range = Math.min(5_000, 200 * 2 ** (made - 1))
        const policy = { retries, random: drawn }
        expect(delayBeforeNext(refusal, repeatable, soFar, policy)).toBeCloseTo(drawn * range, 6)
      }),
    )
  })

  it('is never shorter than what the service asks for', () => {
    fc.assert(
      fc.property(random, tries, elapsedMs, fc.nat(90_000), (drawn, made, elapsed, asked) => {
        const failure = { ...refusal, retryAfterMs: asked }
        const soFar = { tries: made, elapsedMs: elapsed }
        const delay = delayBeforeNext(failure, repeatable, soFar, { retries, random: drawn })
        expect(delay ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(asked)
      }),
    )
  })

  it('never leads beyond the time or the number of tries of a call', () => {
    fc.assert(
      fc.property(random, fc.nat(9), elapsedMs, fc.nat(90_000), (drawn, made, elapsed, asked) => {
        const failure = { ...refusal, retryAfterMs: asked }
        const soFar = { tries: made, elapsedMs: elapsed }
        const delay = delayBeforeNext(failure, repeatable, soFar, { retries, random: drawn })
        if (made > retries.most || elapsed > retries.withinMs) expect(delay).toBeNull()
        if (delay !== null) expect(elapsed + delay).toBeLessThanOrEqual(retries.withinMs)
      }),
    )
  })
})

describe('Retry-After', () => {
  const now = Date.parse('2030-01-01T00:00:00Z')

  it.each([
    ['0', 0],
    ['120', 120_000],
    ['Tue, 01 Jan 2030 00:00:05 GMT', 5_000],
    ['Mon, 31 Dec 2029 00:00:00 GMT', 0],
    ['soon', null],
    ['', null],
    [null, null],
  ])('%j is %j ms', (field, expected) => {
    expect(retryAfterMs(field, now)).toBe(expected)
  })
})
