/** Every rule: what it finds in the repository, and what to do about it. A new rule is a row here and its seeds. */

import type { Finding, Repository } from './repository.ts'
import { programsInContracts } from './rules/contracts.ts'
import { filesWithoutRoom, importsAgainstDirection } from './rules/imports.ts'
import { anys, defaultExports, enums } from './rules/language.ts'
import { emptyNamesOf } from './rules/names.ts'
import { fixmes, todosWithoutIssue } from './rules/notes.ts'
import { inexactVersions, programsNotExecutable } from './rules/packages.ts'
import { machinePaths, registryHosts } from './rules/portable.ts'
import { ambientInCore } from './rules/purity.ts'
import { refusalsAndPages } from './rules/refusals.ts'
import {
  fileLinesMax,
  functionLinesMax,
  longFiles,
  longFunctions,
  longTables,
} from './rules/size.ts'
import { skippedTests } from './rules/skipped.ts'
import {
  compilerSilenced,
  suppressionsMax,
  suppressionsOverLimit,
  suppressionsWithoutReason,
} from './rules/suppressions.ts'

export interface Rule {
  readonly finds: (repository: Repository) => readonly Finding[]
  readonly remedy: string
}

export const rules = {
  'import direction': {
    finds: ({ sources }) => importsAgainstDirection(sources),
    remedy: 'pass it in as an argument, or move the code to the room that may know both',
  },
  'every file in a room': {
    finds: ({ sources }) => filesWithoutRoom(sources),
    remedy: 'move it into a room of test/tidy/rooms.ts, or add a row for a new room',
  },
  'core is pure': {
    finds: ({ sources }) => ambientInCore(sources),
    remedy: 'take the time, the random bytes or the hash function as an argument',
  },
  'file length': {
    finds: ({ sources }) => longFiles(sources, longTables),
    remedy: `split it by purpose; ${fileLinesMax} lines is the most`,
  },
  'function length': {
    finds: ({ sources }) => longFunctions(sources),
    remedy: `name its steps; ${functionLinesMax} lines is the most`,
  },
  'telling names': {
    finds: ({ files }) => emptyNamesOf(files),
    remedy: 'name it for what is in it, or move each part to where it is used',
  },
  'named exports': {
    finds: ({ sources }) => defaultExports(sources),
    remedy: 'export it by name',
  },
  'no enum': {
    finds: ({ sources }) => enums(sources),
    remedy: 'use a union of literals, or a const object and its keys',
  },
  'no any': {
    finds: ({ sources }) => anys(sources),
    remedy: 'say what it is, or take unknown and parse it',
  },
  'compiler not silenced': {
    finds: ({ sources }) => compilerSilenced(sources),
    remedy: 'mend the type; an expected error belongs in a *.test-d.ts',
  },
  'no fix-me': {
    finds: fixmes,
    remedy: 'mend it now, or open an issue and name it in a to-do',
  },
  'to-dos name an issue': {
    finds: todosWithoutIssue,
    remedy: 'write the number of the issue after it, as in (#12)',
  },
  'every test runs': {
    finds: ({ sources }) => skippedTests(sources),
    remedy: 'mend the test or delete it',
  },
  'contracts are data': {
    finds: ({ sources }) => programsInContracts(sources),
    remedy: 'use a combinator; where the contract type lacks the word, add the word',
  },
  'suppressions have a reason': {
    finds: suppressionsWithoutReason,
    remedy: 'mend the code, or say why after two dashes (biome: after the colon)',
  },
  'few suppressions': {
    finds: suppressionsOverLimit,
    remedy: `mend one of them; ${suppressionsMax} is the most`,
  },
  'no registry host': {
    finds: ({ files }) => registryHosts(files),
    remedy: 'leave the address out; lock files are written with omit-lockfile-registry-resolved',
  },
  'no machine path': {
    finds: ({ files }) => machinePaths(files),
    remedy: 'use a path inside the repository, or an invented one that is nobody’s home',
  },
  'exact versions': {
    finds: ({ files }) => inexactVersions(files),
    remedy: 'pin the version: digits only, without a range',
  },
  'programs are executable': {
    finds: ({ files }) => programsNotExecutable(files),
    remedy: 'git update-index --chmod=+x, and chmod +x on the disk',
  },
  'one page a refusal': {
    finds: refusalsAndPages,
    remedy: 'write docs/errors/<code>.md for a code, delete the page of none',
  },
} as const satisfies Record<string, Rule>

export type RuleName = keyof typeof rules

export function report(name: RuleName, { file, line, detail }: Finding): string {
  return `${file}:${line} ${name} (${detail}) — ${rules[name].remedy}`
}
