import type { UnixMillis } from '@countersign/core'
import { describe, expect, it } from 'vitest'
import type { Store, StoredKey } from '../port.ts'
import type { MakeData } from '../suite.ts'
import { aKey, anAuditRecord } from './records.ts'
import { writeKey, writeKeys } from './written.ts'

const wanted = { lagMs: 0, most: 100 }

export function expiriesAreTold(makeData: MakeData): void {
  const withStore = async (use: (store: Store) => Promise<void>): Promise<void> => {
    const data = await makeData()
    const store = await data.open()
    try {
      await use(store)
    } finally {
      await store.close()
      await data.remove()
    }
  }
  const take = (store: Store, asked: typeof wanted = wanted) =>
    store.change(async (change) => {
      const taken = await change.takeExpiredKeys(asked)
      if (taken.length > 0) await change.record(anAuditRecord())
      return taken.map(({ key }) => key.id)
    })
  const idsOf = (keys: readonly StoredKey[]) => keys.map(({ key }) => key.id)

  describe('keys that expire', () => {
    it('are told once, in the order of their ends, and no others', () =>
      withStore(async (store) => {
        const at = await store.ping()
        const ending = (offset: number) => ({ expiresAt: (at + offset) as UnixMillis })
        const [first, second, third] = [
          aKey(null, ending(5)),
          aKey(null, ending(5)),
          aKey(null, ending(9)),
        ]
        const others = [
          aKey(null),
          aKey(null, ending(3_600_000)),
          aKey(null, ending(-3_600_000)),
          aKey(null, { ...ending(6), revokedAt: at }),
        ]
        await writeKeys(store, [third, second, first, ...others])
        await expect.poll(() => store.ping()).toBeGreaterThan(at + 20)
        const expected = [...idsOf([first, second]).toSorted(byBytes), third.key.id]
        expect(await take(store, { lagMs: 60_000, most: 9 })).toEqual([])
        expect(await take(store, { lagMs: 0, most: 1 })).toEqual(expected.slice(0, 1))
        expect(await take(store)).toEqual(expected.slice(1))
        expect(await take(store)).toEqual([])
      }))

    it('are told again when their change was not committed, and when they have another end', () =>
      withStore(async (store) => {
        const expiresAt = ((await store.ping()) + 5) as UnixMillis
        const { key, secrets } = await writeKey(store, aKey(null, { expiresAt }))
        await expect.poll(() => store.ping()).toBeGreaterThan(expiresAt)
        const unrecorded = store.change((change) => change.takeExpiredKeys(wanted))
        await expect(unrecorded).rejects.toThrow('left no record')
        expect(await take(store)).toEqual([key.id])
        const later = { key: { ...key, expiresAt: (expiresAt + 5) as UnixMillis }, secrets }
        await store.change(async (change) => {
          await change.updateKey(later)
          await change.record(anAuditRecord())
        })
        await expect.poll(() => store.ping()).toBeGreaterThan(expiresAt + 5)
        expect(await take(store)).toEqual([key.id])
      }))

    it('are told to one of many who ask at once', () =>
      withStore(async (store) => {
        const expiresAt = ((await store.ping()) + 1) as UnixMillis
        const keys = Array.from({ length: 20 }, () => aKey(null, { expiresAt }))
        await writeKeys(store, keys)
        await expect.poll(() => store.ping()).toBeGreaterThan(expiresAt)
        const told: string[] = []
        for (let round = 0; round < 10; round++) {
          const asked = Array.from({ length: 4 }, () => take(store, { lagMs: 0, most: 3 }))
          told.push(...(await Promise.all(asked)).flat())
        }
        expect(told.toSorted()).toEqual(idsOf(keys).toSorted())
      }))
  })
}

function byBytes(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other))
}
