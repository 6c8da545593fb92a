import {
  type Actor,
  type Facts,
  isFresh,
  missingScopes,
  type Principal,
  type Refusal,
  refuse,
  type Scopes,
} from '@countersign/core'
import type { Audiences } from './audiences.ts'
import { authenticate, countRefusal, countRefused, rememberUse } from './authenticate.ts'
import { authenticateClient, clientIdOf, type KnownClient } from './authenticate-client.ts'
import { confirmationOf, readScope, type TokenOutcome, type TokenRequest } from './issue-token.ts'
import type { Engine, TokenPolicy } from './ports.ts'
import { type Bounds, type Rights, signToken } from './sign-token.ts'
import { spendOfMint } from './spend.ts'

/** A token exchange (RFC 8693 §2.1), once its parameters have been found. */
export interface ExchangeRequest extends TokenRequest {
  /** The access token that is exchanged. */
  readonly subjectToken: string
}

/** So many may act for one another. */
const longestChain = 5
const mintCost = 1

/**
 * Exchanges an access token for a narrower one: of its scopes and audiences or fewer, and no longer. Its
 * own client may, and one that serves an audience of it, which then is named as who acts. The new token
 * dies with the key that the first was minted from.
 */
export async function exchangeToken(
  request: ExchangeRequest,
  tokens: TokenPolicy,
  engine: Engine,
): Promise<TokenOutcome> {
  const asked = request.scope === null ? null : readScope(request.scope, tokens, engine.policy)
  if (asked === 'malformed') return refused('scope_malformed')
  const client = await authenticateClient(request.client, { level: 'project', tokens, engine })
  if ('code' in client) return { result: client, standings: [] }
  const granted = await grantOf(request, asked, { client, engine })
  if ('code' in granted) {
    countRefusal(granted, client.facts, engine)
    return { result: granted, standings: [] }
  }
  const { refusal, standings } = await spendOfMint(client.principal, mintCost, engine)
  if (refusal !== null) {
    countRefusal(refusal, client.facts, engine)
    return { result: refusal, standings }
  }
  rememberUse(client.facts, request.client.address, engine, mintCost)
  const { subject, rights, bounds } = granted
  if (request.proof !== null && !isFresh(request.proof.madeAt, client.facts.at)) {
    return refused('proof_invalid')
  }
  const confirmation = confirmationOf(request)
  const signing = { tokens, engine, bounds, confirmation }
  return { result: await signToken(subject, rights, signing), standings }
}

function refused(code: Refusal['code']): TokenOutcome {
  return { result: refuse(code), standings: [] }
}

interface Granted {
  readonly subject: KnownClient
  readonly rights: Rights
  readonly bounds: Bounds
}

async function grantOf(
  { subjectToken, audiences, client: { address } }: ExchangeRequest,
  asked: readonly string[] | null,
  { client, engine }: { readonly client: KnownClient; readonly engine: Engine },
): Promise<Granted | Refusal> {
  const takes = ['token'] as const
  const presented = {
    credential: subjectToken,
    takes,
    address,
    demand: { level: 'project' },
  } as const
  const subject = await authenticate(presented, engine)
  if ('refusal' in subject) {
    countRefused(subject, engine)
    const isOutage = subject.refusal.code === 'unavailable'
    return isOutage ? subject.refusal : refuse('subject_token_invalid')
  }
  const { shown } = subject.facts
  if (shown.kind !== 'token') return refuse('subject_token_invalid')
  const isOwn = clientIdOf(subject.principal) === clientIdOf(client.principal)
  if (!isOwn && !serves(client.facts, shown.audiences)) return refuse('client_unauthorized')
  const actor = isOwn ? shown.actor : actingFor(shown.actor, client.principal)
  if (lengthOf(actor) > longestChain) return refuse('subject_token_invalid')

  const scopes = narrowed(asked, shown.scopes, subject.principal.scopes)
  if (scopes !== null && 'code' in scopes) return scopes
  const chosen = narrowedAudiences(audiences, shown.audiences, engine)
  if ('code' in chosen) return chosen
  return {
    subject,
    rights: { scopes, audiences: chosen },
    bounds: { expiresAt: shown.expiresAt, actor },
  }
}

function serves({ record }: Facts, audiences: readonly string[]): boolean {
  const served = record.client?.settings.serves ?? []
  return audiences.some((audience) => served.includes(audience))
}

/** RFC 8693 §4.1: the newest first, those before it within. */
function actingFor(before: Actor | null, principal: Principal): Actor {
  const sub = clientIdOf(principal)
  return before === null ? { sub } : { sub, act: before }
}

function lengthOf(actor: Actor | null | undefined): number {
  return actor === null || actor === undefined ? 0 : 1 + lengthOf(actor.act)
}

/** What was asked for of what the token is worth; without a wish, what it says. */
function narrowed(asked: readonly string[] | null, said: Scopes, worth: Scopes): Scopes | Refusal {
  if (asked === null) return said
  return missingScopes(worth, asked).length === 0 ? asked : refuse('scope_refused')
}

function narrowedAudiences(
  asked: readonly string[],
  held: readonly string[],
  { policy }: Engine,
): Audiences | Refusal {
  if (!asked.every((one) => policy.audiences.includes(one))) return refuse('audience_unknown')
  const [first, ...others] = asked.length === 0 ? held : [...new Set(asked)]
  const isHeld = asked.every((one) => held.includes(one))
  return first === undefined || !isHeld ? refuse('audience_refused') : [first, ...others]
}
