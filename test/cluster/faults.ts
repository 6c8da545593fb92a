import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { Client } from 'pg'
import { canMoveClocks, moveClocks } from '../faults/moved-clock.ts'
import { killTree } from '../postgres/processes.ts'
import type { Cluster, Node } from './cluster.ts'
import { fair } from './fault-proxy.ts'
import type { Heard, Recorder } from './history.ts'
import { oneOf } from './seed.ts'

/** Something that goes wrong while a cluster is used. */
export interface Fault {
  readonly name: string
  /** What may be heard in place of an answer, while it lasts and until all nodes have answered again. */
  readonly excuses: readonly Heard[]
  /** Lets it begin; what it gives ends it. `excuse` is for what only one node may say, for a while. */
  readonly begin: (cluster: Cluster, excuse: Recorder['excuse']) => Promise<() => Promise<unknown>>
  /** How long it lasts. */
  readonly lastsMs: number
  /** What a node is started with for it. */
  readonly environmentOf?: (place: number) => Readonly<Record<string, string>>
}

const answersNothing: readonly Heard[] = ['unavailable']
const dies: readonly Heard[] = ['unavailable', 'lost']

const nodeOf = ({ nodes, random }: Cluster): Node => oneOf(nodes, random)

/** Changes the weather of some nodes; their bytes flow again at the end. */
function weather(changes: Parameters<Node['proxy']['turn']>[0], of: 'one' | 'all' = 'one') {
  return async (cluster: Cluster) => {
    const nodes = of === 'one' ? [nodeOf(cluster)] : cluster.nodes
    for (const { proxy } of nodes) proxy.turn(changes)
    return async () => {
      for (const { proxy } of nodes) proxy.turn(fair)
    }
  }
}

const stallMs = 2_500
const stalling = pathToFileURL(join(import.meta.dirname, '../faults/stalling.ts')).href

/** In seconds: a little, beyond every overlap of ours, an hour and a day, both ways. */
const jumps = [90, -90, 3_600, -3_600, 86_400, -86_400]

/** None where clocks can't be set (Debian's package faketime is not installed). */
function clockFaults(): readonly Fault[] {
  if (!canMoveClocks) return []
  const clocks = moveClocks()
  return [
    {
      name: 'clocks of nodes jump',
      excuses: [],
      lastsMs: 0,
      environmentOf: clocks.environmentOf,
      begin: async ({ nodes, random }) => {
        for (let count = 0; count < 2; count++) {
          for (const { place } of nodes) clocks.set(place, oneOf(jumps, random))
          await Promise.all(
            nodes.map(({ place, service }) => clocks.isSet(place, service.controlUrl)),
          )
        }
        return async () => {
          for (const { place } of nodes) clocks.set(place, 0)
        }
      },
    },
  ]
}

