import type { Figure } from '../../api/figures-query.ts'
import type { UsageGroup } from '../../app/usage-search.ts'
import { type Member, memberOf } from './series.ts'

/** What became of the requests of one member of a group over the whole range. */
export interface Part extends Member {
  readonly accepted: number
  readonly refused: number
  readonly usedAt: string | null
}

/** The members of a group, those with the most requests first. */
export function breakdown(figures: readonly Figure[], group: UsageGroup): readonly Part[] {
  const parts = new Map<string, Part>()
  for (const figure of figures) {
    const member = memberOf(figure, group)
    const before = parts.get(member.id)
    parts.set(member.id, {
      ...member,
      accepted: figure.accepted + (before?.accepted ?? 0),
      refused: figure.refused + (before?.refused ?? 0),
      usedAt: later(figure.last_used_at ?? null, before?.usedAt ?? null),
    })
  }
  return [...parts.values()].sort(
    (one, other) => other.accepted + other.refused - one.accepted - one.refused,
  )
}

function later(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other
  return Date.parse(one) > Date.parse(other) ? one : other
}
