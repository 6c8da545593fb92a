import {
  type Confirmation,
  type Facts,
  isFresh,
  missingScopes,
  type Principal,
  parseScopeList,
  type Refusal,
  refuse,
  type Scopes,
  type Standing,
} from '@countersign/core'
import { chooseAudiences } from './audiences.ts'
import { countRefusal, rememberUse } from './authenticate.ts'
import {
  authenticateClient,
  type KnownClient,
  type PresentedClient,
} from './authenticate-client.ts'
import { thumbprintOf } from './client-certificate.ts'
import type { GoodProof } from './dpop-proof.ts'
import type { Engine, Policy, TokenPolicy } from './ports.ts'
import { type IssuedToken, type Rights, signToken } from './sign-token.ts'
import { soldScopes } from './sold-scopes.ts'
import { spendOfMint } from './spend.ts'

/** A client credentials request (RFC 6749 §4.4.2), once its parameters have been found. */
export interface TokenRequest {
  readonly client: PresentedClient
  readonly scope: string | null
  /** What the token is to be for (RFC 8707); empty: the default. */
  readonly audiences: readonly string[]
  /** Of the key that the token is to be bound to; null: to none. */
  readonly proof: GoodProof | null
}

/** What came of a token request, and how the limits stand that it is counted by. */
export interface TokenOutcome {
  readonly result: IssuedToken | Refusal
  readonly standings: readonly Standing[]
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
  if (request.proof !== null && !isFresh(request.proof.madeAt, facts.at)) {
    return { result: refuse('proof_invalid'), standings: [] }
  }
  const { refusal, standings } = await spendOfMint(principal, mintCost, engine)
  if (refusal !== null) {
    countRefusal(refusal, facts, engine)
    return { result: refusal, standings }
  }
  rememberUse(facts, request.client.address, engine, mintCost)
  const { scopes, audiences } = judged
  const confirmation = confirmationOf(request)
  const result = await signToken(judged, { scopes, audiences }, { tokens, engine, confirmation })
  return { result, standings }
}

/** What the token is bound to: the key of the proof, and the certificate that its client is known by. */
export function confirmationOf({ proof, client }: TokenRequest): Confirmation | null {
  const jkt = proof === null ? {} : { jkt: proof.jkt }
  const thumbprint =
    client.by === 'certificate' ? { 'x5t#S256': thumbprintOf(client.certificate) } : {}
  const confirmation = { ...jkt, ...thumbprint }
  return Object.keys(confirmation).length === 0 ? null : confirmation
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

  const known = await authenticateClient(request.client, { level: 'project', tokens, engine })
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
  { audiences: wanted }: TokenRequest,
  asked: readonly string[] | null,
  { principal, facts, tokens, engine }: Grantable,
): Promise<Rights | Refusal> {
  const scopes = grantScopes(asked, { principal, facts }, tokens)
  if (scopes !== null && scopes.length === 0) return refuseScopes(asked, principal, engine)
  const audiences = chooseAudiences(wanted, facts, engine.policy)
  return 'code' in audiences ? audiences : { scopes, audiences }
}

/** The scopes that a request asks for, where they exist. */
export function readScope(
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

type Granted = KnownClient & Rights
