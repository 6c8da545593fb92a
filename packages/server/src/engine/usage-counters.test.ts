import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bucketMs, type KeyId, type RefusalCode, type UnixMillis } from '@countersign/core'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Store, StoreUnavailable } from '../store/port.ts'
import type { KeyUse } from '../store/records.ts'
import { openSqliteStore } from '../store/sqlite/sqlite-store.ts'
import { newKeyId } from '../store/suite/records.ts'
import type { UsageCount } from '../store/usage.ts'
import { randomText } from './random.ts'
import { createUsageCounters } from './usage-counters.ts'
import { countsIn, UsageTallies } from './usage-tallies.ts'

const directory = mkdtempSync(join(tmpdir(), 'countersign-usage-'))
let store: Store
beforeAll(async () => {
  store = await openSqliteStore({ directory })
})
afterAll(async () => {
  await store.close()
  rmSync(directory, { recursive: true })
})

const hour = 1_763_899_200_000 as UnixMillis
const codes = ['key_revoked', 'scope_missing'] as const satisfies readonly RefusalCode[]

function aNode() {
  const onFailure = () => undefined
  return { node: randomText(22), lone: true, written: async () => undefined, onFailure }
}

function aUse(keyId: KeyId, hours = 0, over: Partial<KeyUse> = {}): KeyUse {
  const usedAt = (hour + hours * bucketMs.hour) as UnixMillis
  return { keyId, generation: 1, usedAt, usedFrom: null, ...over }
}

/** How a write ends: as it should, before anything was written, or unheard after all was. */
type Fate = 'done' | 'refused' | 'unheard'
type Step =
  | { readonly does: 'accept'; readonly key: number; readonly hours: number; readonly cost: number }
  | { readonly does: 'refuse'; readonly key: number; readonly code: (typeof codes)[number] }
  | { readonly does: 'flush'; readonly fates: readonly Fate[] }

const key = fc.nat(3)
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ does: fc.constant('accept'), key, hours: fc.nat(2), cost: fc.nat(9) }),
  fc.record({ does: fc.constant('refuse'), key, code: fc.constantFrom(...codes) }),
  fc.record({
    does: fc.constant('flush'),
    fates: fc.array(fc.constantFrom<Fate[]>('done', 'refused', 'unheard'), { maxLength: 2 }),
  }),
)

it('counts everything once, whatever becomes of the writes', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const keys = Array.from({ length: 4 }, () => newKeyId())
      const fates: Fate[] = []
      const recordUsage: Store['recordUsage'] = async (batch) => {
        const fate = fates.shift() ?? 'done'
        if (fate !== 'refused') await store.recordUsage(batch)
        if (fate === 'done') return
        throw new StoreUnavailable('gone', { outcome: fate === 'unheard' ? 'unknown' : 'none' })
      }
      const counters = createUsageCounters({ ...store, recordUsage }, aNode())
      const expected = new Map(keys.map((id) => [id, { accepted: 0, refused: 0, cost: 0 }]))
      for (const one of steps) {
        if (one.does === 'flush') {
          fates.push(...one.fates)
          await counters.flush().catch(() => undefined)
          continue
        }
        const id = keys[one.key] as KeyId
        const sum = expected.get(id)
        if (sum === undefined) throw new Error('no such key')
        if (one.does === 'accept') {
          counters.accepted(aUse(id, one.hours), one.cost)
          sum.accepted++
          sum.cost += one.cost
        } else {
          counters.refused(id, one.code, hour)
          sum.refused++
        }
      }
      fates.splice(0)
      await counters.close()
      for (const [id, sum] of expected) expect(await sumOf(id)).toEqual(sum)
    }),
    { numRuns: 60 },
  )
})

async function sumOf(keyId: KeyId) {
  while (await store.addUpUsage());
  const span = { from: 0 as UnixMillis, until: (hour * 2) as UnixMillis }
  const question = {
    bucket: 'day',
    groupBy: [],
    filter: { keyId },
    after: null,
    limit: 10,
  } as const
  const [figures] = await store.usage({ ...question, ...span })
  const { requests = 0, accepted = 0, cost = 0 } = figures ?? {}
  return { accepted, refused: requests - accepted, cost }
}

it('holds a bounded number of counts, and their sum, however many keys it sees', () => {
  const tallies = new UsageTallies()
  for (let count = 0; count < 250_000; count++) {
    tallies.accept(aUse(newKeyId()), 2)
    if (count % 5 === 0) tallies.refuse(newKeyId(), hour, 'key_revoked')
  }
  expect(tallies.size).toBeLessThanOrEqual(100_010)
  const counts = countsIn(tallies.take())
  expect(counts.length).toBeLessThanOrEqual(100_010)
  const sum = (code: UsageCount['code'], of: 'requests' | 'cost') =>
    counts.filter((one) => one.code === code).reduce((total, one) => total + one[of], 0)
  expect([sum('valid', 'requests'), sum('valid', 'cost')]).toEqual([250_000, 500_000])
  expect(sum('key_revoked', 'requests')).toBe(50_000)
  expect(countsIn(tallies.take())).toEqual([])
})

it('writes early when many counts wait', async () => {
  const batches: number[] = []
  const recordUsage: Store['recordUsage'] = async ({ counts }) => {
    batches.push(counts.length)
  }
  const counters = createUsageCounters({ ...store, recordUsage }, aNode())
  for (let count = 0; count < 60_000; count++) counters.accepted(aUse(newKeyId()), 1)
  const sum = () => batches.reduce((one, other) => one + other, 0)
  await expect.poll(sum).toBe(60_000)
  // cut by an even draw of the keys: never alike
  expect(Math.max(...batches)).toBeLessThan(8_000)
  await counters.close()
})

it('tells uses until the database does, and the last of each secret of a key', async () => {
  const outcomes: PromiseWithResolvers<undefined>[] = []
  const recordUsage: Store['recordUsage'] = async (batch) => {
    const outcome = Promise.withResolvers<undefined>()
    outcomes.push(outcome)
    await outcome.promise
    await store.recordUsage(batch)
  }
  const counters = createUsageCounters({ ...store, recordUsage }, aNode())
  const keyId = newKeyId()
  const at = (minutes: number) => ({ usedAt: (hour + minutes * 60_000) as UnixMillis })
  const first = aUse(keyId, 0, at(1))
  counters.accepted(first, 1)
  expect(await counters.usesOf([keyId])).toEqual([first])
  const failed = counters.flush()
  await expect.poll(() => outcomes.length).toBe(1)
  expect(await counters.usesOf([keyId])).toEqual([first])
  const rotated = aUse(keyId, 0, { ...at(2), generation: 2, usedFrom: '192.0.2.1' })
  const last = aUse(keyId, 0, at(3))
  for (const use of [rotated, last]) counters.accepted(use, 1)
  expect(await counters.usesOf([keyId])).toEqual([first, last, rotated])
  outcomes[0]?.reject(new StoreUnavailable('gone'))
  await expect(failed).rejects.toThrow('gone')
  expect(await counters.usesOf([keyId])).toEqual([first, last, rotated])

  const added = counters.addUp()
  for (const place of [1, 2]) {
    await expect.poll(() => outcomes.length).toBe(place + 1)
    expect(await store.uses([keyId])).toEqual([])
    outcomes[place]?.resolve(undefined)
  }
  await added
  expect(await counters.usesOf([keyId])).toEqual([])
  expect(await store.uses([keyId])).toEqual([rotated, last])
  await counters.close()
})
