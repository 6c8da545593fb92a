import type { JWTPayload } from 'jose'

/** Who a request is, as the gateway judged it. */
export interface Identity {
  /** The client, or the key where there is no client. */
  readonly subject: string
  /** `server`: of no project; administration. */
  readonly level: 'project' | 'server'
  /** Null on the server level. */
  readonly project: { readonly id: string; readonly slug: string } | null
  readonly keyId: string
  /** Null: the key belongs to no OAuth client. */
  readonly clientId: string | null
  readonly environment: 'live' | 'test'
  /** Null: every scope. Empty: none. */
  readonly scopes: readonly string[] | null
  readonly capabilities: readonly string[]
  /** The name of the rate limit; null: none. */
  readonly tier: string | null
  /** Counts up when the key is rotated or its rights are reduced. */
  readonly generation: number
  readonly issuedAt: Date
  readonly expiresAt: Date
  /** Names the header. The gateway may send one header with several requests, for up to 10 s. */
  readonly id: string
}

/** Reads the claims of a header whose signature was verified. Null when one is not as it should be. */
export function identityOf(claims: JWTPayload): Identity | null {
  const { sub, iat, exp, jti } = claims
  const { level, project, key_id, client_id, environment } = claims
  const { scopes, capabilities, tier, generation } = claims
  if (typeof sub !== 'string' || typeof jti !== 'string' || typeof key_id !== 'string') return null
  if (typeof iat !== 'number' || typeof exp !== 'number' || !isCount(generation)) return null
  if (level !== 'project' && level !== 'server') return null
  if (environment !== 'live' && environment !== 'test') return null
  if (!isProject(project) || !isTextOrNull(client_id) || !isTextOrNull(tier)) return null
  if ((scopes !== null && !isTexts(scopes)) || !isTexts(capabilities)) return null
  if ((project === null) !== (level === 'server')) return null
  return {
    ...{ subject: sub, level, environment, scopes, capabilities, tier, generation },
    project: project === null ? null : { id: project.id, slug: project.slug },
    keyId: key_id,
    clientId: client_id,
    issuedAt: new Date(iat * 1_000),
    expiresAt: new Date(exp * 1_000),
    id: jti,
  }
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string'
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
}

function isProject(value: unknown): value is Identity['project'] {
  if (value === null) return true
  if (typeof value !== 'object') return false
  const { id, slug } = value as Readonly<Record<string, unknown>>
  return typeof id === 'string' && typeof slug === 'string'
}
