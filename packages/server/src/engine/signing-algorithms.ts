import {
  constants,
  generateKeyPair,
  type KeyObject,
  type SignKeyObjectInput,
  sign,
  verify,
} from 'node:crypto'
import { availableParallelism } from 'node:os'
import { promisify } from 'node:util'
import type { SigningAlgorithm } from '@countersign/core'

/** The algorithms (RFC 7518 §3.1, RFC 8037 §3.1) whose public keys are published. */
export type KeyPairAlgorithm = Exclude<SigningAlgorithm, 'HS256'>

interface KeyPair {
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
}

interface AlgorithmRow {
  /** Null: the algorithm hashes by itself. */
  readonly hash: string | null
  /** Whether a signature takes about as long as having it made by another thread. */
  readonly isQuick: boolean
  /** How `sign` and `verify` of the platform are told to do what the RFC says. */
  readonly options: Omit<SignKeyObjectInput, 'key'>
  readonly generate: () => Promise<KeyPair>
}

const generated = promisify(generateKeyPair)
const rsa = (): Promise<KeyPair> => generated('rsa', { modulusLength: 2_048 })

/** In what the algorithms differ. */
const algorithms: Readonly<Record<KeyPairAlgorithm, AlgorithmRow>> = {
  ES256: {
    hash: 'sha256',
    isQuick: true,
    options: { dsaEncoding: 'ieee-p1363' },
    generate: () => generated('ec', { namedCurve: 'P-256' }),
  },
  EdDSA: { hash: null, isQuick: true, options: {}, generate: () => generated('ed25519') },
  RS256: { hash: 'sha256', isQuick: false, options: {}, generate: rsa },
  PS256: {
    hash: 'sha256',
    isQuick: false,
    options: { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 },
    generate: rsa,
  },
}

/** The algorithms that this version signs with. */
export const signingAlgorithms: readonly SigningAlgorithm[] = [
  ...(Object.keys(algorithms) as KeyPairAlgorithm[]),
  'HS256',
]

export function isKeyPairAlgorithm(algorithm: SigningAlgorithm): algorithm is KeyPairAlgorithm {
  return Object.hasOwn(algorithms, algorithm)
}

export function generateKeys(algorithm: SigningAlgorithm): Promise<KeyPair> {
  return rowOf(algorithm).generate()
}

const isOnlyProcessor = availableParallelism() === 1

/**
 * Signs off the main thread. Measured on two cores, main thread against pool, signatures a second:
 * ES256 53,000 and 76,000, EdDSA 39,000 and 56,000, RS256 and PS256 4,600 and 8,400; the main thread
 * has two thirds of its time or more for other things meanwhile. Where there is one processor only,
 * a quick signature is made at once: tokens a second are half as many again.
 */
export function signWith(
  algorithm: SigningAlgorithm,
  key: KeyObject,
  input: string,
): Buffer | Promise<Buffer> {
  const { hash, isQuick, options } = rowOf(algorithm)
  if (isQuick && isOnlyProcessor) return sign(hash, Buffer.from(input), { key, ...options })
  return new Promise((resolve, reject) => {
    sign(hash, Buffer.from(input), { key, ...options }, (error, signature) => {
      if (error === null) resolve(signature)
      else reject(error)
    })
  })
}

export function verifyWith(
  algorithm: SigningAlgorithm,
  key: KeyObject,
  signed: { readonly signingInput: string; readonly signature: Uint8Array },
): boolean {
  const { hash, options } = rowOf(algorithm)
  const input = Buffer.from(signed.signingInput)
  return verify(hash, input, { key, ...options }, signed.signature)
}

function rowOf(algorithm: SigningAlgorithm): AlgorithmRow {
  if (!isKeyPairAlgorithm(algorithm)) throw new Error(`${algorithm} has no key pairs`)
  return algorithms[algorithm]
}
