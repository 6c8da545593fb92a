import { type CountersignClient, createClient } from '@countersign/client'
import { newKey, newProject } from '../running/made.ts'
import type { Show, ShowOptions } from '../running/show.ts'
import { type Cluster, type ClusterNode, startCluster } from './cluster.ts'
import { eventLine, introduction, lineOf } from './lines.ts'
import { type Load, startLoad } from './load.ts'
import { revokeWhileAsked } from './revocation.ts'

/** npm run example cluster */
export const clusterShow: Show = {
  name: 'cluster',
  shows: 'three nodes on one PostgreSQL: keys revoked under load, and nodes that die meanwhile',
  run: async (options) => {
    const cluster = await startCluster(options)
    try {
      options.print(introduction(cluster, callers))
      return await play(cluster, options)
    } finally {
      await cluster.stop()
    }
  },
}

const callers = 8
const keyCount = 100

/** 0 when no node said yes to a credential that had been revoked. */
async function play(cluster: Cluster, { stopping, print }: ShowOptions): Promise<number> {
  const client = createClient({ url: cluster.controlUrl, token: cluster.adminKey })
  const began = performance.now()
  const seconds = () => (performance.now() - began) / 1_000
  const load = startLoad(client, { callers, secrets: await keysOf(client) })
  const isOver = () => stopping.aborted
  const sums = { revoked: 0, asked: 0, yes: 0 }
  const tell = (what: string) => print(eventLine(seconds(), what))
  let dead: ClusterNode | null = null
  for (let round = 1; !isOver(); round++) {
    try {
      dead = await troubled(cluster, { round, dead, tell })
      const revocation = await revokeWhileAsked(cluster, client)
      sums.revoked++
      sums.asked += revocation.answersAfter
      sums.yes += revocation.yesAfter
      const up = cluster.nodes.filter((node) => node !== dead).map(({ name }) => name.slice(-1))
      print(lineOf({ seconds: seconds(), ...load.sinceLast(), revocation, up }))
    } catch (error) {
      // Ctrl-C reaches the nodes too, and may have ended one in the middle of a round
      if (!isOver()) tell(error instanceof Error ? error.message : String(error))
    }
  }
  await load.stop()
  print(`\n${summary(sums, load)}`)
  return sums.yes === 0 ? 0 : 1
}

async function keysOf(client: CountersignClient): Promise<readonly string[]> {
  await newProject(client, 'acme')
  const making = Array.from({ length: keyCount }, () => newKey(client, { project: 'acme' }))
  return (await Promise.all(making)).map(({ secret }) => secret)
}

const roundsBetween = 12
const firstDeath = 3
const roundsDead = 3

/** Kills a node in some rounds, another each time, and starts it again some rounds later. */
async function troubled(
  { nodes }: Cluster,
  now: {
    readonly round: number
    readonly dead: ClusterNode | null
    readonly tell: (what: string) => void
  },
): Promise<ClusterNode | null> {
  const since = (now.round - firstDeath) % roundsBetween
  if (now.dead === null && since === 0) {
    const node = nodes[((now.round - firstDeath) / roundsBetween) % nodes.length] ?? null
    await node?.kill()
    now.tell(`${node?.name} is killed`)
    return node
  }
  if (now.dead === null || since < roundsDead) return now.dead
  await now.dead.start()
  now.tell(`${now.dead.name} is back`)
  return null
}

function summary(
  {
    revoked,
    asked,
    yes,
  }: { readonly revoked: number; readonly asked: number; readonly yes: number },
  load: Load,
): string {
  const { verified, failed } = load.total()
  return (
    `${revoked} keys revoked under ${verified} verifications by the balancer, of which ${failed} failed. ` +
    `Of ${asked} questions that began after a revocation, ${yes} were answered yes.`
  )
}
