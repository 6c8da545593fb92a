import type { KeyUse } from '../../store/records.ts'
import type { UsageFigures, UsageGroup } from '../../store/usage.ts'

/** The members that say whom or what figures are of. */
const members: Readonly<Record<UsageGroup, { readonly of: string; readonly name: string | null }>> =
  {
    key: { of: 'key_id', name: 'key_name' },
    client: { of: 'client_id', name: 'client_name' },
    project: { of: 'project_id', name: 'project_slug' },
    code: { of: 'code', name: null },
    environment: { of: 'environment', name: null },
  }

export type UsageView = Readonly<Record<string, string | number | null>>

/** Figures as they are told: a member for each group that was asked for, null where there is none. */
export function viewFigures(
  { bucket, of, names, requests, accepted, cost, lastUse }: UsageFigures,
  groupBy: readonly UsageGroup[],
): UsageView {
  const grouped = groupBy.flatMap((group) => {
    const { of: member, name } = members[group]
    const value = [member, of[group] === '' ? null : (of[group] ?? null)]
    return name === null ? [value] : [value, [name, names[group] ?? null]]
  })
  return {
    bucket: new Date(bucket).toISOString(),
    ...(Object.fromEntries(grouped) as UsageView),
    requests,
    accepted,
    refused: requests - accepted,
    cost,
    ...(tellsLastUse(groupBy) ? viewLastUse(lastUse) : {}),
  }
}

function tellsLastUse(groupBy: readonly UsageGroup[]): boolean {
  return groupBy.some((group) => members[group].name !== null)
}

function viewLastUse(use: KeyUse | null): UsageView {
  return {
    last_used_at: use === null ? null : new Date(use.usedAt).toISOString(),
    last_used_from: use?.usedFrom ?? null,
    last_used_key_id: use?.keyId ?? null,
    last_used_generation: use?.generation ?? null,
  }
}

/** The names of the members, in their order. */
export function columnsOf(groupBy: readonly UsageGroup[]): readonly string[] {
  const grouped = groupBy.flatMap((group) => {
    const { of, name } = members[group]
    return name === null ? [of] : [of, name]
  })
  const lastUse = tellsLastUse(groupBy) ? Object.keys(viewLastUse(null)) : []
  return ['bucket', ...grouped, 'requests', 'accepted', 'refused', 'cost', ...lastUse]
}
