import type { UnixMillis } from '@countersign/core'
import { type IdentityKey, identityKeyOf, type PublicJwk } from './identity-key.ts'

/** How long a key signs, counted from 1970: all nodes agree on it, and nothing is stored. */
export const periodMs = 30 * 24 * 60 * 60 * 1_000

/** The keys of an installation that sign identity headers. */
export interface IdentityKeys {
  readonly at: (at: UnixMillis) => IdentityKey
  /**
   * RFC 7517: the key of the period, the one before, whose headers may be under way, and the one
   * after, so that nobody meets a key for the first time on a request.
   */
  readonly published: (at: UnixMillis) => { readonly keys: readonly PublicJwk[] }
}

/** `seedOf` gives the 32 bytes of which the key of a period is made. */
export function createIdentityKeys(seedOf: (period: number) => Uint8Array): IdentityKeys {
  const made = new Map<number, IdentityKey>()
  const keyOf = (period: number): IdentityKey => {
    const known = made.get(period)
    if (known !== undefined) return known
    const key = identityKeyOf(seedOf(period))
    made.set(period, key)
    forgetFarFrom(period, made)
    return key
  }
  return {
    at: (at) => keyOf(periodOf(at)),
    published: (at) => {
      const period = periodOf(at)
      const periods = [period - 1, period, period + 1]
      return { keys: periods.map((one) => keyOf(one).publicJwk) }
    },
  }
}

function periodOf(at: UnixMillis): number {
  return Math.floor(at / periodMs)
}

/** A service that runs for years keeps a few keys, not all it ever had. */
function forgetFarFrom(period: number, made: Map<number, IdentityKey>): void {
  for (const other of made.keys()) if (Math.abs(other - period) > 2) made.delete(other)
}
