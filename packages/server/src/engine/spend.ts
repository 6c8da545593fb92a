import {
  type AskedCounter,
  type Counter,
  fits,
  type Principal,
  type Refusal,
  refuse,
  retryAt,
  type Spent,
  type Standing,
  secondsFrom,
  standingOf,
  type UnixMillis,
} from '@countersign/core'
import { StoreUnavailable } from '../store/port.ts'
import type { Engine } from './ports.ts'

/** What came of spending for one request. */
export interface Spend {
  /** Null: it may pass. */
  readonly refusal: Refusal | null
  /** How everything that it is counted by stands now. */
  readonly standings: readonly Standing[]
}

const unlimited: Spend = { refusal: null, standings: [] }

/**
 * Spends what a request costs of the limit and the quota of its principal, once all else of it has
 * been found good. Who has neither touches no counter.
 */
export function spendOfPrincipal(
  principal: Principal,
  cost: number,
  engine: Engine,
): Spend | Promise<Spend> {
  const counters = engine.policy.limits.ofPrincipal(principal)
  return counters === null ? unlimited : spend(counters, { cost, code: 'rate_exceeded' }, engine)
}

/** The same for a token that is minted, which has quotas of its own. */
export function spendOfMint(
  principal: Principal,
  cost: number,
  engine: Engine,
): Spend | Promise<Spend> {
  const { ofPrincipal, ofMint } = engine.policy.limits
  const counters = [...(ofPrincipal(principal) ?? []), ...ofMint(principal)]
  if (counters.length === 0) return unlimited
  return spend(counters, { cost, code: 'rate_exceeded' }, engine)
}

/** The same as it would come out now, without spending anything. */
export function previewOfPrincipal(
  principal: Principal,
  cost: number,
  engine: Engine,
): Spend | Promise<Spend> {
  const counters = engine.policy.limits.ofPrincipal(principal)
  const terms = { cost, code: 'rate_exceeded', isPreview: true } as const
  return counters === null ? unlimited : spend(counters, terms, engine)
}

/** Counts an attempt by where it comes from, before anything else is looked at. */
export function spendOfAddress(
  path: string,
  source: string,
  engine: Engine,
): Spend | Promise<Spend> {
  const counters = engine.policy.limits.ofAddress(path, source)
  if (counters.length === 0) return unlimited
  return spend(counters, { cost: 1, code: 'address_rate_exceeded' }, engine)
}

interface Terms {
  readonly cost: number
  readonly code: 'rate_exceeded' | 'address_rate_exceeded'
  /** Nothing is spent; it is only said whether the cost would fit. */
  readonly isPreview?: true
}

function spend(
  counters: readonly AskedCounter[],
  terms: Terms,
  engine: Engine,
): Spend | Promise<Spend> {
  try {
    const cost = terms.isPreview === true ? 0 : terms.cost
    const spent = engine.store.spend([{ counters, cost }])
    if (!(spent instanceof Promise)) return spendOf(counters, terms, spent)
    return spent.then(
      (answers) => spendOf(counters, terms, answers),
      (error: unknown) => unreachable(error, counters, engine),
    )
  } catch (error) {
    return unreachable(error, counters, engine)
  }
}

function spendOf(asked: readonly AskedCounter[], terms: Terms, answers: readonly Spent[]): Spend {
  const [spent] = answers
  if (spent === undefined) throw new Error('the store answered nothing')
  const { at, isSpent, counters } = spent
  const standings = asked.map(({ allowance }, place) =>
    standingOf(allowance, counters[place] ?? null, at),
  )
  const isGood = terms.isPreview === true ? wouldFit(asked, terms, spent) : isSpent
  return { refusal: isGood ? null : exceeded(asked, terms, spent), standings }
}

function wouldFit(
  asked: readonly AskedCounter[],
  { cost }: Terms,
  { at, counters }: Spent,
): boolean {
  return asked.every(({ allowance }, place) =>
    fits(counters[place] as Counter, allowance, cost, at),
  )
}

/** To be tried again when the last of what was lacking is there. */
function exceeded(
  asked: readonly AskedCounter[],
  { cost, code }: Terms,
  { at, counters }: Spent,
): Refusal {
  const ends = asked.flatMap(({ allowance }, place) => {
    const counter = counters[place] as Counter
    return fits(counter, allowance, cost, at) ? [] : [retryAt(counter, allowance, cost)]
  })
  const resetAt = Math.max(at, ...ends) as UnixMillis
  return refuse(code, { resetAt, retryAfterSeconds: secondsFrom(at, resetAt) })
}

/** A counter that can't be reached: the strictest of the limits decides. */
function unreachable(error: unknown, asked: readonly AskedCounter[], engine: Engine): Spend {
  if (!(error instanceof StoreUnavailable)) throw error
  const isOpen = asked.every(({ allowance }) => allowance.whenUnreachable === 'open')
  engine.telemetry.limitUnreachable(isOpen ? 'open' : 'closed')
  return {
    refusal: isOpen ? null : refuse('unavailable', { retryAfterSeconds: 1 }),
    standings: asked.map(({ allowance }) => standingOf(allowance, null, 0 as UnixMillis)),
  }
}
