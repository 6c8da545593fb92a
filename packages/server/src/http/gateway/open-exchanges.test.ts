import { type Refusal, refuse } from '@countersign/core'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { StoreUnavailable } from '../../store/port.ts'
import { createOpenExchanges, type JudgeUses } from './open-exchanges.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

const revoked = refuse('key_revoked')

/** A world in which credentials are revoked, and reads fail or hang. */
function worldWith(judge: (credential: string) => Refusal | null | Promise<Refusal | null>) {
  const reads: string[] = []
  const faults: unknown[] = []
  const judgeUses: JudgeUses = async (credential, uses) => {
    reads.push(credential)
    const refusal = await judge(credential)
    return uses.map(() => refusal)
  }
  const exchanges = createOpenExchanges(judgeUses, {
    onCut: () => undefined,
    onFault: (error) => faults.push(error),
  })
  const cuts: { readonly name: string; readonly code: string; readonly at: number }[] = []
  const open = (name: string, credential = 'key') =>
    exchanges.open({
      ...{ credential, address: null, demand: {} },
      ending: {
        cut: ({ code }) => void cuts.push({ name, code, at: performance.now() }),
        leave: () => undefined,
      },
    })
  return { exchanges, open, reads, faults, cuts }
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

it('cuts all exchanges of a credential that has ended, by one read, within a second', async () => {
  const ended = new Set<string>()
  const { exchanges, open, reads, cuts } = worldWith((key) => (ended.has(key) ? revoked : null))
  for (let one = 0; one < 1_000; one++) open(String(one))
  open('other', 'another key')
  await pass(900)
  const before = reads.length
  const at = performance.now()
  ended.add('key')
  await pass(600)
  expect(cuts).toHaveLength(1_000)
  expect(cuts.every((cut) => cut.code === 'key_revoked' && cut.at - at < 600)).toBe(true)
  expect(reads.slice(before).filter((key) => key === 'key')).toHaveLength(1)
  expect(exchanges.count()).toBe(1)
})

it('asks nothing about exchanges that end soon, nor about those that have ended', async () => {
  const { exchanges, open, reads } = worldWith(() => null)
  for (let round = 0; round < 50; round++) {
    const closed = open(String(round))
    await pass(100)
    closed()
  }
  await pass(5_000)
  expect(reads).toEqual([])
  expect(exchanges.count()).toBe(0)
})

it('does not cut what closes while it is judged', async () => {
  const { promise, resolve } = Promise.withResolvers<Refusal | null>()
  const { open, cuts } = worldWith(() => promise)
  const closed = open('one')
  await pass(700)
  closed()
  resolve(revoked)
  await pass(700)
  expect(cuts).toEqual([])
})

it.each([
  ['fail', () => Promise.reject(new StoreUnavailable('gone'))],
  ['hang', () => new Promise<null>(() => undefined)],
])('cuts when reads %s for two seconds, and not before', async (_how, answer) => {
  let isBroken = false
  const { open, cuts, faults } = worldWith(() => (isBroken ? answer() : null))
  open('one')
  await pass(3_000)
  isBroken = true
  await pass(1_600)
  expect(cuts).toEqual([])
  await pass(1_000)
  expect(cuts).toEqual([{ name: 'one', code: 'unavailable', at: expect.any(Number) }])
  expect(faults).toEqual([])
})

it('goes on after a short outage', async () => {
  let isBroken = false
  const { open, cuts } = worldWith(() =>
    isBroken ? Promise.reject(new StoreUnavailable('gone')) : null,
  )
  open('one')
  for (let outage = 0; outage < 5; outage++) {
    isBroken = true
    await pass(1_500)
    isBroken = false
    await pass(600)
  }
  expect(cuts).toEqual([])
})

it('takes a fault for not knowing, and tells of it', async () => {
  const { open, cuts, faults } = worldWith(() => Promise.reject(new Error('a bug')))
  open('one')
  await pass(2_500)
  expect(cuts).toMatchObject([{ name: 'one', code: 'unavailable' }])
  expect(faults.length).toBeGreaterThan(1)
})

it('cuts all, though one of them can not be cut', async () => {
  const { exchanges, open, cuts, faults } = worldWith(() => revoked)
  exchanges.open({
    ...{ credential: 'key', address: null, demand: {} },
    ending: {
      cut: () => {
        throw new Error('a bug')
      },
      leave: () => undefined,
    },
  })
  open('one')
  await pass(1_000)
  open('two')
  await pass(1_000)
  expect(cuts.map(({ name }) => name)).toEqual(['one', 'two'])
  expect(faults).toHaveLength(1)
})

it('reads no more than it should where there are many credentials, and is in time', async () => {
  let ended = false
  const { open, reads, cuts } = worldWith(() => (ended ? revoked : null))
  for (let one = 0; one < 10_000; one++) open(String(one), `key ${String(one)}`)
  await pass(2_000)
  const before = reads.length
  await pass(5_000)
  expect((reads.length - before) / 5).toBeLessThan(22_000)
  ended = true
  await pass(900)
  expect(cuts).toHaveLength(10_000)
})
