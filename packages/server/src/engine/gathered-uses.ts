import type { KeyId } from '@countersign/core'
import type { KeyUse } from '../store/records.ts'

/** Uses of keys in memory: those that wait, and those that are being written. */
export interface GatheredUses {
  /** Whether the key had no use waiting, and has one now. */
  readonly add: (use: KeyUse) => boolean
  /** Keys with a use that waits. */
  readonly waiting: () => number
  /** The same, and those being written: a key that is in both counts twice. */
  readonly held: () => number
  readonly of: (id: KeyId) => readonly KeyUse[]
  /** Hands over what waits; it is kept again where it could not be written. One call at a time. */
  readonly write: (record: (uses: readonly KeyUse[]) => Promise<void>) => Promise<void>
}

/** Of further keys than `most`, uses are let go: memory has a bound. */
export function gatherUses(most: number): GatheredUses {
  let waiting = new Map<KeyId, readonly KeyUse[]>()
  let underWay: Uses = new Map()

  return {
    add: (use) => {
      const uses = waiting.get(use.keyId)
      if (uses !== undefined && holds(uses, use)) return false
      if (uses === undefined && waiting.size + underWay.size >= most) return false
      waiting.set(use.keyId, withUse(uses, use))
      return uses === undefined
    },
    waiting: () => waiting.size,
    held: () => waiting.size + underWay.size,
    of: (id) => later(underWay.get(id), waiting.get(id)) ?? [],
    write: async (record) => {
      if (waiting.size === 0) return
      underWay = waiting
      waiting = new Map()
      try {
        await record(allOf(underWay))
      } catch (error) {
        waiting = together(underWay, waiting)
        throw error
      } finally {
        underWay = new Map()
      }
    },
  }
}

type Uses = ReadonlyMap<KeyId, readonly KeyUse[]>

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

function allOf(uses: Uses): readonly KeyUse[] {
  const all: KeyUse[] = []
  for (const some of uses.values()) all.push(...some)
  return all
}

function together(earlier: Uses, further: Uses): Map<KeyId, readonly KeyUse[]> {
  const all = new Map(earlier)
  for (const [id, uses] of further) all.set(id, later(all.get(id), uses) ?? uses)
  return all
}

function later(
  earlier: readonly KeyUse[] | undefined,
  further: readonly KeyUse[] | undefined,
): readonly KeyUse[] | undefined {
  return earlier === undefined ? further : (further ?? []).reduce(withUse, earlier)
}
