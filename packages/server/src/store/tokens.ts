import type { KeyId } from '@countersign/core'
import type { RevokedToken } from './records.ts'

/** A generation of a key, as a `jti` names it. */
export interface Generation {
  readonly keyId: KeyId
  readonly generation: number
}

export interface TokenReadings {
  /** Those that have these positions, the first and the last one included, in their order. */
  statusPositions(from: number, to: number): Promise<readonly PlacedGeneration[]>
  /** The highest position that was given; 0: none. */
  lastStatusPosition(): Promise<number>
  /** The `jti` of the tokens that were revoked by themselves and have not ended. */
  revokedTokens(): Promise<readonly string[]>
}

export interface TokenChange {
  /**
   * Revokes one token until it would have ended; false, and nothing written, when it was revoked
   * before. Forgets some of those that have ended.
   */
  revokeToken(token: RevokedToken): Promise<boolean>
  /** The position of a generation in the status lists, from 1 on: for ever its own, given when it is asked for first. */
  statusPosition(of: Generation): Promise<number>
}

export interface PlacedGeneration extends Generation {
  readonly position: number
}
