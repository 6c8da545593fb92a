import type { components } from '@countersign/client'

export interface Busy {
  readonly id: string
  readonly name: string
  readonly accepted: number
  readonly refused: number
  readonly usedAt: string | null
}

/** The `most` keys with the most requests; what was sent without a key that we know is left out. Pure. */
export function busiestKeys(
  figures: readonly components['schemas']['Usage'][],
  most: number,
): readonly Busy[] {
  const keys = new Map<string, Busy>()
  for (const { key_id: id, key_name: name, accepted, refused, last_used_at: at } of figures) {
    if (id === null || id === undefined) continue
    const before = keys.get(id)
    keys.set(id, {
      id,
      name: name ?? id,
      accepted: accepted + (before?.accepted ?? 0),
      refused: refused + (before?.refused ?? 0),
      usedAt: at ?? before?.usedAt ?? null,
    })
  }
  return [...keys.values()]
    .sort((one, other) => other.accepted + other.refused - one.accepted - one.refused)
    .slice(0, most)
}