/** All that goes wrong with the way to PostgreSQL, with PostgreSQL, and with the nodes. */
export const faults: readonly Fault[] = [
  { name: 'none', excuses: [], lastsMs: 0, begin: async () => async () => undefined },
  {
    name: 'delayed',
    excuses: [],
    lastsMs: 1_500,
    begin: weather({ delayMs: 10, jitterMs: 60 }, 'all'),
  },
  {
    name: 'delayed beyond patience',
    excuses: answersNothing,
    lastsMs: 3_000,
    begin: weather({ delayMs: 1_500, jitterMs: 1_500 }),
  },
  { name: 'sliced', excuses: [], lastsMs: 1_000, begin: weather({ sliceBytes: 100 }, 'all') },
  {
    name: 'cut off, and heard late',
    excuses: answersNothing,
    lastsMs: 2_500,
    begin: weather({ holds: 'both' }),
  },
  {
    name: 'cut off one way: what is asked arrives late',
    excuses: answersNothing,
    lastsMs: 2_500,
    begin: weather({ holds: 'to server' }),
  },
  {
    name: 'cut off one way: what is answered arrives late',
    excuses: answersNothing,
    lastsMs: 2_500,
    begin: weather({ holds: 'to client' }),
  },
  {
    name: 'reset',
    excuses: answersNothing,
    lastsMs: 500,
    begin: async (cluster) => {
      for (let count = 0; count < 5; count++) {
        nodeOf(cluster).proxy.cut()
        await pause(100)
      }
      return async () => undefined
    },
  },
  {
    name: 'refused',
    excuses: answersNothing,
    lastsMs: 1_000,
    begin: async (cluster) => {
      const { proxy } = nodeOf(cluster)
      proxy.turn({ refuses: true })
      proxy.cut()
      return async () => proxy.turn(fair)
    },
  },
  {
    name: 'node killed',
    excuses: dies,
    lastsMs: 300,
    begin: async (cluster) => {
      const node = nodeOf(cluster)
      await node.service.kill()
      node.caller.forget()
      return () => node.service.restart()
    },
  },
  {
    name: 'node stopped',
    excuses: dies,
    lastsMs: 2_500,
    begin: async (cluster) => {
      const { pid } = nodeOf(cluster).service
      process.kill(pid, 'SIGSTOP')
      return async () => process.kill(pid, 'SIGCONT')
    },
  },
  {
    name: 'node killed again while it starts',
    excuses: dies,
    lastsMs: 0,
    begin: async (cluster) => {
      const { service, caller } = nodeOf(cluster)
      await service.kill()
      caller.forget()
      for (let count = 0; count < 2; count++) {
        const starting = service.restart().catch(() => undefined)
        await pause(cluster.random() * 1_500)
        await service.kill()
        await starting
      }
      return () => service.restart()
    },
  },
  {
    name: 'event loop of a node stalled',
    excuses: dies,
    lastsMs: stallMs,
    environmentOf: () => ({ TEST_STALL_MS: String(stallMs), NODE_OPTIONS: `--import=${stalling}` }),
    begin: async (cluster) => {
      process.kill(nodeOf(cluster).service.pid, 'SIGUSR2')
      return async () => undefined
    },
  },
  {
    name: 'answers to look-ups that come twice',
    excuses: answersNothing,
    lastsMs: 2_500,
    begin: weather({ doubledPercent: 10 }, 'all'),
  },
  ...clockFaults(),
  {
    name: 'PostgreSQL killed',
    excuses: answersNothing,
    lastsMs: 800,
    begin: async ({ postgres }) => {
      await postgres.kill()
      return () => postgres.restart()
    },
  },
  {
    name: 'PostgreSQL killed again while it recovers',
    excuses: answersNothing,
    lastsMs: 0,
    begin: async ({ postgres, random }) => {
      await postgres.kill()
      for (let count = 0; count < 3; count++) {
        const starting = postgres.restart().catch(() => undefined)
        await pause(random() * 80)
        await killWhatStarts(postgres.dataDirectory)
        await starting
      }
      return () => postgres.restart()
    },
  },
  {
    name: 'PostgreSQL hung',
    excuses: answersNothing,
    lastsMs: 3_000,
    begin: async ({ postgres }) => {
      await postgres.suspend()
      return () => postgres.resume()
    },
  },
  {
    name: 'PostgreSQL restarted',
    excuses: answersNothing,
    lastsMs: 0,
    begin: async ({ postgres }) => {
      await postgres.restart()
      return async () => undefined
    },
  },
  {
    name: 'PostgreSQL out of connections',
    excuses: answersNothing,
    lastsMs: 1_500,
    begin: async (cluster) => {
      const held = await holdConnections(cluster)
      return () => Promise.all(held.map((client) => client.end()))
    },
  },
]

/** The server that is about to start, or has just started, whoever waits for it. */
async function killWhatStarts(dataDirectory: string): Promise<void> {
  const lock = await readFile(join(dataDirectory, 'postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number(lock.split('\n')[0])
  if (pid > 0) await killTree(pid)
}

/** Takes every connection there is, and has the nodes lose theirs. */
async function holdConnections({ databaseUrl, nodes }: Cluster): Promise<readonly Client[]> {
  const held: Client[] = []
  for (const { proxy } of nodes) proxy.turn({ refuses: true })
  for (const { proxy } of nodes) proxy.cut()
  for (;;) {
    const client = new Client({ connectionString: databaseUrl })
    client.on('error', () => undefined)
    try {
      await client.connect()
      held.push(client)
    } catch {
      break
    }
  }
  for (const { proxy } of nodes) proxy.turn(fair)
  return held
}
