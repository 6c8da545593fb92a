import {
  type AccessToken,
  type Actor,
  type Confirmation,
  claimsOf,
  composeTokenId,
  type Facts,
  type Principal,
  type Refusal,
  refuse,
  type Scopes,
  stamped,
  type UnixMillis,
  type UnixSeconds,
} from '@countersign/core'
import { type Audiences, typeFor } from './audiences.ts'
import { clientIdOf, type KnownClient } from './authenticate-client.ts'
import { customClaims } from './custom-claims.ts'
import type { Engine, TokenPolicy } from './ports.ts'
import { reusedFrom } from './reuse-token.ts'
import { statusOf } from './token-status.ts'

export interface IssuedToken {
  readonly accessToken: string
  readonly expiresInSeconds: number
  /** What the reply says was granted; null: nothing narrows the token, and nothing is said. */
  readonly scopes: Scopes
  readonly principal: Principal
  /** Whether it is used with proofs: then its type is DPoP (RFC 9449 §5). */
  readonly isProven: boolean
}

/** What a token is minted for. */
export interface Rights {
  readonly scopes: Scopes
  readonly audiences: Audiences
}

/** What a token is bounded by that is minted of another one. */
export interface Bounds {
  /** It ends no later. */
  readonly expiresAt: UnixMillis
  /** Who acts for the subject; null: the subject itself. */
  readonly actor: Actor | null
}

interface Signing {
  readonly tokens: TokenPolicy
  readonly engine: Engine
  readonly bounds?: Bounds
  /** What the token is bound to; absent: nothing. */
  readonly confirmation?: Confirmation | null
}

/** Mints a token for a client that may have it. Refuses while its custom claims can't be had. */
export async function signToken(
  { principal, facts, signingEpoch }: KnownClient,
  rights: Rights,
  { tokens, engine, bounds, confirmation: cnf = null }: Signing,
): Promise<IssuedToken | Refusal> {
  const { profile, issuer, types } = tokens
  const minting = { principal, facts, rights }
  const times =
    bounds === undefined
      ? await timesOf(minting, { tokens, engine, confirmation: cnf })
      : boundedTimes(minting, { tokens, engine }, bounds)
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
  const act = bounds?.actor ?? null
  const status = await statusOf({ ...token, generation: principal.generation }, tokens, engine)
  const claims = {
    ...custom,
    ...claimsOf(profile, token),
    ...(act === null ? {} : { act }),
    ...(cnf === null ? {} : { cnf }),
    ...status,
  }
  const typ = typeFor(rights.audiences, profile.header.typ, types)
  const read = { at: facts.at, signingEpoch }
  // whoever takes the token may not ask us: what it carries counts as needed
  const carried = rights.scopes ?? principal.scopes
  if (carried !== null) engine.habits.exercised(principal.keyId, carried)
  return {
    accessToken: await engine.signingKeys.sign({ ...profile.header, typ }, claims, read),
    expiresInSeconds: times.expiresAt - Math.floor(facts.at / 1_000),
    scopes: rights.scopes,
    principal,
    isProven: cnf?.jkt !== undefined,
  }
}

interface Minting {
  readonly principal: Principal
  readonly facts: Facts
  readonly rights: Rights
}

type Times = Pick<AccessToken, 'issuedAt' | 'expiresAt' | 'tokenId'>

async function timesOf(
  minting: Minting,
  { tokens, engine, confirmation }: Signing,
): Promise<Times> {
  const { facts } = minting
  const earliest = Math.ceil(revokedUntil(facts) / 1_000) as UnixSeconds
  if (tokens.reuseSeconds !== null && (confirmation ?? null) === null) {
    const reused = await reusedFrom({ ...minting, earliest }, { tokens, engine })
    if (reused !== null) return reused
  }
  return newTimes(minting, { tokens, engine })
}

function boundedTimes(minting: Minting, signing: Signing, { expiresAt }: Bounds): Times {
  const times = newTimes(minting, signing)
  const most = Math.floor(expiresAt / 1_000)
  return { ...times, expiresAt: Math.min(times.expiresAt, most) as UnixSeconds }
}

function newTimes({ principal, facts }: Minting, { tokens, engine }: Signing): Times {
  const earliest = Math.ceil(revokedUntil(facts) / 1_000) as UnixSeconds
  const issuedAt = issueTime(facts, earliest)
  const random = Buffer.from(engine.crypto.randomBytes(12)).toString('base64url')
  return {
    issuedAt,
    expiresAt: (issuedAt + tokens.profile.lifetimeSeconds) as UnixSeconds,
    tokenId: composeTokenId(principal.keyId, principal.generation, stamped(random, issuedAt)),
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
