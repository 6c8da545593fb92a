import { createHash } from 'node:crypto'
import {
  type ClientAuthentication,
  type CompactJws,
  decodeCompactJws,
  numericDate,
  parseId,
  parseStrictJson,
  type UnixMillis,
} from '@countersign/core'
import { type Authentication, authenticateAnchor, type Use } from './authenticate.ts'
import { keysFor, type PublicKey, publicKeysIn, verifyJws } from './client-keys.ts'
import type { Engine, TokenPolicy } from './ports.ts'

/** How far the clock of a client may be off. */
const toleranceMs = 30_000
/**
 * An assertion that lives longer would have to be remembered for longer. Libraries that still tell the
 * token endpoint as the audience usually make theirs for an hour.
 */
const longestMs = { issuer: 5 * 60_000, token_endpoint: 60 * 60_000 } as const
const longestId = 256
const types: readonly (string | undefined)[] = [undefined, 'JWT', 'client-authentication+jwt']

interface Asked {
  readonly tokens: TokenPolicy
  readonly engine: Engine
}

/**
 * A client that has signed a JWT about itself (RFC 7523 §3, with the audience of rfc7523bis: the
 * issuer and nothing else). Null whatever is wrong with it, so that nobody learns which part was
 * right. That its `jti` was not used before, on any node, is found out last: what is refused for
 * something else uses none up.
 */
export async function authenticateByAssertion(
  assertion: string,
  use: Use,
  { tokens, engine }: Asked,
): Promise<Authentication | null> {
  const jws = decodeCompactJws(assertion, parseStrictJson)
  const clientId = jws === null ? null : clientOf(jws)
  if (jws === null || clientId === null) return null
  const client = await engine.store.client(clientId)
  const authentication = client?.settings.authentication ?? null
  if (authentication?.method !== 'private_key_jwt') return null
  const audiences = audiencesOf(authentication, tokens)
  if (!isSoleAudience(jws.claims['aud'], audiences)) return null
  if (!(await isSignedBy(assertion, jws, { authentication, engine }))) return null

  const known = await authenticateAnchor(authentication.anchor, use, engine)
  if (known === null) return null
  const at = 'refusal' in known ? known.at : known.facts.at
  const expiresAt =
    at === undefined ? null : endOf(jws, at, longestMs[authentication.assertionAudience])
  if (expiresAt === null || 'refusal' in known) return expiresAt === null ? null : known
  const id = digestOf([tokens.issuer, clientId, jws.claims['jti'] as string])
  const isNew = await engine.store.change((change) => change.useOnce(id, expiresAt))
  return isNew ? known : null
}

/** The client that says something of itself: issuer and subject are the same (RFC 7523 §3). */
function clientOf({ header, claims }: CompactJws) {
  const { iss, sub, jti } = claims
  const isTyped = types.includes(header.typ)
  const isNamed = typeof jti === 'string' && jti.length > 0 && jti.length <= longestId
  return isTyped && isNamed && typeof sub === 'string' && iss === sub
    ? parseId('client', sub)
    : null
}

function audiencesOf(
  { assertionAudience }: ClientAuthentication,
  { issuer, endpoint }: TokenPolicy,
): readonly string[] {
  return assertionAudience === 'issuer' ? [issuer] : [issuer, endpoint]
}

function isSoleAudience(aud: unknown, expected: readonly string[]): boolean {
  const only: unknown = Array.isArray(aud) && aud.length === 1 ? aud[0] : aud
  return typeof only === 'string' && expected.includes(only)
}

interface Signing {
  readonly authentication: ClientAuthentication
  readonly engine: Engine
}

async function isSignedBy(
  assertion: string,
  { header }: CompactJws,
  { authentication: { jwks, jwksUri }, engine }: Signing,
): Promise<boolean> {
  const fits = (keys: readonly PublicKey[]) => keysFor(header, keys).length > 0
  const keys =
    jwksUri === null ? publicKeysIn(jwks ?? []) : await engine.remoteKeys.keysAt(jwksUri, fits)
  return (await verifyJws(assertion, keys ?? [])) !== null
}

/** When an assertion need not be remembered any more; null where it is not good at the time. */
function endOf(
  { claims: { exp, nbf, iat } }: CompactJws,
  at: UnixMillis,
  longest: number,
): UnixMillis | null {
  const [end, start, made] = [exp, nbf ?? 0, iat ?? 0].map((value) => {
    const seconds = numericDate(value)
    return seconds === null ? null : seconds * 1_000
  })
  if (typeof end !== 'number' || typeof start !== 'number' || typeof made !== 'number') return null
  if (at >= end + toleranceMs || end > at + longest + toleranceMs) return null
  if (start > at + toleranceMs || made > at + toleranceMs) return null
  return Math.ceil(end + 2 * toleranceMs) as UnixMillis
}

/** Of the parts, each with its length, so that no two lists of them are one. */
function digestOf(parts: readonly string[]): Uint8Array {
  const hash = createHash('sha256').update('client assertion')
  for (const part of parts) hash.update(`:${Buffer.byteLength(part)}:${part}`)
  return hash.digest()
}
