import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Cases, makeCases } from './cases.ts'
import { presentOf } from './present.ts'
import { verifiers } from './verifiers.ts'

const present = presentOf(verifiers)

describe('our tokens', () => {
  let made: Awaited<ReturnType<typeof makeCases>>
  beforeAll(async () => {
    made = await makeCases()
  })
  afterAll(() => made.end())

  it.each(present.map((verifier) => [verifier.name, verifier] as const))(
    'are taken by %s, and refused when they are spoilt',
    async (_name, verifier) => {
      const known = made.cases.filter(({ algorithm }) => verifier.algorithms.includes(algorithm))
      const all = known.flatMap(({ good, spoilt }) => [good, ...spoilt.map(([, one]) => one)])
      const taken = await verifier.take(all)
      const expected = known.flatMap((each) => [[each.algorithm, 'good', null], ...namesOf(each)])
      const told = expected.map(([algorithm, what], place) => {
        const refusal = taken[place] ?? null
        const isGood = what === 'good'
        return [algorithm, what, isGood ? refusal : refusal === null ? 'taken' : 'refused']
      })
      expect(told).toEqual(expected)
    },
  )

  it('are shown to ten verifiers of five languages', () => {
    expect(verifiers.length).toBeGreaterThanOrEqual(10)
    expect(new Set(verifiers.map(({ language }) => language)).size).toBeGreaterThanOrEqual(5)
  })
})

function namesOf({ algorithm, spoilt }: Cases) {
  return spoilt.map(([what]) => [algorithm, what, 'refused'] as const)
}
