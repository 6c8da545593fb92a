import type { Config } from '../../config.ts'
import type { SecretsFacts } from '../../installation/examine-secrets.ts'
import type { DatabaseFacts } from '../../maintenance.ts'

export type Level = 'ok' | 'warning' | 'problem'

/** What a check came to. */
export interface Finding {
  readonly check: string
  readonly level: Level
  /** One sentence. */
  readonly says: string
  /** What to do about it; absent where nothing is wrong. */
  readonly mend?: string
}

export interface FileFacts {
  readonly path: string
  readonly isDirectory: boolean
  /** The lower nine bits of its mode. */
  readonly mode: number
  readonly uid: number
}

/** What the checks judge: read once, before. */
export interface Facts {
  readonly config: Config
  readonly at: number
  /** Why it can't be looked at, in a sentence; or what was seen. */
  readonly database: DatabaseFacts | { readonly unreachable: string }
  /** Its name; or why it can't be served, in a sentence or a line for each mistake. */
  readonly contract: { readonly name: string } | { readonly refused: string }
  readonly secrets: SecretsFacts
  readonly files: readonly FileFacts[]
  /** Of the disk of the data directory; null: there is none, or it can't be known. */
  readonly disk: { readonly freeBytes: number; readonly totalBytes: number } | null
}

/** A judgement: pure. */
export type Check = (facts: Facts) => readonly Finding[]

export const fine = (check: string, says: string): Finding => ({ check, level: 'ok', says })

/** What was seen of the database; null when it can't be reached, which its own check says. */
export function seen({ database }: Facts): DatabaseFacts | null {
  return 'unreachable' in database ? null : database
}
