import { join } from 'node:path'
import { type RunningProcess, startProcess } from '../running/process.ts'

/** One of the Countersign processes. Nothing tells it of the others: they have the same database. */
export interface ClusterNode {
  readonly name: string
  readonly publicUrl: string
  readonly controlUrl: string
  readonly start: () => Promise<void>
  /** SIGKILL, as when its machine fails. */
  readonly kill: () => Promise<void>
  /** SIGTERM: it finishes what is under way. */
  readonly stop: () => Promise<void>
}

export interface NodeWish {
  readonly name: string
  readonly ports: readonly [publicPort: number, controlPort: number]
  /** Where the database is, and the secrets: the same for all nodes. */
  readonly environment: Readonly<Record<string, string>>
}

const countersign = join(import.meta.dirname, '../../packages/server/src/cli/index.ts')

export function nodeOf({ name, ports, environment }: NodeWish): ClusterNode {
  const [port, controlPort] = ports
  let running: RunningProcess | null = null
  return {
    name,
    publicUrl: `http://127.0.0.1:${port}`,
    controlUrl: `http://127.0.0.1:${controlPort}`,
    start: async () => {
      running = await startProcess({
        name,
        words: [countersign, 'serve', '--port', `${port}`, '--control-port', `${controlPort}`],
        environment: { LOG_LEVEL: 'error', ...environment },
        readyText: 'Countersign is ready.',
        told: () => {},
      })
    },
    kill: async () => running?.kill(),
    stop: async () => running?.stop(),
  }
}
