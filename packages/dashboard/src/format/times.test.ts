import { describe, expect, it } from 'vitest'
import { relativeTime, utcTime } from './times.ts'

const now = Date.UTC(2026, 10, 23, 12)
const second = 1_000
const day = 86_400 * second

describe('a relative time', () => {
  it.each([
    [0, 'en', 'now'],
    [-3 * 60 * second, 'en', '3 minutes ago'],
    [-90 * second, 'en', '1 minute ago'],
    [-day, 'en', 'yesterday'],
    [2 * day, 'en', 'in 2 days'],
    [-400 * day, 'en', 'last year'],
    [-3 * 60 * second, 'de', 'vor 3 Minuten'],
    [2 * day, 'de', 'übermorgen'],
  ])('%i ms from now in %s is "%s"', (distance, language, text) => {
    expect(relativeTime(now + distance, now, language)).toBe(text)
  })
})

describe('a time in UTC', () => {
  it('leaves out milliseconds that say nothing', () => {
    expect(utcTime(now)).toBe('2026-11-23T12:00:00Z')
    expect(utcTime(now + 7)).toBe('2026-11-23T12:00:00.007Z')
  })
})
