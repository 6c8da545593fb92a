import {
  type Allowance,
  type AskedCounter,
  type Counter,
  counterAt,
  type Period,
  type Spending,
  type Spent,
  spendFromAll,
} from '@countersign/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Store } from '../port.ts'

const allowances: readonly Allowance[] = (['second', 'minute', 'hour', 'day', 'month'] as const)
  .flatMap((per: Period) => [
    { per, burst: true, isQuota: false },
    { per, burst: false, isQuota: false },
    { per, burst: true, isQuota: per === 'day' || per === 'month' },
  ])
  .map((some, place) => ({ ...some, name: `a${place}`, most: 7, whenUnreachable: 'closed' }))

let made = 0

export function countersAreExact(given: () => Store): void {
  const spend = async (spendings: readonly Spending[]) => given().spend(spendings)

  describe('counters', () => {
    it('follow the rules of the core, whatever is asked for together', async () => {
      const spending = fc.record({
        counters: fc.uniqueArray(fc.nat(allowances.length - 1), { minLength: 1, maxLength: 3 }),
        cost: fc.integer({ min: 1, max: 9 }),
      })
      const batches = fc.array(fc.array(spending, { minLength: 1, maxLength: 8 }), { maxLength: 6 })
      await fc.assert(
        fc.asyncProperty(batches, async (drawn) => {
          const model = new Map<string, Counter>()
          const subject = `s${made++}`
          for (const batch of drawn) {
            const spendings = batch.map(({ counters, cost }) => ({
              cost,
              counters: counters.map((place) => askedFor(subject, allowances[place] as Allowance)),
            }))
            const answers = await spend(spendings)
            expect(answers).toHaveLength(spendings.length)
            for (const [place, one] of spendings.entries()) {
              const answer = answers[place] as Spent
              expect(answer).toEqual(expected(model, one, answer))
            }
          }
        }),
        { numRuns: 60 },
      )
    })

    it('admit exactly the limit, however many ask at once', async () => {
      const [allowance] = allowances.filter(({ per, burst }) => per === 'day' && burst)
      const asked = askedFor(`many${made++}`, { ...(allowance as Allowance), most: 100 })
      const answers = await Promise.all(
        Array.from({ length: 400 }, async () => spend([{ counters: [asked], cost: 1 }])),
      )
      expect(answers.flat().filter(({ isSpent }) => isSpent)).toHaveLength(100)
    })

    it('of many names are spent in one call', async () => {
      const minute = allowances.find(({ per }) => per === 'minute') as Allowance
      const subject = `wide${made++}`
      const spendings = Array.from({ length: 1_500 }, (_, place) => ({
        counters: [askedFor(`${subject}-${place}`, minute)],
        cost: 1,
      }))
      const answers = await spend(spendings)
      expect(answers.every(({ isSpent }) => isSpent)).toBe(true)
      await given().tendCounters()
    })
  })
}

function askedFor(subject: string, allowance: Allowance): AskedCounter {
  return { name: `${subject} ${allowance.name} ${allowance.per}`, allowance }
}

/** What the core makes of the same spending at the same time; the model is then as it says. */
function expected(model: Map<string, Counter>, spending: Spending, { at }: Spent): Spent {
  const counters = spending.counters.map(({ name, allowance }) =>
    counterAt(model.get(name) ?? null, allowance.per, at),
  )
  const spent = spendFromAll(counters, spending, at)
  for (const [place, { name }] of spending.counters.entries()) {
    model.set(name, spent.counters[place] as Counter)
  }
  return spent
}
