import { fileLinesMax, functionLinesMax, longTables } from '../rules/size.ts'
import { file, type RuleSeeds } from './seed.ts'

const lines = (count: number) =>
  Array.from({ length: count }, (_, index) => `export const a${index} = 0`)

/** A function of so many lines, its braces included. */
const body = (count: number, open: string, close = '}') => [
  open,
  ...Array.from({ length: count - 2 }, () => '  step()'),
  close,
]

export const fileLength: RuleSeeds = {
  catches: [
    {
      case: 'one line too many',
      files: [file('packages/server/src/engine/a.ts', ...lines(fileLinesMax + 1))],
      at: ['packages/server/src/engine/a.ts:1'],
    },
  ],
  passes: [
    {
      case: 'the last line allowed, tests, generated files, listed tables and documents',
      files: [
        file('packages/server/src/engine/a.ts', ...lines(fileLinesMax)),
        file('packages/server/src/engine/a.test.ts', ...lines(fileLinesMax + 1)),
        file('packages/client/src/api.generated.ts', ...lines(fileLinesMax + 1)),
        file('docs/manual.md', ...lines(fileLinesMax + 1)),
        ...Object.keys(longTables).map((path) => file(path, ...lines(fileLinesMax + 1))),
      ],
    },
  ],
}

export const functionLength: RuleSeeds = {
  catches: [
    {
      case: 'a function, an arrow and a method, each one line too long',
      files: [
        file(
          'packages/server/src/engine/a.ts',
          '/** Documentation does not count. */',
          ...body(functionLinesMax + 1, 'export function createKey() {'),
          ...body(functionLinesMax + 1, 'export const revoke = () => {'),
          'class Store {',
          ...body(functionLinesMax + 1, 'spend() {'),
          '}',
        ),
      ],
      at: [
        'packages/server/src/engine/a.ts:2',
        `packages/server/src/engine/a.ts:${3 + functionLinesMax}`,
        `packages/server/src/engine/a.ts:${5 + 2 * functionLinesMax}`,
      ],
    },
  ],
  passes: [
    {
      case: 'the last line allowed, documentation before it, a long table, a test',
      files: [
        file(
          'packages/server/src/engine/a.ts',
          ...body(functionLinesMax, '/**', ' */'),
          ...body(functionLinesMax, 'export function createKey() {'),
        ),
        file(
          'packages/server/src/engine/b.ts',
          'export const table = [',
          ...Array.from({ length: functionLinesMax + 1 }, () => '  0,'),
          ']',
        ),
        file('test/faults/a.ts', ...body(functionLinesMax + 1, 'export function crash() {')),
      ],
    },
  ],
}

export const tellingNames: RuleSeeds = {
  catches: [
    {
      case: 'folders and files',
      files: [
        file('packages/server/src/utils/time.ts'),
        file('packages/server/src/http/helpers.ts'),
        file('docs/misc/notes.md'),
        file('test/Common.test.ts'),
      ],
      at: [
        'packages/server/src/utils/time.ts:1',
        'packages/server/src/http/helpers.ts:1',
        'docs/misc/notes.md:1',
        'test/Common.test.ts:1',
      ],
    },
  ],
  passes: [
    {
      case: 'names that merely contain such a word',
      files: [file('docs/common-mistakes.md'), file('packages/core/src/utilisation.ts')],
    },
  ],
}

export const contractsAreData: RuleSeeds = {
  catches: [
    {
      case: 'functions, branches and loops in contract files',
      files: [
        file(
          'packages/server/src/contracts/convoy.ts',
          'export const convoy = {',
          '  prefix: live ? 1 : 2,',
          '  body: (refusal) => ({ detail: refusal.says }),',
          '  scope() {},',
          '}',
          'if (live) convoy.prefix = 3',
          'for (const key of keys) register(key)',
          'switch (live) {}',
        ),
        file('examples/upstreams/cargo/contract.ts', 'export function contract() {}'),
        file('examples/contract.ts', 'while (true) {}'),
        file('examples/own/countersign.config.ts', 'const paths = () => 1'),
      ],
      at: [
        ...[2, 3, 4, 6, 7, 8].map((line) => `packages/server/src/contracts/convoy.ts:${line}`),
        'examples/upstreams/cargo/contract.ts:1',
        'examples/contract.ts:1',
        'examples/own/countersign.config.ts:1',
      ],
    },
  ],
  passes: [
    {
      case: 'data and combinators, types, and functions in the files beside',
      files: [
        file(
          'packages/server/src/contracts/native.ts',
          "import { bearer, header } from './credentials.ts'",
          "export const native = { credentials: [bearer(), header('X-API-Key')] } satisfies Contract",
          'export type Text = (code: string) => string',
          'export type Picked<T> = T extends string ? T : never',
        ),
        file('packages/server/src/contracts/credentials.ts', 'export const bearer = () => 0'),
        file('examples/cargo/server.ts', 'export function listen() {}'),
      ],
    },
  ],
}
