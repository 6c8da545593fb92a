import { type Facts, type Level, type Principal, type Refusal, refuse } from '@countersign/core'
import { type Authentication, authenticate, countRefusal, countRefused } from './authenticate.ts'
import { authenticateByAssertion } from './client-assertion.ts'
import { authenticateByCertificate } from './client-certificate.ts'
import type { Engine, TokenPolicy } from './ports.ts'

/** How a request to the authorization server says who it is of (RFC 6749 §2.3). */
export type PresentedClient = {
  /** The client that the request names; null: none, or it is not read. */
  readonly clientId: string | null
  readonly address: string | null
} & (
  | { readonly by: 'secret'; readonly credential: string }
  /** A JWT that the client has signed (RFC 7523 §2.2). */
  | { readonly by: 'assertion'; readonly assertion: string }
  /** The certificate of the connection, in DER (RFC 8705 §2). */
  | { readonly by: 'certificate'; readonly certificate: Uint8Array }
)

/** A client that is known, and the read that it is known by. */
export interface KnownClient {
  readonly principal: Principal
  readonly facts: Facts
  readonly signingEpoch: number
}

export interface Asked {
  readonly level?: Level
  readonly tokens: TokenPolicy
  readonly engine: Engine
}

/** Finds out which client asks. Refuses as `authenticate` does, and what names another client. */
export async function authenticateClient(
  client: PresentedClient,
  asked: Asked,
): Promise<KnownClient | Refusal> {
  const { engine } = asked
  const known = await recogniseClient(client, asked)
  if (known === null) return refuse('key_unknown')
  if ('refusal' in known) {
    countRefused(known, engine)
    // what is shown here is a secret, and a token is none
    const isToken = known.refusal.code === 'credential_kind_refused'
    return isToken ? refuse('credential_malformed') : known.refusal
  }
  const method = known.facts.record.client?.settings.authentication?.method ?? 'secret'
  const isRegistered = methodOf[client.by].includes(method)
  if (isRegistered && clientMatches(client.clientId, known.principal, asked.tokens)) return known
  const refusal = refuse('client_mismatch')
  countRefusal(refusal, known.facts, engine)
  return refusal
}

/** A client has the one method that it is registered with. */
const methodOf: Readonly<Record<PresentedClient['by'], readonly string[]>> = {
  secret: ['secret'],
  assertion: ['private_key_jwt'],
  certificate: ['tls_client_auth', 'self_signed_tls_client_auth'],
}

async function recogniseClient(
  client: PresentedClient,
  { level, tokens, engine }: Asked,
): Promise<Authentication | null> {
  const use = { address: client.address, demand: level === undefined ? {} : { level } }
  switch (client.by) {
    case 'secret':
      return authenticate({ credential: client.credential, takes: ['key'], ...use }, engine)
    case 'assertion':
      return authenticateByAssertion(client.assertion, use, { tokens, engine })
    case 'certificate':
      return authenticateByCertificate(client, use, engine)
  }
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
