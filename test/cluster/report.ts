import type { Outcome } from './campaign.ts'

/** What a campaign did and found, in words. */
export function toldOf(outcome: Outcome, seconds: number): string {
  const { fault, rounds, verifications, afterReduction, reductionsDone, unanswered } = outcome
  const { violations, faultsFound, slowestMs } = outcome
  const found = foundBy(outcome)
  const again =
    found === 0
      ? ''
      : `; again with: npm run faults -- --only '${fault}' --seed ${String(outcome.seed)}`
  const lines = [
    `${fault}: ${String(rounds)} times in ${seconds.toFixed(0)} s`,
    `  ${String(verifications)} verifications, ${String(afterReduction)} of them begun after one of ` +
      `${String(reductionsDone)} acknowledged reductions; ${String(unanswered)} not answered; ` +
      `the slowest took ${String(slowestMs)} ms`,
    ...violations.slice(0, 10).map(({ rule, verification, against }) => {
      return `  ! ${rule}: ${JSON.stringify(verification)} ${JSON.stringify(against)}`
    }),
    ...faultsFound.map((text) => `  ! ${text}`),
    `  ${String(found)} found${again}`,
  ]
  return `${lines.join('\n')}\n`
}

/** The figures of all campaigns, as tables of Markdown. */
export function tablesOf(outcomes: readonly Outcome[]): string {
  return `${tableOf(faultColumns, outcomes)}\n\n${tableOf(reductionColumns, reductionsIn(outcomes))}\n`
}

export function foundBy({ violations, faultsFound }: Outcome): number {
  return violations.length + faultsFound.length
}

type Columns<Row> = Readonly<Record<string, (row: Row) => string | number>>

const faultColumns: Columns<Outcome> = {
  fault: ({ fault }) => fault,
  times: ({ rounds }) => rounds,
  keys: ({ lives }) => lives,
  verifications: ({ verifications }) => verifications,
  'begun after a reduction': ({ afterReduction }) => afterReduction,
  'just made, on another node': ({ begun }) => begun.fresh,
  'not answered': ({ unanswered }) => unanswered,
  'slowest reply, ms': ({ slowestMs }) => slowestMs,
  found: foundBy,
}

interface Reduced {
  readonly name: string
  readonly key: number
  readonly token: number
}

const reductionColumns: Columns<Reduced> = {
  'begun after': ({ name }) => name,
  'with the key': ({ key }) => key,
  'with a token minted before': ({ token }) => token,
}

function reductionsIn(outcomes: readonly Outcome[]): readonly Reduced[] {
  const sums = new Map<string, number>()
  for (const { begun } of outcomes) {
    for (const [name, count] of begun.afterReduction) {
      sums.set(name, (sums.get(name) ?? 0) + count)
    }
  }
  const names = new Set([...sums.keys()].map((name) => name.replace(/ (key|token)$/, '')))
  return [...names].sort().map((name) => ({
    name,
    key: sums.get(`${name} key`) ?? 0,
    token: sums.get(`${name} token`) ?? 0,
  }))
}

function tableOf<Row>(columns: Columns<Row>, rows: readonly Row[]): string {
  const lineOf = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const titles = Object.keys(columns)
  const written = (value: string | number) =>
    typeof value === 'number' ? value.toLocaleString('en-US') : value
  return [
    lineOf(titles),
    lineOf(titles.map(() => '---')),
    ...rows.map((row) => lineOf(Object.values(columns).map((of) => written(of(row))))),
  ].join('\n')
}
