import { expect, it } from 'vitest'
import { keptAfter } from '../../bench/kept.ts'
import type { Result, Results } from '../../bench/result.ts'

const order = ['one', 'two', 'three']

function run(names: readonly string[], date: string, over: Partial<Results> = {}): Results {
  const machine = { cpu: 'a cpu', cores: 2, node: 'v26.0.0', os: 'an os', date, places: {} }
  const results = names.map((name) => ({ name, date }) as Result)
  return { machine, keys: 10, results, streamed: [], loadSteps: [], ...over }
}

const told = (kept: Results | null) => kept?.results.map(({ name, date }) => `${name} ${date}`)

it('keeps the newest result of each scenario, in their order', () => {
  const before = run(['three', 'one', 'gone'], 'then')
  const kept = keptAfter(run(['two', 'one'], 'now'), before, { order, isWhole: false })
  expect(told(kept)).toEqual(['one now', 'two now', 'three then'])
})

it('keeps what has no scenario as long as it is not measured again', () => {
  const step = { connections: 1, perSecond: 1, p50Ms: 1, p99Ms: 1, batch: 1 }
  const before = run(['one'], 'then', { loadSteps: [step] })
  const wish = { order, isWhole: false }
  expect(keptAfter(run(['one'], 'now'), before, wish)?.loadSteps).toEqual([step])
  const again = run([], 'now', { loadSteps: [step, step] })
  expect(keptAfter(again, before, wish)?.loadSteps).toEqual([step, step])
})

it('never mixes machines or numbers of keys: only a whole run takes the place of another’s', () => {
  const before = run(order, 'then')
  const part = run(['one'], 'now', { keys: 20 })
  expect(keptAfter(part, before, { order, isWhole: false })).toBeNull()
  expect(told(keptAfter(part, before, { order, isWhole: true }))).toEqual(['one now'])
  expect(told(keptAfter(part, null, { order, isWhole: true }))).toEqual(['one now'])
})
