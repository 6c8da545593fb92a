import { expect, it } from 'vitest'
import { longestMs, parseDuration } from './durations.ts'

it('reads a whole number with its unit', () => {
  expect(parseDuration('1s')).toBe(1_000)
  expect(parseDuration('15m')).toBe(900_000)
  expect(parseDuration('24h')).toBe(86_400_000)
  expect(parseDuration('90d')).toBe(7_776_000_000)
  expect(parseDuration('2w')).toBe(1_209_600_000)
  expect(parseDuration('0s')).toBe(0)
  expect(parseDuration('3650d')).toBe(longestMs)
})

it('refuses everything else', () => {
  const texts = ['', '90', 'd', '-1d', '1.5h', '1 d', '01d', '1D', '90days', '3651d', '1d2h', '١d']
  for (const text of [...texts, `${'9'.repeat(400)}d`, '1d\n']) {
    expect(parseDuration(text), text).toBeNull()
  }
})
