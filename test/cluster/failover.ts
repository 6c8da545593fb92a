import { setTimeout as pause } from 'node:timers/promises'
import { startPostgres } from '../postgres/server.ts'
import { type Standby, setSynchronous, startStandby } from '../postgres/standby.ts'
import { type Cluster, type ClusterWish, clusterSettings, startCluster } from './cluster.ts'
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts'
import type { Fault } from './faults.ts'
import { oneOf } from './seed.ts'

/** A cluster whose PostgreSQL has a synchronous standby, which reaches it through a proxy. */
interface Replicated extends Cluster {
  readonly standby: Standby
  readonly replication: FaultProxy
}

/** Starts one; for `campaign`, in place of `startCluster`. */
export async function startReplicated(wish: ClusterWish): Promise<Replicated> {
  const postgres = await startPostgres({ settings: clusterSettings })
  const replication = await startFaultProxy(postgres.port, wish.random)
  const standby = await startStandby(postgres, {
    settings: clusterSettings,
    primaryPort: replication.port,
  })
  await setSynchronous(postgres, true)
  const cluster = await startCluster({ ...wish, postgres })
  const stop = async (): Promise<void> => {
    await cluster.stop()
    await replication.close()
    await standby.stop()
    await postgres.stop()
  }
  return { ...cluster, standby, replication, stop }
}

const isReplicated = (cluster: Cluster): cluster is Replicated => 'standby' in cluster

function replicated(cluster: Cluster): Replicated {
  if (!isReplicated(cluster)) throw new Error('this cluster has no standby')
  return cluster
}

/** Happens once to a cluster: there is one standby. */
export const failovers: readonly Fault[] = [
  {
    name: 'PostgreSQL fails over to its standby',
    excuses: ['unavailable'],
    lastsMs: 500,
    begin: async (cluster) => {
      const { postgres, standby, nodes } = replicated(cluster)
      await postgres.kill()
      await standby.promote()
      for (const { proxy } of nodes) proxy.pointAt(standby.port)
      return async () => undefined
    },
  },
  {
    // the old primary lives on, cut off from its standby, and a node still reaches it alone
    name: 'PostgreSQL is replaced while it lives',
    excuses: ['unavailable'],
    lastsMs: 6_000,
    begin: async (cluster) => {
      const { standby, nodes, replication, random } = replicated(cluster)
      const left = oneOf(nodes, random)
      replication.turn({ holds: 'both' })
      await standby.promote()
      for (const { proxy } of nodes) if (proxy !== left.proxy) proxy.pointAt(standby.port)
      for (const { proxy } of nodes) if (proxy !== left.proxy) proxy.cut()
      return async () => {
        left.proxy.pointAt(standby.port)
        await pause(0)
      }
    },
  },
]
