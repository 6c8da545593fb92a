import { refuse } from '@countersign/core'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { refuseWith } from '../listener.ts'
import type { Operator } from './authorize.ts'
import type { ControlContext } from './context.ts'
import { type Operation, type OperationId, operations } from './operations.ts'
import { isFromElsewhere } from './same-origin.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Which operation the route is. */
    readonly operation?: OperationId | undefined
  }
}

/** Who passed the hook of the route. */
const operators = new WeakMap<FastifyRequest, Operator>()

/** What Fastify needs of an operation: its route, and a hook that lets in who may, before the body is read. */
export function operation(id: OperationId, { app, authorize, dialect, signIn }: ControlContext) {
  const { method, url, permission, caller, bodyIsOptional }: Operation = operations[id]
  const config = { surface: 'operation' as const, operation: id }
  return {
    method,
    url,
    config,
    onRequest: async (request: FastifyRequest, reply: FastifyReply) => {
      if (permission === null && caller === undefined) {
        if (method === 'GET' || !isFromElsewhere(request.raw, signIn.url)) return undefined
        return refuseWith(refuse('csrf_refused'), request, reply, dialect)
      }
      const operator = await authorize(request.raw, permission)
      if ('code' in operator) return refuseWith(operator, request, reply, dialect)
      const address = app.surroundings.clientAddress(request.raw)
      operators.set(request, { ...operator, address, requestId: request.id })
      return undefined
    },
    ...(bodyIsOptional && { preValidation: takeNothingForEmpty }),
  }
}

/** A body that may be left out is one without members then. One that is `null` was not left out. */
async function takeNothingForEmpty(request: FastifyRequest): Promise<void> {
  if (request.body === undefined) request.body = {}
}

/** Which operation the route of a request is; undefined where it is none. */
export function operationOf(request: FastifyRequest): OperationId | undefined {
  return request.routeOptions.config.operation
}

/** Who calls. Throws where the route is open: there is nobody to ask about. */
export function operatorOf(request: FastifyRequest): Operator {
  const operator = operators.get(request)
  if (operator === undefined) throw new Error('nobody was authorized for this route')
  return operator
}
