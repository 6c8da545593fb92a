import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Cases, makeCases } from './cases.ts'
import { verifiers } from './verifiers.ts'

/** Where they are not installed they are left out on a user's machine, and missed in CI. */
const versions = verifiers.map((verifier) => ({ verifier, version: verifier.version() }))
const present = versions.filter(({ version }) => version !== null).map(({ verifier }) => verifier)
const missing = versions.filter(({ version }) => version === null).map(({ verifier }) => verifier)

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

  it('are shown to ten verifiers of five languages where CI has them', () => {
    for (const { name, from } of missing) {
      process.stderr.write(`Left out, as ${from} is not installed: our tokens before ${name}\n`)
    }
    if (process.env['CI'] === undefined) return
    expect(missing.map(({ name }) => name)).toEqual([])
    expect(present.length).toBeGreaterThanOrEqual(10)
    expect(new Set(present.map(({ language }) => language)).size).toBeGreaterThanOrEqual(5)
  })
})

function namesOf({ algorithm, spoilt }: Cases) {
  return spoilt.map(([what]) => [algorithm, what, 'refused'] as const)
}
