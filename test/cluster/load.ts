import { setTimeout as pause } from 'node:timers/promises'
import type { Node } from './cluster.ts'
import type { Credential, World } from './life.ts'
import { live, verifyOn } from './life.ts'
import type { ReductionKind } from './reductions.ts'
import { oneOf } from './seed.ts'

export interface LoadWish {
  readonly kinds: readonly ReductionKind[]
  /** Lives that are led at once. */
  readonly workers: number
  /** Verifications of each credential on each node, after its reduction. */
  readonly probes: number
  /** Asked before each life. */
  readonly isOver: (lives: number) => boolean
}

export interface LoadDone {
  readonly lives: number
  /** Those that could not begin, since somebody did not answer. */
  readonly abandoned: number
  /** All credentials whose lives ended. */
  readonly ended: readonly Credential[]
}

const bystander: ReductionKind = {
  name: 'bystander',
  codes: [],
  prepare: async (make, unique) => {
    await make('/v1/projects', { slug: unique, name: unique })
    const { secret } = await make(`/v1/projects/${unique}/keys`, {})
    return { secret, require: {}, path: '', wish: () => ({}) }
  },
}

let made = 0

/** Keys whose rights nobody touches: they are asked for all the time, and must be let in. */
export async function makeBystanders(count: number, world: World): Promise<readonly Credential[]> {
  return Promise.all(
    Array.from({ length: count }, async () => {
      const number = String(++made)
      const subject = `bystander ${number}`
      const [node] = world.cluster.nodes
      if (node === undefined) throw new Error('a cluster without nodes')
      const make = (path: string, json: object) => makeSurely(node, path, json)
      const { secret, require } = await bystander.prepare(make, `b${String(process.pid)}-${number}`)
      return { subject, credential: secret, require, kind: bystander }
    }),
  )
}

/** Before the trouble begins: what can't be made now can be in a moment. */
async function makeSurely({ caller }: Node, path: string, json: object) {
  for (let attempt = 1; ; attempt++) {
    const reply = await caller.control(path, { json })
    if (reply?.status === 201) return reply.body
    if (attempt === 50) throw new Error(`${path} answered ${String(reply?.status)}`)
    await pause(50)
  }
}

/** Leads lives until told to end, and asks for the dead and for the bystanders in between. */
export async function loadOn(
  world: World,
  bystanders: readonly Credential[],
  wish: LoadWish,
): Promise<LoadDone> {
  const { cluster } = world
  const ended: Credential[] = []
  let lives = 0
  let abandoned = 0
  let isOver = false
  const workers = Array.from({ length: wish.workers }, async () => {
    while (!wish.isOver(lives)) {
      const credentials = await live(oneOf(wish.kinds, cluster.random), world, wish.probes)
      if (credentials === null) abandoned++
      else {
        lives++
        ended.push(...credentials)
      }
    }
  })
  const watchers = cluster.nodes.map(async (node) => {
    while (!isOver) {
      await verifyOn(node, oneOf(bystanders, cluster.random), world)
      const recent = ended.slice(-200)
      if (recent.length > 0) await verifyOn(node, oneOf(recent, cluster.random), world)
    }
  })
  try {
    await Promise.all(workers)
  } finally {
    isOver = true
  }
  await Promise.all(watchers)
  return { lives, abandoned, ended }
}
