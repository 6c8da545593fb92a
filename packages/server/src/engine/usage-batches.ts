import type { KeyId } from '@countersign/core'
import type { Store } from '../store/port.ts'
import type { KeyUse } from '../store/records.ts'
import { slicesByKey } from '../store/slices-by-key.ts'
import type { UsageBatch, UsageCount } from '../store/usage.ts'
import { countsIn, type TakenTallies, type UsageTallies, usesIn } from './usage-tallies.ts'

/** Counts that were taken, and are written until the database has them. */
export interface UsageBatches {
  /**
   * Writes what an earlier call could not, then what is counted now. A batch whose fate is unknown
   * is sent again as it was, under its number, which the database takes once. One call at a time.
   */
  readonly write: (tallies: UsageTallies) => Promise<void>
  readonly waiting: () => number
  /** Uses that were taken and are not written. */
  readonly usesOf: (id: KeyId) => readonly KeyUse[]
}

/** So many are written in one transaction, so that neither a change nor a request waits for it. */
const mostAtOnce = 2_500

interface BatchesWish {
  /** Who counts: another text for every process. */
  readonly node: string
  /** Hears of all that was taken together once it is written. */
  readonly written: (taken: TakenTallies, counts: readonly UsageCount[]) => Promise<void>
}

export function batchUsage(
  store: Pick<Store, 'recordUsage'>,
  { node, written }: BatchesWish,
): UsageBatches {
  let taken: TakenTallies = new Map()
  let counts: readonly UsageCount[] = []
  let unwritten: UsageBatch[] = []
  let waiting = 0
  let lastNumber = 0

  const take = async (tallies: UsageTallies): Promise<void> => {
    taken = tallies.take()
    counts = countsIn(taken)
    waiting = counts.length
    const slices = await slicesByKey(counts, keyOf, mostAtOnce)
    unwritten = slices.map((slice) => ({ node, number: ++lastNumber, counts: slice }))
  }
  const writeTaken = async (): Promise<void> => {
    for (let batch = unwritten[0]; batch !== undefined; batch = unwritten[0]) {
      await store.recordUsage(batch)
      unwritten.shift()
      waiting -= batch.counts.length
    }
    if (counts.length === 0) return
    const done = [taken, counts] as const
    taken = new Map()
    counts = []
    await written(...done)
  }

  return {
    write: async (tallies) => {
      await writeTaken()
      await take(tallies)
      await writeTaken()
    },
    waiting: () => waiting,
    usesOf: (id) => usesIn(taken, id),
  }
}

const keyOf = ({ keyId }: UsageCount): string => keyId ?? ''
