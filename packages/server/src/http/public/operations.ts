import type { Principal, Refusal } from '@countersign/core'
import { refuse } from '@countersign/core'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Operation, OperationName } from '../../contracts/contract.ts'
import type { Facts } from '../../contracts/shape.ts'
import { authenticate, countRefusal, countRefused, rememberUse } from '../../engine/authenticate.ts'
import { spendOfPrincipal } from '../../engine/spend.ts'
import { answer } from '../answer.ts'
import { credentialOf } from '../credential-of.ts'
import { refuseWith, send } from '../listener.ts'
import { noteStandings, noteSubject } from '../notes.ts'
import type { PublicContext } from './context.ts'
import { patternOf } from './limits.ts'

type Handler = (caller: Principal) => Facts

const handlers: Readonly<Partial<Record<OperationName, Handler>>> = {
  whoami: (caller) => ({
    credential_kind: caller.kind,
    level: caller.level,
    project_id: caller.project?.id,
    project_slug: caller.project?.slug,
    project_name: caller.project?.name,
    contact: caller.project?.contact,
    client_id: caller.clientId,
    key_id: caller.keyId,
    key_name: caller.keyName,
    environment: caller.environment,
    scopes: caller.scopes,
    capabilities: caller.capabilities,
    tier: caller.tier,
    metadata: caller.metadata,
    expires_at: caller.expiresAt,
  }),
}

/** The operations that a contract may name. */
export const offeredOperations: ReadonlySet<string> = new Set(Object.keys(handlers))

/** The use cases that a contract has on its public port. */
export function addOperations(app: FastifyInstance, context: PublicContext): void {
  const { contract } = context
  for (const operation of contract.operations) {
    const handler = handlers[operation.does]
    if (handler === undefined) throw new Error(`operation ${operation.does} is not offered`)
    app.route({
      method: operation.method,
      url: patternOf(operation.path),
      config: { surface: 'operation' },
      handler: async (request, reply) => {
        const caller = await callerOf(request, operation, context)
        return 'code' in caller
          ? refuseWith(caller, request, reply, contract)
          : send(answer(operation.reply, handler(caller)), reply)
      },
    })
  }
}

async function callerOf(
  request: FastifyRequest,
  { caller }: Operation,
  { contract, engine, clientAddress }: PublicContext,
): Promise<Principal | Refusal> {
  const { carriers, takes, require } = contract.resources
  if (caller.by !== 'credential') throw new Error('callers by secret are not offered')
  const carried = credentialOf(request.raw, carriers)
  if ('refusal' in carried) return carried.refusal
  const address = clientAddress(request.raw)
  const known = await authenticate(
    { credential: carried.credential, takes, address, demand: {} },
    engine,
  )
  if ('refusal' in known) {
    countRefused(known, engine)
    return known.refusal
  }
  const { principal, facts } = known
  noteSubject(request.raw, principal)
  const unfit = refusalOfCaller(principal, caller.levels, require.environments)
  const spend = unfit === null ? await spendOfPrincipal(principal, callCost, engine) : null
  if (spend !== null) noteStandings(request.raw, spend.standings)
  const refusal = unfit ?? spend?.refusal ?? null
  if (refusal === null) rememberUse(facts, address, engine, callCost)
  else countRefusal(refusal, facts, engine)
  return refusal ?? principal
}

/** What a call of an operation costs of the limits of its caller. */
const callCost = 1

function refusalOfCaller(
  { level, environment }: Principal,
  levels: readonly string[],
  environments: readonly string[],
): Refusal | null {
  if (!levels.includes(level)) return refuse('level_refused')
  return environments.includes(environment) ? null : refuse('environment_refused')
}
