import { expect, it } from 'vitest'
import { search } from './interleavings.ts'

it('look-ups, spends and reductions of two nodes, in whatever order they arrive', async () => {
  const seed = Date.now() % 1_000_000
  expect(await search({ count: 2_000, seed })).toEqual({ interleavings: 2_000, found: null })
})

it.each([
  ['cache', /stale|revived/],
  ['early acknowledgement', /stale/],
  ['limits of nodes', /let in/],
] as const)('the search finds a node that is broken: %s', async (broken, shows) => {
  const { found } = await search({ count: 20_000, seed: 1, broken })
  expect(found).toMatch(shows)
})
