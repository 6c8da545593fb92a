import { suppressionsMax } from '../rules/suppressions.ts'
import { everyLine, file, type RuleSeeds } from './seed.ts'

const path = 'packages/server/src/engine/a.ts'

const suppressed = (count: number) =>
  Array.from({ length: count }, (_, index) => `a(${index}) // eslint-disable-line no-new -- it is`)

export const noFixme: RuleSeeds = {
  catches: [
    everyLine('in comments of every kind', path, [
      '// FIXME: wrong after midnight',
      'a() /* FIXME */',
      'const b = /x/ // FIXME',
      `const c = \`\${d /* FIXME */}\` + '//'`,
    ]),
    {
      case: 'in the middle of a long comment, and in a document',
      files: [
        file(path, '/**', ' * Adds.', ' * FIXME: subtracts', ' */'),
        file('docs/keys.md', '# Keys', '', 'FIXME'),
      ],
      at: ['docs/keys.md:3', `${path}:3`],
    },
  ],
  passes: [
    {
      case: 'a string, a template, a regular expression, a quotation, a longer word',
      files: [
        file(
          path,
          "const a = '// FIXME'",
          `const b = \`// FIXME \${c} // FIXME\``,
          'const d = /[/]/ .test(" // FIXME")',
          '// no `FIXME` here, nor PREFIXMENU',
        ),
        file('packages/dashboard/src/a.tsx', 'export const A = () => <p>// FIXME</p>'),
      ],
    },
  ],
}

export const todosNameAnIssue: RuleSeeds = {
  catches: [
    everyLine('without an issue', path, ['// TODO later', '// TODO #12', '// TODO(ann): ask']),
    {
      case: 'in a workflow file',
      files: [file('.github/workflows/ci.yml', 'on: push', '# TODO: also on tags')],
      at: ['.github/workflows/ci.yml:2'],
    },
  ],
  passes: [
    {
      case: 'with an issue, quoted, or no comment',
      files: [
        file(path, '// TODO(#12): also on tags', "const list = 'TODO'"),
        file('CONTRIBUTING.md', 'A `TODO` names an issue.'),
        file('package-lock.json', '"integrity": "sha512-a/TODO/b"'),
      ],
    },
  ],
}

export const suppressionsHaveAReason: RuleSeeds = {
  catches: [
    everyLine('without a reason', path, [
      '// eslint-disable-next-line no-new',
      '/* eslint-disable */',
      'a() // eslint-disable-line no-new --',
      '// biome-ignore lint/style/useConst',
      '// biome-ignore lint/style/useConst:',
    ]),
  ],
  passes: [
    {
      case: 'with a reason, or in a sentence',
      files: [
        file(
          path,
          '// eslint-disable-next-line no-new -- the constructor registers itself',
          '// biome-ignore lint/style/useConst: assigned by the decoder',
          '// biome-ignore lint/style/useConst: -- assigned by the decoder',
          '// There is no eslint-disable in this file.',
          "const text = '// eslint-disable-line'",
        ),
      ],
    },
  ],
}

export const fewSuppressions: RuleSeeds = {
  catches: [everyLine('one too many, all named', path, suppressed(suppressionsMax + 1))],
  passes: [{ case: 'the last one allowed', files: [file(path, ...suppressed(suppressionsMax))] }],
}
