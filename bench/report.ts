import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chartOf } from './chart.ts'
import { memoryLines } from './gateway-memory.ts'
import { keptAfter } from './kept.ts'
import type { Result, Results } from './result.ts'
import { type LoadStep, saturationTable } from './saturation.ts'
import { scenarios } from './scenarios.ts'

const readme = join(import.meta.dirname, 'README.md')
const directory = join(import.meta.dirname, 'results')
const markers = ['<!-- table -->\n', '<!-- end of the table -->'] as const

/**
 * Keeps the results beside those of other scenarios, and puts their table into the README. `isWhole`:
 * all have been played. Returns whether they were kept.
 */
export function keepResults(run: Results, isWhole: boolean): boolean {
  const order = scenarios.map(({ name }) => name)
  const kept = keptAfter(run, readKept(), { order, isWhole })
  if (kept !== null) writeResults(kept)
  return kept !== null
}

function readKept(): Results | null {
  try {
    return JSON.parse(readFileSync(join(directory, 'latest.json'), 'utf8')) as Results
  } catch {
    return null
  }
}

function writeResults(results: Results): void {
  mkdirSync(directory, { recursive: true })
  if (results.loadSteps.length > 0) {
    writeFileSync(join(directory, 'saturation.svg'), saturationChart(results.loadSteps))
  }
  writeFileSync(join(directory, 'latest.json'), `${JSON.stringify(results, null, 2)}\n`)
  const [before, rest] = readFileSync(readme, 'utf8').split(markers[0])
  const after = rest?.split(markers[1])[1]
  if (before === undefined || after === undefined) throw new Error(`${readme} has lost its markers`)
  writeFileSync(
    readme,
    `${before}${markers[0]}\n${tableOf(results)}\n${memoryLines(results.streamed)}${saturationTable(results.loadSteps)}${markers[1]}${after}`,
  )
}

/** How batches and the slowest replies grow with the load. */
function saturationChart(steps: readonly LoadStep[]): string {
  const names = steps.map(({ connections }) => String(connections))
  const title = 'Verifications on PostgreSQL, as the load grows'
  return chartOf(title, { title: 'connections, each kept busy', names }, [
    { title: 'p99, ms', colour: '#b42318', values: steps.map(({ p99Ms }) => p99Ms) },
    { title: 'look-ups a trip', colour: '#175cd3', values: steps.map(({ batch }) => batch) },
  ])
}

/** The results as a Markdown table that also reads well in a terminal. */
export function tableOf({
  machine,
  keys,
  results,
}: Omit<Results, 'streamed' | 'loadSteps'>): string {
  const rows = [columns.map(({ title }) => title), ...results.map(cellsOf)]
  const widths = columns.map((_, place) => Math.max(...rows.map((row) => row[place]?.length ?? 0)))
  const lineOf = (row: readonly string[]): string =>
    `| ${row.map((cell, place) => cell.padEnd(widths[place] ?? 0)).join(' | ')} |`
  const [head = '', ...body] = rows.map(lineOf)
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`
  const { cpu, cores, node, os } = machine
  const where = `${keys} keys; ${cpu}, ${cores} cores, Node ${node}, ${os}.`
  return `${[head, rule, ...body].join('\n')}\n\n${where}\n`
}

interface Column {
  readonly title: string
  readonly of: (result: Result) => string
}

const columns: readonly Column[] = [
  { title: 'scenario', of: ({ name }) => name },
  { title: 'on', of: ({ date }) => date },
  { title: 'what', of: ({ unit }) => unit },
  { title: 'ours', of: ({ value }) => String(value) },
  { title: 'peer', of: ({ against }) => String(against) },
  { title: 'who', of: ({ peerName }) => peerName },
  { title: 'ratio', of: ({ ratio }) => fixed(ratio) },
  { title: 'from–to', of: ({ ratios }) => ratios.map(fixed).join('–') },
  { title: 'goal', of: ({ goal }) => fixed(goal) },
  { title: 'floor', of: ({ floor }) => fixed(floor) },
  { title: 'p50 ms', of: ({ ours }) => fixed(ours.p50Ms) },
  { title: 'p99 ms', of: ({ ours }) => fixed(ours.p99Ms) },
  { title: 'memory MB', of: ({ residentMb }) => String(residentMb ?? '') },
  { title: 'CPU: ours', of: ({ ours }) => percent(ours.serverShare) },
  { title: 'database', of: ({ ours }) => percent(ours.databaseShare) },
  { title: 'load', of: ({ ours }) => percent(ours.loadShare) },
  { title: 'CPU: peer', of: ({ peer }) => percent(peer.serverShare) },
  { title: 'its load', of: ({ peer }) => percent(peer.loadShare) },
  { title: 'others', of: ({ ours }) => percent(ours.othersShare) },
]

function cellsOf(result: Result): readonly string[] {
  return columns.map(({ of }) => of(result))
}

function fixed(value: number | null): string {
  return value?.toFixed(2) ?? ''
}

function percent(share: number | null): string {
  return share === null ? '' : `${Math.round(share * 100)} %`
}
