import type { DrawName } from '../draws.ts'

/** To the load's process: first how many keys there are, then one task after the other. */
export type ToLoad = { readonly keys: number } | Task

export interface Task {
  readonly port: number
  /** A whole request. The marks are where the text of a key goes. */
  readonly request: string
  readonly draw: DrawName
  readonly seed: number
  readonly seconds: number
  readonly connections: number
  /** Whether the load asks for events without pause, so that no server pays for waking it. */
  readonly staysAwake: boolean
}

export type FromLoad = { readonly ready: true } | LoadReport

export interface LoadReport {
  /** Answered rightly within the time. */
  readonly requests: number
  /** What was wrong with the first reply that was; null when none was. */
  readonly error: string | null
  readonly errors: number
  readonly seconds: number
  readonly cpuSeconds: number
  readonly p50Ms: number
  readonly p99Ms: number
}

/** Stands for the text of a key in a request: it has the same length. */
export function markFor(keyLength: number): string {
  return '#'.repeat(keyLength)
}
