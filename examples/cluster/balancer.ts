import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'
import { startHaproxy } from './haproxy.ts'
import { startSmallBalancer } from './small-balancer.ts'

/** What callers reach in place of a node. */
export interface Balancer {
  /** For people. */
  readonly name: string
  readonly stop: () => Promise<void>
}

/** A port, and those of the nodes behind it. */
export interface Front {
  readonly name: string
  readonly port: number
  readonly nodes: readonly number[]
  /** Where each node tells whether it can serve. */
  readonly readiness: readonly number[]
}

/** HAProxy where it is installed, else a small one. `directory` is for its configuration. */
export function startBalancer(fronts: readonly Front[], directory: string): Promise<Balancer> {
  const haproxy = installed('haproxy')
  return haproxy === null
    ? startSmallBalancer(fronts)
    : startHaproxy(fronts, { program: haproxy, directory })
}

/** Where a program is; null: it is not installed. Users' search paths lack the last of these. */
function installed(program: string): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin']
  for (const path of folders.map((folder) => join(folder, program))) {
    try {
      accessSync(path, constants.X_OK)
      return path
    } catch {
      // not in this one
    }
  }
  return null
}
