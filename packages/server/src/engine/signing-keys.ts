import { acceptsTokensOf, type CompactJws, signerAt, type UnixMillis } from '@countersign/core'
import type { KeysByKid, KnownKey, KnownKeys } from './known-signing-keys.ts'
import { isSignedWithSecret, type SharedSecrets, signWithSecret } from './shared-secrets.ts'
import { signWith, verifyWith } from './signing-algorithms.ts'
import { whenRead } from './when-read.ts'

/** The keys that sign access tokens. */
export interface SigningKeys {
  /** A compact JWS (RFC 7515 §3.1), signed with the key that signs at the time of a read. */
  readonly sign: (
    header: { readonly typ: string; readonly kid: boolean },
    claims: object,
    read: Read,
  ) => Promise<string>
  /**
   * Who made a signature; null: none of ours. The algorithm is the key's, never the token's. That
   * the key is good still is for `accepts` to say, after the read that the judgement is made by.
   */
  readonly signerOf: (jws: CompactJws, types: readonly string[]) => Promise<Signer | null>
  /** Whether tokens of the signer may be accepted, as of a read. */
  readonly accepts: (signer: Signer, read: Read) => boolean | Promise<boolean>
  /** RFC 7517: all keys that sign, will or have signed a token which may be alive. */
  readonly jwks: () => Promise<{ readonly keys: readonly object[] }>
}

/** A read of the database: its time, and which epoch of the signing keys it saw. */
export interface Read {
  readonly at: UnixMillis
  readonly signingEpoch: number
}

export type Signer = { readonly kid: string } | 'secret'

/** As for the times in tokens: only a clock that was set back exceeds this. */
const clockToleranceMs = 30_000

export function createSigningKeys(known: KnownKeys, secrets: SharedSecrets): SigningKeys {
  return {
    sign: async ({ typ, kid }, claims, read) => {
      if (secrets.signs !== null) {
        const input = inputOf({ alg: 'HS256', typ }, claims)
        return joined(input, signWithSecret(secrets.signs, input))
      }
      const key = signerAmong(await known.asOf(read.signingEpoch), read.at)
      const { algorithm } = key.record
      const named = kid ? { kid: key.record.kid } : {}
      const input = inputOf({ alg: algorithm, ...named, typ }, claims)
      return joined(input, await signWith(algorithm, key.privateKey(), input))
    },
    signerOf: async (jws, types) => {
      const { kid, alg } = jws.header
      if (!types.includes(jws.header.typ ?? '')) return null
      if (kid === undefined) return isSignedWithSecret(jws, secrets) ? 'secret' : null
      if (!thumbprint.test(kid)) return null
      const key = known.atHand().get(kid) ?? (await known.asOfNow()).get(kid)
      if (key === undefined || key.record.retiredAt !== null) return null
      if (alg !== key.record.algorithm) return null
      return verifyWith(key.record.algorithm, key.publicKey, jws) ? { kid } : null
    },
    accepts: (signer, { at, signingEpoch }) => {
      if (signer === 'secret') return true
      return whenRead(known.asOf(signingEpoch), (keys) => {
        const key = keys.get(signer.kid)
        return key !== undefined && acceptsTokensOf(key.record, at, clockToleranceMs)
      })
    },
    jwks: async () => {
      const keys = [...(await known.asOfNow()).values()]
      const published = keys.filter(({ record }) => record.retiredAt === null)
      return { keys: published.map(({ publicJwk }) => publicJwk) }
    },
  }
}

// 43 characters of base64url: SHA-256, RFC 7638
const thumbprint = /^[A-Za-z0-9_-]{43}$/

function inputOf(header: object, claims: object): string {
  return `${encode(header)}.${encode(claims)}`
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

function joined(input: string, signature: Buffer): string {
  return `${input}.${signature.toString('base64url')}`
}

function signerAmong(keys: KeysByKid, at: UnixMillis): KnownKey {
  const signer = signerAt(
    [...keys.values()].map(({ record }) => record),
    at,
  )
  const key = signer === null ? undefined : keys.get(signer.kid)
  if (key === undefined) throw new Error('there is no signing key')
  return key
}
