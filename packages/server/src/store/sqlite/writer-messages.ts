import type { SQLInputValue } from 'node:sqlite'
import type { ForEachRow } from '../sql/each-count.ts'

/** What the writer thread is asked to do: all the steps in their order, up to the first that fails. */
export interface WriterRequest {
  readonly id: number
  readonly steps: readonly Step[]
}

export type Step =
  | { readonly kind: 'open' | 'begin' | 'commit' | 'rollback' | 'checkpoint' | 'close' }
  | {
      readonly kind: 'statement'
      readonly sql: string
      readonly parameters: readonly SQLInputValue[]
    }
  | EachStep

/** Statements for each row of the JSON texts that a query gives in its one column. */
export interface EachStep {
  readonly kind: 'each'
  readonly sql: string
  readonly parameters: readonly SQLInputValue[]
  readonly into: readonly ForEachRow[]
}

export interface StepResult {
  readonly rows: readonly unknown[]
  readonly changes: number
}

export type WriterAnswer =
  /** The result of the last step, and how many rows all of them changed. */
  | { readonly id: number; readonly last: StepResult; readonly changes: number }
  | { readonly id: number; readonly failure: WriterFailure }

export interface WriterFailure {
  readonly message: string
  /** The extended result code of SQLite; null for any other error. */
  readonly code: number | null
}

export interface WriterOptions {
  readonly path: string
  /** For a thread that is to read alone. */
  readonly isReadOnly?: boolean
  /** How long SQLite itself waits for the lock of another program. */
  readonly busyTimeoutMs: number
}
