import { refuse } from '@countersign/core'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Maker } from '../../engine/maker.ts'
import type { Once } from '../../engine/once.ts'
import type { FoundSession } from '../../portal/sessions.ts'
import { onceBy } from '../control/request-headers.ts'
import { answerErrors, refuseWith } from '../listener.ts'
import type { LetIn, PortalCaller } from './authorize.ts'
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
const letIn = new WeakMap<FastifyRequest, LetIn>()

/**
 * What Fastify needs of an operation: its route, a hook that lets in who may, before the body is read,
 * and replies in the portal's own words, whatever contract the port speaks besides.
 */
export function portalOperation(id: PortalOperationId, context: PortalContext) {
  const { app, authorize, dialect } = context
  const operation: PortalOperation = portalOperations[id]
  const { method, url, bodyIsOptional } = operation
  return {
    method,
    url,
    config: { surface: 'operation' as const, portalOperation: id },
    errorHandler: answerErrors(dialect, app.surroundings.log),
    onRequest: async (request: FastifyRequest, reply: FastifyReply) => {
      reply.header('cache-control', 'no-store').header('pragma', 'no-cache')
      const found = await authorize(request, operation)
      if ('code' in found) return refuseWith(found, request, reply, dialect)
      letIn.set(request, found)
      return undefined
    },
    preValidation: async (request: FastifyRequest, reply: FastifyReply) => {
      // a contract may have the port read forms
      if (request.body instanceof Map)
        return refuseWith(refuse('content_type_unsupported'), request, reply, dialect)
      if (bodyIsOptional) takeNothingForEmpty(request)
      return undefined
    },
  }
}

function takeNothingForEmpty(request: FastifyRequest): void {
  if (request.body === undefined) request.body = {}
}

/** Who calls. Throws where the route asks for no member of a project. */
export function callerOf(request: FastifyRequest): PortalCaller {
  const caller = letIn.get(request)?.caller ?? null
  if (caller === null) throw new Error('no member of a project was let in')
  return caller
}

/** Whose session let the request in. Throws where the route asks for none. */
export function sessionOf(request: FastifyRequest): FoundSession {
  const session = letIn.get(request)?.session ?? null
  if (session === null) throw new Error('nobody who is signed in was let in')
  return session
}

/** Who changes something. What they may give is bound by their project, which the routes look at. */
export function makerOf(request: FastifyRequest, { app }: PortalContext): Maker {
  const { actor, actorName } = callerOf(request)
  return {
    id: actor,
    scopes: null,
    address: app.surroundings.clientAddress(request.raw),
    requestId: request.id,
    ...(actorName !== undefined && { name: actorName }),
  }
}

/** How a creation is told from its repetition: null without an Idempotency-Key. */
export function onceOf(request: FastifyRequest): Once | null {
  const { actor } = callerOf(request)
  return onceBy(request, actor, request.routeOptions.config.portalOperation)
}
