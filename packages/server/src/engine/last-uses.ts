import type { KeyId } from '@countersign/core'
import type { Store } from '../store/port.ts'
import type { KeyUse } from '../store/records.ts'
import { gatherUses } from './gathered-uses.ts'

/** Uses of keys, gathered here and written in bulk, never on the path of a request. */
export interface LastUses {
  readonly record: (use: KeyUse) => void
  /** Uses of these keys that are not written yet. */
  readonly unwritten: (ids: readonly KeyId[]) => readonly KeyUse[]
  /** Keys of which a use is not written yet; one of which another is being written counts twice. */
  readonly waiting: () => number
  /** How long ago a use may have been that other nodes have not written yet; 0 for a lone node. */
  readonly lagMs: number
  /** Writes what is gathered. Rejects when it can not be written. */
  readonly flush: () => Promise<void>
  /** Writes what is gathered, and stops the timer. */
  readonly close: () => Promise<void>
}

/**
 * Uses of so many keys are not left to wait: about 30 MB. The more are written together, the fewer
 * pages of the database are written for one of them.
 */
const mostWaiting = 150_000
/** While they can't be written, uses of further keys are let go: memory has a bound. */
const mostHeld = 300_000

const firstUseMs = 1_000
const laterUsesMs = 8_000

/**
 * Uses are written at most 10 s after they happened; the first of a key since the start within
 * 1 s, so that other nodes tell it soon. A lone node tells what it has not written, and need not
 * hurry. What can't be written is kept and tried again: `onFailure` is told.
 */
export function createLastUses(
  store: Pick<Store, 'recordUses'>,
  lone: boolean,
  onFailure: (error: unknown) => void,
): LastUses {
  const gathered = gatherUses(mostHeld)
  const seen = new Set<KeyId>()
  let timer: NodeJS.Timeout | null = null
  let dueAt = Number.POSITIVE_INFINITY
  let writing: Promise<void> = Promise.resolve()

  const flush = (): Promise<void> => {
    const flushed = writing.then(() => gathered.write((uses) => store.recordUses(uses)))
    writing = flushed.catch(() => undefined)
    return flushed
  }
  const write = async (): Promise<void> => {
    timer = null
    dueAt = Number.POSITIVE_INFINITY
    await flush().catch(onFailure)
    if (gathered.waiting() > 0) schedule(laterUsesMs)
  }
  const schedule = (waitMs: number): void => {
    const at = performance.now() + waitMs
    if (at >= dueAt) return
    if (timer !== null) clearTimeout(timer)
    dueAt = at
    timer = setTimeout(() => void write(), waitMs)
    timer.unref()
  }

  return {
    lagMs: lone ? 0 : 10_000,
    record: (use) => {
      // whose key has one waiting is written with it
      if (!gathered.add(use)) return
      if (gathered.waiting() === mostWaiting) schedule(0)
      if (lone || seen.has(use.keyId)) {
        if (timer === null) schedule(laterUsesMs)
        return
      }
      if (seen.size >= mostRemembered) seen.clear()
      seen.add(use.keyId)
      schedule(firstUseMs)
    },
    waiting: gathered.held,
    unwritten: (ids) => ids.flatMap(gathered.of),
    flush,
    close: async () => {
      if (timer !== null) clearTimeout(timer)
      await write()
      if (timer !== null) clearTimeout(timer)
    },
  }
}

/** Keys remembered as used before; forgetting them only brings a write forward. */
const mostRemembered = 200_000
