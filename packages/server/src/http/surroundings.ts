import type { ListenerCounts, ListenerName } from '../observe/counts.ts'
import type { Log } from '../observe/log.ts'
import type { LoopDelay } from '../observe/loop-delay.ts'
import type { Traces } from '../observe/spans.ts'
import type { ClientAddress } from './client-address.ts'
import type { RequestIds } from './request-id.ts'

/** What a listener is given besides its routes: where it tells what happens, and what it may take. */
export interface Surroundings {
  readonly name: ListenerName
  readonly log: Log
  readonly counts: ListenerCounts
  readonly requestIds: RequestIds
  readonly loop: LoopDelay
  /** Null: nobody wants traces. */
  readonly traces: Traces | null
  readonly limits: Limits
  readonly clientAddress: ClientAddress
}

export interface Limits {
  readonly maxConnections: number
  readonly maxConnectionsPerAddress: number
  /** Addresses and CIDR ranges without a limit of their own. */
  readonly connectionsExempt: readonly string[]
  /** 0: load is never shed. */
  readonly shedDelayMs: number
}
