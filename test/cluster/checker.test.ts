import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Rule, violationsOf } from './checker.ts'
import type { Happening, Heard, History, Verification } from './history.ts'

const bounds = { slowestMs: 2_000, busyMs: 450 }
const subject = 'key'

const made: Happening = { kind: 'make', subject, node: 0, from: 0, to: 5 }
const reduced = (from: number, to: number, outcome: 'done' | 'unknown' | 'none' = 'done') =>
  ({ kind: 'reduce', subject, node: 0, name: 'revoke', outcome, from, to }) as const
const told = (heard: Heard, from: number, to: number, node = 1): Verification => {
  return { kind: 'verify', subject, node, heard, said: heard, from, to }
}
const rulesOf = (happenings: readonly Happening[], excuses: History['excuses'] = []) =>
  violationsOf({ happenings: [made, ...happenings], excuses }, bounds).map(({ rule }) => rule)

describe('the checker of histories', () => {
  const table: readonly (readonly [string, readonly Happening[], readonly Rule[]])[] = [
    ['a yes before', [told('full', 10, 11), reduced(20, 30)], []],
    ['a yes that began before the reply', [reduced(20, 30), told('full', 29, 90)], []],
    ['a no under way', [reduced(20, 30), told('reduced', 19, 21)], []],
    ['a yes after', [reduced(20, 30), told('full', 31, 32)], ['stale']],
    ['a yes after a reduction that failed', [reduced(20, 30, 'none'), told('full', 31, 32)], []],
    ['a yes after one of unknown outcome', [reduced(20, 30, 'unknown'), told('full', 31, 32)], []],
    [
      'a no and then a yes',
      [reduced(20, 30, 'unknown'), told('reduced', 31, 32), told('full', 33, 34)],
      ['revived'],
    ],
    [
      'a no and a yes at once',
      [reduced(20, 90), told('reduced', 31, 40), told('full', 39, 44)],
      [],
    ],
    ['a no before', [told('reduced', 10, 11), reduced(20, 30)], ['refused without a cause']],
    ['a no for nothing', [told('reduced', 10, 11)], ['refused without a cause']],
    [
      'a no after a reduction that was refused',
      [reduced(20, 30, 'none'), told('reduced', 31, 32)],
      ['refused without a cause'],
    ],
    ['a no in other words', [told('foreign', 10, 11)], ['refused without a cause']],
    ['no answer', [told('unavailable', 10, 11)], ['no answer without a cause']],
    ['no answer after a while of a busy machine', [told('unavailable', 10, 461)], []],
    ['no reply', [told('lost', 10, 11)], ['no answer without a cause']],
    ['what nothing declares', [told('undeclared', 10, 11)], ['an undeclared reply']],
    ['a yes that takes too long', [told('full', 10, 2_011)], ['late']],
  ]
  it.each(table)('%s', (_, happenings, rules) => {
    expect(rulesOf(happenings)).toEqual(rules)
  })

  it('takes the excuse of a fault for its node, its time and its kind alone', () => {
    const excuses = [{ node: 1, from: 100, to: 200, for: new Set<Heard>(['unavailable']) }]
    const rules = (one: Verification) => rulesOf([one], excuses)
    expect(rules(told('unavailable', 150, 151))).toEqual([])
    expect(rules(told('unavailable', 199, 1_900))).toEqual([])
    expect(rules(told('unavailable', 150, 2_151))).toEqual(['late'])
    expect(rules(told('unavailable', 201, 202))).toEqual(['no answer without a cause'])
    expect(rules(told('unavailable', 150, 151, 2))).toEqual(['no answer without a cause'])
    expect(rules(told('lost', 150, 151))).toEqual(['no answer without a cause'])
    expect(rules(told('foreign', 150, 151))).toEqual(['refused without a cause'])
  })

  it('keeps credentials apart', () => {
    const other = { ...told('full', 31, 32), subject: 'another' }
    expect(rulesOf([reduced(20, 30), other])).toEqual([])
  })

  /** A register that is reduced at one instant, as a right service would answer. */
  const rightHistory = fc
    .record({
      instant: fc.integer({ min: 100, max: 900 }),
      before: fc.integer({ min: 0, max: 50 }),
      after: fc.integer({ min: 0, max: 50 }),
      outcome: fc.constantFrom('done' as const, 'unknown' as const),
      asked: fc.array(
        fc.record({
          from: fc.integer({ min: 10, max: 1_500 }),
          reads: fc.integer({ min: 0, max: 40 }),
          replies: fc.integer({ min: 0, max: 40 }),
          node: fc.nat(3),
        }),
        { maxLength: 40 },
      ),
    })
    .map(({ instant, before, after, outcome, asked }) => ({
      reduction: reduced(instant - before, instant + after, outcome),
      verifications: asked.map(({ from, reads, replies, node }) =>
        told(from + reads < instant ? 'full' : 'reduced', from, from + reads + replies, node),
      ),
    }))

  it('finds nothing in whatever a right service may answer', () => {
    fc.assert(
      fc.property(rightHistory, ({ reduction, verifications }) => {
        expect(rulesOf([reduction, ...verifications])).toEqual([])
      }),
      { numRuns: 1_000 },
    )
  })

  it('finds one wrong yes among them, wherever it is', () => {
    fc.assert(
      fc.property(rightHistory, fc.nat(), fc.nat(100), (right, place, later) => {
        const { reduction, verifications } = right
        const from = reduction.to + 1 + later
        const wrong = [...verifications]
        wrong.splice(place % (wrong.length + 1), 0, told('full', from, from + 3))
        const acknowledged = { ...reduction, outcome: 'done' as const }
        expect(rulesOf([acknowledged, ...wrong])).toEqual(['stale'])
      }),
      { numRuns: 1_000 },
    )
  })
})
