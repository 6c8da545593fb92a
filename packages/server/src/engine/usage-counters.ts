import type { KeyId, RefusalCode, UnixMillis } from '@countersign/core'
import type { Store } from '../store/port.ts'
import type { UsageBatch, UsageCount } from '../store/usage.ts'
import { regularly } from './regularly.ts'
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
  /** Writes what has been counted, and stops the timer. */
  readonly close: () => Promise<void>
}

const writeAfterMs = 5_000
/** So many counts are not left to wait. */
const mostWaiting = 20_000
/** So many are added in one transaction, so that neither a change nor a request waits long for it. */
const mostAtOnce = 2_000

/**
 * Counts are written at most 10 s after they happened. A batch whose fate is unknown is sent again
 * as it was, under its number, which the database takes once; what is counted meanwhile goes after
 * it. `onFailure` is told of what could not be written yet.
 */
export function createUsageCounters(
  store: Pick<Store, 'recordUsage'>,
  node: string,
  onFailure: (error: unknown) => void,
): UsageCounters {
  const tallies = new UsageTallies()
  let taken: IteratorObject<UsageCount> = tallies.take()
  let unwritten: UsageBatch | null = null
  let takenLeft = 0
  let lastNumber = 0
  let writing: Promise<void> = Promise.resolve()
  let isFull = false

  const nextBatch = (): UsageBatch | null => {
    const counts = slice(taken, mostAtOnce)
    takenLeft = counts.length < mostAtOnce ? 0 : Math.max(0, takenLeft - counts.length)
    return counts.length === 0 ? null : { node, number: ++lastNumber, counts }
  }
  const writeTaken = async (): Promise<void> => {
    unwritten ??= nextBatch()
    while (unwritten !== null) {
      await store.recordUsage(unwritten)
      unwritten = nextBatch()
    }
  }
  const write = async (): Promise<void> => {
    await writeTaken()
    takenLeft = tallies.size
    taken = tallies.take()
    isFull = false
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
    waiting: () => tallies.size + takenLeft + (unwritten?.counts.length ?? 0),
    flush,
    close: async () => {
      await timer.close()
      await flush().catch(onFailure)
    },
  }
}

/** The next of them, at most so many. */
function slice(counts: IteratorObject<UsageCount>, most: number): readonly UsageCount[] {
  const some: UsageCount[] = []
  while (some.length < most) {
    const { done, value } = counts.next()
    if (done === true) break
    some.push(value)
  }
  return some
}
