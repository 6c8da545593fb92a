import type { Demand, Environment, Facts, Level, Principal, Refusal } from '@countersign/core'
import type { FastifyRequest } from 'fastify'
import type { Contract } from '../../contracts/contract.ts'
import { authenticate, countRefusal, countRefused, rememberUse } from '../../engine/authenticate.ts'
import type { Engine } from '../../engine/ports.ts'
import { spendOfPrincipal } from '../../engine/spend.ts'
import { credentialOf } from '../credential-of.ts'
import { noteStandings, noteSubject } from '../notes.ts'
import type { PublicContext } from './context.ts'
import { possessionOf } from './possession.ts'

/** What a route asks of a credential. */
export interface Entrance {
  readonly levels: readonly Level[]
  readonly environments: readonly Environment[]
  readonly scopes?: readonly string[] | undefined
  readonly capabilities?: readonly string[] | undefined
}

export interface Admitted {
  readonly credential: string
  readonly address: string | null
  readonly principal: Principal
  readonly facts: Facts
}

/** Lets a request in by its credential, or says why not. That it is used is to be settled once all is well. */
export async function admit(
  request: FastifyRequest,
  entrance: Entrance,
  context: PublicContext,
): Promise<Admitted | Refusal> {
  const { contract, engine, clientAddress } = context
  const carried = credentialIn(request, contract)
  if ('refusal' in carried) return carried.refusal
  const { isProven } = carried
  const takes = isProven ? onlyTokens : contract.resources.takes
  const possession = await possessionOf(request, carried, context)
  if (possession !== undefined && 'code' in possession) return possession
  const demand: Demand = {
    level: theOnly(entrance.levels),
    environment: theOnly(entrance.environments),
    scopes: entrance.scopes,
    capabilities: entrance.capabilities,
  }
  const { credential } = carried
  const address = clientAddress(request.raw)
  const known = await authenticate({ credential, takes, address, demand, possession }, engine)
  if ('refusal' in known) {
    countRefused(known, engine)
    return known.refusal
  }
  noteSubject(request.raw, known.principal)
  return { ...known, credential, address }
}

const onlyTokens = ['token'] as const
const provenCarriers = [{ in: 'authorization', scheme: 'DPoP' }] as const

/** `Authorization: DPoP` carries a token with a proof (RFC 9449 §7.1), where the contract has that. */
function credentialIn({ raw }: FastifyRequest, { resources, tokens }: Contract) {
  const proven =
    tokens?.extensions?.dpop === true ? credentialOf(raw, provenCarriers) : { refusal: null }
  if ('credential' in proven) return { credential: proven.credential, isProven: true }
  const carried = credentialOf(raw, resources.carriers)
  return 'credential' in carried ? { credential: carried.credential, isProven: false } : carried
}

/** Counts a request that may pass against the limits of its caller, and remembers the use if it passes. */
export async function settle(
  request: FastifyRequest,
  { principal, facts, address }: Admitted,
  engine: Engine,
  cost = callCost,
): Promise<Refusal | null> {
  const { refusal, standings } = await spendOfPrincipal(principal, cost, engine)
  noteStandings(request.raw, standings)
  if (refusal === null) rememberUse(facts, address, engine, cost)
  else countRefusal(refusal, facts, engine)
  return refusal
}

/** Refuses one that was let in, for what the request asks besides. */
export function turnAway({ facts }: Admitted, refusal: Refusal, engine: Engine): Refusal {
  countRefusal(refusal, facts, engine)
  return refusal
}

/** What a request costs of the limits of its caller where nothing else is said. */
const callCost = 1

/** There are two levels and two environments: a list that leaves none out asks nothing. */
function theOnly<Value>(list: readonly Value[]): Value | undefined {
  return list.length === 1 ? list[0] : undefined
}
