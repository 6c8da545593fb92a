import type { Cluster } from './cluster.ts'
import type { Revocation } from './revocation.ts'

/** What runs, and how to read what comes. */
export function introduction(cluster: Cluster, callers: number): string {
  const { publicUrl, controlUrl, balancer, nodes } = cluster
  const rows = [
    ['public', publicUrl, `${balancer}, for the callers of an API`],
    ['control', controlUrl, `${balancer}, for operators`],
    ...nodes.map(({ name, publicUrl: own, controlUrl: control }) => [name, own, control]),
    ['data', cluster.directory, 'removed at the end'],
  ]
  const list = rows.map(([name = '', where = '', what = '']) => {
    return `  ${name.padEnd(9)}${where.padEnd(24)} ${what}`
  })
  return `
The cluster example runs: ${nodes.length} nodes on one PostgreSQL.

${list.join('\n')}

${callers} callers verify keys by the balancer without pause. Meanwhile one key after another is revoked by the
balancer, and each node is asked for it, and for a token that was minted from it, all the time. Now and
then a node is killed. Ctrl-C ends everything.

${columns.map(({ title, width }) => title.padStart(width)).join('')}`
}

/** One line of the table. */
export interface Row {
  readonly seconds: number
  readonly perSecond: number
  readonly p99Ms: number
  readonly revocation: Revocation
  readonly up: readonly string[]
}

export function lineOf(row: Row): string {
  return columns.map(({ of, width }) => of(row).padStart(width)).join('')
}

/** Something that happens between two lines. */
export function eventLine(seconds: number, what: string): string {
  return `${timeOf(seconds).padStart(columns[0].width)}   ${what}`
}

const columns = [
  { title: 'time', width: 8, of: ({ seconds }: Row) => timeOf(seconds) },
  { title: 'verified/s', width: 12, of: ({ perSecond }: Row) => perSecond.toFixed(0) },
  { title: 'p99', width: 9, of: ({ p99Ms }: Row) => `${p99Ms.toFixed(1)} ms` },
  {
    title: 'revoked in',
    width: 12,
    of: ({ revocation }: Row) => `${revocation.tookMs.toFixed(1)} ms`,
  },
  { title: 'yes before', width: 12, of: ({ revocation }: Row) => String(revocation.yesBefore) },
  {
    title: 'asked after',
    width: 13,
    of: ({ revocation }: Row) => String(revocation.answersAfter),
  },
  { title: 'yes after', width: 11, of: ({ revocation }: Row) => String(revocation.yesAfter) },
  { title: 'nodes', width: 9, of: ({ up }: Row) => up.join(' ') },
] as const

function timeOf(seconds: number): string {
  return `${seconds.toFixed(1)} s`
}
