import type { OperatorId } from '@countersign/core'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { done, type Outcome, refused } from '../../engine/outcome.ts'
import { changeOperator, removeOperator, resetTwoFactor } from '../../operators/change-operator.ts'
import type { OperatorRecord } from '../../store/operators.ts'
import { type ControlContext, listed, respond, type Success } from './context.ts'
import { pageOf } from './objects.ts'
import { operation, operatorOf } from './operation.ts'
import { OperatorObject } from './operator-objects.ts'
import { readPage, viewPage } from './pages.ts'
import { expectedOf } from './request-headers.ts'
import { beyondRole } from './roles.ts'
import { Body, Name, Named, PageQuery, RoleName } from './schemas.ts'
import { viewOperator } from './views.ts'

const Params = Body({ operator: Named('the id of an operator') })
const Changed = Body({
  name: Type.Optional(Name),
  role: Type.Optional(RoleName),
  is_active: Type.Optional(Type.Boolean()),
})

/** An operator, and how many owners there are. */
interface Read {
  readonly operator: OperatorRecord
  readonly owners: number
}

const read: Success<Read> = {
  status: 200,
  view: ({ operator, owners }) => viewOperator(operator, owners),
  record: ({ operator }) => operator,
}
const nothing = { status: 204, view: () => undefined } as const

/** Who operates the installation. */
export function addOperatorRoutes(context: ControlContext): void {
  const { app, engine, dialect } = context

  app.route({
    ...operation('operators.list', context),
    schema: { querystring: PageQuery, response: { 200: pageOf(OperatorObject, 'OperatorPage') } },
    handler: async (request, reply) => {
      const page = readPage('operator', request.query)
      const operators = await engine.store.operators({ ...page, limit: page.limit + 1 })
      const owners = await engine.store.countOwners()
      const view = (operator: OperatorRecord) => viewOperator(operator, owners)
      const viewed = viewPage(operators, page.limit, { view, idOf: ({ id }) => id })
      return respond(done(viewed), { request, reply, dialect }, listed)
    },
  })

  app.route({
    ...operation('operators.get', context),
    schema: { params: Params, response: { 200: OperatorObject } },
    handler: async (request, reply) => {
      const operator = await engine.store.operator(request.params.operator as OperatorId)
      const outcome = operator === null ? refused('object_unknown') : done(operator)
      return respond(await withOwners(outcome, context), { request, reply, dialect }, read)
    },
  })

  addOperatorChanges(context)
}

function addOperatorChanges(context: ControlContext): void {
  const { app, engine, dialect } = context

  app.route({
    ...operation('operators.change', context),
    schema: { params: Params, body: Changed, response: { 200: OperatorObject } },
    handler: async (request, reply) => {
      const { is_active: isActive, ...members } = request.body
      const command = { ...members, ...(isActive === undefined ? {} : { isActive }) }
      const id = request.params.operator as OperatorId
      const ref = { id, expected: expectedOf(request) }
      const outcome =
        (await beyond(id, request, context)) ??
        refusedFor(beyondRole(command.role, operatorOf(request).permissions)) ??
        (await changeOperator(ref, command, operatorOf(request), engine.store))
      return respond(await withOwners(outcome, context), { request, reply, dialect }, read)
    },
  })

  app.route({
    ...operation('operators.delete', context),
    schema: { params: Params, response: { 204: Type.Null() } },
    handler: async (request, reply) => {
      const id = request.params.operator as OperatorId
      const ref = { id, expected: expectedOf(request) }
      const outcome =
        (await beyond(id, request, context)) ??
        (await removeOperator(ref, operatorOf(request), engine.store))
      return respond(outcome, { request, reply, dialect }, nothing)
    },
  })

  app.route({
    ...operation('operators.resetTwoFactor', context),
    schema: { params: Params, response: { 204: Type.Null() } },
    handler: async (request, reply) => {
      const id = request.params.operator as OperatorId
      const outcome =
        (await beyond(id, request, context)) ??
        (await resetTwoFactor(id, operatorOf(request), engine.store))
      return respond(outcome as Outcome<unknown>, { request, reply, dialect }, nothing)
    },
  })
}

async function withOwners(
  outcome: Outcome<OperatorRecord>,
  { engine: { store } }: ControlContext,
): Promise<Outcome<Read>> {
  if (!outcome.ok) return outcome
  return done({ operator: outcome.value, owners: await store.countOwners() })
}

/** Nobody changes who may more than they do. */
async function beyond(
  id: OperatorId,
  request: FastifyRequest,
  { engine }: ControlContext,
): Promise<Outcome<never> | null> {
  const operator = await engine.store.operator(id)
  return refusedFor(beyondRole(operator?.role, operatorOf(request).permissions))
}

function refusedFor(refusal: ReturnType<typeof beyondRole>): Outcome<never> | null {
  return refusal === null ? null : { ok: false, refusal }
}
