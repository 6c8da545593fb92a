import { type PostgresServer, startPostgres } from '../postgres/server.ts'
import { startTestService, type TestService, type TestServiceOptions } from '../service/service.ts'
import { type Caller, callerOf } from './caller.ts'
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts'
import { limitedEntry } from './limited-entry.ts'

/** One of the processes, and the way to its database. */
export interface Node {
  readonly place: number
  readonly service: TestService
  readonly proxy: FaultProxy
  readonly caller: Caller
}

/** Several service processes on one PostgreSQL, each behind a proxy of its own. */
export interface Cluster {
  readonly postgres: PostgresServer
  readonly databaseUrl: string
  readonly nodes: readonly Node[]
  readonly random: () => number
  readonly stop: () => Promise<void>
}

export interface ClusterWish {
  readonly nodes: number
  readonly random: () => number
  /** A server that somebody else ends; else one of its own. */
  readonly postgres?: PostgresServer
  /** What differs of a node's environment, such as a module that is loaded before it. */
  readonly environmentOf?: (place: number) => Readonly<Record<string, string>>
  /** A network of a node's own; null: that of the machine. */
  readonly networkOf?: (place: number) => NodeNetwork | null
}

export interface NodeNetwork {
  /** Where its callers find the node. */
  readonly host: string
  /** Where the node finds its database. */
  readonly databaseHost: string
  /** What its command line begins with. */
  readonly startedBy: readonly string[]
}

/** Starts all nodes at once, as a deployment does. */
export async function startCluster(wish: ClusterWish): Promise<Cluster> {
  const { random, environmentOf = () => ({}), networkOf = () => null } = wish
  const postgres = wish.postgres ?? (await startPostgres({ settings: clusterSettings }))
  const databaseUrl = await postgres.createDatabase()
  const started = await Promise.allSettled(
    Array.from({ length: wish.nodes }, (_, place) =>
      startNode(place, {
        ...{ databaseUrl, port: postgres.port, random },
        ...{ more: environmentOf(place), network: networkOf(place) },
      }),
    ),
  )
  const nodes = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  const stop = async (): Promise<void> => {
    for (const { caller } of nodes) caller.forget()
    await Promise.all(nodes.map(({ service }) => service.remove()))
    await Promise.all(nodes.map(({ proxy }) => proxy.close()))
    if (wish.postgres === undefined) await postgres.stop()
  }
  const failed = started.find((one) => one.status === 'rejected')
  if (failed !== undefined) {
    await stop()
    throw failed.reason
  }
  return { postgres, databaseUrl, nodes, random, stop }
}

/** Room for four nodes, and not for many more: running out of connections is one of the faults. */
export const clusterSettings = { max_connections: '120' }

async function startNode(
  place: number,
  at: {
    readonly databaseUrl: string
    readonly port: number
    readonly random: () => number
    readonly more: Readonly<Record<string, string>>
    readonly network: NodeNetwork | null
  },
): Promise<Node> {
  const { host, databaseHost, startedBy } = at.network ?? {}
  const proxy = await startFaultProxy(at.port, at.random, databaseHost)
  const service = await startSurely({
    databaseUrl: proxy.through(at.databaseUrl),
    entry: limitedEntry,
    ...{ host, startedBy },
    environment: {
      TRUSTED_PROXIES: '127.0.0.0/8,10.0.0.0/8',
      PUBLIC_URL: 'http://issuer.example',
      // a test machine under load is no reason to turn anybody away
      SHED_DELAY_MS: '0',
      ...at.more,
    },
  })
  return { place, service, proxy, caller: callerOf(service) }
}

const attempts = 4

/** A machine that is busy with other tests may not answer the first connection in time. */
async function startSurely(options: TestServiceOptions): Promise<TestService> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await startTestService(options)
    } catch (error) {
      if (attempt === attempts || !String(error).includes('no answer in time')) throw error
    }
  }
}
