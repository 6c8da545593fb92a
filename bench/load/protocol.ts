import type { Right } from '../asking.ts'
import type { DrawName } from '../draws.ts'

/** To the load's process: first how many keys there are, then one task after the other. */
export type ToLoad = { readonly keys: number } | Task

// Both are types, not interfaces: only those may be sent as messages.
export type Task = {
  /** Of the servers, which connections take in turn. */
  readonly ports: readonly number[]
  /** So many keys are drawn from: the first ones. */
  readonly among: number
  /** Whole requests, which connections take in turn. Marks are where fields of a key go. */
  readonly requests: readonly string[]
  readonly right: Right
  readonly draw: DrawName
  readonly seed: number
  readonly seconds: number
  readonly connections: number
  /** Whether the load asks for events without pause, so that no server pays for waking it. */
  readonly staysAwake: boolean
}

export type FromLoad = { readonly ready: true } | LoadReport

export interface LoadReport {
  /** Given rightly within the time. */
  readonly answers: number
  /** What was wrong with the first reply that was; null when none was. */
  readonly error: string | null
  readonly errors: number
  readonly seconds: number
  readonly cpuSeconds: number
  readonly p50Ms: number
  readonly p99Ms: number
}
