import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Maker } from '../../engine/maker.ts'
import type { Once } from '../../engine/once.ts'
import { onceBy } from '../control/request-headers.ts'
import { refuseWith } from '../listener.ts'
import type { PortalCaller } from './authorize.ts'
import type { PortalContext } from './context.ts'
import { type PortalOperationId, portalOperations } from './operations.ts'
import type { PortalOperation } from './portal-operation.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Which operation of the portal the route is. */
    readonly portalOperation?: PortalOperationId | undefined
  }
}

/** Who passed the hook of the route. */
const callers = new WeakMap<FastifyRequest, PortalCaller>()

/** What Fastify needs of an operation: its route, and a hook that lets in who may, before the body is read. */
export function portalOperation(id: PortalOperationId, { authorize, dialect }: PortalContext) {
  const operation: PortalOperation = portalOperations[id]
  const { method, url, bodyIsOptional } = operation
  return {
    method,
    url,
    config: { surface: 'operation' as const, portalOperation: id },
    onRequest: async (request: FastifyRequest, reply: FastifyReply) => {
      const caller = await authorize(request, operation)
      if ('code' in caller) return refuseWith(caller, request, reply, dialect)
      callers.set(request, caller)
      return undefined
    },
    ...(bodyIsOptional && { preValidation: takeNothingForEmpty }),
  }
}

async function takeNothingForEmpty(request: FastifyRequest): Promise<void> {
  if (request.body === undefined) request.body = {}
}

/** Who calls. Throws where the route asks for no member of a project. */
export function callerOf(request: FastifyRequest): PortalCaller {
  const caller = callers.get(request)
  if (caller === undefined) throw new Error('nobody was authorized for this route')
  return caller
}

/** Who changes something. What they may give is bound by their project, which the routes look at. */
export function makerOf(request: FastifyRequest, { app }: PortalContext): Maker {
  const { actor, customer } = callerOf(request)
  return {
    id: actor,
    scopes: null,
    address: app.surroundings.clientAddress(request.raw),
    requestId: request.id,
    ...(customer !== null && { name: `${customer.name} <${customer.email}>` }),
  }
}

/** How a creation is told from its repetition: null without an Idempotency-Key. */
export function onceOf(request: FastifyRequest): Once | null {
  const { actor } = callerOf(request)
  return onceBy(request, actor, request.routeOptions.config.portalOperation)
}
