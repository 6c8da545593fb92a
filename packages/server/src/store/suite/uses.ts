import type { KeyId, UnixMillis } from '@countersign/core'
import { describe, expect, it } from 'vitest'
import type { Store } from '../port.ts'
import type { KeyUse } from '../records.ts'
import { aKey, longAgo } from './records.ts'
import { writeKey, writeKeys, writeUses } from './written.ts'

export function usesAreGathered(given: () => Store): void {
  describe('uses', () => {
    it('are of one secret each, and absent when there was none', async () => {
      const { key } = await writeKey(given(), aKey(null))
      const { key: unused } = await writeKey(given(), aKey(null))
      await writeUses(given(), [use(key.id, 1, 10), use(key.id, 2, 20, '192.0.2.1')])
      expect(await given().uses([key.id, unused.id])).toEqual([
        use(key.id, 2, 20, '192.0.2.1'),
        use(key.id, 1, 10),
      ])
      expect(await given().uses([unused.id])).toEqual([])
      expect(await given().uses([])).toEqual([])
    })

    it('never go backwards', async () => {
      const { key } = await writeKey(given(), aKey(null))
      await writeUses(given(), [use(key.id, 1, 10, '192.0.2.1')])
      await writeUses(given(), [use(key.id, 1, 5, '192.0.2.2')])
      expect(await given().uses([key.id])).toEqual([use(key.id, 1, 10, '192.0.2.1')])
      await writeUses(given(), [use(key.id, 1, 30, '192.0.2.3'), use(key.id, 1, 20, '192.0.2.4')])
      expect(await given().uses([key.id])).toEqual([use(key.id, 1, 30, '192.0.2.3')])
      await Promise.all(
        Array.from({ length: 20 }, (_, at) => writeUses(given(), [use(key.id, 1, 60 - at)])),
      )
      expect(await given().uses([key.id])).toEqual([use(key.id, 1, 60)])
    })

    it('of many batches are told by the newest of each secret', async () => {
      const { key } = await writeKey(given(), aKey(null))
      const told = [use(key.id, 1, 10), use(key.id, 1, 30), use(key.id, 2, 5), use(key.id, 1, 20)]
      for (const [number, { keyId, ...lastUse }] of told.entries()) {
        const counted = { keyId, hour: longAgo, code: 'valid', requests: 1, cost: 0 } as const
        const counts = [{ ...counted, lastUse }]
        await given().recordUsage({ node: key.id, number: number + 1, counts })
      }
      expect(await given().uses([key.id])).toEqual([])
      while (await given().addUpUsage());
      expect(await given().uses([key.id])).toEqual([use(key.id, 2, 5), use(key.id, 1, 30)])
    })

    it('may be none', async () => {
      const { key } = await writeKey(given(), aKey(null))
      await writeUses(given(), [])
      expect(await given().uses([key.id])).toEqual([])
    })

    it('are taken in bulk', async () => {
      const keys = Array.from({ length: 2_500 }, () => aKey(null))
      await writeKeys(given(), keys)
      const uses = keys.map(({ key }, at) => use(key.id, 1, at))
      await writeUses(given(), uses)
      const some = uses.filter((_, at) => at % 500 === 0)
      const read = await given().uses(some.map(({ keyId }) => keyId))
      expect(new Set(read)).toEqual(new Set(some))
    })

    it('change nothing of what a look-up gives', async () => {
      const { key } = await writeKey(given(), aKey(null))
      const { record } = await given().credentialById(key.id)
      await writeUses(given(), [use(key.id, 1, 10)])
      expect((await given().credentialById(key.id)).record).toEqual(record)
      await given().change((change) => change.updateKey({ key, secrets: [] }))
      expect(await given().uses([key.id])).toEqual([use(key.id, 1, 10)])
    })
  })
}

function use(keyId: KeyId, generation: number, offset: number, from: string | null = null): KeyUse {
  return { keyId, generation, usedAt: (longAgo + offset) as UnixMillis, usedFrom: from }
}
