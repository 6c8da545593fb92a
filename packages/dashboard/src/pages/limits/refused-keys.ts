import type { components } from '@countersign/client'

export interface RefusedKey {
  readonly id: string
  readonly name: string
  readonly refused: number
  readonly usedAt: string | null
}

const most = 10

/** The keys that were refused most often, out of figures by the day. */
export function refusedKeys(
  figures: readonly components['schemas']['Usage'][],
): readonly RefusedKey[] {
  const keys = new Map<string, RefusedKey>()
  for (const { key_id: id, key_name: name, refused, last_used_at: usedAt = null } of figures) {
    if (typeof id !== 'string') continue
    const before = keys.get(id)?.refused ?? 0
    keys.set(id, { id, name: name ?? id, refused: before + refused, usedAt })
  }
  return [...keys.values()].sort((one, other) => other.refused - one.refused).slice(0, most)
}
