import { expect, it } from 'vitest'
import { runEach } from './run-each.ts'

const quietly = () => ({ told: () => undefined, signal: new AbortController().signal })

it('does each once, a few at a time, and goes on after a failure', async () => {
  const [seen, told]: [number[], number[]] = [[], []]
  let [underWay, most] = [0, 0]
  const items = Array.from({ length: 25 }, (_, at) => at)
  const act = async (item: number) => {
    most = Math.max(most, ++underWay)
    await new Promise((done) => setTimeout(done, 1))
    underWay--
    seen.push(item)
    if (item % 10 === 0) throw new Error(`not ${String(item)}`)
  }
  const watch = { ...quietly(), told: ({ done }: { readonly done: number }) => told.push(done) }
  const { done, failures } = await runEach(items, act, watch)
  expect(seen.toSorted((one, other) => one - other)).toEqual(items)
  expect(done).toBe(22)
  expect(failures.map(({ item }) => item)).toEqual([0, 10, 20])
  expect(most).toBe(4)
  expect([told.length, told.at(-1)]).toEqual([25, 22])
})

it('begins nothing more once it is stopped', async () => {
  const stop = new AbortController()
  const act = async (item: number) => {
    if (item === 5) stop.abort()
  }
  const items = Array.from({ length: 100 }, (_, at) => at)
  const { done } = await runEach(items, act, { ...quietly(), signal: stop.signal })
  expect(done).toBeLessThan(12)
})
