import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Jws } from '@countersign/core'

/** Secrets that an installation shares with those who verify its tokens (HS256, RFC 7518 §3.2). */
export interface SharedSecrets {
  /** Signs tokens; null: the contract signs them with key pairs. */
  readonly signs: string | null
  /** Still accepted during a change; null: there is none. */
  readonly previous: string | null
}

export function signWithSecret(secret: string, input: string): Buffer {
  return createHmac('sha256', secret).update(input).digest()
}

/** Whether one of the secrets made the signature. Compared in constant time. */
export function isSignedWithSecret(jws: Jws, { signs, previous }: SharedSecrets): boolean {
  if (jws.header.alg !== 'HS256') return false
  return [signs, previous].some((secret) => {
    if (secret === null) return false
    const expected = signWithSecret(secret, jws.signingInput)
    return expected.length === jws.signature.length && timingSafeEqual(expected, jws.signature)
  })
}
