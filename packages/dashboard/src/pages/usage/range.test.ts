import { expect, test } from 'vitest'
import { bucketsOf, dayMs, hourMs, rangeOf } from './range.ts'

const now = Date.parse('2026-11-23T21:36:00Z')
const iso = (at: number) => new Date(at).toISOString()

test('the last 30 days are told by day, today included', () => {
  const range = rangeOf({}, now)
  expect(range.bucket).toBe('day')
  expect(iso(range.until)).toBe('2026-11-24T00:00:00.000Z')
  expect(bucketsOf(range)).toHaveLength(30)
})

test('a day is told by hour, this hour included', () => {
  const range = rangeOf({ range: '24h' }, now)
  expect(iso(range.until)).toBe('2026-11-23T22:00:00.000Z')
  expect(bucketsOf(range)).toHaveLength(24)
  expect(range.until - range.from).toBe(24 * hourMs)
})

test('chosen days are both in the range', () => {
  const range = rangeOf({ from: '2026-11-01', until: '2026-11-02', bucket: 'day' }, now)
  expect(bucketsOf(range).map(iso)).toEqual([
    '2026-11-01T00:00:00.000Z',
    '2026-11-02T00:00:00.000Z',
  ])
})

test('an end before the begin leaves one day, and hours are not told of a year', () => {
  const range = rangeOf({ from: '2026-11-05', until: '2026-11-01' }, now)
  expect(range.until - range.from).toBe(dayMs)
  expect(rangeOf({ range: '365d', bucket: 'hour' }, now).bucket).toBe('day')
})
