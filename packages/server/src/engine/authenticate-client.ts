import { type Facts, type Level, type Principal, type Refusal, refuse } from '@countersign/core'
import { authenticate, countRefusal, countRefused } from './authenticate.ts'
import type { Engine, TokenPolicy } from './ports.ts'

/** How a request to the authorization server says who it is of (RFC 6749 §2.3). */
export interface PresentedClient {
  /** The secret of the client: a key. */
  readonly credential: string
  /** The client that the request names; null: none, or it is not read. */
  readonly clientId: string | null
  readonly address: string | null
}

/** A client that is known, and the read that it is known by. */
export interface KnownClient {
  readonly principal: Principal
  readonly facts: Facts
  readonly signingEpoch: number
}

/** Finds out which client asks. Refuses as `authenticate` does, and what names another client. */
export async function authenticateClient(
  { credential, clientId, address }: PresentedClient,
  tokens: TokenPolicy,
  { level, engine }: { readonly level?: Level; readonly engine: Engine },
): Promise<KnownClient | Refusal> {
  const demand = level === undefined ? {} : { level }
  const known = await authenticate({ credential, takes: ['key'], address, demand }, engine)
  if ('refusal' in known) {
    countRefused(known, engine)
    // what is shown here is a secret, and a token is none
    const isToken = known.refusal.code === 'credential_kind_refused'
    return isToken ? refuse('credential_malformed') : known.refusal
  }
  if (clientMatches(clientId, known.principal, tokens)) return known
  const refusal = refuse('client_mismatch')
  countRefusal(refusal, known.facts, engine)
  return refusal
}

function clientMatches(asked: string | null, principal: Principal, tokens: TokenPolicy): boolean {
  if (tokens.clientId === 'ignored') return true
  if (asked === null) return tokens.clientId === 'matches' || principal.level === 'server'
  return asked === clientIdOf(principal)
}

/** The registered client, or the key itself where it has none (RFC 9068 §2.2). */
export function clientIdOf({ clientId, keyId }: Principal): string {
  return clientId ?? keyId
}
