import { setTimeout as pause } from 'node:timers/promises'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { StoreUnavailable } from '../port.ts'
import { Batcher, type BatcherOptions } from './batcher.ts'

function batcherOf(over: Partial<BatcherOptions<number, string>> = {}) {
  const trips: (readonly number[])[] = []
  const batcher = new Batcher<number, string>({
    lanes: 2,
    mostAtOnce: 100,
    mostWaiting: 1_000,
    waitMs: 1_000,
    nameOf: (ask) => ask,
    trip: async (asks) => {
      trips.push(asks)
      await pause(1)
      return asks.map(String)
    },
    ...over,
  })
  return { batcher, trips }
}

const upTo = (count: number) => Array.from({ length: count }, (_, at) => at)

describe('a batcher', () => {
  it('gives everyone the answer to their own question', async () => {
    const { batcher, trips } = batcherOf({ mostAtOnce: 7 })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer()), async (asks) => {
        const given = await Promise.all(asks.map((ask) => batcher.ask(ask)))
        expect(given).toEqual(asks.map(String))
      }),
    )
    expect(Math.max(...trips.map(({ length }) => length))).toBeLessThanOrEqual(7)
  })

  it('takes along what arrives together, and then what arrived meanwhile', async () => {
    const { batcher, trips } = batcherOf({ lanes: 1 })
    const first = upTo(10).map((ask) => batcher.ask(ask))
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)))
    const second = upTo(20).map((ask) => batcher.ask(ask))
    await Promise.all([...first, ...second])
    expect(trips.map(({ length }) => length)).toEqual([10, 20])
  })

  it('asks once for what several want in one trip', async () => {
    const { batcher, trips } = batcherOf({ lanes: 1 })
    const asks = [3, 1, 3, 3, 2, 1]
    const given = await Promise.all(asks.map((ask) => batcher.ask(ask)))
    expect(given).toEqual(asks.map(String))
    expect(trips).toEqual([[3, 1, 2]])
  })

  it('has no more trips under way than lanes, each lane in one', async () => {
    const busy = new Set<number>()
    let most = 0
    const { batcher } = batcherOf({
      lanes: 3,
      mostAtOnce: 1,
      trip: async (asks, lane) => {
        expect(busy.has(lane)).toBe(false)
        busy.add(lane)
        most = Math.max(most, busy.size)
        await pause(2)
        busy.delete(lane)
        return asks.map(String)
      },
    })
    await Promise.all(upTo(30).map((ask) => batcher.ask(ask)))
    expect(most).toBe(3)
  })

  it('tells a failure to those of the trip alone', async () => {
    const { batcher } = batcherOf({
      lanes: 1,
      mostAtOnce: 2,
      trip: async (asks) => {
        if (asks.includes(1)) throw new RangeError('no trip with 1')
        return asks.map(String)
      },
    })
    const results = await Promise.allSettled(upTo(4).map((ask) => batcher.ask(ask)))
    const statuses = results.map(({ status }) => status)
    expect(statuses).toEqual(['rejected', 'rejected', 'fulfilled', 'fulfilled'])
  })

  it('turns away who waited too long, and goes on when a trip ends', async () => {
    const hold = Promise.withResolvers<unknown>()
    const { batcher } = batcherOf({
      lanes: 1,
      mostAtOnce: 1,
      waitMs: 50,
      trip: async (asks) => {
        await hold.promise
        return asks.map(String)
      },
    })
    const [aboard, late] = [batcher.ask(1), batcher.ask(2)]
    const begun = performance.now()
    await expect(late).rejects.toBeInstanceOf(StoreUnavailable)
    expect(performance.now() - begun).toBeLessThan(200)
    hold.resolve(null)
    expect(await aboard).toBe('1')
    expect(await batcher.ask(3)).toBe('3')
  })

  it('turns away at once who would be one too many', async () => {
    const { batcher } = batcherOf({ mostWaiting: 5 })
    const results = await Promise.allSettled(upTo(8).map((ask) => batcher.ask(ask)))
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(3)
    expect(await batcher.ask(9)).toBe('9')
  })
})
