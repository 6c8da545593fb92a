import type { Figure } from '../../api/figures-query.ts'
import type { UsageGroup } from '../../app/usage-search.ts'

export type Measure = 'requests' | 'accepted' | 'refused'

/** One of what figures are grouped by. */
export interface Member {
  /** Empty: the requests that belong to none. */
  readonly id: string
  readonly name: string
}

/** What a chart stacks: numbers, one for each bucket. */
export interface Series extends Member {
  readonly values: readonly number[]
  readonly sum: number
}

const most = 6

/** The member of a group that a figure is of. */
export function memberOf(figure: Figure, group: UsageGroup): Member {
  const { key_id, key_name, client_id, client_name, project_id, project_slug, code, environment } =
    figure
  const [id, name] = {
    key: [key_id, key_name],
    client: [client_id, client_name],
    project: [project_id, project_slug],
    code: [code, code],
    environment: [environment, environment],
  }[group]
  return { id: id ?? '', name: name ?? id ?? '' }
}

interface Summed {
  readonly figures: readonly Figure[]
  readonly buckets: readonly number[]
  readonly measure: Measure
}

/** All figures as one series. */
export function total({ figures, buckets, measure }: Summed, member: Member): Series {
  return seriesOf(member, figures, { buckets, measure })
}

/** A series for each of the largest members of a group, and one of all others, where there are any. */
export function grouped(
  { figures, ...of }: Summed,
  group: UsageGroup,
  others: string,
): readonly Series[] {
  const members = Map.groupBy(figures, (figure) => memberOf(figure, group).id)
  const all = [...members.values()]
    .map((own) => seriesOf(memberOf(own[0] as Figure, group), own, of))
    .filter(({ sum }) => sum > 0)
    .sort((one, other) => other.sum - one.sum)
  if (all.length <= most) return all
  const rest = all.slice(most - 1)
  const values = of.buckets.map((_, place) =>
    rest.reduce((sum, series) => sum + (series.values[place] ?? 0), 0),
  )
  const sum = rest.reduce((before, series) => before + series.sum, 0)
  return [...all.slice(0, most - 1), { id: 'others', name: others, values, sum }]
}

function seriesOf(
  member: Member,
  figures: readonly Figure[],
  { buckets, measure }: Omit<Summed, 'figures'>,
): Series {
  const counts = new Map<number, number>()
  for (const figure of figures) {
    const at = Date.parse(figure.bucket)
    counts.set(at, (counts.get(at) ?? 0) + figure[measure])
  }
  const values = buckets.map((at) => counts.get(at) ?? 0)
  return { ...member, values, sum: values.reduce((sum, value) => sum + value, 0) }
}
