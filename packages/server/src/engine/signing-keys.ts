import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import type { CompactJws, SigningAlgorithm } from '@countersign/core'
import { calculateJwkThumbprint, exportJWK } from 'jose'
import type { Store } from '../store/port.ts'
import type { SigningKeyRecord } from '../store/records.ts'
import type { RootSecret } from './root-secret.ts'

/** The keys that sign access tokens. */
export interface SigningKeys {
  /** Signs with the key in use; the result is a compact JWS (RFC 7515 §3.1). */
  readonly sign: (header: { readonly typ: string; readonly kid: boolean }, claims: object) => string
  /** Whether the signature is one of ours. The algorithm is the key's, never the token's. */
  readonly verifies: (jws: CompactJws, header: { readonly typ: string }) => Promise<boolean>
  /** RFC 7517. */
  readonly jwks: () => Promise<{ readonly keys: readonly object[] }>
}

interface AlgorithmRow {
  readonly hash: string | null
  readonly dsaEncoding?: 'ieee-p1363'
  readonly generate: () => { readonly privateKey: KeyObject; readonly publicKey: KeyObject }
}

const algorithms: Readonly<Partial<Record<SigningAlgorithm, AlgorithmRow>>> = {
  ES256: {
    hash: 'sha256',
    dsaEncoding: 'ieee-p1363',
    generate: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  },
}

interface LoadedKey {
  readonly kid: string
  readonly algorithm: SigningAlgorithm
  readonly row: AlgorithmRow
  readonly publicKey: KeyObject
  readonly publicJwk: object
  readonly privateKey: KeyObject
}

const sealingPurpose = (kid: string): string => `signing-key/${kid}`

/** The algorithms that this version signs with. */
export const signingAlgorithms: readonly SigningAlgorithm[] = Object.keys(
  algorithms,
) as SigningAlgorithm[]

/**
 * Loads the signing keys, and makes the first one where there is none; of several nodes that start
 * at once one makes it. Throws when a key was sealed by another root secret.
 */
export async function openSigningKeys(
  store: Store,
  root: RootSecret,
  algorithm: SigningAlgorithm,
): Promise<SigningKeys> {
  const first = await makeSigningKey(algorithm, root)
  await store.change(async (change) =>
    change.insertFirstSigningKey({ ...first, createdAt: change.at }),
  )
  let loaded = await loadAll(store, root)
  let reading: Promise<void> | null = null
  const reload = (): Promise<void> => {
    reading ??= loadAll(store, root)
      .then((fresh) => {
        loaded = fresh
      })
      .finally(() => {
        reading = null
      })
    return reading
  }

  const find = async (kid: unknown): Promise<LoadedKey | null> => {
    if (typeof kid !== 'string' || !thumbprint.test(kid)) return null
    const known = loaded.get(kid)
    if (known !== undefined) return known
    await reload()
    return loaded.get(kid) ?? null
  }

  return {
    sign: ({ typ, kid }, claims) => {
      const key = inUse(loaded, algorithm)
      const header = { alg: key.algorithm, typ, ...(kid ? { kid: key.kid } : {}) }
      const input = `${encode(header)}.${encode(claims)}`
      const signature = sign(
        key.row.hash,
        Buffer.from(input),
        signingOptions(key.privateKey, key.row),
      )
      return `${input}.${signature.toString('base64url')}`
    },
    verifies: async (jws, expected) => {
      if (jws.header['typ'] !== expected.typ || jws.header['crit'] !== undefined) return false
      const key = await find(jws.header['kid'])
      if (key === null || jws.header['alg'] !== key.algorithm) return false
      const options = signingOptions(key.publicKey, key.row)
      return verify(key.row.hash, Buffer.from(jws.signingInput), options, jws.signature)
    },
    jwks: async () => {
      await reload()
      return { keys: [...loaded.values()].map((key) => key.publicJwk) }
    },
  }
}

// 43 characters of base64url: SHA-256, RFC 7638
const thumbprint = /^[A-Za-z0-9_-]{43}$/

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

function signingOptions(key: KeyObject, { dsaEncoding }: AlgorithmRow) {
  return dsaEncoding === undefined ? { key } : { key, dsaEncoding }
}

function inUse(loaded: ReadonlyMap<string, LoadedKey>, algorithm: SigningAlgorithm): LoadedKey {
  const key = [...loaded.values()].find((one) => one.algorithm === algorithm)
  if (key === undefined) throw new Error(`no signing key for ${algorithm}`)
  return key
}

async function makeSigningKey(
  algorithm: SigningAlgorithm,
  root: RootSecret,
): Promise<Omit<SigningKeyRecord, 'createdAt'>> {
  const row = algorithms[algorithm]
  if (row === undefined) throw new Error(`this version does not sign with ${algorithm}`)
  const { privateKey, publicKey } = row.generate()
  const jwk = await exportJWK(publicKey)
  const kid = await calculateJwkThumbprint(jwk)
  const plain = privateKey.export({ type: 'pkcs8', format: 'der' })
  return {
    kid,
    algorithm,
    publicJwk: JSON.stringify({ ...jwk, use: 'sig', alg: algorithm, kid }),
    sealedPrivateKey: root.seal(sealingPurpose(kid), plain),
  }
}

async function loadAll(store: Store, root: RootSecret): Promise<ReadonlyMap<string, LoadedKey>> {
  const records = await store.signingKeys()
  return new Map(records.map((record) => [record.kid, load(record, root)]))
}

function load(record: SigningKeyRecord, root: RootSecret): LoadedKey {
  const row = algorithms[record.algorithm]
  if (row === undefined) throw new Error(`this version does not sign with ${record.algorithm}`)
  const plain = root.open(sealingPurpose(record.kid), record.sealedPrivateKey)
  const privateKey = createPrivateKey({ key: Buffer.from(plain), type: 'pkcs8', format: 'der' })
  return {
    kid: record.kid,
    algorithm: record.algorithm,
    row,
    privateKey,
    publicKey: createPublicKey(privateKey),
    publicJwk: JSON.parse(record.publicJwk) as object,
  }
}
