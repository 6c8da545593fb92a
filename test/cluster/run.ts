// npm run faults [-- --long] [--seed 7] [--only killed] [--lives 1000] [--after 10000]
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { canMoveClocks } from '../faults/moved-clock.ts'
import { campaign, type Outcome } from './campaign.ts'
import { failovers, startReplicated } from './failover.ts'
import { faults } from './faults.ts'
import { search } from './interleavings.ts'
import { canPartition, partitions, startPartitioned } from './partition.ts'
import { foundBy, tablesOf, toldOf } from './report.ts'
import { pressLimits } from './windows.ts'

const { values } = parseArgs({
  options: {
    long: { type: 'boolean', default: false },
    seed: { type: 'string' },
    only: { type: 'string', default: '' },
    lives: { type: 'string' },
    after: { type: 'string' },
  },
})
const seed = Number(values.seed ?? Date.now() % 1_000_000)
const lives = Number(values.lives ?? 30)
const rounds = values.long ? 2 : 1
/** Of verifications that begin after an acknowledged reduction: the figures to reach. */
const afterOf = (fault: string) =>
  Number(values.after ?? (values.long ? (fault === 'none' ? 300_000 : 10_000) : 0))
const chosen = [...faults, ...partitions, ...failovers].filter(({ name }) =>
  name.includes(values.only),
)
const others = ['interleavings', 'limits'].filter((name) => name.includes(values.only))
if (chosen.length === 0 && others.length === 0)
  throw new Error(`There is no fault called ${values.only}.`)

process.stdout.write(
  `Four nodes on one PostgreSQL, on ${String(availableParallelism())} processors; ` +
    `at least ${String(lives)} keys and their tokens under each fault. Seed ${String(seed)}.\n\n`,
)
if (!canPartition) process.stdout.write('Left out: networks of nodes (need root and ip).\n')
if (!canMoveClocks) process.stdout.write('Left out: clocks that jump (need faketime).\n')
let found = 0
const outcomes: Outcome[] = []
if (others.includes('interleavings')) found += await searchAll()
if (others.includes('limits')) found += await pressAll()
for (const fault of chosen) {
  const since = performance.now()
  const isFailover = failovers.includes(fault)
  const outcome = await campaign({
    ...{ fault, seed, nodes: 4, lives, workers: 8, probes: 4 },
    rounds: isFailover ? 1 : rounds,
    comesAgain: !isFailover,
    after: afterOf(fault.name),
    ...(isFailover ? { start: startReplicated } : {}),
    ...(partitions.includes(fault) ? { start: startPartitioned } : {}),
    bounds: { slowestMs: 2_500, busyMs: 450 },
    finally: 'all',
  })
  found += foundBy(outcome)
  outcomes.push(outcome)
  process.stdout.write(toldOf(outcome, (performance.now() - since) / 1_000))
}
if (outcomes.length > 0) process.stdout.write(`\n${tablesOf(outcomes)}`)
process.stdout.write(found === 0 ? '\nNothing found.\n' : `\n${String(found)} found.\n`)
process.exitCode = found === 0 ? 0 : 1

async function searchAll(): Promise<number> {
  const since = performance.now()
  const searched = await search({ count: values.long ? 100_000 : 2_000, seed })
  const seconds = ((performance.now() - since) / 1_000).toFixed(0)
  const says = searched.found === null ? '0 found' : `! ${searched.found}`
  process.stdout.write(
    `interleavings: ${String(searched.interleavings)} in ${seconds} s\n  ${says}\n`,
  )
  return searched.found === null ? 0 : 1
}

async function pressAll(): Promise<number> {
  const since = performance.now()
  const { windows, verifications, exceeded } = await pressLimits({
    windows: values.long ? 10_000 : 200,
    seed,
  })
  const seconds = ((performance.now() - since) / 1_000).toFixed(0)
  process.stdout.write(
    `limits: ${String(windows)} windows pressed by ${String(verifications)} verifications ` +
      `in ${seconds} s\n${exceeded.map((text) => `  ! ${text}\n`).join('')}` +
      `  ${String(exceeded.length)} found\n`,
  )
  return exceeded.length
}
