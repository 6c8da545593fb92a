import {
  type AccessToken,
  claimsOf,
  composeTokenId,
  type Facts,
  type Principal,
  type Refusal,
  refuse,
  type Scopes,
  type UnixSeconds,
} from '@countersign/core'
import { type Audiences, typeFor } from './audiences.ts'
import { clientIdOf, type KnownClient } from './authenticate-client.ts'
import { customClaims } from './custom-claims.ts'
import type { Engine, TokenPolicy } from './ports.ts'
import { reusedFrom } from './reuse-token.ts'

export interface IssuedToken {
  readonly accessToken: string
  readonly expiresInSeconds: number
  /** What the reply says was granted; null: nothing narrows the token, and nothing is said. */
  readonly scopes: Scopes
  readonly principal: Principal
}

/** What a token is minted for. */
export interface Rights {
  readonly scopes: Scopes
  readonly audiences: Audiences
}

interface Signing {
  readonly tokens: TokenPolicy
  readonly engine: Engine
}

/** Mints a token for a client that may have it. Refuses while its custom claims can't be had. */
export async function signToken(
  { principal, facts, signingEpoch }: KnownClient,
  rights: Rights,
  { tokens, engine }: Signing,
): Promise<IssuedToken | Refusal> {
  const { profile, issuer, types } = tokens
  const times = await timesOf({ principal, facts, rights }, { tokens, engine })
  const token: AccessToken = {
    issuer,
    ...rights,
    ...times,
    clientId: clientIdOf(principal),
    projectId: principal.project?.id ?? null,
    keyId: principal.keyId,
    environment: principal.environment,
    capabilities: principal.capabilities,
    tier: principal.tier,
  }
  const custom = await customClaims(token, principal, tokens)
  if (custom === null) return refuse('unavailable', { retryAfterSeconds: 1 })
  const claims = { ...custom, ...claimsOf(profile, token) }
  const typ = typeFor(rights.audiences, profile.header.typ, types)
  const read = { at: facts.at, signingEpoch }
  return {
    accessToken: await engine.signingKeys.sign({ ...profile.header, typ }, claims, read),
    expiresInSeconds: times.expiresAt - Math.floor(facts.at / 1_000),
    scopes: rights.scopes,
    principal,
  }
}

interface Minting {
  readonly principal: Principal
  readonly facts: Facts
  readonly rights: Rights
}

type Times = Pick<AccessToken, 'issuedAt' | 'expiresAt' | 'tokenId'>

async function timesOf(minting: Minting, { tokens, engine }: Signing): Promise<Times> {
  const { principal, facts } = minting
  const earliest = Math.ceil(revokedUntil(facts) / 1_000) as UnixSeconds
  if (tokens.reuseSeconds !== null) {
    const reused = await reusedFrom({ ...minting, earliest }, { tokens, engine })
    if (reused !== null) return reused
  }
  const issuedAt = issueTime(facts, earliest)
  const random = Buffer.from(engine.crypto.randomBytes(12)).toString('base64url')
  return {
    issuedAt,
    expiresAt: (issuedAt + tokens.profile.lifetimeSeconds) as UnixSeconds,
    tokenId: composeTokenId(principal.keyId, principal.generation, random),
  }
}

/** The instant before which all tokens of the credential are revoked; 0: there is none. */
function revokedUntil({ record: { key, client, project } }: Facts): number {
  return Math.max(key.tokensFrom ?? 0, client?.tokensFrom ?? 0, project?.tokensFrom ?? 0)
}

/**
 * When a token is minted, in whole seconds. Within the second in which those before it were revoked
 * that is the next one: else it would be taken for one of them.
 */
function issueTime({ at }: Facts, earliest: UnixSeconds): UnixSeconds {
  const now = Math.floor(at / 1_000)
  return (earliest === now + 1 ? earliest : now) as UnixSeconds
}
