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
  /** Writes what has been counted. Rejects when it can not be written; it is kept then. */
  readonly flush: () => Promise<void>
  /** Writes what has been counted, and stops the timer. */
  readonly close: () => Promise<void>
}

const writeAfterMs = 5_000
/** So many counts are not left to wait. */
const mostWaiting = 20_000
/** So many are added in one transaction, so that a change never waits long for its turn. */
const mostAtOnce = 5_000

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
  const unwritten: UsageBatch[] = []
  let lastNumber = 0
  let writing: Promise<void> = Promise.resolve()
  let isFull = false

  const writeBatches = async (): Promise<void> => {
    for (let batch = unwritten[0]; batch !== undefined; batch = unwritten[0]) {
      await store.recordUsage(batch)
      unwritten.shift()
    }
  }
  const write = async (): Promise<void> => {
    await writeBatches()
    const counts = tallies.take()
    isFull = false
    for (const some of slicesOf(counts)) {
      unwritten.push({ node, number: ++lastNumber, counts: some })
    }
    await writeBatches()
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
    flush,
    close: async () => {
      await timer.close()
      await flush().catch(onFailure)
    },
  }
}

function* slicesOf(counts: readonly UsageCount[]): Generator<readonly UsageCount[]> {
  for (let start = 0; start < counts.length; start += mostAtOnce) {
    yield counts.slice(start, start + mostAtOnce)
  }
}
