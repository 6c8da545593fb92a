/** For every rule something it must catch and something it must let pass: without both, it does not compile. */

import type { RuleName } from './rules.ts'
import {
  fewSuppressions,
  noFixme,
  suppressionsHaveAReason,
  todosNameAnIssue,
} from './seeds/comments.ts'
import {
  exactVersions,
  noMachinePath,
  noRegistryHost,
  onePageARefusal,
  programsAreExecutable,
} from './seeds/delivery.ts'
import { coreIsPure, everyFileInARoom, importDirection } from './seeds/imports.ts'
import {
  compilerNotSilenced,
  everyTestRuns,
  namedExports,
  noAny,
  noEnum,
} from './seeds/language.ts'
import type { RuleSeeds } from './seeds/seed.ts'
import { contractsAreData, fileLength, functionLength, tellingNames } from './seeds/shape.ts'

export const seeds: Readonly<Record<RuleName, RuleSeeds>> = {
  'import direction': importDirection,
  'every file in a room': everyFileInARoom,
  'core is pure': coreIsPure,
  'file length': fileLength,
  'function length': functionLength,
  'telling names': tellingNames,
  'named exports': namedExports,
  'no enum': noEnum,
  'no any': noAny,
  'compiler not silenced': compilerNotSilenced,
  'no fix-me': noFixme,
  'to-dos name an issue': todosNameAnIssue,
  'every test runs': everyTestRuns,
  'contracts are data': contractsAreData,
  'suppressions have a reason': suppressionsHaveAReason,
  'few suppressions': fewSuppressions,
  'no registry host': noRegistryHost,
  'no machine path': noMachinePath,
  'exact versions': exactVersions,
  'programs are executable': programsAreExecutable,
  'one page a refusal': onePageARefusal,
}
