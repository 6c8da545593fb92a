import type { Usage } from '../api-objects.ts'
import { printable, shown, time } from '../output/printable.ts'
import { type Column, renderTable } from '../output/table.ts'
import type { Terminal } from '../terminal.ts'

const sums = ['requests', 'accepted', 'refused', 'cost'] as const
type Sums = Readonly<Record<(typeof sums)[number], number>>

type Members = Omit<Usage, 'bucket' | keyof Sums>

/** A line of the table: that of figures, or their sum. */
interface Line extends Sums {
  readonly when: string
  /** Null in the sum of all. */
  readonly of: Members | null
}

type Group = 'key' | 'client' | 'project' | 'code' | 'environment'

const columnsOf: Readonly<Record<Group, readonly Column<Line>[]>> = {
  key: [
    { title: 'KEY', of: cell(({ key_id }) => shown(key_id)) },
    { title: 'NAME', of: cell(({ key_name }) => shown(key_name)), narrowest: 8 },
  ],
  client: [
    { title: 'CLIENT', of: cell(({ client_id }) => shown(client_id)) },
    { title: 'CLIENT NAME', of: cell(({ client_name }) => shown(client_name)), narrowest: 8 },
  ],
  project: [
    {
      title: 'PROJECT',
      // one that was deleted has no slug any more
      of: cell(({ project_id, project_slug }) => shown(project_slug ?? project_id)),
      narrowest: 8,
    },
  ],
  code: [{ title: 'CODE', of: cell(({ code }) => shown(code)) }],
  environment: [{ title: 'ENVIRONMENT', of: cell(({ environment }) => shown(environment)) }],
}

const lastUse: Column<Line> = {
  title: 'LAST USED',
  of: cell(({ last_used_at }) => time(last_used_at)),
}

function cell(of: (members: Members) => string): (line: Line) => string {
  return (line) => (line.of === null ? '' : of(line.of))
}

const counts: readonly Column<Line>[] = sums.map((name) => ({
  title: name.toUpperCase(),
  of: (line) => String(line[name]),
  isNumber: true,
}))

/** Figures for people, and what they come to. */
export interface UsageShown {
  readonly groups: readonly Group[]
  readonly isByHour: boolean
  /** So many are shown; the sum is that of all. Undefined: as many as fit a person's patience. */
  readonly most: number | undefined
}

const patience = 200

export function usageTable({ groups, isByHour, most = patience }: UsageShown) {
  const columns = [
    { title: isByHour ? 'HOUR' : 'DAY', of: ({ when }: Line) => when },
    ...groups.flatMap((group) => columnsOf[group]),
    ...counts,
    ...(groups.some((one) => one !== 'code' && one !== 'environment') ? [lastUse] : []),
  ]
  return async (figures: AsyncIterable<Usage>, terminal: Terminal): Promise<void> => {
    const { lines, total, count } = await added(figures, { isByHour, most })
    if (count === 0) terminal.err('Nothing was used.\n')
    else terminal.out(renderTable(columns, [...lines, total], terminal))
    if (count > most) {
      terminal.err(
        `These are ${most} of ${count}, and the total is of all; --limit shows as many as it says.\n`,
      )
    }
  }
}

async function added(
  figures: AsyncIterable<Usage>,
  { isByHour, most }: Pick<UsageShown, 'isByHour'> & { readonly most: number },
) {
  const lines: Line[] = []
  let total: Line = { when: 'total', of: null, requests: 0, accepted: 0, refused: 0, cost: 0 }
  let count = 0
  for await (const { bucket, ...some } of figures) {
    const when = printable(
      isByHour ? `${bucket.slice(0, 10)} ${bucket.slice(11, 16)}` : bucket.slice(0, 10),
    )
    if (count++ < most) lines.push({ when, of: some, ...some })
    total = {
      ...total,
      requests: total.requests + some.requests,
      accepted: total.accepted + some.accepted,
      refused: total.refused + some.refused,
      cost: total.cost + some.cost,
    }
  }
  return { lines, total, count }
}
