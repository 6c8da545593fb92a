import type { KeyId } from '@countersign/core'
import type { Store } from '../store/port.ts'
import type { KeyUse } from '../store/records.ts'

/** Uses of keys, gathered here and written in bulk, never on the path of a request. */
export interface LastUses {
  readonly record: (use: KeyUse) => void
  /** Uses of these keys that are not written yet. */
  readonly unwritten: (ids: readonly KeyId[]) => readonly KeyUse[]
  /** Keys of which a use is not written yet. */
  readonly waiting: () => number
  /** How long ago a use may have been that other nodes have not written yet; 0 for a lone node. */
  readonly lagMs: number
  /** Writes what is gathered. Rejects when it can not be written. */
  readonly flush: () => Promise<void>
  /** Writes what is gathered, and stops the timer. */
  readonly close: () => Promise<void>
}

/** Uses of so many keys are not left to wait. */
const mostWaiting = 20_000
/** While they can't be written, uses of further keys are let go: memory has a bound. */
const mostHeld = 200_000

const firstUseMs = 1_000
const laterUsesMs = 8_000

/**
 * Uses are written at most 10 s after they happened; the first of a key since the start within
 * 1 s, so that other nodes tell it soon. A lone node tells what it has not written, and need not
 * hurry. What can't be written is kept and tried again: `onFailure` is told.
 */
export function createLastUses(
  store: Store,
  lone: boolean,
  onFailure: (error: unknown) => void,
): LastUses {
  const gathered = new Map<KeyId, readonly KeyUse[]>()
  const seen = new Set<KeyId>()
  let timer: NodeJS.Timeout | null = null
  let dueAt = Number.POSITIVE_INFINITY
  let writing: Promise<void> = Promise.resolve()

  const flush = async (): Promise<void> => {
    const batch = [...gathered.entries()]
    if (batch.length === 0) return
    await store.recordUses(batch.flatMap(([, uses]) => uses))
    for (const [id, uses] of batch) if (gathered.get(id) === uses) gathered.delete(id)
  }
  const write = async (): Promise<void> => {
    timer = null
    dueAt = Number.POSITIVE_INFINITY
    await flush().catch(onFailure)
    if (gathered.size > 0) schedule(laterUsesMs)
  }
  const schedule = (waitMs: number): void => {
    const at = performance.now() + waitMs
    if (at >= dueAt) return
    if (timer !== null) clearTimeout(timer)
    dueAt = at
    timer = setTimeout(() => {
      writing = writing.then(write)
    }, waitMs)
    timer.unref()
  }

  return {
    lagMs: lone ? 0 : 10_000,
    record: (use) => {
      const uses = gathered.get(use.keyId)
      if (uses !== undefined && holds(uses, use)) return
      if (uses === undefined && gathered.size >= mostHeld) return
      gathered.set(use.keyId, withUse(uses, use))
      if (uses === undefined && gathered.size === mostWaiting) schedule(0)
      if (lone || seen.has(use.keyId)) {
        if (timer === null) schedule(laterUsesMs)
        return
      }
      if (seen.size >= mostRemembered) seen.clear()
      seen.add(use.keyId)
      schedule(firstUseMs)
    },
    waiting: () => gathered.size,
    unwritten: (ids) => ids.flatMap((id) => gathered.get(id) ?? []),
    flush,
    close: async () => {
      if (timer !== null) clearTimeout(timer)
      await writing
      await write()
      if (timer !== null) clearTimeout(timer)
    },
  }
}

/** The key of the asking service is used many times in a millisecond. */
function holds([use, another]: readonly KeyUse[], { generation, usedAt, usedFrom }: KeyUse) {
  if (use === undefined || another !== undefined) return false
  return use.usedAt === usedAt && use.generation === generation && use.usedFrom === usedFrom
}

/** The latest use of each secret of a key; nearly always there is one. */
function withUse(uses: readonly KeyUse[] | undefined, use: KeyUse): readonly KeyUse[] {
  if (uses === undefined) return [use]
  const [only] = uses
  if (uses.length === 1 && only?.generation === use.generation) return [use]
  return [...uses.filter(({ generation }) => generation !== use.generation), use]
}

/** Keys remembered as used before; forgetting them only brings a write forward. */
const mostRemembered = 200_000
