import type { Demand, Facts, Possession, Principal, RefusalCode, Standing } from '@countersign/core'
import {
  authenticate,
  countRefusal,
  countRefused,
  explain,
  type Refused,
  rememberUse,
} from './authenticate.ts'
import type { Engine } from './ports.ts'
import { previewOfPrincipal, spendOfPrincipal } from './spend.ts'
import { whenRead } from './when-read.ts'

export interface VerifyCredential {
  readonly credential: string
  readonly require: Demand
  /** Address of the client, as the asking service saw it; null when it did not say. */
  readonly address: string | null
  /** What the client showed besides; absent: nothing that the service told of. */
  readonly possession?: Possession | undefined
}

/** What the judgement says: an invalid credential is an answer, not an error. */
export type Judged =
  | { readonly valid: true; readonly principal: Principal; readonly facts: Facts }
  | { readonly valid: false; readonly code: RefusalCode; readonly refused: Refused }

/** What `POST /v1/verify` answers, once what it costs has been spent. */
export type Verdict = Judged & { readonly standings: readonly Standing[] }

/** A verdict, and every reason why the credential would be refused. */
export interface Explanation {
  readonly verdict: Verdict
  readonly failures: readonly RefusalCode[]
}

/** What a verification would answer, and every reason of it. Nothing is remembered or spent. */
export async function explainCredential(
  command: VerifyCredential,
  cost: number,
  engine: Engine,
): Promise<Explanation> {
  const { credential, require, address, possession } = command
  const demand: Demand = { level: 'project', ...require }
  const failures = await explain(
    { credential, takes: anyKind, address, demand, possession },
    engine,
  )
  const judged = await judgeCredential(command, engine)
  if (!judged.valid) return { verdict: { ...judged, standings: [] }, failures }
  const { refusal, standings } = await previewOfPrincipal(judged.principal, cost, engine)
  if (refusal === null) return { verdict: { ...judged, standings }, failures }
  const { code } = refusal
  return { verdict: { ...refusedBy({ refusal }), standings }, failures: [...failures, code] }
}

/**
 * Says whether a credential is valid and may do what is required, and changes nothing: what comes
 * of it is for `settle`, once it is known that the asking service may ask. A server-level key is
 * refused unless the service asks for one: it belongs to an operator, not to a caller of the API.
 */
export function judgeCredential(
  { credential, require, address, possession }: VerifyCredential,
  engine: Engine,
): Judged | Promise<Judged> {
  const demand: Demand = { level: 'project', ...require }
  const presented = { credential, takes: anyKind, address, demand, possession }
  return whenRead(authenticate(presented, engine), (known): Judged => {
    if ('refusal' in known) return refusedBy(known)
    return { valid: true, principal: known.principal, facts: known.facts }
  })
}

function refusedBy(refused: Refused): Judged {
  return { valid: false, code: refused.refusal.code, refused }
}

/** Spends what a request costs that may pass, and remembers the use; a refused one costs nothing. */
export function settle(
  judged: Judged,
  { cost, address }: { readonly cost: number; readonly address: string | null },
  engine: Engine,
): Verdict | Promise<Verdict> {
  if (!judged.valid) {
    countRefused(judged.refused, engine)
    return told({ ...judged, standings: [] }, engine)
  }
  const { principal, facts } = judged
  return whenRead(spendOfPrincipal(principal, cost, engine), ({ refusal, standings }): Verdict => {
    if (refusal === null) {
      rememberUse(facts, address, engine, cost)
      return told({ ...judged, standings }, engine)
    }
    countRefusal(refusal, facts, engine)
    return told({ ...refusedBy({ refusal, at: facts.at }), standings }, engine)
  })
}

function told(verdict: Verdict, { telemetry }: Engine): Verdict {
  telemetry.verified(verdict.valid ? 'valid' : verdict.code)
  return verdict
}

const anyKind = ['key', 'token'] as const
