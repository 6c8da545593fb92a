import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Bucket, bucketMs, bucketStart, type KeyId, type UnixMillis } from '@countersign/core'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../store/port.ts'
import { openSqliteStore } from '../store/sqlite/sqlite-store.ts'
import { newKeyId } from '../store/suite/records.ts'
import type { UsageCode, UsageCount, UsageFigures, UsageQuestion } from '../store/usage.ts'
import { readUsage } from './read-usage.ts'

const begin = bucketStart('day', 1_763_900_000_000)
const days = 6
const keys = Array.from({ length: 5 }, () => newKeyId()).sort()
const codes = ['key_revoked', 'scope_missing', 'valid'] as const satisfies readonly UsageCode[]

const directory = mkdtempSync(join(tmpdir(), 'countersign-read-usage-'))
let store: Store
let counts: readonly UsageCount[]
beforeAll(async () => {
  store = await openSqliteStore({ directory })
  const place = fc.record({
    keyId: fc.constantFrom(...keys),
    hour: fc.nat(days * 24 - 1).map((hours) => (begin + hours * bucketMs.hour) as UnixMillis),
    code: fc.constantFrom(...codes),
  })
  const selector = (one: object) => JSON.stringify(one)
  const some = fc.uniqueArray(place, { minLength: 150, maxLength: 150, selector })
  const [places = []] = fc.sample(some, { numRuns: 1, seed: 7 })
  counts = places.map((one, at) => ({ ...one, requests: at + 1, cost: at, lastUse: null }))
  await store.recordUsage({ node: 'test', number: 1, counts })
  while (await store.addUpUsage());
})
afterAll(async () => {
  await store.close()
  rmSync(directory, { recursive: true })
})

const groupings = [[], ['key'], ['code'], ['key', 'code']] as const

/** The same by plain addition. */
function expectedOf({ bucket, from, until, groupBy }: UsageQuestion): readonly string[] {
  const sums = new Map<string, number>()
  for (const { keyId, hour, code, requests } of counts) {
    const at = bucketStart(bucket, hour)
    if (at < from || at >= until) continue
    const line = lineOf(
      at,
      groupBy.includes('key') ? (keyId ?? '') : '',
      groupBy.includes('code') ? code : '',
    )
    sums.set(line, (sums.get(line) ?? 0) + requests)
  }
  return [...sums].map(([line, sum]) => `${line} ${String(sum)}`).sort()
}

const lineOf = (at: number, key: KeyId | string, code: string) => `${String(at)} ${key} ${code}`

it('tells all figures of a range once and in order, whatever the slices', async () => {
  const asked = fc.record({
    bucket: fc.constantFrom<Bucket[]>('hour', 'day'),
    groupBy: fc.constantFrom(...groupings),
    span: fc.tuple(fc.nat(days), fc.nat(days)),
    limit: fc.integer({ min: 1, max: 40 }),
    taken: fc.nat(30),
  })
  await fc.assert(
    fc.asyncProperty(asked, async ({ bucket, groupBy, span: [from, length], limit, taken }) => {
      const question: UsageQuestion = {
        ...{ bucket, groupBy, filter: {} },
        from: (begin + from * bucketMs.day) as UnixMillis,
        until: (begin + (from + length) * bucketMs.day) as UnixMillis,
      }
      const first: UsageFigures[] = []
      for await (const one of readUsage(question, { after: null, limit }, store)) {
        if (first.push(one) > taken) break
      }
      const after = first.at(-1) ?? null
      const rest: UsageFigures[] = []
      if (first.length > taken) {
        for await (const one of readUsage(question, { after, limit }, store)) rest.push(one)
      }
      const lines = [...first, ...rest].map(({ bucket: at, of, requests }) => {
        return `${lineOf(at, of.key ?? '', of.code ?? '')} ${String(requests)}`
      })
      expect(lines).toEqual(expectedOf(question))
    }),
    { numRuns: 150 },
  )
})
