import { createPrivateKey, createPublicKey, hash, type KeyObject } from 'node:crypto'

/** A key that signs identity headers: Ed25519 (RFC 8032). */
export interface IdentityKey {
  readonly kid: string
  readonly privateKey: KeyObject
  /** What is published of it (RFC 8037 §2). */
  readonly publicJwk: PublicJwk
}

export interface PublicJwk {
  readonly kty: 'OKP'
  readonly crv: 'Ed25519'
  readonly x: string
  readonly kid: string
  readonly use: 'sig'
  readonly alg: 'EdDSA'
}

/** What stands before the 32 bytes of a seed in the PKCS #8 form of its key (RFC 8410 §7). */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex')

/** The key of a seed of 32 bytes: the same seed, the same key. */
export function identityKeyOf(seed: Uint8Array): IdentityKey {
  const der = Buffer.concat([pkcs8Head, seed])
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' })
  if (typeof x !== 'string') throw new Error('the public key has no x')
  const kid = thumbprint(x)
  return {
    kid,
    privateKey,
    publicJwk: { kty: 'OKP', crv: 'Ed25519', x, kid, use: 'sig', alg: 'EdDSA' },
  }
}

/** RFC 7638 §3, with the members that RFC 8037 §2 requires, in the order of their names. */
function thumbprint(x: string): string {
  return hash('sha256', JSON.stringify({ crv: 'Ed25519', kty: 'OKP', x }), 'base64url')
}
