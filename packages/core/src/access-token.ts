import type { Environment, KeyId, ProjectId, UnixSeconds } from './branded.ts'
import { haveMintedForms } from './claim-forms.ts'
import { parseId } from './ids.ts'
import { parseScopeList, type Scopes } from './scopes.ts'

/** What a claim of an access token can hold. A contract names the claims, this is the vocabulary. */
export type ClaimSource =
  | 'issuer'
  | 'subject'
  | 'audience'
  | 'issued_at'
  | 'expires_at'
  | 'token_id'
  | 'client_id'
  | 'project_id'
  | 'key_id'
  | 'environment'
  | 'scope_string'
  | 'scope_array'
  | 'capabilities'
  | 'tier'

export type SigningAlgorithm = 'ES256' | 'EdDSA' | 'RS256' | 'PS256' | 'HS256'

/** How the access tokens of a contract look (RFC 7519, RFC 9068). */
export interface TokenProfile {
  readonly algorithm: SigningAlgorithm
  /** The `typ` header, and whether a `kid` header names the key. */
  readonly header: { readonly typ: string; readonly kid: boolean }
  readonly lifetimeSeconds: number
  /** Name of each claim, and what it holds. A source that is null for a token leaves its claim out. */
  readonly claims: Readonly<Record<string, ClaimSource>>
}

/** What is minted. */
export interface AccessToken {
  readonly issuer: string
  /** One or several; a single one is written as a text (RFC 7519 §4.1.3). */
  readonly audiences: readonly [string, ...string[]]
  readonly issuedAt: UnixSeconds
  readonly expiresAt: UnixSeconds
  readonly tokenId: string
  /** The registered client, or the key itself where it has none (RFC 9068 §2.2). */
  readonly clientId: string
  readonly projectId: ProjectId | null
  readonly keyId: KeyId
  readonly environment: Environment
  /** Null: not narrowed, and then no scope is said. */
  readonly scopes: Scopes
  readonly capabilities: readonly string[]
  readonly tier: string | null
}

const sources: Readonly<Record<ClaimSource, (token: AccessToken) => unknown>> = {
  issuer: (token) => token.issuer,
  subject: (token) => token.clientId,
  audience: ({ audiences }) => (audiences.length === 1 ? audiences[0] : audiences),
  issued_at: (token) => token.issuedAt,
  expires_at: (token) => token.expiresAt,
  token_id: (token) => token.tokenId,
  client_id: (token) => token.clientId,
  project_id: (token) => token.projectId,
  key_id: (token) => token.keyId,
  environment: (token) => token.environment,
  scope_string: (token) => token.scopes?.join(' ') ?? null,
  scope_array: (token) => token.scopes,
  capabilities: (token) => token.capabilities,
  tier: (token) => token.tier,
}

/** The claims of a token, named as the profile names them. */
export function claimsOf(profile: TokenProfile, token: AccessToken): Record<string, unknown> {
  const claims: Record<string, unknown> = {}
  for (const [name, source] of Object.entries(profile.claims)) {
    const value = sources[source](token)
    if (value !== null) claims[name] = value
  }
  return claims
}

/** `<key id>.<generation>.<random>`: a token names its key and generation in every dialect. */
export function composeTokenId(keyId: KeyId, generation: number, random: string): string {
  return `${keyId}.${generation}.${random}`
}

export interface TokenId {
  readonly keyId: KeyId
  readonly generation: number
}

const tokenIdText = /^([^.]+)\.([1-9][0-9]{0,8})\.([A-Za-z0-9_-]{16})$/

export function parseTokenId(text: string): TokenId | null {
  const parts = tokenIdText.exec(text)
  const keyId = parseId('key', parts?.[1] ?? '')
  return keyId === null ? null : { keyId, generation: Number(parts?.[2]) }
}

/** What an online verification needs of a token's claims. */
export interface TokenClaims extends TokenId {
  readonly tokenId: string
  readonly scopes: Scopes
  readonly audiences: readonly string[]
  readonly issuedAt: UnixSeconds
  readonly expiresAt: UnixSeconds
}

/**
 * Reads the claims back by the same table. Null when one that every token of the profile has is
 * absent, of another type, or of another issuer: such a token is none of ours.
 */
export function readClaims(
  profile: TokenProfile,
  issuer: string,
  claims: Readonly<Record<string, unknown>>,
): TokenClaims | null {
  if (!haveMintedForms(profile, claims)) return null
  const of = (source: ClaimSource): unknown => claims[claimNamed(profile, source) ?? '']
  const tokenId = text(of('token_id'))
  const id = parseTokenId(tokenId)
  const audiences = readAudiences(of('audience'))
  const issuedAt = numericDate(of('issued_at'))
  const expiresAt = numericDate(of('expires_at'))
  const scopes = readScopes(of('scope_string'), of('scope_array'))
  if (id === null || of('issuer') !== issuer || audiences === null) return null
  if (issuedAt === null || expiresAt === null || scopes === 'malformed') return null
  return { ...id, tokenId, scopes, audiences, issuedAt, expiresAt }
}

/** A text, or a list of several different ones. */
function readAudiences(value: unknown): readonly string[] | null {
  if (typeof value === 'string') return [value]
  if (!Array.isArray(value) || value.length < 2 || new Set(value).size < value.length) return null
  return value.every((one) => typeof one === 'string') ? value : null
}

function claimNamed(profile: TokenProfile, source: ClaimSource): string | null {
  return Object.entries(profile.claims).find(([, held]) => held === source)?.[0] ?? null
}

function readScopes(written: unknown, listed: unknown): Scopes | 'malformed' {
  if (written !== undefined) return parseScopeList(text(written)) ?? 'malformed'
  if (listed === undefined) return null
  return Array.isArray(listed) && listed.every((scope) => typeof scope === 'string')
    ? listed
    : 'malformed'
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function numericDate(value: unknown): UnixSeconds | null {
  return Number.isSafeInteger(value) && (value as number) > 0 ? (value as UnixSeconds) : null
}
