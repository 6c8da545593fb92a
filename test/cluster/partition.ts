import { execFileSync } from 'node:child_process'
import { has } from '../faults/embedded.ts'
import type { Cluster, ClusterWish, Node } from './cluster.ts'
import { startCluster } from './cluster.ts'
import type { Fault } from './faults.ts'
import { oneOf } from './seed.ts'

/**
 * The network of one node: a name space of its own, with one wire to its callers and another to its
 * database. On that one packets may be lost, each way by itself, without anybody being told.
 */
interface Wires {
  /** Where its callers find the node. */
  readonly host: string
  /** Where the node finds its database. */
  readonly databaseHost: string
  readonly startedBy: readonly string[]
  readonly lose: (way: Way, isLost: boolean) => void
  readonly remove: () => void
}

type Way = 'what it asks' | 'what it is answered'

/** Whether this machine lets us make networks. */
export const canPartition =
  process.getuid?.() === 0 && has('ip', 'netns', 'list') && has('unshare', '--net', 'true')

interface Partitioned extends Cluster {
  readonly wires: readonly Wires[]
}

/** Starts a cluster whose nodes have networks of their own; for `campaign`, in place of `startCluster`. */
export async function startPartitioned(wish: ClusterWish): Promise<Partitioned> {
  const wires = Array.from({ length: wish.nodes }, (_, place) => makeWires(place))
  const removeAll = () => {
    for (const one of wires) one.remove()
  }
  try {
    const cluster = await startCluster({ ...wish, networkOf: (place) => wires[place] ?? null })
    const stop = async (): Promise<void> => {
      await cluster.stop()
      removeAll()
    }
    return { ...cluster, wires, stop }
  } catch (error) {
    removeAll()
    throw error
  }
}

/** Three bytes that all of these networks begin with: others on this machine have other ones. */
const block = `10.${String(64 + ((process.pid >> 8) & 63))}.${String(process.pid & 255)}`

function makeWires(place: number): Wires {
  const name = `cs${String(process.pid)}n${String(place)}`
  const [calls, database] = [wire('c', place), wire('d', place)]
  ip('netns', 'add', name)
  ip('-n', name, 'link', 'set', 'lo', 'up')
  for (const { outside, inside, outsideAddress, insideAddress } of [calls, database]) {
    ip('link', 'add', outside, 'type', 'veth', 'peer', 'name', inside, 'netns', name)
    ip('address', 'add', `${outsideAddress}/30`, 'dev', outside)
    ip('-n', name, 'address', 'add', `${insideAddress}/30`, 'dev', inside)
    ip('link', 'set', outside, 'up')
    ip('-n', name, 'link', 'set', inside, 'up')
  }
  const { outside, inside, outsideAddress, insideAddress } = database
  return {
    host: calls.insideAddress,
    databaseHost: outsideAddress,
    startedBy: ['ip', 'netns', 'exec', name],
    lose: (way, isLost) => {
      const [there, device, to] =
        way === 'what it asks'
          ? [['-n', name], inside, outsideAddress]
          : [[], outside, insideAddress]
      // sent to a machine that is not there: nobody hears it, and nobody says so
      if (isLost) ip(...there, 'neigh', 'replace', to, 'lladdr', nobody, 'dev', device)
      else ip(...there, 'neigh', 'del', to, 'dev', device)
    },
    remove: () => ip('netns', 'delete', name),
  }
}

const nobody = '02:00:00:00:00:99'

/** Names of at most 15 characters, and a network of two addresses. */
function wire(kind: 'c' | 'd', place: number) {
  const first = place * 8 + (kind === 'c' ? 0 : 4)
  const name = `cs${String(process.pid)}${kind}${String(place)}`
  return {
    outside: name,
    inside: `${kind}wire`,
    outsideAddress: `${block}.${String(first + 1)}`,
    insideAddress: `${block}.${String(first + 2)}`,
  }
}

function ip(...words: readonly string[]): void {
  execFileSync('ip', words, { stdio: ['ignore', 'ignore', 'pipe'] })
}

function partition(name: string, ways: readonly Way[]): Fault {
  return {
    name,
    excuses: ['unavailable'],
    lastsMs: 2_500,
    begin: async (cluster) => {
      const node = oneOf<Node>(cluster.nodes, cluster.random)
      const { wires } = cluster as Partitioned
      for (const way of ways) wires[node.place]?.lose(way, true)
      return async () => {
        for (const way of ways) wires[node.place]?.lose(way, false)
      }
    },
  }
}

/** None where networks can't be made. */
export const partitions: readonly Fault[] = canPartition
  ? [
      partition('packets of a node to PostgreSQL lost', ['what it asks']),
      partition('packets of PostgreSQL to a node lost', ['what it is answered']),
      partition('packets lost both ways', ['what it asks', 'what it is answered']),
    ]
  : []
