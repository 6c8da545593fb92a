import { refuse } from '@countersign/core'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Operation } from '../../contracts/contract.ts'
import { factsIn } from '../../contracts/shape.ts'
import { answer } from '../answer.ts'
import { refuseWith, send } from '../listener.ts'
import { bodySchema, inWordsOf, pathSchema, querySchema, readArguments } from './arguments.ts'
import { type Caller, createFindCaller } from './caller.ts'
import { type PublicContext, urlOf } from './context.ts'
import type { Call } from './use-case.ts'
import { useCases } from './use-cases.ts'

/** The operations that a contract may name. */
export const offeredOperations: ReadonlySet<string> = new Set(Object.keys(useCases))

/** The use cases that a contract has on its public port. */
export function addOperations(app: FastifyInstance, context: PublicContext): void {
  for (const operation of context.contract.operations) addOperation(app, operation, context)
}

function addOperation(app: FastifyInstance, operation: Operation, context: PublicContext): void {
  const { contract, engine } = context
  const { takes } = operation
  const { act, permission, paged = false } = useCases[operation.does]
  const findCaller = createFindCaller(operation, permission, context)
  const wanted = factsIn(operation.reply.body ?? null)
  const callers = new WeakMap<FastifyRequest, Caller>()
  const readsBody = operation.method !== 'GET' && operation.method !== 'DELETE'

  app.route({
    method: operation.method,
    url: urlOf(operation.path),
    config: { surface: 'operation' },
    schema: {
      params: pathSchema(operation.path),
      ...(readsBody && { body: bodySchema(takes) }),
      ...(paged && { querystring: querySchema(takes) }),
    },
    // before the body is looked at
    onRequest: async (request, reply) => {
      const caller = await findCaller(request)
      if ('code' in caller) return refuseWith(caller, request, reply, contract)
      callers.set(request, caller)
      forgetAbsentBody(request)
      return undefined
    },
    preValidation: async (request, reply) => takeObjects(request, reply, context),
    handler: async (request, reply) => {
      const caller = callers.get(request)
      if (caller === undefined) throw new Error('nobody was let in')
      const outcome = await act({
        caller,
        arguments: readArguments(request, takes),
        projectIsMember: takes.project?.from === 'body' || takes.project?.from === 'query',
        wanted,
        page: paged ? pageOf(request) : {},
        engine,
      })
      return outcome.ok
        ? send(answer(operation.reply, outcome.value), reply)
        : refuseWith(inWordsOf(takes, outcome.refusal), request, reply, contract)
    },
  })
}

/** Many clients announce JSON and send nothing: that is a body left out, and none that is malformed. */
function forgetAbsentBody({ raw: { headers } }: FastifyRequest): void {
  const { 'content-length': length = '0', 'transfer-encoding': coding } = headers
  if (length === '0' && coding === undefined) delete headers['content-type']
}

/** A body that is left out has no members; a form is for the token endpoint. */
async function takeObjects(
  request: FastifyRequest,
  reply: FastifyReply,
  { contract }: PublicContext,
): Promise<FastifyReply | undefined> {
  if (request.body === undefined) request.body = {}
  if (!(request.body instanceof Map)) return undefined
  return refuseWith(refuse('content_type_unsupported'), request, reply, contract)
}

function pageOf({ query }: FastifyRequest): Call['page'] {
  const { limit, cursor } = query as Call['page']
  return { ...(limit !== undefined && { limit }), ...(cursor !== undefined && { cursor }) }
}
