import type { Principal, Refusal } from '@countersign/core'
import { refuse } from '@countersign/core'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Contract, Operation, OperationName } from '../../contracts/contract.ts'
import type { Facts } from '../../contracts/shape.ts'
import { authenticate, countRefusal, countRefused, rememberUse } from '../../engine/authenticate.ts'
import type { Engine } from '../../engine/ports.ts'
import { answer } from '../answer.ts'
import { credentialOf } from '../credential-of.ts'
import { refuseWith, send } from '../listener.ts'
import { noteSubject } from '../notes.ts'

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
export function addOperations(
  app: FastifyInstance,
  { contract, engine }: { readonly contract: Contract; readonly engine: Engine },
): void {
  for (const operation of contract.operations) {
    const handler = handlers[operation.does]
    if (handler === undefined) throw new Error(`operation ${operation.does} is not offered`)
    app.route({
      method: operation.method,
      url: operation.path.replaceAll(/\{([a-z_]+)\}/g, ':$1'),
      config: { surface: 'operation' },
      handler: async (request, reply) => {
        const caller = await callerOf(request, operation, { contract, engine })
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
  { contract, engine }: { readonly contract: Contract; readonly engine: Engine },
): Promise<Principal | Refusal> {
  const { carriers, takes, require } = contract.resources
  if (caller.by !== 'credential') throw new Error('callers by secret are not offered')
  const carried = credentialOf(request.raw, carriers)
  if ('refusal' in carried) return carried.refusal
  const known = await authenticate(
    { credential: carried.credential, takes, address: request.ip, demand: {} },
    engine,
  )
  if ('refusal' in known) {
    countRefused(known, engine)
    return known.refusal
  }
  const { principal, facts } = known
  noteSubject(request.raw, principal)
  const refusal = refusalOfCaller(principal, caller.levels, require.environments)
  if (refusal === null) rememberUse(facts, request.ip, engine)
  else countRefusal(refusal, facts, engine)
  return refusal ?? principal
}

function refusalOfCaller(
  { level, environment }: Principal,
  levels: readonly string[],
  environments: readonly string[],
): Refusal | null {
  if (!levels.includes(level)) return refuse('level_refused')
  return environments.includes(environment) ? null : refuse('environment_refused')
}
