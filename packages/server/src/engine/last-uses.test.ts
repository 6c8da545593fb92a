import { expect, it } from 'vitest'
import { type Store, StoreUnavailable } from '../store/port.ts'
import { longAgo, newKeyId } from '../store/suite/records.ts'
import { createLastUses } from './last-uses.ts'

const use = () => {
  return { keyId: newKeyId(), generation: 1, usedAt: longAgo, usedFrom: null }
}

it('writes early when the uses of many keys wait', async () => {
  const written: number[] = []
  const recordUses: Store['recordUses'] = async (uses) => {
    written.push(uses.length)
  }
  const uses = createLastUses({ recordUses } as Store, true, () => undefined)
  for (let count = 0; count < 20_000; count++) uses.record(use())
  await expect.poll(() => written, { timeout: 5_000 }).toEqual([20_000])
  await uses.close()
})

it('holds a bounded number of uses while none can be written', async () => {
  const recordUses: Store['recordUses'] = () => Promise.reject(new StoreUnavailable('gone'))
  const uses = createLastUses({ recordUses } as Store, true, () => undefined)
  for (let count = 0; count < 210_000; count++) uses.record(use())
  expect(uses.waiting()).toBe(200_000)
  await uses.close()
})
