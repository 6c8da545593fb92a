import type { SigningAlgorithm, SigningTimetable, TokenProfile } from '@countersign/core'
import type { SigningKeyRecord } from '../store/records.ts'
import type { RootSecret } from './root-secret.ts'
import { makeSigningKey } from './sealed-signing-key.ts'
import { isKeyPairAlgorithm } from './signing-algorithms.ts'

/** What an installation has decided about its signing keys. */
export interface SigningKeyRotation {
  readonly timetable: SigningTimetable
  /** How long a copy of the JWKS may be used. The timetable waits for longer. */
  readonly jwksMaxAgeSeconds: number
  /** What the tokens of the contract ask of a key; null: it signs none with key pairs. */
  readonly wanted: Wanted | null
  /** A key of an algorithm, whose life has not begun. */
  readonly make: (algorithm: SigningAlgorithm) => Promise<SigningKeyRecord>
}

interface Wanted {
  readonly algorithm: SigningAlgorithm
  readonly tokenSeconds: number
}

interface Decided extends Pick<SigningKeyRotation, 'timetable' | 'jwksMaxAgeSeconds'> {
  /** What the contract says of its tokens; null where it has none. */
  readonly tokens: Pick<TokenProfile, 'algorithm' | 'lifetimeSeconds'> | null
}

export function createRotation(
  root: RootSecret,
  { timetable, jwksMaxAgeSeconds, tokens }: Decided,
): SigningKeyRotation {
  const tokenSeconds = tokens?.lifetimeSeconds ?? 0
  const wanted =
    tokens !== null && isKeyPairAlgorithm(tokens.algorithm)
      ? { algorithm: tokens.algorithm, tokenSeconds }
      : null
  return {
    timetable,
    jwksMaxAgeSeconds,
    wanted,
    make: (algorithm) => makeSigningKey(algorithm, tokenSeconds, root),
  }
}
