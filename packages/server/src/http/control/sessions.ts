import type { OperatorId, SessionId } from '@countersign/core'
import { parseId, refuse } from '@countersign/core'
import { Type } from 'typebox'
import { done, type Outcome } from '../../engine/outcome.ts'
import { endSession, listSessions } from '../../operators/sessions.ts'
import type { SessionRecord } from '../../store/operators.ts'
import { type ControlContext, listed, respond } from './context.ts'
import { closed, Id, nullable, Text, Time } from './objects.ts'
import { operation } from './operation.ts'
import { Body, Named } from './schemas.ts'
import { ownOf } from './visitor.ts'

const Item = Type.Object(
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
const Items = Type.Object(
  { data: Type.Array(Item, { maxItems: 10_000 }) },
  { ...closed, title: 'SessionList' },
)

const Whose = Body({ operator: Type.Optional(Named('the id of an operator')) })
const Which = Body({ session: Named('the id of a session') })

/** Where operators are signed in: one's own, and for who may, those of others. */
export function addSessionsRoutes(context: ControlContext): void {
  const { app, engine, dialect } = context

  app.route({
    ...operation('sessions.list', context),
    schema: { querystring: Whose, response: { 200: Items } },
    handler: async (request, reply) => {
      const { found } = ownOf(request, context)
      const whose = whoseOf(request.query.operator, 'operators.read', ownOf(request, context))
      const outcome: Outcome<readonly SessionRecord[]> = whose.ok
        ? done(await listSessions(whose.value, engine.store))
        : whose
      const view = (sessions: readonly SessionRecord[]) => ({
        data: sessions.map((one) => viewItem(one, found.session.id)),
      })
      return respond(outcome, { request, reply, dialect }, { ...listed, view })
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

function viewItem(session: SessionRecord, current: SessionId) {
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
