import fc from 'fast-check'
import { expect, it } from 'vitest'
import { slicesByKey } from './slices-by-key.ts'

it('hands over everything once, each slice after all of the one before', async () => {
  const some = fc.array(fc.string({ maxLength: 4 }), { maxLength: 3_000 })
  await fc.assert(
    fc.asyncProperty(some, fc.integer({ min: 1, max: 400 }), async (keys, most) => {
      const slices = await slicesByKey(keys, (key) => key, most)
      expect(slices.flat().toSorted()).toEqual(keys.toSorted())
      const sorted = slices.map((slice) => slice.toSorted())
      for (const [place, slice] of sorted.slice(1).entries()) {
        const before = sorted[place]?.at(-1)
        expect(before !== undefined && before < (slice[0] ?? '')).toBe(true)
      }
    }),
    { numRuns: 50 },
  )
})

it('cuts slices of about the wanted length from keys that are all different', async () => {
  const keys = Array.from({ length: 20_000 }, (_, at) => String((at * 7_919) % 20_011))
  const slices = await slicesByKey(keys, (key) => key, 1_000)
  expect(Math.max(...slices.map(({ length }) => length))).toBeLessThan(3_000)
})
