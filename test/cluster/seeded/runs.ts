import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { recordsOf } from '../../audit/trail.ts'
import { type Control, controlOf } from '../../service/api.ts'
import { campaignOn } from '../campaign.ts'
import type { Cluster } from '../cluster.ts'
import { type Fault, faults } from '../faults.ts'
import { narrowTier } from '../limited-entry.ts'
import { type ReductionKind, reductions } from '../reductions.ts'

/** A run with a name: what it finds wrong with a cluster, in words. */
export type Run = (cluster: Cluster) => Promise<readonly string[]>

const kindsOf = (...names: readonly string[]): readonly ReductionKind[] =>
  reductions.filter(({ name }) => names.includes(name))

const named = (name: string): Fault => {
  const fault = faults.find((one) => one.name === name)
  if (fault === undefined) throw new Error(`no fault is called ${name}`)
  return fault
}

/** What one node commits arrives later than what another reads. */
const oneFarNode: Fault = {
  name: 'one node far from the database',
  excuses: ['unavailable'],
  lastsMs: 4_000,
  begin: async ({ nodes: [node] }) => {
    node?.proxy.turn({ delayMs: 40 })
    return async () => node?.proxy.turn({ delayMs: 0 })
  },
}

/** Lives of keys under a fault; what the checker finds. */
function livesUnder(fault: Fault, kinds: readonly ReductionKind[], lives: number): Run {
  return async (cluster) => {
    const { violations, faultsFound } = await campaignOn(cluster, {
      ...{ fault, seed: 1, nodes: cluster.nodes.length, lives, rounds: 1 },
      ...{ workers: 4, probes: 1, kinds, finally: 'none' },
      bounds: { slowestMs: 10_000, busyMs: 450 },
    })
    const rules = violations.map(({ rule, verification }) => `${rule}: ${verification.subject}`)
    return [...rules, ...faultsFound]
  }
}

/** What several nodes together let through of a limit of five. */
const limitAcrossNodes: Run = async ({ nodes: all }) => {
  const [control] = all.map(({ service }) => controlOf(service))
  if (control === undefined) throw new Error('a cluster without nodes')
  const slug = `limit-${String(Date.now())}`
  await control('/v1/projects', { json: { slug, name: slug } })
  const wish = { name: slug, tier: narrowTier }
  const { body } = await control(`/v1/projects/${slug}/clients`, { json: wish })
  const json = { credential: body.secret }
  const asked = Array.from({ length: 12 }, () =>
    all.map(({ caller }) => caller.control('/v1/verify', { json })),
  ).flat()
  const admitted = (await Promise.all(asked)).filter((reply) => reply?.body?.valid === true)
  return admitted.length > 5 ? [`${String(admitted.length)} of 5 were let in`] : []
}

/** Whether a verification waits for somebody who holds the table of uses. */
const usesLocked: Run = async ({ nodes, databaseUrl }) => {
  const [node] = nodes
  if (node === undefined) throw new Error('a cluster without nodes')
  const slug = `uses-${String(Date.now())}`
  await node.caller.control('/v1/projects', { json: { slug, name: slug } })
  const made = await node.caller.control(`/v1/projects/${slug}/keys`, { json: {} })
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query('begin')
  await client.query('lock table key_uses in exclusive mode')
  const json = { credential: made?.body.secret }
  const reply = await node.caller.control('/v1/verify', { json })
  await client.query('rollback')
  await client.end()
  return reply?.body?.valid === true ? [] : [`a verification was answered ${String(reply?.status)}`]
}

/** Whether the end of each key is recorded once, with all nodes at it. */
const endsOfKeys: Run = async ({ nodes }) => {
  const [node] = nodes
  if (node === undefined) throw new Error('a cluster without nodes')
  const control = controlOf(node.service)
  const slug = `ends-${String(Date.now())}`
  await control('/v1/projects', { json: { slug, name: slug } })
  // each node is a little way from the database, so that what they do overlaps
  for (const { proxy } of nodes) proxy.turn({ delayMs: 10 })
  const made: string[] = []
  for (let round = 0; round < rounds; round++) {
    const json = { expires_in: '1s' }
    const replies = await Promise.all(
      Array.from({ length: 5 }, () => control(`/v1/projects/${slug}/keys`, { json })),
    )
    made.push(...replies.map(({ body }) => String(body.key?.id)))
    await pause(1_200)
  }
  const ends = await endsOnceRecorded(control, made)
  for (const { proxy } of nodes) proxy.turn({ delayMs: 0 })
  const twice = made.filter((id) => ends.filter((ended) => ended === id).length > 1)
  return twice.length === 0 ? [] : [`the end of ${String(twice.length)} keys was recorded twice`]
}

const rounds = 3

/** The keys whose end was recorded, as often as it was, once that of all of them was. */
async function endsOnceRecorded(control: Control, made: readonly string[]) {
  for (;;) {
    const records = await recordsOf(control, { action: 'key.expire' })
    const ends = records.flatMap(({ object }) => object.ids)
    if (made.every((id) => ends.includes(id))) return ends
    await pause(100)
  }
}

/** What comes of one request that is sent to all nodes. */
const sameRequest: Run = async ({ nodes }) => {
  const made = await Promise.all(
    nodes.map(async ({ caller }, place) => {
      await pause(place * 50)
      const headers = { 'idempotency-key': 'the-same-request' }
      const json = { permissions: ['verify'], name: 'asked for on every node' }
      const reply = await caller.control('/v1/server-keys', { json, headers })
      return String(reply?.body?.key?.id ?? reply?.status)
    }),
  )
  const distinct = new Set(made)
  return distinct.size === 1 ? [] : [`one request made ${String(distinct.size)} keys`]
}

const shortLived = kindsOf('revoke', 'deactivate')

export const runs = {
  'reductions, asked for at once': livesUnder(named('none'), shortLived, 4),
  'reductions, on a node that is far from the database': livesUnder(oneFarNode, shortLived, 6),
  'the end of keys, on nodes whose clocks are wrong': livesUnder(
    named('none'),
    kindsOf('expire now'),
    4,
  ),
  'tokens of generations that ended': livesUnder(
    named('none'),
    kindsOf('rotation without overlap'),
    6,
  ),
  'nodes killed between change and record': livesUnder(named('node killed'), shortLived, 20),
  'a limit across nodes': limitAcrossNodes,
  'uses that nobody can write': usesLocked,
  'jobs of all nodes at once': endsOfKeys,
  'one request to all nodes': sameRequest,
} as const satisfies Readonly<Record<string, Run>>
