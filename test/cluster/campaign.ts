import { setTimeout as pause } from 'node:timers/promises'
import { auditFaults } from './aftermath.ts'
import { type Bounds, type Violation, violationsOf } from './checker.ts'
import { type Cluster, type Node, startCluster } from './cluster.ts'
import type { Fault } from './faults.ts'
import { type Begun, Recorder } from './history.ts'
import { type Credential, live, onAll, verifyOn, type World } from './life.ts'
import { loadOn, makeBystanders } from './load.ts'
import { type ReductionKind, reductions } from './reductions.ts'
import { randomFrom } from './seed.ts'

export interface CampaignWish {
  readonly fault: Fault
  readonly seed: number
  readonly nodes: number
  /** So many keys are led through their lives; at least. */
  readonly lives: number
  /** The fault comes so often, at least. */
  readonly rounds: number
  /** So many verifications must begin after an acknowledged reduction, at least. */
  readonly after?: number
  /** Whether the fault comes and goes until then; false: it can come only so often. */
  readonly comesAgain?: boolean
  readonly workers: number
  readonly probes: number
  readonly bounds: Bounds
  /** Which reductions are tried once more when the fault is over. */
  readonly finally: 'all' | 'none'
  readonly kinds?: readonly ReductionKind[]
  readonly start?: typeof startCluster
}

/** What a campaign did and found. */
export interface Outcome {
  readonly fault: string
  readonly seed: number
  readonly lives: number
  readonly abandoned: number
  readonly rounds: number
  readonly reductionsDone: number
  readonly reductionsUnknown: number
  readonly verifications: number
  /** Those that began after an acknowledged reduction of their credential. */
  readonly afterReduction: number
  readonly begun: Begun
  readonly unanswered: number
  readonly slowestMs: number
  readonly violations: readonly Violation[]
  /** What else was found, in words. */
  readonly faultsFound: readonly string[]
}

/** Uses a cluster while a fault comes and goes, and holds all that was heard against the promise. */
export async function campaign(wish: CampaignWish): Promise<Outcome> {
  const { fault, nodes, seed, start = startCluster } = wish
  const random = randomFrom(seed)
  const environment = fault.environmentOf
  const cluster = await start({
    nodes,
    random,
    ...(environment === undefined ? {} : { environmentOf: environment }),
  })
  try {
    return await campaignOn(cluster, wish)
  } finally {
    await cluster.stop()
  }
}

/** The same on a cluster that runs. */
export async function campaignOn(cluster: Cluster, wish: CampaignWish): Promise<Outcome> {
  const { fault, lives, workers, probes, seed, kinds = reductions } = wish
  const recorder = new Recorder()
  const isEnough = () => recorder.afterReduction >= (wish.after ?? 0)
  const comesAgain = () => wish.comesAgain === true && !isEnough()
  const world: World = { cluster, recorder, acknowledged: new Set(), wrong: [] }
  const bystanders = await makeBystanders(4, world)
  let rounds = 0
  let isCalm = false
  const trouble = async () => {
    while (rounds < wish.rounds || comesAgain()) {
      await pause(100 + cluster.random() * 200)
      const late = await oneRound(fault, world, bystanders)
      rounds++
      if (late !== null) world.wrong.push(late)
    }
    isCalm = true
  }
  const isOver = (led: number) => isCalm && led >= lives && isEnough()
  const load = loadOn(world, bystanders, { kinds, workers, probes, isOver })
  const troubled = trouble().catch((error: unknown) => {
    isCalm = true
    throw error
  })
  const [done] = await Promise.all([load, troubled])
  // where nothing is wrong any more: each reduction once more, and the dead as they are now
  if (wish.finally === 'all') for (const kind of kinds) await live(kind, world, 1)
  await onAll(cluster.nodes, done.ended.slice(-100), world)
  world.wrong.push(...(await auditFaults(world)))
  const violations = violationsOf(recorder, wish.bounds)
  return {
    ...{ fault: fault.name, seed, lives: done.lives, abandoned: done.abandoned, rounds },
    ...figuresOf(recorder),
    violations,
    faultsFound: world.wrong,
  }
}

/** In words what did not recover; null when all did. */
async function oneRound(
  { begin, excuses, lastsMs }: Fault,
  world: World,
  bystanders: readonly Credential[],
): Promise<string | null> {
  const { recorder } = world
  const excused = recorder.excuse(excuses)
  const end = await begin(world.cluster, (kinds, node) => recorder.excuse(kinds, node))
  await pause(lastsMs)
  await end()
  const deadline = performance.now() + 20_000
  const [one] = bystanders
  if (one === undefined) throw new Error('nobody to ask for')
  for (const node of world.cluster.nodes) {
    while ((await verifyOn(node, one, world)) !== 'full') {
      if (performance.now() > deadline) return `node ${String(node.place)} does not recover`
    }
    while (!(await takesChanges(node))) {
      if (performance.now() > deadline) return `node ${String(node.place)} takes no changes`
    }
  }
  excused()
  return null
}

let changes = 0

async function takesChanges({ caller }: Node): Promise<boolean> {
  const slug = `after-${String(process.pid)}-${String(++changes)}`
  const reply = await caller.control('/v1/projects', { json: { slug, name: 'After a fault' } })
  return reply?.status === 201
}

function figuresOf({ happenings, afterReduction, begun }: Recorder) {
  const figures = { reductionsDone: 0, reductionsUnknown: 0, verifications: 0 }
  for (const one of happenings) {
    if (one.kind !== 'reduce') continue
    if (one.outcome === 'unknown') figures.reductionsUnknown++
    if (one.outcome === 'done') figures.reductionsDone++
  }
  let [unanswered, slowestMs] = [0, 0]
  for (const one of happenings) {
    if (one.kind !== 'verify') continue
    figures.verifications++
    if (one.heard === 'unavailable' || one.heard === 'lost') unanswered++
    if (one.heard !== 'lost') slowestMs = Math.max(slowestMs, one.to - one.from)
  }
  return { ...figures, afterReduction, begun, unanswered, slowestMs: Math.round(slowestMs) }
}
