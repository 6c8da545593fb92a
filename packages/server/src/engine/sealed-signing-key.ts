import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import type { SigningAlgorithm, UnixMillis } from '@countersign/core'
import { calculateJwkThumbprint, exportJWK } from 'jose'
import type { SigningKeyRecord } from '../store/records.ts'
import type { RootSecret } from './root-secret.ts'
import { generateKeys } from './signing-algorithms.ts'

/** Makes a signing key whose life has not begun: whoever writes it says when it does. */
export async function makeSigningKey(
  algorithm: SigningAlgorithm,
  tokenSeconds: number,
  root: RootSecret,
): Promise<SigningKeyRecord> {
  const { privateKey, jwk, kid } = await generateNamed(algorithm)
  const plain = privateKey.export({ type: 'pkcs8', format: 'der' })
  return {
    kid,
    algorithm,
    publicJwk: JSON.stringify({ ...jwk, use: 'sig', alg: algorithm, kid }),
    sealedPrivateKey: root.seal(sealingPurpose(kid), plain),
    createdAt: notYet,
    publishedAt: null,
    signsFrom: notYet,
    signsUntil: null,
    tokenSeconds,
    retiredAt: null,
    compromisedAt: null,
    compromisedReason: null,
  }
}

const notYet = 0 as UnixMillis

/**
 * A key pair and its thumbprint (RFC 7638). One in 64 thumbprints begins with a hyphen, which a
 * command line takes for an option: such a pair is thrown away.
 */
async function generateNamed(algorithm: SigningAlgorithm) {
  for (;;) {
    const { privateKey, publicKey } = await generateKeys(algorithm)
    const jwk = await exportJWK(publicKey)
    const kid = await calculateJwkThumbprint(jwk)
    if (!kid.startsWith('-')) return { privateKey, jwk, kid }
  }
}

/** Throws when the key was sealed by another root secret, or has been erased. */
export function openPrivateKey(
  { kid, sealedPrivateKey }: SigningKeyRecord,
  root: RootSecret,
): KeyObject {
  if (sealedPrivateKey === null) throw new Error('a signing key was erased and is to sign')
  const plain = root.open(sealingPurpose(kid), sealedPrivateKey)
  return createPrivateKey({ key: Buffer.from(plain), type: 'pkcs8', format: 'der' })
}

export function publicKeyOf({ publicJwk }: SigningKeyRecord): KeyObject {
  return createPublicKey({ format: 'jwk', key: JSON.parse(publicJwk) as Record<string, unknown> })
}

/** A key that is retired can not sign any more, whoever has the database and the root secret. */
export function erased(keys: readonly SigningKeyRecord[]): readonly SigningKeyRecord[] {
  return keys.map((key) => (key.retiredAt === null ? key : { ...key, sealedPrivateKey: null }))
}

function sealingPurpose(kid: string): string {
  return `signing-key/${kid}`
}
