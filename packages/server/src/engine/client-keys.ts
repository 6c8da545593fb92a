import { createPublicKey, type KeyObject } from 'node:crypto'
import type { PublicJwk } from '@countersign/core'

/** Algorithms that a client may sign with (RFC 7518 §3.1, RFC 8037 §3.1, RFC 9864 §2.2). */
export const assertionAlgorithms: readonly string[] = [
  'ES256',
  'ES384',
  'EdDSA',
  'Ed25519',
  'RS256',
  'PS256',
]

/** A public key of a client. */
export interface PublicKey {
  /** Null: it has no name, and no assertion that names a key is held against it. */
  readonly kid: string | null
  readonly key: KeyObject
}

const mostKeys = 20
const shortestRsaBits = 2_048
const kinds = ['EC', 'OKP', 'RSA']
/** Members that only private and shared keys have (RFC 7518 §6). */
const secretMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']

/** The keys of a JWK Set's list that can sign; null where one of them is no public key, or too many. */
export function publicKeysIn(jwks: readonly unknown[]): readonly PublicKey[] | null {
  if (jwks.length > mostKeys) return null
  const signing = jwks.filter((jwk) => !isJwk(jwk) || (jwk['use'] ?? 'sig') === 'sig')
  const keys = signing.map((jwk) => (isJwk(jwk) ? publicKeyOf(jwk) : null))
  return keys.every((key) => key !== null) ? keys : null
}

function publicKeyOf(jwk: PublicJwk): PublicKey | null {
  const { kty, kid } = jwk
  if (typeof kty !== 'string' || !kinds.includes(kty)) return null
  if (secretMembers.some((member) => Object.hasOwn(jwk, member))) return null
  if (kid !== undefined && typeof kid !== 'string') return null
  try {
    const key = createPublicKey({ key: jwk, format: 'jwk' })
    const { modulusLength } = key.asymmetricKeyDetails ?? {}
    if (modulusLength !== undefined && modulusLength < shortestRsaBits) return null
    return { kid: kid ?? null, key }
  } catch {
    return null
  }
}

function isJwk(value: unknown): value is PublicJwk {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
