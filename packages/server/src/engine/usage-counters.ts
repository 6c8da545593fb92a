import type { KeyId, RefusalCode, UnixMillis } from '@countersign/core'
import type { Store } from '../store/port.ts'
import type { KeyUse } from '../store/records.ts'
import type { UsageCount } from '../store/usage.ts'
import { createFirstUses } from './first-uses.ts'
import { regularly } from './regularly.ts'
import { batchUsage } from './usage-batches.ts'
import { type SumsWish, sumUsage } from './usage-sums.ts'
import { UsageTallies } from './usage-tallies.ts'

/**
 * What becomes of requests, and when keys were used last: counted in memory and written in bulk,
 * never on the path of a request.
 */
export interface UsageCounters {
  /** The time of the use is the database's, of the judgement. */
  readonly accepted: (use: KeyUse, cost: number) => void
  /** A null key: nobody knows whose credential it was. A null time: no database was asked. */
  readonly refused: (keyId: KeyId | null, code: RefusalCode, at: UnixMillis | null) => void
  /** Uses of these keys that this node knows of, and the database may not tell yet. */
  readonly usesOf: (ids: readonly KeyId[]) => Promise<readonly KeyUse[]>
  /** How long ago a use may have been that other nodes have not written yet; 0 for a lone node. */
  readonly lagMs: number
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

interface CountersWish extends SumsWish {
  /** Who counts: another text for every process. */
  readonly node: string
  /** Hears of uses that have been written. */
  readonly written: (counts: readonly UsageCount[]) => Promise<void>
}

/**
 * Counts are written at most 10 s after they happened; what could not be written goes before what is
 * counted meanwhile. A lone node tells the uses that it has written and not added up, and need not hurry; where
 * others must hear of them, the first use of a key is added up within about 1 s.
 */
export function createUsageCounters(
  store: Pick<Store, 'recordUsage' | 'addUpUsage'>,
  { node, lone, written, onFailure }: CountersWish,
): UsageCounters {
  const tallies = new UsageTallies()
  const sums = sumUsage(store, { lone, onFailure })
  // a process that was killed has left what it had written
  const begun = lone ? sums.addUp().catch(onFailure) : Promise.resolve()
  const batches = batchUsage(store, {
    node,
    written: async (taken, counts) => {
      sums.written(taken, counts.length)
      await written(counts)
    },
  })
  let writing: Promise<void> = Promise.resolve()
  let isFull = false

  const write = async (): Promise<void> => {
    await batches.write(tallies)
    isFull = false
  }
  const flush = (): Promise<void> => {
    const flushed = writing.then(write)
    writing = flushed.catch(() => undefined)
    return flushed
  }
  const writeEarly = (): void => {
    isFull = true
    flush().catch(onFailure)
  }
  const timer = regularly(flush, writeAfterMs, onFailure)
  const firstUses = lone ? null : createFirstUses(() => void flush().catch(onFailure))

  return {
    lagMs: lone ? 0 : 10_000,
    accepted: (use, cost) => {
      if (tallies.accept(use, cost)) firstUses?.see(use.keyId)
      if (tallies.size >= mostWaiting && !isFull) writeEarly()
    },
    refused: (keyId, code, at) => {
      tallies.refuse(keyId, at ?? (Date.now() as UnixMillis), code)
      if (tallies.size >= mostWaiting && !isFull) writeEarly()
    },
    usesOf: async (ids) => {
      await begun
      return ids.flatMap((id) => [...sums.usesOf(id), ...batches.usesOf(id), ...tallies.usesOf(id)])
    },
    waiting: () => tallies.size + batches.waiting(),
    flush,
    addUp: async () => {
      await flush()
      await sums.addUp()
    },
    close: async () => {
      firstUses?.close()
      await timer.close()
      await flush().then(sums.addUp).catch(onFailure)
      await sums.close()
    },
  }
}
