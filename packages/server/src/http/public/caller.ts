import { type Principal, type Refusal, refuse } from '@countersign/core'
import type { FastifyRequest } from 'fastify'
import type { CallerSecret, Operation } from '../../contracts/contract.ts'
import type { KeyWishes } from '../../engine/create-key.ts'
import type { Maker } from '../../engine/maker.ts'
import type { Permission } from '../control/permission-names.ts'
import { credentialOf } from '../credential-of.ts'
import { createComparison } from '../secret-comparison.ts'
import { type Admitted, admit, settle, turnAway } from './admission.ts'
import type { PublicContext } from './context.ts'

/** Who calls an operation. */
export interface Caller {
  readonly maker: Maker
  /** Null: the holder of a secret of the installation. */
  readonly principal: Principal | null
  /** What keys that the caller makes are bound to, as the caller's own is. */
  readonly bounds: Pick<KeyWishes, 'audiences' | 'ipAllow'>
}

export type FindCaller = (request: FastifyRequest) => Promise<Caller | Refusal>

/** How the callers of an operation are known. A key of the server level needs the permission. */
export function createFindCaller(
  operation: Operation,
  permission: Permission | null,
  context: PublicContext,
): FindCaller {
  const { caller } = operation
  if (caller.by === 'secret') {
    const secret = context.secrets[caller.secret]
    if (secret === null) throw new Error(`${caller.secret} is not among the secrets`)
    return findBySecret({ header: caller.header, name: caller.secret, secret }, context)
  }
  const { engine, contract } = context
  const environments = operation.environments ?? contract.resources.require.environments
  return async (request) => {
    const admitted = await admit(request, { levels: caller.levels, environments }, context)
    if ('code' in admitted) return admitted
    if (permission !== null && lacks(admitted.principal, permission)) {
      const refusal = refuse('permission_missing', { member: 'permissions', expected: permission })
      return turnAway(admitted, refusal, engine)
    }
    return (await settle(request, admitted, engine)) ?? callerOf(request, admitted)
  }
}

function lacks({ level, permissions }: Principal, permission: Permission): boolean {
  return level === 'server' && !permissions.includes(permission)
}

function callerOf(
  { id: requestId }: FastifyRequest,
  { principal, address, facts: { record } }: Admitted,
): Caller {
  const scopes = principal.level === 'server' ? record.key.scopes : principal.scopes
  const { audiences, ipAllow } = record.key
  const maker = { id: principal.keyId, scopes, address, requestId }
  return { maker, principal, bounds: { audiences, ipAllow } }
}

function findBySecret(
  { header, name, secret }: { header: string; name: CallerSecret; secret: string },
  { engine, clientAddress }: PublicContext,
): FindCaller {
  const isSecret = createComparison(secret, engine.crypto.sha256)
  const bounds = { audiences: null, ipAllow: null }
  return async (request) => {
    const carried = credentialOf(request.raw, [{ in: 'header', header }])
    if ('refusal' in carried) return carried.refusal
    if (!isSecret(carried.credential)) return refuse('key_unknown')
    const address = clientAddress(request.raw)
    const maker = { id: name, scopes: null, address, requestId: request.id }
    return { maker, principal: null, bounds }
  }
}
