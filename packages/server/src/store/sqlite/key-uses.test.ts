import type { KeyId } from '@countersign/core'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { KeyUse } from '../records.ts'
import { longAgo } from '../suite/records.ts'
import { statementsToRecord } from './key-uses.ts'

const keys = fc.string({ minLength: 4, maxLength: 16 })

async function written(uses: readonly KeyUse[]): Promise<readonly (readonly string[])[]> {
  const lists: string[][] = []
  for await (const step of statementsToRecord(uses)) {
    if (step.kind !== 'statement') throw new Error(step.kind)
    const rows = JSON.parse(step.parameters[0] as string) as readonly unknown[]
    lists.push(rows.map((row) => JSON.stringify(row)))
  }
  return lists
}

it('writes every use once, in parts of a bounded length, each after all of the one before', async () => {
  const some = fc.array(keys, { minLength: 1, maxLength: 40 })
  const times = fc.integer({ min: 1, max: 900 })
  await fc.assert(
    fc.asyncProperty(some, times, async (names, copies) => {
      const uses = names.flatMap((name) =>
        Array.from({ length: copies }, (_, at): KeyUse => {
          const keyId = `${name}${String((at * 7_919) % copies)}` as KeyId
          return { keyId, generation: at, usedAt: longAgo, usedFrom: null }
        }),
      )
      const lists = await written(uses)
      const expected = uses.map((use) =>
        JSON.stringify([use.keyId, use.generation, use.usedAt, use.usedFrom]),
      )
      expect(lists.flat().toSorted()).toEqual(expected.toSorted())
      let last = ''
      for (const list of lists) {
        expect(list.length).toBeLessThanOrEqual(5_000)
        const ids = list.map((row) => String((JSON.parse(row) as readonly unknown[])[0]))
        const least = ids.reduce((one, other) => (one < other ? one : other))
        expect(least >= last).toBe(true)
        last = ids.reduce((one, other) => (one > other ? one : other))
      }
    }),
    { numRuns: 25 },
  )
})
