import type { Demand, Principal, RefusalCode } from '@countersign/core'
import { authenticate, rememberUse } from './authenticate.ts'
import type { Engine } from './ports.ts'

export interface VerifyCredential {
  readonly credential: string
  readonly require: Demand
  /** Address of the client, as the asking service saw it; null when it did not say. */
  readonly address: string | null
}

/** What `POST /v1/verify` answers: an invalid credential is an answer, not an error. */
export type Verdict =
  | { readonly valid: true; readonly code: 'valid'; readonly principal: Principal }
  | { readonly valid: false; readonly code: RefusalCode; readonly principal: null }

/**
 * Says whether a credential is valid and may do what is required. A server-level key is refused
 * unless the service asks for one: it belongs to an operator, not to a caller of the API.
 */
export async function verifyCredential(
  { credential, require, address }: VerifyCredential,
  engine: Engine,
): Promise<Verdict> {
  const known = await authenticate(
    { credential, takes: ['key', 'token'], address, demand: { level: 'project', ...require } },
    engine,
  )
  if ('refusal' in known) return { valid: false, code: known.refusal.code, principal: null }
  rememberUse(known.facts, address, engine)
  return { valid: true, code: 'valid', principal: known.principal }
}
