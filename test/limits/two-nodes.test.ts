import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase } from '../postgres/database.ts'
import { controlOf } from '../service/api.ts'
import type { TestService } from '../service/service.ts'
import { tiers } from './limited-contract.ts'
import { clientOf, spend, startLimited } from './limited-service.ts'

describe('limits on two nodes of one PostgreSQL', () => {
  let nodes: readonly [TestService, TestService]
  beforeAll(async () => {
    const databaseUrl = await createTestDatabase()
    nodes = await Promise.all([startLimited(databaseUrl), startLimited(databaseUrl)])
  })
  afterAll(async () => {
    await Promise.all(nodes.map((node) => node.remove()))
  })

  it('never admit more than the limit in a window, over the ends of windows', {
    timeout: 120_000,
  }, async () => {
    const secret = await clientOf(controlOf(nodes[0]), 'rapid')
    const { requests } = tiers.rapid
    const told = await hammer(nodes, secret, 8)
    const [first, last] = [told[0]?.from ?? 0, told.at(-1)?.to ?? 0]
    // a reply that came in another second than its request may have been counted in either, so sums
    // are of those that surely lie between two ends, for all pairs of ends
    for (let from = first; from <= last; from++) {
      for (let to = from; to <= last; to++) {
        const within = told.filter((one) => one.isSpent && one.from >= from && one.to <= to)
        expect(costOf(within)).toBeLessThanOrEqual((to - from + 1) * requests)
      }
    }
    // whoever was refused was told the truth: less was left than the most that anybody asks for
    const refused = told.filter(({ isSpent, from, to }) => !isSpent && from === to)
    expect(refused.length).toBeGreaterThan(0)
    for (const { from: second } of refused) {
      const touching = told.filter((one) => one.isSpent && one.from <= second && one.to >= second)
      expect(costOf(touching)).toBeGreaterThan(requests - mostCost)
    }
  })

  it('share a day: what one spends the other lacks', async () => {
    const secret = await clientOf(controlOf(nodes[0]), 'five')
    const asked = Array.from({ length: 60 }, (_, place) =>
      spend(nodes[place % 2] as TestService, secret),
    )
    const verdicts = await Promise.all(asked)
    expect(verdicts.filter(({ valid }) => valid)).toHaveLength(5)
    const left = verdicts.filter(({ valid }) => valid).map(({ limit }) => limit?.remaining)
    expect(left.toSorted()).toEqual([0, 1, 2, 3, 4])
  })

  it('share a quota, and spend it with the limit or not at all', async () => {
    const secret = await clientOf(controlOf(nodes[0]), 'sold')
    const verdicts = await Promise.all(
      Array.from({ length: 40 }, (_, place) =>
        spend(nodes[place % 2] as TestService, secret, { cost: 2 }),
      ),
    )
    expect(verdicts.filter(({ valid }) => valid)).toHaveLength(3)
    const last = await spend(nodes[0], secret, { cost: 1 })
    expect(last).toMatchObject({ valid: true, limit: { remaining: 993 }, quota: { remaining: 0 } })
  })
})

const mostCost = 3

/** A verdict, and the seconds in which it was asked for and came. */
interface Told {
  readonly from: number
  readonly to: number
  readonly cost: number
  readonly isSpent: boolean
}

/** Asks both nodes without a pause over so many ends of seconds, in the order of asking. */
async function hammer(
  nodes: readonly TestService[],
  secret: string,
  seconds: number,
): Promise<readonly Told[]> {
  const told: Told[] = []
  const until = thisSecond() + seconds
  const lanes = nodes.flatMap((node) =>
    Array.from({ length: 12 }, async (_, lane) => {
      const cost = 1 + (lane % mostCost)
      while (thisSecond() < until) {
        const from = thisSecond()
        const { valid } = await spend(node, secret, { cost })
        told.push({ from, to: thisSecond(), cost, isSpent: valid })
      }
    }),
  )
  await Promise.all(lanes)
  return told.toSorted((one, other) => one.from - other.from)
}

function thisSecond(): number {
  return Math.floor(Date.now() / 1_000)
}

function costOf(told: readonly Told[]): number {
  return told.reduce((sum, { cost }) => sum + cost, 0)
}
