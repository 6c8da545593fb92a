/**
 * The rooms of the repository and what each may import, after DESIGN's `http → contracts → engine → store, core`.
 * A new room is a name and a row. A room may always import itself; tests may import anything.
 */

export type RoomName =
  | 'core'
  | 'settings'
  | 'observe'
  | 'adapters'
  | 'store'
  | 'engine'
  | 'identity'
  | 'operators'
  | 'portal'
  | 'contracts'
  | 'page'
  | 'gateway'
  | 'http'
  | 'installation'
  | 'main'
  | 'trial'
  | 'cli'
  | 'client'
  | 'verifier'
  | 'dashboard'
  | 'loaders'
  | 'programs'

export interface Room {
  /** Paths of files, and of folders when they end in a slash. The first room that holds a path has it. */
  readonly holds: readonly string[]
  readonly imports: readonly RoomName[]
  /** Rooms of which only `import type` is allowed. */
  readonly importsTypesOf?: readonly RoomName[]
  /** False: neither packages from the registry nor modules of the platform. */
  readonly importsPackages: boolean
  /** The name under which another package imports this room. */
  readonly publishedAs?: string
}

const server = 'packages/server/src'

export const rooms: Readonly<Record<RoomName, Room>> = {
  core: {
    holds: ['packages/core/'],
    imports: [],
    importsPackages: false,
    publishedAs: '@countersign/core',
  },
  settings: {
    holds: [`${server}/config.ts`, `${server}/config/`],
    imports: ['core'],
    importsPackages: true,
  },
  observe: {
    holds: [`${server}/observe/`],
    imports: ['core', 'settings'],
    importsTypesOf: ['store'],
    importsPackages: true,
  },
  adapters: {
    holds: [`${server}/store/sqlite/`, `${server}/store/postgres/`],
    imports: ['core', 'settings', 'store'],
    importsPackages: true,
  },
  store: {
    holds: [`${server}/store/`],
    imports: ['core', 'settings', 'adapters'],
    importsPackages: true,
  },
  engine: {
    holds: [`${server}/engine/`],
    imports: ['core', 'settings', 'store'],
    importsPackages: true,
  },
  identity: {
    holds: [`${server}/identity/`],
    imports: ['core'],
    importsTypesOf: ['engine'],
    importsPackages: true,
  },
  operators: {
    holds: [`${server}/operators/`],
    imports: ['core', 'settings', 'store', 'engine'],
    importsPackages: true,
  },
  portal: {
    holds: [`${server}/portal/`],
    imports: ['core', 'settings', 'store', 'engine', 'operators'],
    importsPackages: true,
  },
  contracts: {
    holds: [`${server}/contracts/`],
    imports: ['core', 'settings'],
    importsTypesOf: ['engine', 'gateway'],
    importsPackages: true,
    publishedAs: 'countersign/contract',
  },
  gateway: {
    holds: [`${server}/gateway/`],
    imports: ['core', 'settings', 'contracts'],
    importsPackages: true,
  },
  page: {
    holds: [`${server}/page/`],
    imports: ['core', 'contracts'],
    importsPackages: true,
  },
  http: {
    holds: [`${server}/http/`],
    imports: [
      'core',
      'settings',
      'observe',
      'store',
      'engine',
      'identity',
      'operators',
      'portal',
      'contracts',
      'page',
      'gateway',
    ],
    importsPackages: true,
  },
  installation: {
    holds: [`${server}/installation/`],
    imports: ['core', 'settings', 'store', 'engine', 'contracts', 'gateway'],
    importsPackages: true,
  },
  main: {
    holds: [
      `${server}/main.ts`,
      `${server}/chores.ts`,
      `${server}/sign-in.ts`,
      `${server}/wired-engine.ts`,
      `${server}/maintenance.ts`,
    ],
    imports: [
      'core',
      'settings',
      'observe',
      'adapters',
      'store',
      'engine',
      'identity',
      'operators',
      'portal',
      'contracts',
      'gateway',
      'http',
      'installation',
    ],
    importsPackages: true,
  },
  trial: {
    holds: [`${server}/trial/`],
    imports: ['core', 'settings', 'engine', 'contracts', 'page', 'main'],
    importsPackages: true,
  },
  cli: {
    holds: [`${server}/cli/`],
    imports: [
      'core',
      'settings',
      'observe',
      'contracts',
      'page',
      'http',
      'installation',
      'main',
      'trial',
      'client',
    ],
    importsPackages: true,
  },
  client: {
    holds: ['packages/client/'],
    imports: ['core'],
    importsPackages: true,
    publishedAs: '@countersign/client',
  },
  verifier: {
    holds: ['packages/verifier/'],
    imports: ['core'],
    importsPackages: true,
    publishedAs: '@countersign/verifier',
  },
  dashboard: {
    holds: ['packages/dashboard/'],
    imports: ['core', 'client'],
    importsPackages: true,
  },
  loaders: {
    holds: ['bench/fill-sqlite.ts', 'bench/fill-postgres.ts'],
    imports: ['core', 'adapters', 'store', 'programs'],
    importsPackages: true,
  },
  programs: {
    holds: ['packages/server/bin/', 'runtime/', 'bench/', 'examples/'],
    imports: [
      'core',
      'settings',
      'store',
      'engine',
      'contracts',
      'page',
      'http',
      'main',
      'cli',
      'client',
      'verifier',
      'loaders',
    ],
    importsPackages: true,
  },
}

export function roomOf(path: string): RoomName | null {
  for (const [name, room] of Object.entries(rooms) as [RoomName, Room][]) {
    const isHeld = room.holds.some(
      (held) => path === held || (held.endsWith('/') && path.startsWith(held)),
    )
    if (isHeld) return name
  }
  return null
}

export function roomPublishedAs(specifier: string): RoomName | null {
  for (const [name, { publishedAs }] of Object.entries(rooms) as [RoomName, Room][]) {
    if (publishedAs === undefined) continue
    if (specifier === publishedAs || specifier.startsWith(`${publishedAs}/`)) return name
  }
  return null
}
