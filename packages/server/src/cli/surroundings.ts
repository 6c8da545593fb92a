import type { Ask } from './ask.ts'
import type { Interruption } from './interruption.ts'
import type { Terminal } from './terminal.ts'

/** What every command is run with. */
export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly terminal: Terminal
  readonly ask: Ask
  readonly interruption: Interruption
}
