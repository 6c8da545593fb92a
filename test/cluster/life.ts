import { setTimeout as pause } from 'node:timers/promises'
import type { Reply } from './caller.ts'
import type { Cluster, Node } from './cluster.ts'
import type { Heard, Recorder, Reduction } from './history.ts'
import type { Prepared, ReductionKind } from './reductions.ts'
import { oneOf } from './seed.ts'

/** Where credentials live and are asked for. */
export interface World {
  readonly cluster: Cluster
  readonly recorder: Recorder
  /**
   * Changes that were acknowledged, by the ids of the requests that may have made them: one that was
   * not answered may have done what the next was told is done.
   */
  readonly acknowledged: Set<readonly string[]>
  /** What else was found to be wrong, in words. */
  readonly wrong: string[]
}

/** A credential as the history knows it. */
export interface Credential {
  readonly subject: string
  readonly credential: string
  readonly require: object
  readonly kind: ReductionKind
}

let made = 0

/**
 * The life of one key, and of a token that is minted from it: made, asked for on all nodes, reduced
 * while it is asked for, asked for again. Null: it could not be made.
 */
export async function live(
  kind: ReductionKind,
  world: World,
  probes: number,
): Promise<readonly Credential[] | null> {
  const { nodes } = world.cluster
  const prepared = await prepare(kind, world)
  if (prepared === null) return null
  const credentials = await credentialsOf(prepared, kind, world)
  await onAll(nodes, credentials, world)

  let isReduced = false
  const watching = nodes.map(async (node) => {
    while (!isReduced) for (const one of credentials) await verifyOn(node, one, world)
  })
  try {
    await reduce(prepared, credentials, world)
  } finally {
    isReduced = true
  }
  await Promise.all(watching)
  for (let count = 0; count < probes; count++) await onAll(nodes, credentials, world)
  return credentials
}

/** Asks every node for each credential, all nodes at once. */
export async function onAll(
  nodes: readonly Node[],
  credentials: readonly Credential[],
  world: World,
): Promise<void> {
  await Promise.all(
    nodes.map(async (node) => {
      for (const one of credentials) await verifyOn(node, one, world)
    }),
  )
}

async function prepare(kind: ReductionKind, world: World): Promise<Prepared | null> {
  const unique = `s${String(process.pid)}-${String(++made)}`
  try {
    return await kind.prepare((path, json) => create(path, json, world), unique)
  } catch (error) {
    if (error instanceof NotMade) return null
    throw error
  }
}

class NotMade extends Error {
  override readonly name = 'NotMade'
}

let requests = 0

async function create(path: string, json: object, world: World) {
  const node = oneOf(world.cluster.nodes, world.cluster.random)
  const id = `make-${String(++requests)}`
  const reply = await node.caller.control(path, { json, headers: { 'x-request-id': id } })
  if (reply?.status === 201) {
    world.acknowledged.add([id])
    return reply.body
  }
  if (reply !== null && reply.status !== 503) {
    world.wrong.push(`${path} answered ${String(reply.status)} ${String(reply.body?.code)}`)
  }
  await pause(20)
  throw new NotMade()
}

async function credentialsOf(prepared: Prepared, kind: ReductionKind, world: World) {
  const { cluster, recorder } = world
  const { secret, require } = prepared
  const subject = `${kind.name} ${String(++made)}`
  const key: Credential = { subject: `${subject} key`, credential: secret, require, kind }
  const at = performance.now()
  const node = oneOf(cluster.nodes, cluster.random)
  recorder.add({ kind: 'make', subject: key.subject, node: node.place, from: at, to: at })
  const reply = await node.caller.token(secret)
  if (reply?.status !== 200) return [key]
  const token = { ...key, subject: `${subject} token`, credential: reply.body.access_token }
  const to = performance.now()
  recorder.add({ kind: 'make', subject: token.subject, node: node.place, from: at, to })
  return [key, token]
}

const attempts = 6

/** Asked for until it is acknowledged, as whoever revokes would; null comes of a process that died. */
async function reduce(
  { path, wish }: Prepared,
  credentials: readonly Credential[],
  { cluster, recorder, acknowledged, wrong }: World,
): Promise<void> {
  const asking: string[] = []
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (attempt > 0) await pause(100)
    const { caller, place } = oneOf(cluster.nodes, cluster.random)
    const { endsAt, ...asked } = wish()
    const id = `reduce-${String(++requests)}`
    const from = performance.now()
    const reply = await caller.control(path, { ...asked, headers: { 'x-request-id': id } })
    const outcome = outcomeOf(reply)
    asking.push(id)
    if (outcome === 'done') acknowledged.add(asking)
    while (outcome === 'done' && endsAt !== undefined && Date.now() <= endsAt) await pause(5)
    const to = performance.now()
    for (const { subject, kind } of credentials) {
      recorder.add({ kind: 'reduce', name: kind.name, subject, node: place, outcome, from, to })
    }
    if (outcome === 'done') return
    // an instant that was the future when the request set out
    const isTooLate = endsAt !== undefined && reply?.body?.member === 'expires_at'
    if (outcome === 'none' && attempt === 0 && !isTooLate) {
      wrong.push(`${path} answered ${String(reply?.status)} ${String(reply?.body?.code)}`)
    }
  }
}

function outcomeOf(reply: Reply | null): Reduction['outcome'] {
  if (reply === null || reply.status === 503) return 'unknown'
  return reply.status >= 200 && reply.status < 300 ? 'done' : 'none'
}

/** Asks one node, and notes what it said. */
export async function verifyOn(node: Node, asked: Credential, { recorder }: World): Promise<Heard> {
  const { subject, credential, require, kind } = asked
  const from = performance.now()
  const reply = await node.caller.control('/v1/verify', { json: { credential, require } })
  const to = performance.now()
  const heard = heardOf(reply, kind)
  const said = `${String(reply?.status ?? 'nothing')} ${String(reply?.body?.code ?? '')}`
  recorder.add({ kind: 'verify', subject, node: node.place, heard, said, from, to })
  // a process that is no more refuses at once, again and again
  if (heard === 'lost') await pause(20)
  return heard
}

function heardOf(reply: Reply | null, { codes, isFull }: ReductionKind): Heard {
  if (reply === null) return 'lost'
  const { status, retryAfter, body } = reply
  if (status === 503) return Number(retryAfter) > 0 ? 'unavailable' : 'undeclared'
  if (status !== 200) return 'undeclared'
  if (body.valid === true) return isFull === undefined || isFull(body) ? 'full' : 'reduced'
  // the limit could not be counted, which the verdict tells in its own way
  if (body.code === 'unavailable') return 'unavailable'
  return [...codes, 'token_revoked'].includes(body.code) ? 'reduced' : 'foreign'
}
