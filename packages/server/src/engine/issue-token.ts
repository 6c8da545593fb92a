import {
  type AccessToken,
  allowedAudiences,
  claimsOf,
  composeTokenId,
  type Facts,
  missingScopes,
  type Principal,
  parseScopeList,
  type Refusal,
  refuse,
  type Scopes,
  type Standing,
  type UnixSeconds,
} from '@countersign/core'
import { countRefusal, rememberUse } from './authenticate.ts'
import { authenticateClient, clientIdOf, type PresentedClient } from './authenticate-client.ts'
import type { Engine, Policy, TokenPolicy } from './ports.ts'
import { soldScopes } from './sold-scopes.ts'
import { spendOfPrincipal } from './spend.ts'

/** A client credentials request (RFC 6749 §4.4.2), once its parameters have been found. */
export interface TokenRequest {
  readonly client: PresentedClient
  readonly scope: string | null
  readonly audience: string | null
}

/** What came of a token request, and how the limits stand that it is counted by. */
export interface TokenOutcome {
  readonly result: IssuedToken | Refusal
  readonly standings: readonly Standing[]
}

export interface IssuedToken {
  readonly accessToken: string
  readonly expiresInSeconds: number
  /** What the reply says was granted; null: nothing narrows the token, and nothing is said. */
  readonly scopes: Scopes
  readonly principal: Principal
}

/**
 * Exchanges a key for a short-lived access token. The token names its key and generation, so it
 * dies with them; nothing is stored. Narrowing to no scope at all is refused.
 */
export async function issueToken(
  request: TokenRequest,
  tokens: TokenPolicy,
  engine: Engine,
): Promise<TokenOutcome> {
  const judged = await judgeRequest(request, tokens, engine)
  if ('code' in judged) return { result: judged, standings: [] }
  const { principal, facts } = judged
  const { refusal, standings } = await spendOfPrincipal(principal, mintCost, engine)
  if (refusal !== null) {
    countRefusal(refusal, facts, engine)
    return { result: refusal, standings }
  }
  rememberUse(facts, request.client.address, engine, mintCost)
  return { result: await sign(judged, tokens, engine), standings }
}

/** What a token costs of the limits of its key. */
const mintCost = 1

/** Who asks, and what may be granted. */
async function judgeRequest(
  request: TokenRequest,
  tokens: TokenPolicy,
  engine: Engine,
): Promise<Granted | Refusal> {
  const asked = request.scope === null ? null : readScope(request.scope, tokens, engine.policy)
  if (asked === 'malformed') return refuse('scope_malformed')

  const known = await authenticateClient(request.client, tokens, { level: 'project', engine })
  if ('code' in known) return known
  const { principal, facts, signingEpoch } = known
  const grant = await grantOf(request, asked, { principal, facts, tokens, engine })
  if ('code' in grant) {
    countRefusal(grant, facts, engine)
    return grant
  }
  return { ...grant, principal, facts, signingEpoch }
}

interface Grantable {
  readonly principal: Principal
  readonly facts: Facts
  readonly tokens: TokenPolicy
  readonly engine: Engine
}

/** What the token is minted for, where the credential may have it. */
async function grantOf(
  { audience: wanted }: TokenRequest,
  asked: readonly string[] | null,
  { principal, facts, tokens, engine }: Grantable,
): Promise<Pick<Granted, 'scopes' | 'audience'> | Refusal> {
  const scopes = grantScopes(asked, { principal, facts }, tokens)
  if (scopes !== null && scopes.length === 0) return refuseScopes(asked, principal, engine)
  const audience = chooseAudience(wanted, facts, engine.policy)
  return typeof audience === 'string' ? { scopes, audience } : audience
}

function readScope(
  text: string,
  tokens: TokenPolicy,
  policy: Policy,
): readonly string[] | 'malformed' {
  const scopes = text.length > tokens.longestScope ? null : parseScopeList(text)
  if (scopes === null) return 'malformed'
  return missingScopes(policy.scopes, scopes).length === 0 ? scopes : 'malformed'
}

/**
 * Empty: the request asks for what is not held, or nothing is held. Where nothing narrows the key or
 * its client, a full token says no scope: it is worth all that the project may when it is used.
 */
function grantScopes(
  asked: readonly string[] | null,
  { principal: { scopes: held }, facts: { record } }: { principal: Principal; facts: Facts },
  tokens: TokenPolicy,
): Scopes {
  if (asked !== null) return missingScopes(held, asked).length === 0 ? asked : []
  if (tokens.unscoped === 'listed') return held ?? []
  const isNarrowed = record.key.scopes !== null || (record.client?.scopes ?? null) !== null
  return isNarrowed ? held : null
}

/** Where scopes are sold, one that no product has is unknown. */
async function refuseScopes(
  asked: readonly string[] | null,
  { scopes: held }: Principal,
  { store, policy }: Engine,
): Promise<Refusal> {
  const isOpen = policy.sellsScopes && policy.scopes === null
  const missing = isOpen ? missingScopes(held, asked ?? []) : []
  if (missing.length === 0) return refuse('scope_refused')
  const sold = await soldScopes(store)
  return refuse(missing.every((scope) => sold.has(scope)) ? 'scope_refused' : 'scope_malformed')
}

function chooseAudience(asked: string | null, facts: Facts, policy: Policy): string | Refusal {
  if (asked !== null && !policy.audiences.includes(asked)) return refuse('audience_unknown')
  const allowed = allowedAudiences(policy.audiences, facts.record)
  const chosen = asked ?? allowed[0]
  return chosen !== undefined && allowed.includes(chosen) ? chosen : refuse('audience_refused')
}

interface Granted {
  readonly scopes: Scopes
  readonly audience: string
  readonly principal: Principal
  readonly facts: Facts
  readonly signingEpoch: number
}

async function sign(
  { scopes, audience, principal, facts, signingEpoch }: Granted,
  { profile, issuer }: TokenPolicy,
  engine: Engine,
): Promise<IssuedToken> {
  const issuedAt = issueTime(facts)
  const random = Buffer.from(engine.crypto.randomBytes(12)).toString('base64url')
  const token: AccessToken = {
    issuer,
    audiences: [audience],
    issuedAt,
    expiresAt: (issuedAt + profile.lifetimeSeconds) as UnixSeconds,
    tokenId: composeTokenId(principal.keyId, principal.generation, random),
    clientId: clientIdOf(principal),
    projectId: principal.project?.id ?? null,
    keyId: principal.keyId,
    environment: principal.environment,
    scopes,
    capabilities: principal.capabilities,
    tier: principal.tier,
  }
  const claims = claimsOf(profile, token)
  const read = { at: facts.at, signingEpoch }
  return {
    accessToken: await engine.signingKeys.sign(profile.header, claims, read),
    expiresInSeconds: profile.lifetimeSeconds,
    scopes,
    principal,
  }
}

/**
 * When a token is minted, in whole seconds. Within the second in which those before it were revoked
 * that is the next one: else it would be taken for one of them.
 */
function issueTime({ record: { key, client, project }, at }: Facts): UnixSeconds {
  const from = Math.max(key.tokensFrom ?? 0, client?.tokensFrom ?? 0, project?.tokensFrom ?? 0)
  const now = Math.floor(at / 1_000)
  return (from <= at ? Math.max(now, Math.ceil(from / 1_000)) : now) as UnixSeconds
}
