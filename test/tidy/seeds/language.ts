import { everyLine, file, type RuleSeeds } from './seed.ts'

const path = 'packages/server/src/engine/a.ts'

export const namedExports: RuleSeeds = {
  catches: [
    everyLine('every way to write a default export', path, [
      'export default 1',
      'export { a as default }',
      'export default function b() {}',
      'export default class C {}',
      "export { default } from './d.ts'",
    ]),
  ],
  passes: [
    {
      case: 'named exports, and the files of tools that ask for a default',
      files: [
        file(path, "export { default as a } from './a.ts'", 'export const value = 1'),
        file('vitest.config.ts', 'export default {}'),
        file('examples/cargo/countersign.config.ts', 'export default {}'),
      ],
    },
  ],
}

export const noEnum: RuleSeeds = {
  catches: [
    everyLine('enums of all kinds', path, [
      'export enum Level { Project, Server }',
      'const enum State { On }',
      'declare enum Tier { Standard }',
    ]),
  ],
  passes: [
    { case: 'the word', files: [file(path, '// no enum here', "export const type = 'enum'")] },
  ],
}

export const noAny: RuleSeeds = {
  catches: [
    everyLine('any in a type or an assertion', path, [
      'export let a: any',
      'export const b = JSON.parse(text) as any',
      'export type C = Record<string, any>',
      'export function d(...all: any[]) {}',
    ]),
  ],
  passes: [
    {
      case: 'the word, and unknown',
      files: [
        file(path, '// any key will do', "export const any = 'any'", 'export let b: unknown'),
      ],
    },
  ],
}

export const compilerNotSilenced: RuleSeeds = {
  catches: [
    everyLine('each of the comments', path, [
      '// @ts-ignore',
      'a() // @ts-expect-error: wrong on purpose',
      '/* @ts-nocheck */',
      '{/* @ts-ignore */}',
    ]),
    {
      case: 'in a comment of several lines',
      files: [file(path, 'a()', '/*', ' * @ts-ignore', ' */', 'b()')],
      at: [`${path}:2`],
    },
    {
      case: 'a test that ignores an error, even a type test',
      files: [
        file('packages/core/src/a.test.ts', 'a()', '// @ts-expect-error'),
        file('packages/core/src/a.test-d.ts', '// @ts-ignore'),
      ],
      at: ['packages/core/src/a.test.ts:2', 'packages/core/src/a.test-d.ts:1'],
    },
  ],
  passes: [
    {
      case: 'an error expected in a type test, and words about it',
      files: [
        file('packages/core/src/a.test-d.ts', '// @ts-expect-error a row is missing', 'b()'),
        file(path, '// We never write @ts-ignore.', "export const a = '// @ts-ignore'"),
      ],
    },
  ],
}

export const everyTestRuns: RuleSeeds = {
  catches: [
    everyLine('every way to skip or focus', 'packages/core/src/a.test.ts', [
      "it.skip('a', () => {})",
      "test.only('b', () => {})",
      "describe.skip('c', () => {})",
      "it.todo('d')",
      "xit('e', () => {})",
      "fdescribe('f', () => {})",
      "test.concurrent.skip('g', () => {})",
      "describe.only.each([1])('h', () => {})",
      "it('i', { skip: true }, () => {})",
      "it.fails('j', () => {})",
      "it.each([1]).skip('k', () => {})",
    ]),
  ],
  passes: [
    {
      case: 'tests that run, and the same words elsewhere',
      files: [
        file(
          'packages/core/src/a.test.ts',
          "it('skip is a word', () => {})",
          '// it.skip would not run',
          "export const text = 'it.only'",
          "it('lists', { timeout: 1 }, () => list({ skip: 10 }))",
          'rows.skip(2)',
        ),
      ],
    },
  ],
}
