import type { SigningTimetable } from '@countersign/core'
import type { SigningKeySettings } from '../config.ts'
import type { Contract } from '../contracts/contract.ts'
import { openKnownKeys } from '../engine/known-signing-keys.ts'
import { type Regularly, regularly } from '../engine/regularly.ts'
import type { RootSecret } from '../engine/root-secret.ts'
import type { SharedSecrets } from '../engine/shared-secrets.ts'
import { createRotation, type SigningKeyRotation } from '../engine/signing-key-rotation.ts'
import { createSigningKeys, type SigningKeys } from '../engine/signing-keys.ts'
import { prepareSigningKeys, tendSigningKeys } from '../engine/tend-signing-keys.ts'
import type { Store } from '../store/port.ts'

/** What an installation signs its tokens with. */
export interface Signing {
  readonly signingKeys: SigningKeys
  readonly rotation: SigningKeyRotation
  /** Keeps the timetable from now on, until it is closed. */
  readonly tend: (onFailure: (error: unknown) => void) => Regularly
}

/** Brings the signing keys in line with contract and timetable, and reads them. */
export async function openSigning(
  store: Store,
  root: RootSecret,
  decided: {
    readonly settings: SigningKeySettings
    readonly contract: Contract
    readonly secrets: SharedSecrets
  },
): Promise<Signing> {
  const { settings, contract, secrets } = decided
  const timetable = timetableOf(settings)
  const rotation = createRotation(root, {
    timetable,
    jwksMaxAgeSeconds: Math.floor(settings.jwksMaxAgeMs / 1_000),
    tokens: contract.tokens?.profile ?? null,
  })
  await prepareSigningKeys(store, rotation)
  const known = await openKnownKeys(store, root)
  const look = async (): Promise<void> => {
    await tendSigningKeys(store, rotation)
    await known.asOfNow()
  }
  return {
    signingKeys: createSigningKeys(known, secrets),
    rotation,
    tend: (onFailure) =>
      regularly(look, Math.min(longestWaitMs, timetable.publishMs / 4), onFailure),
  }
}

const longestWaitMs = 60_000

/**
 * A key is published for a quarter longer than copies of the JWKS may be used (a minute at most):
 * for the way of a copy through the network, and for clocks that run a little slow.
 */
function timetableOf({ periodMs, noticeMs, jwksMaxAgeMs }: SigningKeySettings): SigningTimetable {
  const publishMs = jwksMaxAgeMs + Math.min(jwksMaxAgeMs / 4, 60_000)
  return { signMs: periodMs, noticeMs, publishMs }
}
