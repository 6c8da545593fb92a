import { parseId, type SessionId } from '@countersign/core'
import { Type } from 'typebox'
import { done, refused } from '../../engine/outcome.ts'
import { changeOwn } from '../../portal/own-account.ts'
import { endSession, listSessions } from '../../portal/sessions.ts'
import type { CustomerSessionRecord } from '../../store/portal.ts'
import { listed, respond } from '../control/context.ts'
import { pageOf } from '../control/objects.ts'
import { readPage, viewPage } from '../control/pages.ts'
import { Body, Name, Named, NewPassword, PageQuery, Password } from '../control/schemas.ts'
import { SessionItem, viewItem } from '../control/sessions.ts'
import type { PortalContext } from './context.ts'
import { portalOperation, sessionOf } from './operation.ts'
import { Session, viewSession } from './session-view.ts'
import { ownOf } from './visitor.ts'

const Changed = Body({
  name: Type.Optional(Name),
  password: Type.Optional(Body({ current: Password, new: NewPassword })),
})
const Which = Type.Object({ session: Named('the id of a session') })

/** What customers change of their own account, and where they are signed in. */
export function addOwnAccountRoutes(context: PortalContext): void {
  const { app, dialect, portal } = context

  app.route({
    ...portalOperation('customer.change', context),
    schema: { body: Changed, response: { 200: Session } },
    handler: async (request, reply) => {
      const { name, password } = request.body
      const { found, actor } = ownOf(request, context)
      const command = {
        ...(name === undefined ? {} : { name }),
        ...(password === undefined
          ? {}
          : { password: { current: password.current, fresh: password.new } }),
      }
      const outcome = await changeOwn(command, found, { actor, portal })
      if (!outcome.ok) return respond(outcome, { request, reply, dialect }, listed)
      const viewed = await viewSession({ ...found, customer: outcome.value }, context)
      return respond(done(viewed), { request, reply, dialect }, listed)
    },
  })

  addOwnSessions(context)
}

function addOwnSessions(context: PortalContext): void {
  const { app, engine, dialect } = context

  app.route({
    ...portalOperation('sessions.list', context),
    schema: { querystring: PageQuery, response: { 200: pageOf(SessionItem, 'SessionPage') } },
    handler: async (request, reply) => {
      const { session, customer } = sessionOf(request)
      const page = readPage('session', request.query)
      const wanted = { ...page, limit: page.limit + 1 }
      const sessions = await listSessions(customer.id, wanted, engine.store)
      const view = (one: CustomerSessionRecord) => viewItem(one, session.id)
      const viewed = viewPage(sessions, page.limit, { view, idOf: ({ id }) => id })
      return respond(done(viewed), { request, reply, dialect }, listed)
    },
  })

  app.route({
    ...portalOperation('sessions.end', context),
    schema: { params: Which, response: { 204: Type.Null() } },
    handler: async (request, reply) => {
      const { found, actor } = ownOf(request, context)
      const id: SessionId | null = parseId('session', request.params.session)
      const whose = { id, customerId: found.customer.id }
      const outcome =
        id === null
          ? refused('object_unknown')
          : await endSession({ ...whose, id }, actor, engine.store)
      return respond(outcome, { request, reply, dialect }, { status: 204, view: () => undefined })
    },
  })
}
