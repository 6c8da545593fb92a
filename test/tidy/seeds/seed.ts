/** A small repository with a violation planted in it, or, for `passes`, with what comes close and is allowed. */

import type { RepositoryFile } from '../repository.ts'

export interface CleanSeed {
  readonly case: string
  readonly files: readonly RepositoryFile[]
  readonly codes?: readonly string[]
}

export interface PlantedSeed extends CleanSeed {
  /** Every place at which the rule must report something, as `file:line`. */
  readonly at: readonly string[]
}

export interface RuleSeeds {
  readonly catches: readonly [PlantedSeed, ...PlantedSeed[]]
  readonly passes: readonly [CleanSeed, ...CleanSeed[]]
}

export function file(path: string, ...lines: readonly string[]): RepositoryFile {
  return { path, text: `${lines.join('\n')}\n`, executable: false }
}

export function executableFile(path: string): RepositoryFile {
  return { ...file(path, '#!/usr/bin/env node'), executable: true }
}

/** One file, each of its lines a violation. */
export function everyLine(name: string, path: string, lines: readonly string[]): PlantedSeed {
  const at = lines.map((_, index) => `${path}:${index + 1}`)
  return { case: name, files: [file(path, ...lines)], at }
}
