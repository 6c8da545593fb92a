import type { OperatorId, SessionId } from '@countersign/core'
import { parseId, refuse } from '@countersign/core'
import { Type } from 'typebox'
import { done, type Outcome } from '../../engine/outcome.ts'
import { endSession, endSessions, listSessions } from '../../operators/sessions.ts'
import type { SessionRecord } from '../../store/operators.ts'
import { type ControlContext, listed, respond } from './context.ts'
import { closed, Id, nullable, pageOf, Text, Time } from './objects.ts'
import { operation } from './operation.ts'
import { readPage, viewPage } from './pages.ts'
import { Body, Named, PageQuery } from './schemas.ts'
import { ownOf } from './visitor.ts'

export const SessionItem = Type.Object(
  {
    id: Id('ses'),
    address: nullable(Text(64)),
    user_agent: nullable(Text(300)),
    is_current: Type.Boolean(),
    created_at: Time,
    last_used_at: Time,
    expires_at: Time,
  },
  { ...closed, title: 'SessionItem' },
)
const operator = Type.Optional(Named('the id of an operator'))
const Whose = Body({ operator })
const Listed = Body({ ...PageQuery.properties, operator })
const Which = Body({ session: Named('the id of a session') })

/** Where operators are signed in: one's own, and for who may, those of others. */
export function addSessionsRoutes(context: ControlContext): void {
  const { app, engine, dialect } = context
  addSessionsEnd(context)

  app.route({
    ...operation('sessions.list', context),
    schema: { querystring: Listed, response: { 200: pageOf(SessionItem, 'SessionPage') } },
    handler: async (request, reply) => {
      const { found } = ownOf(request, context)
      const whose = whoseOf(request.query.operator, 'operators.read', ownOf(request, context))
      const page = readPage('session', request.query)
      const wanted = { ...page, limit: page.limit + 1 }
      const outcome: Outcome<readonly SessionRecord[]> = whose.ok
        ? done(await listSessions(whose.value, wanted, engine.store))
        : whose
      const view = (session: SessionRecord) => viewItem(session, found.session.id)
      const viewAll = (sessions: readonly SessionRecord[]) =>
        viewPage(sessions, page.limit, { view, idOf: ({ id }) => id })
      return respond(outcome, { request, reply, dialect }, { ...listed, view: viewAll })
    },
  })

  app.route({
    ...operation('sessions.end', context),
    schema: { params: Which, querystring: Whose, response: { 204: Type.Null() } },
    handler: async (request, reply) => {
      const own = ownOf(request, context)
      const whose = whoseOf(request.query.operator, 'operators.write', own)
      const id = request.params.session as SessionId
      const outcome = whose.ok
        ? await endSession({ id, operatorId: whose.value }, own.actor, engine.store)
        : whose
      return respond(outcome, { request, reply, dialect }, { status: 204, view: () => undefined })
    },
  })
}

function addSessionsEnd(context: ControlContext): void {
  const { app, engine, dialect } = context

  app.route({
    ...operation('sessions.endAll', context),
    schema: { querystring: Whose, response: { 204: Type.Null() } },
    handler: async (request, reply) => {
      const own = ownOf(request, context)
      const { operator, session } = own.found
      const whose = whoseOf(request.query.operator, 'operators.write', own)
      const except = whose.ok && whose.value === operator.id ? { exceptId: session.id } : {}
      const outcome = whose.ok
        ? await endSessions({ operatorId: whose.value, ...except }, own.actor, engine.store)
        : whose
      return respond(outcome, { request, reply, dialect }, { status: 204, view: () => undefined })
    },
  })
}

function whoseOf(
  given: string | undefined,
  permission: 'operators.read' | 'operators.write',
  { found, actor }: ReturnType<typeof ownOf>,
): Outcome<OperatorId> {
  const id = given === undefined ? found.operator.id : parseId('operator', given)
  if (id === null) return { ok: false, refusal: refuse('object_unknown') }
  if (id === found.operator.id || actor.permissions.includes(permission)) return done(id)
  const about = { member: 'permissions', expected: permission }
  return { ok: false, refusal: refuse('permission_missing', about) }
}

/** A session of somebody's, as they see it by another one, or by itself. */
export function viewItem(session: Omit<SessionRecord, 'operatorId'>, current: SessionId) {
  return {
    id: session.id,
    address: session.address,
    user_agent: session.userAgent,
    is_current: session.id === current,
    created_at: new Date(session.createdAt).toISOString(),
    last_used_at: new Date(session.seenAt).toISOString(),
    expires_at: new Date(session.expiresAt).toISOString(),
  }
}
