import type { Demand, Facts, Principal, RefusalCode } from '@countersign/core'
import { authenticate, explain, type Refused } from './authenticate.ts'
import type { Engine } from './ports.ts'
import { whenRead } from './when-read.ts'

export interface VerifyCredential {
  readonly credential: string
  readonly require: Demand
  /** Address of the client, as the asking service saw it; null when it did not say. */
  readonly address: string | null
}

/** What `POST /v1/verify` answers: an invalid credential is an answer, not an error. */
export type Verdict =
  | { readonly valid: true; readonly principal: Principal; readonly facts: Facts }
  | { readonly valid: false; readonly code: RefusalCode; readonly refused: Refused }

/** Why a credential would be refused, every reason of it. Nothing is remembered or spent. */
export function explainCredential(
  { credential, require, address }: VerifyCredential,
  engine: Engine,
): readonly RefusalCode[] | Promise<readonly RefusalCode[]> {
  const demand: Demand = { level: 'project', ...require }
  return explain({ credential, takes: anyKind, address, demand }, engine)
}

/**
 * Says whether a credential is valid and may do what is required, and changes nothing: the use is
 * the caller's to remember, once it is known that the asking service may ask. A server-level key
 * is refused unless the service asks for one: it belongs to an operator, not to a caller of the API.
 */
export function verifyCredential(
  { credential, require, address }: VerifyCredential,
  engine: Engine,
): Verdict | Promise<Verdict> {
  const demand: Demand = { level: 'project', ...require }
  const presented = { credential, takes: anyKind, address, demand }
  return whenRead(authenticate(presented, engine), (known): Verdict => {
    if ('refusal' in known) {
      engine.telemetry.verified(known.refusal.code)
      return { valid: false, code: known.refusal.code, refused: known }
    }
    engine.telemetry.verified('valid')
    return { valid: true, principal: known.principal, facts: known.facts }
  })
}

const anyKind = ['key', 'token'] as const
