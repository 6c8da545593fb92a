import type { KeyId, RefusalCode, UnixMillis } from '@countersign/core'
import type { Store } from '../store/port.ts'
import { slicesByKey } from '../store/slices-by-key.ts'
import type { UsageBatch, UsageCount } from '../store/usage.ts'
import { regularly } from './regularly.ts'
import { sumUsage } from './usage-sums.ts'
import { UsageTallies } from './usage-tallies.ts'

/** What becomes of requests, counted in memory and written in bulk, never on the path of a request. */
export interface UsageCounters {
  /** `at` is the database's time of the judgement. */
  readonly accepted: (keyId: KeyId, at: UnixMillis, cost: number) => void
  /** A null key: nobody knows whose credential it was. A null time: no database was asked. */
  readonly refused: (keyId: KeyId | null, code: RefusalCode, at: UnixMillis | null) => void
  /** How many counts are not written yet. */
  readonly waiting: () => number
  /** Writes what has been counted. Rejects when it can not be written; it is kept then. */
  readonly flush: () => Promise<void>
  /** The same, and adds up what any node has written, so that it is told. */
  readonly addUp: () => Promise<void>
  /** Writes what has been counted, and stops the timers. */
  readonly close: () => Promise<void>
}

const writeAfterMs = 5_000
/** So many counts are not left to wait. */
const mostWaiting = 60_000
/** So many are written in one transaction, so that neither a change nor a request waits for it. */
const mostAtOnce = 2_500

/**
 * Counts are written at most 10 s after they happened. A batch whose fate is unknown is sent again
 * as it was, under its number, which the database takes once; what is counted meanwhile goes after
 * it. `onFailure` is told of what could not be written yet.
 */
export function createUsageCounters(
  store: Pick<Store, 'recordUsage' | 'addUpUsage'>,
  node: string,
  onFailure: (error: unknown) => void,
): UsageCounters {
  const tallies = new UsageTallies()
  const sums = sumUsage(store, onFailure)
  const unwritten: UsageBatch[] = []
  let waitingInBatches = 0
  let lastNumber = 0
  let writing: Promise<void> = Promise.resolve()
  let isFull = false

  const take = async (): Promise<void> => {
    const counts = tallies.take()
    waitingInBatches = counts.length
    isFull = false
    for (const slice of await slicesByKey(counts, keyOf, mostAtOnce)) {
      unwritten.push({ node, number: ++lastNumber, counts: slice })
    }
  }
  const writeTaken = async (): Promise<void> => {
    for (let batch = unwritten[0]; batch !== undefined; batch = unwritten[0]) {
      await store.recordUsage(batch)
      unwritten.shift()
      waitingInBatches -= batch.counts.length
      sums.written(batch.counts.length)
    }
  }
  const write = async (): Promise<void> => {
    await writeTaken()
    await take()
    await writeTaken()
  }
  const flush = (): Promise<void> => {
    const written = writing.then(write)
    writing = written.catch(() => undefined)
    return written
  }
  const writeEarly = (): void => {
    isFull = true
    flush().catch(onFailure)
  }
  const timer = regularly(flush, writeAfterMs, onFailure)

  return {
    accepted: (keyId, at, cost) => {
      tallies.accept(keyId, at, cost)
      if (tallies.size >= mostWaiting && !isFull) writeEarly()
    },
    refused: (keyId, code, at) => {
      tallies.refuse(keyId, at ?? (Date.now() as UnixMillis), code)
      if (tallies.size >= mostWaiting && !isFull) writeEarly()
    },
    waiting: () => tallies.size + waitingInBatches,
    flush,
    addUp: async () => {
      await flush()
      await sums.addUp()
    },
    close: async () => {
      await timer.close()
      await flush().catch(onFailure)
      await sums.close()
    },
  }
}

const keyOf = ({ keyId }: UsageCount): string => keyId ?? ''
