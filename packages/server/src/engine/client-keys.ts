import { createPublicKey, type KeyObject } from 'node:crypto'
import { decodeJws, type Jws, type JwsHeader, parseStrictJson } from '@countersign/core'
import { compactVerify, errors } from 'jose'
import { isGuessableModulus } from './guessable-modulus.ts'

/** A public key of a client (RFC 7517). */
export interface PublicKey {
  /** Null: it has no name, and nothing that names a key is held against it. */
  readonly kid: string | null
  /** The algorithms (RFC 7518 §3.1, RFC 8037 §3.1) that its signatures may have: never the header's choice. */
  readonly algorithms: readonly string[]
  readonly key: KeyObject
}

/** What was signed, and by which key. */
export interface SignedBy {
  readonly jws: Jws
  readonly key: PublicKey
}

const mostKeys = 20

/**
 * Reads the keys of a JWK Set (RFC 7517 §5), strictly. Null when there are too many, one is none, is
 * secret or private, or weak (RSA below 2,048 bits, RFC 7518 §3.3; ROCA), or a name comes twice. Keys
 * that are not for signatures (§4.2, §4.3) are left out.
 */
export function publicKeysIn(jwks: readonly unknown[]): readonly PublicKey[] | null {
  if (jwks.length > mostKeys) return null
  const keys: PublicKey[] = []
  for (const jwk of jwks) {
    if (!isObject(jwk) || holdsSecret(jwk)) return null
    if (!isForSignatures(jwk)) continue
    const key = readPublicKey(jwk)
    if (key === null) return null
    keys.push(key)
  }
  const names = keys.flatMap(({ kid }) => (kid === null ? [] : [kid]))
  return new Set(names).size === names.length ? keys : null
}

/** Reads one JWK with a public key that makes signatures; null when it is none. */
export function readPublicKey(jwk: Readonly<Record<string, unknown>>): PublicKey | null {
  const { kid = null, alg } = jwk
  if ((kid !== null && typeof kid !== 'string') || holdsSecret(jwk) || !isForSignatures(jwk)) {
    return null
  }
  const fitting = algorithmsOf(jwk)
  const algorithms = alg === undefined ? fitting : fitting.filter((each) => each === alg)
  const key = algorithms.length === 0 ? null : imported(jwk)
  return key === null ? null : { kid, algorithms, key }
}

/**
 * Which of the keys signed a compact JWS, and what; null: none of them, or it is no JWS. Those are
 * tried that the header names, or whose algorithm fits; no key in a header is looked at.
 */
export async function verifyJws(
  text: string,
  keys: readonly PublicKey[],
): Promise<SignedBy | null> {
  const jws = decodeJws(text, parseStrictJson)
  if (jws === null) return null
  for (const key of keysFor(jws.header, keys)) {
    if (await isSignedBy(text, key)) return { jws, key }
  }
  return null
}

/** The keys that may have signed what has this header. */
export function keysFor({ alg, kid }: JwsHeader, keys: readonly PublicKey[]): readonly PublicKey[] {
  const fitting = keys.filter(({ algorithms }) => algorithms.includes(alg))
  return kid === undefined ? fitting : fitting.filter((key) => key.kid === kid)
}

async function isSignedBy(text: string, { key, algorithms }: PublicKey): Promise<boolean> {
  try {
    await compactVerify(text, key, { algorithms: [...algorithms] })
    return true
  } catch (error) {
    if (error instanceof errors.JOSEError) return false
    throw error
  }
}

const rsaAlgorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512']

/** By `kty`, and by `crv` where there is one. */
const fittingAlgorithms: Readonly<Record<string, readonly string[]>> = {
  RSA: rsaAlgorithms,
  'EC P-256': ['ES256'],
  'EC P-384': ['ES384'],
  'EC P-521': ['ES512'],
  'OKP Ed25519': ['EdDSA', 'Ed25519'],
}

/** Algorithms that a client may sign with (RFC 7518 §3.1, RFC 8037 §3.1, RFC 9864 §2.2). */
export const assertionAlgorithms: readonly string[] = Object.values(fittingAlgorithms).flat()

function algorithmsOf({ kty, crv }: Readonly<Record<string, unknown>>): readonly string[] {
  const kind = [kty, ...(crv === undefined ? [] : [crv])].join(' ')
  return Object.hasOwn(fittingAlgorithms, kind) ? (fittingAlgorithms[kind] ?? []) : []
}

const secretMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv']

function holdsSecret(jwk: Readonly<Record<string, unknown>>): boolean {
  return secretMembers.some((member) => Object.hasOwn(jwk, member))
}

function isForSignatures({ use, key_ops: operations }: Readonly<Record<string, unknown>>): boolean {
  if (use !== undefined && use !== 'sig') return false
  return operations === undefined || (Array.isArray(operations) && operations.includes('verify'))
}

function imported(jwk: Readonly<Record<string, unknown>>): KeyObject | null {
  try {
    const key = createPublicKey({ key: jwk, format: 'jwk' })
    return isWeak(key, jwk) ? null : key
  } catch {
    return null
  }
}

function isWeak(
  { asymmetricKeyDetails: details }: KeyObject,
  { n }: Readonly<Record<string, unknown>>,
): boolean {
  const { modulusLength, publicExponent = 0n } = details ?? {}
  if (modulusLength === undefined) return false
  const modulus = BigInt(`0x${Buffer.from(String(n), 'base64url').toString('hex')}`)
  if (modulusLength < 2_048 || modulusLength > 8_192 || publicExponent < 3n) return true
  return isGuessableModulus(modulus)
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
