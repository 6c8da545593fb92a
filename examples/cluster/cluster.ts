import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../../test/postgres/server.ts'
import { usablePorts } from '../running/ports.ts'
import type { ShowOptions } from '../running/show.ts'
import { type Front, startBalancer } from './balancer.ts'
import { type ClusterNode, nodeOf } from './node.ts'

export type { ClusterNode }

/** Three nodes on one PostgreSQL, behind a balancer. */
export interface Cluster {
  /** Of the balancer. */
  readonly publicUrl: string
  readonly controlUrl: string
  readonly balancer: string
  readonly nodes: readonly ClusterNode[]
  readonly adminKey: string
  /** Removed at the end. */
  readonly directory: string
  readonly stop: () => Promise<void>
}

const count = 3

/** Starts PostgreSQL from npm, the nodes and the balancer, on throw-away data. */
export async function startCluster({
  firstPort,
  progress,
}: Pick<ShowOptions, 'firstPort' | 'progress'>): Promise<Cluster> {
  const directory = mkdtempSync(join(tmpdir(), 'countersign-cluster-'))
  const started: { readonly stop: () => Promise<void> }[] = []
  const stop = async (): Promise<void> => {
    for (const one of started.reverse()) await one.stop()
    rmSync(directory, { recursive: true, force: true })
  }
  try {
    const [publicPort = 0, controlPort = 0, ...ports] = await portsFrom(firstPort)
    const [publicUrl, controlUrl] = [urlOf(publicPort), urlOf(controlPort)]
    progress('Starting PostgreSQL')
    const postgres = await startPostgres()
    started.push(postgres)
    const adminKey = randomBytes(24).toString('base64url')
    const environment = {
      DATABASE_URL: await postgres.createDatabase('countersign'),
      COUNTERSIGN_SECRET: randomBytes(24).toString('base64url'),
      COUNTERSIGN_ADMIN_KEY: adminKey,
      PUBLIC_URL: publicUrl,
      TRUSTED_PROXIES: '127.0.0.1',
    }
    const publicPorts = ports.slice(0, count)
    const controlPorts = ports.slice(count)
    const nodes = publicPorts.map((port, place) => {
      const own = [port, controlPorts[place] ?? 0] as const
      return nodeOf({ name: `node ${place + 1}`, ports: own, environment })
    })
    started.push(...nodes)
    progress(`Starting ${count} nodes at once`)
    await Promise.all(nodes.map((node) => node.start()))
    const fronts: readonly Front[] = [
      { name: 'public', port: publicPort, nodes: publicPorts, readiness: controlPorts },
      { name: 'control', port: controlPort, nodes: controlPorts, readiness: controlPorts },
    ]
    const balancer = await startBalancer(fronts, directory)
    started.push(balancer)
    return {
      ...{ publicUrl, controlUrl, balancer: balancer.name },
      ...{ nodes, adminKey, directory, stop },
    }
  } catch (error) {
    await stop()
    throw error
  }
}

function portsFrom(firstPort: number): Promise<number[]> {
  const wished = Array.from({ length: 2 + 2 * count }, (_one, place) =>
    firstPort === 0 ? 0 : firstPort + place,
  )
  return usablePorts(wished)
}

function urlOf(port: number): string {
  return `http://127.0.0.1:${port}`
}
