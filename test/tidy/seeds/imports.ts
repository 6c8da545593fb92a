import { everyLine, file, type RuleSeeds } from './seed.ts'

const server = 'packages/server/src'

export const importDirection: RuleSeeds = {
  catches: [
    everyLine(
      'core that imports a platform module, a package or another room',
      'packages/core/src/a.ts',
      [
        "import { hash } from 'node:crypto'",
        "import { z } from 'zod'",
        "import type { Store } from '../../server/src/store/port.ts'",
        "import { manifest } from '../../../package.json'",
        "export { log } from '../../server/src/log.ts'",
      ],
    ),
    everyLine('engine that imports what stands above it', `${server}/engine/a.ts`, [
      "import { native } from '../contracts/native.ts'",
      "import type { Contract } from '../contracts/contract.ts'",
      "import { reply } from '../http/reply.ts'",
      "const loaded = await import('../http/public/routes.ts')",
      "type Reply = import('../http/reply.ts').Reply",
      "import { sqliteStore } from '../store/sqlite/store.ts'",
      "import { main } from '../main.ts'",
    ]),
    everyLine('contracts that import values of engine, or store', `${server}/contracts/a.ts`, [
      "import { createKey } from '../engine/create-key.ts'",
      "import { type Operation } from '../engine/operations.ts'",
      "import type { KeyRecord } from '../store/records.ts'",
    ]),
    everyLine('an adapter chosen outside main', `${server}/http/a.ts`, [
      "import { postgresStore } from '../store/postgres/store.ts'",
      "import { loadConfig } from '../cli/config.ts'",
    ]),
    everyLine('a command that goes round main', `${server}/cli/a.ts`, [
      "import { createKey } from '../engine/create-key.ts'",
      "import { sqliteStore } from '../store/sqlite/store.ts'",
    ]),
    everyLine('store that imports engine', `${server}/store/a.ts`, [
      "import { createKey } from '../engine/create-key.ts'",
    ]),
    everyLine('a benchmark that chooses an adapter', 'bench/a.ts', [
      "import { sqliteStore } from '../packages/server/src/store/sqlite/store.ts'",
    ]),
    everyLine('another package, by a path or by its name', 'packages/verifier/src/a.ts', [
      "import { native } from 'countersign/contract'",
      "import { manifest } from '../../../package.json'",
    ]),
  ],
  passes: [
    {
      case: 'the direction of the design',
      files: [
        file('packages/core/src/a.ts', "import { scopes } from './scopes.ts'"),
        file(
          `${server}/http/a.ts`,
          "import { judge } from '@countersign/core'",
          "import fastify from 'fastify'",
          "import { native } from '../contracts/native.ts'",
          "import { createKey } from '../engine/create-key.ts'",
          "import { config } from '../config.ts'",
        ),
        file(
          `${server}/contracts/a.ts`,
          "import type { Operation } from '../engine/operations.ts'",
        ),
        file(
          `${server}/engine/a.ts`,
          "import type { Store } from '../store/port.ts'",
          "import { log } from '../log.ts'",
        ),
        file(`${server}/store/open.ts`, "import { sqliteStore } from './sqlite/store.ts'"),
        file(`${server}/store/sqlite/a.ts`, "import type { Store } from '../port.ts'"),
        file(`${server}/main.ts`, "import { sqliteStore } from './store/sqlite/store.ts'"),
        file(
          `${server}/cli/serve.ts`,
          "import { start } from '../main.ts'",
          "import manifest from '../../package.json' with { type: 'json' }",
        ),
      ],
    },
    {
      case: 'a test, whatever it imports, and words that look like an import',
      files: [
        file(
          `${server}/engine/a.test.ts`,
          "import { sqliteStore } from '../store/sqlite/store.ts'",
        ),
        file('packages/core/src/a.test.ts', "import { expect } from 'vitest'"),
        file(
          'packages/core/src/b.ts',
          "// import { z } from 'zod'",
          "export const b = `from 'zod'`",
        ),
      ],
    },
  ],
}

export const everyFileInARoom: RuleSeeds = {
  catches: [
    {
      case: 'a folder and a file that no row speaks for',
      files: [
        file(`${server}/manager/keys.ts`, 'export {}'),
        file(`${server}/keys.ts`, 'export {}'),
        file('packages/sidecar/src/index.ts', 'export {}'),
      ],
      at: [`${server}/manager/keys.ts:1`, `${server}/keys.ts:1`, 'packages/sidecar/src/index.ts:1'],
    },
  ],
  passes: [
    {
      case: 'rooms, tests and what is no code',
      files: [
        file(`${server}/engine/create-key.ts`, 'export {}'),
        file(`${server}/observe/log.ts`, 'export {}'),
        file(`${server}/main.test.ts`, 'export {}'),
        file('packages/server/README.md', 'The service.'),
      ],
    },
  ],
}

export const coreIsPure: RuleSeeds = {
  catches: [
    everyLine('a clock, randomness and ways out', 'packages/core/src/a.ts', [
      'export const at = Date.now()',
      'export type Moment = Date',
      'export const dice = Math.random()',
      "export const hidden = Math['random']()",
      'export const { random } = Math',
      'export const home = process.env.HOME',
      "export const page = fetch('/')",
      'export const id = crypto.randomUUID()',
      'export const clock = globalThis.performance',
      'export const shorthand = { process }',
      'export const later = (crypto: Ports) => [crypto, (at: Date) => at]',
      'export class Clock extends Date {}',
    ]),
  ],
  passes: [
    {
      case: 'comments, strings, members and arguments of those names, arithmetic, tests and other rooms',
      files: [
        file(
          'packages/core/src/a.ts',
          '// Date and Math.random are passed in; so is fetch.',
          "export const header = 'Date'",
          'export const floor = Math.floor(1.5)',
          'export interface Ports { readonly fetch: () => void; readonly process: number }',
          'export const run = (ports: Ports) => ports.fetch()',
          'export const named = { crypto: 1 }',
          'export function mint(crypto: Ports, { fetch }: Ports) { return [crypto, fetch] }',
          'export const wrap = (crypto: Ports) => () => ({ crypto })',
        ),
        file('packages/core/src/a.test.ts', 'const at = Date.now()'),
        file('packages/server/src/engine/a.ts', 'export const at = Date.now()'),
      ],
    },
  ],
}
