import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Outcome } from '../../engine/outcome.ts'
import type { Engine } from '../../engine/ports.ts'
import type { Dialect } from '../answer.ts'
import { type Listener, refuseWith } from '../listener.ts'
import type { Authorize, Operator } from './authorize.ts'
import type { Permission } from './permissions.ts'

/** What every route of the control API is built with. */
export interface ControlContext {
  readonly app: Listener
  readonly engine: Engine
  readonly dialect: Dialect
  readonly authorize: Authorize
}

/** Who passed the `authorized` hook of the route. */
const operators = new WeakMap<FastifyRequest, Operator>()

/** Route options that let only operators with a permission in, before the body is read. */
export function authorized(permission: Permission, { authorize, dialect }: ControlContext) {
  return {
    config: { surface: 'operation' as const },
    onRequest: async (request: FastifyRequest, reply: FastifyReply) => {
      const operator = await authorize(request.raw, permission)
      if ('code' in operator) return refuseWith(operator, request, reply, dialect)
      operators.set(request, operator)
      return undefined
    },
  }
}

export function operatorOf(request: FastifyRequest): Operator {
  return operators.get(request) ?? { permissions: [] }
}

/** Answers with what a use case came to. */
export function respond<Result>(
  outcome: Outcome<Result>,
  { request, reply, dialect }: { request: FastifyRequest; reply: FastifyReply; dialect: Dialect },
  success: { readonly status: number; readonly view: (value: Result) => unknown },
): FastifyReply {
  if (!outcome.ok) return refuseWith(outcome.refusal, request, reply, dialect)
  const view = success.view(outcome.value)
  return reply.code(success.status).send(view)
}
