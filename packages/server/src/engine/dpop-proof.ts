import { hash } from 'node:crypto'
import {
  decodeCompactJws,
  numericDate,
  parseStrictJson,
  type Refusal,
  refuse,
  type UnixMillis,
} from '@countersign/core'
import { calculateJwkThumbprint, compactVerify, type JWK } from 'jose'
import { assertionAlgorithms, publicKeysIn } from './client-keys.ts'
import type { KeyCrypto } from './ports.ts'

/** What a proof must be for (RFC 9449 §4.3). */
export interface ProvenRequest {
  readonly method: string
  /** The addresses that the request may be known by: where a proxy cuts a path, there are two. */
  readonly urls: readonly string[]
  /** The token that is used with it; null: one is asked for. */
  readonly token: string | null
  /** Whether it must have a nonce of ours. */
  readonly needsNonce: boolean
}

/** The key of a proof that is good but for its age, which the judgement looks at. */
export interface GoodProof {
  readonly jkt: string
  readonly madeAt: UnixMillis
}

export interface Proofs {
  readonly check: (proof: string, request: ProvenRequest) => Promise<GoodProof | Refusal>
  /** For the next proof. */
  readonly nonce: () => string
}

const longestId = 256
const nonceMs = 120_000
/** Longer than a proof is good for. */
const rememberedMs = 180_000
const mostRemembered = 100_000
const invalid = refuse('proof_invalid')

/**
 * Checks proofs of possession. Nonces follow from the time and the root secret, so all nodes know them
 * and nothing is stored; that a proof was used before each node remembers for itself.
 */
export function createProofs({ repeatable }: Pick<KeyCrypto, 'repeatable'>): Proofs {
  const period = (): number => Math.floor(Date.now() / nonceMs)
  const nonceOf = (place: number): string => repeatable(`dpop nonce ${place}`)
  const isOurs = (nonce: unknown): boolean =>
    [-1, 0, 1].some((offset) => nonce === nonceOf(period() + offset))
  const isNew = createMemory()
  const nonce = (): string => nonceOf(period())
  return {
    nonce,
    check: async (proof, request) => {
      const jws = decodeCompactJws(proof, parseStrictJson)
      if (jws === null) return invalid
      const jkt = await signerOf(proof, jws.header)
      if (jkt === null) return invalid
      const { jti, iat } = jws.claims
      const made = numericDate(iat)
      const isNamed = typeof jti === 'string' && jti.length > 0 && jti.length <= longestId
      if (!isNamed || made === null || !isFor(jws.claims, request)) return invalid
      const hasNonce = jws.claims['nonce'] !== undefined
      if ((request.needsNonce || hasNonce) && !isOurs(jws.claims['nonce'])) {
        if (request.needsNonce) return refuse('proof_nonce_required', { nonce: nonce() })
      }
      if (!isNew(`${jkt} ${jti}`)) return invalid
      return { jkt, madeAt: Math.floor(made * 1_000) as UnixMillis }
    },
  }
}

/** Who signed a proof: the thumbprint of the key that it brings along. */
async function signerOf(
  proof: string,
  { typ, alg, jwk }: Readonly<Record<string, unknown>> & { readonly alg: string },
): Promise<string | null> {
  if (typ !== 'dpop+jwt' || !assertionAlgorithms.includes(alg)) return null
  const [found] = publicKeysIn([jwk]) ?? []
  if (found === undefined) return null
  try {
    await compactVerify(proof, found.key, { algorithms: [alg] })
    return await calculateJwkThumbprint(jwk as JWK)
  } catch {
    return null
  }
}

function isFor(
  { htm, htu, ath }: Readonly<Record<string, unknown>>,
  { method, urls, token }: ProvenRequest,
): boolean {
  if (htm !== method || typeof htu !== 'string') return false
  const named = plainUrl(htu)
  if (named === null || !urls.some((url) => plainUrl(url) === named)) return false
  return token === null || ath === hash('sha256', token, 'base64url')
}

/** RFC 9449 §4.3: without query and fragment, in one spelling. */
function plainUrl(text: string): string | null {
  const url = URL.parse(text)
  return url === null ? null : url.origin + url.pathname
}

/** Says whether a name is seen for the first time, for as long as that matters. */
function createMemory(): (name: string) => boolean {
  const seen = new Map<string, number>()
  return (name) => {
    const now = performance.now()
    for (const [oldest, at] of seen) {
      if (seen.size < mostRemembered && now - at < rememberedMs) break
      seen.delete(oldest)
    }
    if (seen.has(name)) return false
    seen.set(name, now)
    return true
  }
}
