import { setTimeout as pause } from 'node:timers/promises'
import { canMoveClocks, type MovedClocks, moveClocks } from '../faults/moved-clock.ts'
import { controlOf } from '../service/api.ts'
import { type Cluster, type Node, startCluster } from './cluster.ts'
import { tiers, trickle } from './limited-entry.ts'
import { oneOf, randomFrom } from './seed.ts'

/** What came of pressing limits of a second on all nodes at once. */
export interface Pressed {
  /** Seconds of a client in which more was asked for than its limit lets in. */
  readonly windows: number
  readonly verifications: number
  /** Those of them in which more was let in, in words. */
  readonly exceeded: readonly string[]
}

export interface PressWish {
  readonly windows: number
  readonly seed: number
}

const clients = 80
/** Of one client, on all nodes at once. */
const atOnce = 8
const { requests } = tiers[trickle]

/**
 * Asks for many clients on all nodes, more than their limit lets in, while the clocks of the nodes
 * jump where they can be moved. PostgreSQL and who asks have the machine's clock.
 */
export async function pressLimits({ windows, seed }: PressWish): Promise<Pressed> {
  const clocks = canMoveClocks ? moveClocks() : null
  const random = randomFrom(seed)
  const environmentOf = clocks?.environmentOf
  const cluster = await startCluster({
    nodes: 4,
    random,
    ...(environmentOf === undefined ? {} : { environmentOf }),
  })
  try {
    const secrets = await secretsOn(cluster)
    let isOver = false
    const jumping = clocks === null ? null : jump(clocks, cluster, () => isOver)
    const counts = secrets.map(() => new Map<number, Count>())
    const pressed = () => counts.reduce((sum, count) => sum + windowsIn(count), 0)
    const asking = secrets.map(async (secret, place) => {
      while (!isOver) await askAll(cluster.nodes, secret, counts[place] ?? new Map<number, Count>())
    })
    while (pressed() < windows) await pause(500)
    isOver = true
    await Promise.all([...asking, jumping])
    return {
      windows: pressed(),
      verifications: counts.reduce((sum, count) => sum + askedIn(count), 0),
      exceeded: counts.flatMap((count, place) => exceededIn(count, `client ${String(place)}`)),
    }
  } finally {
    await cluster.stop()
  }
}

/** Of one client in one second: those that were asked for and answered within it. */
interface Count {
  letIn: number
  refused: number
}

async function secretsOn({ nodes: [node] }: Cluster): Promise<readonly string[]> {
  if (node === undefined) throw new Error('a cluster without nodes')
  const control = controlOf(node.service)
  await control('/v1/projects', { json: { slug: 'pressed', name: 'Pressed' } })
  const secrets: string[] = []
  for (let place = 0; place < clients; place++) {
    const json = { name: `client ${String(place)}`, tier: trickle }
    const { body } = await control('/v1/projects/pressed/clients', { json })
    secrets.push(String(body.secret))
  }
  return secrets
}

/** A reply of another second than its request may have been counted in either, so it is left out. */
async function askAll(
  nodes: readonly Node[],
  credential: string,
  counts: Map<number, Count>,
): Promise<void> {
  const asked = Array.from({ length: atOnce }, async (_, place) => {
    const node = nodes[place % nodes.length]
    const from = thisSecond()
    const reply = await node?.caller.control('/v1/verify', { json: { credential } })
    if (thisSecond() !== from || reply?.status !== 200) return
    const count = counts.get(from) ?? { letIn: 0, refused: 0 }
    counts.set(from, count)
    if (reply.body.valid === true) count.letIn++
    else count.refused++
  })
  await Promise.all(asked)
}

/** Days and hours, both ways: whoever counted by their own clock would count in another window. */
const jumps = [1, -1, 90, -90, 3_600, -86_400]

async function jump(clocks: MovedClocks, { nodes, random }: Cluster, isOver: () => boolean) {
  while (!isOver()) {
    for (const { place } of nodes) clocks.set(place, oneOf(jumps, random))
    await pause(2_000)
  }
}

function windowsIn(counts: ReadonlyMap<number, Count>): number {
  return [...counts.values()].filter(({ refused }) => refused > 0).length
}

function askedIn(counts: ReadonlyMap<number, Count>): number {
  return [...counts.values()].reduce((sum, { letIn, refused }) => sum + letIn + refused, 0)
}

function exceededIn(counts: ReadonlyMap<number, Count>, who: string): readonly string[] {
  return [...counts]
    .filter(([, { letIn }]) => letIn > requests)
    .map(([second, { letIn }]) => `${who} was let in ${String(letIn)} times at ${String(second)}`)
}

function thisSecond(): number {
  return Math.floor(Date.now() / 1_000)
}
