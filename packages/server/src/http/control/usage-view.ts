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
  { bucket, of, names, requests, accepted, cost }: UsageFigures,
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
  }
}

/** The names of the members, in their order. */
export function columnsOf(groupBy: readonly UsageGroup[]): readonly string[] {
  const grouped = groupBy.flatMap((group) => {
    const { of, name } = members[group]
    return name === null ? [of] : [of, name]
  })
  return ['bucket', ...grouped, 'requests', 'accepted', 'refused', 'cost']
}
