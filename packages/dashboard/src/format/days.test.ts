import { expect, test } from 'vitest'
import { beginOfDay, dayOf, endOfDay } from './days.ts'

test('a day begins at midnight in UTC and ends where the next begins', () => {
  expect(beginOfDay('2028-02-29')).toBe('2028-02-29T00:00:00.000Z')
  expect(endOfDay('2028-02-29')).toBe(beginOfDay('2028-03-01'))
  expect(dayOf(Date.parse('2028-02-29T23:59:59Z'))).toBe('2028-02-29')
})

test('what is no day has no instant', () => {
  expect([beginOfDay(undefined), beginOfDay('2026-13-01'), endOfDay('')]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})
