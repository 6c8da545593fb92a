import { timingSafeEqual } from 'node:crypto'
import type { KeyFormat, SecretRecord } from '@countersign/core'
import type { KeyCrypto } from './ports.ts'

const saltLength = 16

/** The digest to store for a new secret: SHA-256, salted where the format says so. */
export function digestSecret(
  format: KeyFormat,
  secret: string,
  crypto: KeyCrypto,
): { readonly digest: Uint8Array; readonly salt: Uint8Array | null } {
  if (format.find.digest === 'sha256') return { digest: crypto.sha256(secret), salt: null }
  const salt = crypto.randomBytes(saltLength)
  return { digest: saltedDigest(salt, secret, crypto), salt }
}

/**
 * The stored secret that a presented text is, or null. Digests are compared in constant time; the
 * plain one is known before it is known whether there is anything to compare it with.
 */
export function matchSecret<Stored extends SecretRecord>(
  presented: { readonly text: string; readonly digest: Uint8Array },
  stored: readonly Stored[],
  crypto: KeyCrypto,
): Stored | null {
  const { text, digest: plain } = presented
  let match: Stored | null = null
  for (const secret of stored) {
    const digest = secret.salt === null ? plain : saltedDigest(secret.salt, text, crypto)
    if (timingSafeEqual(digest, secret.digest)) match ??= secret
  }
  return match
}

function saltedDigest(salt: Uint8Array, secret: string, crypto: KeyCrypto): Uint8Array {
  return crypto.sha256(Buffer.from(salt).toString('hex') + secret)
}
