import type { DrawName } from './draws.ts'
import { startOnPostgres } from './on-postgres.ts'
import { startOnSqlite } from './on-sqlite.ts'
import { startBare } from './peers/bare.ts'
import type { Settings, Subject } from './service.ts'

export interface Scenario {
  readonly name: string
  readonly start: (settings: Settings) => Promise<Subject>
  readonly draw: DrawName
  readonly peer: typeof startBare
  /** Not where the database has the load's core, which it would lose to it. */
  readonly loadStaysAwake: boolean
  /** The share of the peer's speed that we want. */
  readonly goal: number
  /** The share that we do not want to fall below again. */
  readonly floor: number
}

const sqlite = {
  start: startOnSqlite,
  peer: startBare,
  loadStaysAwake: true,
  goal: 0.8,
  floor: 0.45,
} as const
const postgres = {
  start: startOnPostgres,
  peer: startBare,
  loadStaysAwake: false,
  goal: 0.6,
  floor: 0.35,
} as const

export const scenarios: readonly Scenario[] = [
  { name: 'verify-sqlite-uniform', draw: 'uniform', ...sqlite },
  { name: 'verify-sqlite-hot', draw: 'hot', ...sqlite },
  { name: 'verify-postgres-uniform', draw: 'uniform', ...postgres },
  { name: 'verify-postgres-hot', draw: 'hot', ...postgres },
]
