import { everyLine, executableFile, file, type RuleSeeds } from './seed.ts'

// Put together here, as these files are read by the very rules that hunt for the whole.
const registry = ['registry', 'example', 'org'].join('.')
const folder = (...names: string[]) => ['', ...names, 'main.ts'].join('/')
const resolved = (address: string) => ['"resolved"', ` "${address}"`].join(':')

export const noRegistryHost: RuleSeeds = {
  catches: [
    everyLine('a host in a document or a setting', '.npmrc', [
      `registry=https://${registry}/`,
      `# see ${registry.replace('.org', '.com')}`,
    ]),
    {
      case: 'a resolved address in a lock file',
      files: [file('package-lock.json', '{', resolved('https://mirror.example/a.tgz'), '}')],
      at: ['package-lock.json:2'],
    },
  ],
  passes: [
    {
      case: 'a workspace link, and a registry of something else',
      files: [
        file('package-lock.json', resolved('packages/core')),
        file('docs/metrics.md', 'Call registry.metrics() for the text.'),
      ],
    },
  ],
}

export const noMachinePath: RuleSeeds = {
  catches: [
    everyLine('folders of people and machines', 'docs/install.md', [
      `run ${folder('root', 'a')}`,
      `"${folder('home', 'ann')}"`,
      `(${folder('work', 'a')})`,
      folder('Users', 'ann'),
      `file://${folder('root')}`,
      ['C:', 'Users', 'ann'].join('\\'),
    ]),
  ],
  passes: [
    {
      case: 'paths of the repository, of a URL and of the system',
      files: [
        file(
          'docs/install.md',
          'docs/home/page.md, ./work/a and https://example.com/home/ann/',
          '/etc/ssl, /home, /usr/bin/env, GET /v1/users/me',
        ),
      ],
    },
  ],
}

export const exactVersions: RuleSeeds = {
  catches: [
    {
      case: 'ranges, tags and addresses, in every section that installs',
      files: [
        file(
          'package.json',
          '{',
          '  "dependencies": {',
          '    "a": "^1.0.0",',
          '    "b": "~1.0.0",',
          '    "c": "*"',
          '  },',
          '  "devDependencies": { "d": "latest" },',
          '  "optionalDependencies": { "e": ">=1.0.0" }',
          '}',
        ),
        file('examples/cargo/package.json', '{ "dependencies": { "f": "npm:g@1.x" } }'),
      ],
      at: [
        ...[3, 4, 5, 7, 8].map((line) => `package.json:${line}`),
        'examples/cargo/package.json:1',
      ],
    },
  ],
  passes: [
    {
      case: 'exact versions, workspace packages, peers and engines',
      files: [
        file('packages/core/package.json', '{ "name": "@countersign/core" }'),
        file(
          'packages/server/package.json',
          '{',
          '  "engines": { "node": ">=24" },',
          '  "dependencies": {',
          '    "@countersign/core": "*",',
          '    "a": "1.0.0-beta.17",',
          '    "b": "npm:typescript@7.0.2",',
          '    "c": "npm:@scope/c@1.2.3"',
          '  },',
          '  "peerDependencies": { "express": ">=4" }',
          '}',
        ),
      ],
    },
  ],
}

export const programsAreExecutable: RuleSeeds = {
  catches: [
    {
      case: 'programs without the mode',
      files: [
        file('packages/server/bin/countersign.mjs', '#!/usr/bin/env node'),
        file('bin/release', '#!/bin/sh'),
      ],
      at: ['packages/server/bin/countersign.mjs:1', 'bin/release:1'],
    },
  ],
  passes: [
    {
      case: 'programs with the mode, and what is no program',
      files: [
        executableFile('packages/server/bin/countersign.mjs'),
        file('packages/server/bin/imported.mjs', 'export const one = 1'),
        file('bin/README.md'),
      ],
    },
  ],
}

export const onePageARefusal: RuleSeeds = {
  catches: [
    {
      case: 'a code without a page and a page without a code',
      files: [
        file(
          'packages/core/src/refusals.ts',
          'export const refusals = {',
          '  key_disabled: {},',
          '}',
        ),
        file('docs/errors/key_expired.md'),
        file('docs/errors/key_tired.md'),
      ],
      codes: ['key_expired', 'key_disabled', 'key_composed'],
      at: [
        'packages/core/src/refusals.ts:2',
        'packages/core/src/refusals.ts:1',
        'docs/errors/key_tired.md:1',
      ],
    },
  ],
  passes: [
    {
      case: 'a page each, an index, and no catalogue yet',
      files: [file('docs/errors/key_expired.md'), file('docs/errors/index.md')],
      codes: ['key_expired'],
    },
    { case: 'no catalogue yet', files: [file('docs/errors/key_expired.md')] },
  ],
}
