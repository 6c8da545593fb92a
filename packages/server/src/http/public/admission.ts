import type { Demand, Environment, Facts, Level, Principal, Refusal } from '@countersign/core'
import type { FastifyRequest } from 'fastify'
import { authenticate } from '../../engine/authenticate.ts'
import { credentialOf } from '../credential-of.ts'
import { noteSubject } from '../notes.ts'
import type { PublicContext } from './context.ts'

/** What a route asks of a credential. */
export interface Entrance {
  readonly levels: readonly Level[]
  readonly environments: readonly Environment[]
  readonly scopes?: readonly string[] | undefined
  readonly capabilities?: readonly string[] | undefined
}

export interface Admitted {
  readonly principal: Principal
  readonly facts: Facts
}

/** Lets a request in by its credential, or says why not. That it was used is the caller's to remember. */
export async function admit(
  request: FastifyRequest,
  entrance: Entrance,
  { contract, engine }: Pick<PublicContext, 'contract' | 'engine'>,
): Promise<Admitted | Refusal> {
  const { carriers, takes } = contract.resources
  const carried = credentialOf(request.raw, carriers)
  if ('refusal' in carried) return carried.refusal
  const demand: Demand = {
    level: theOnly(entrance.levels),
    environment: theOnly(entrance.environments),
    scopes: entrance.scopes,
    capabilities: entrance.capabilities,
  }
  const { credential } = carried
  const known = await authenticate({ credential, takes, address: request.ip, demand }, engine)
  if ('refusal' in known) return known.refusal
  noteSubject(request.raw, known.principal)
  return known
}

/** There are two levels and two environments: a list that leaves none out asks nothing. */
function theOnly<Value>(list: readonly Value[]): Value | undefined {
  return list.length === 1 ? list[0] : undefined
}
