import {
  allowedAudiences,
  type Facts,
  type Principal,
  type Refusal,
  refuse,
} from '@countersign/core'
import { authenticate } from './authenticate.ts'
import type { KnownClient } from './authenticate-client.ts'
import type { Engine } from './ports.ts'

/** What is to be known of a credential by who asks about it: null where it is nothing to them. */
export type Introspected = { readonly principal: Principal; readonly facts: Facts } | null

/** Audiences whose tokens a caller may ask about. */
export type Serves = 'all' | readonly string[]

/**
 * What a caller may ask about: a server-level key that may verify, everything; a client, what is
 * meant for the audiences that it serves. Refuses who may ask about nothing.
 */
export function servedBy({ principal, facts: { record } }: KnownClient): Serves | Refusal {
  if (principal.permissions.includes('verify')) return 'all'
  const serves = record.client?.settings.serves ?? []
  return serves.length === 0 ? refuse('client_unauthorized') : serves
}

/**
 * Judges a key or a token as it would be judged if it were used now (RFC 7662 §2.2). What is not
 * meant for the caller is told like what is not known. Nothing is spent or remembered. A key that is
 * bound to addresses is nothing here, as nobody says where it is used.
 */
export async function introspect(
  credential: string,
  serves: Serves,
  engine: Engine,
): Promise<Introspected> {
  const presented = { credential, takes: ['key', 'token'] as const, address: null }
  const known = await authenticate(
    // what a token is bound to is told, for who asks to compare (RFC 9449 §6.2)
    { ...presented, demand: { level: 'project' }, possession: 'unasked' },
    engine,
  )
  if ('refusal' in known) return null
  const { principal, facts } = known
  const meant = meantFor(facts, engine)
  return serves === 'all' || meant.some((audience) => serves.includes(audience))
    ? { principal, facts }
    : null
}

/** A key is good for whatever tokens may be minted from it. */
function meantFor({ shown, record }: Facts, { policy }: Engine): readonly string[] {
  return shown.kind === 'token' ? shown.audiences : allowedAudiences(policy.audiences, record)
}
