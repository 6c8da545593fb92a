import type { UnixMillis } from '@countersign/core'
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
  const uses = createLastUses({ recordUses }, true, () => undefined)
  for (let count = 0; count < 150_000; count++) uses.record(use())
  await expect.poll(() => written, { timeout: 5_000 }).toEqual([150_000])
  await uses.close()
})

it('tells what is being written and what came after it, and keeps both where it can not be', async () => {
  const outcomes: PromiseWithResolvers<undefined>[] = []
  const recordUses: Store['recordUses'] = () => {
    const outcome = Promise.withResolvers<undefined>()
    outcomes.push(outcome)
    return outcome.promise
  }
  const uses = createLastUses({ recordUses }, true, () => undefined)
  const first = use()
  const { keyId } = first
  const [second, rotated] = [
    { ...first, usedAt: (longAgo + 1) as UnixMillis },
    { ...first, generation: 2, usedAt: (longAgo + 2) as UnixMillis },
  ]
  uses.record(first)
  const failed = uses.flush()
  await expect.poll(() => outcomes.length).toBe(1)
  expect(uses.unwritten([keyId])).toEqual([first])
  uses.record(second)
  uses.record(rotated)
  expect(uses.unwritten([keyId])).toEqual([second, rotated])
  outcomes[0]?.reject(new StoreUnavailable('gone'))
  await expect(failed).rejects.toThrow('gone')
  expect(uses.unwritten([keyId])).toEqual([second, rotated])
  expect(uses.waiting()).toBe(1)

  const written = uses.flush()
  await expect.poll(() => outcomes.length).toBe(2)
  outcomes[1]?.resolve(undefined)
  await written
  expect(uses.unwritten([keyId])).toEqual([])
  await uses.close()
})

it('holds a bounded number of uses while none can be written', async () => {
  const recordUses: Store['recordUses'] = () => Promise.reject(new StoreUnavailable('gone'))
  const uses = createLastUses({ recordUses }, true, () => undefined)
  for (let count = 0; count < 310_000; count++) uses.record(use())
  expect(uses.waiting()).toBe(300_000)
  await uses.close()
})
