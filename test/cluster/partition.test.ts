import { describe, expect, it } from 'vitest'
import { campaign } from './campaign.ts'
import { canPartition, partitions, startPartitioned } from './partition.ts'

/** The others are for the long run. */
const short = partitions.filter(({ name }) => name === 'packets of PostgreSQL to a node lost')

describe.skipIf(!canPartition)('nodes with networks of their own (needs root and ip)', () => {
  it.each(short.map((fault) => [fault.name, fault] as const))(
    'keep the promise: %s',
    { timeout: 120_000 },
    async (_, fault) => {
      const { violations, faultsFound, afterReduction } = await campaign({
        ...{ fault, seed: 1, nodes: 2, lives: 4, rounds: 1, workers: 2, probes: 1 },
        bounds: { slowestMs: 5_000, busyMs: 450 },
        finally: 'none',
        start: startPartitioned,
      })
      expect(violations.slice(0, 5)).toEqual([])
      expect(faultsFound).toEqual([])
      expect(afterReduction).toBeGreaterThan(0)
    },
  )
})
