import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { done, type Outcome } from '../../engine/outcome.ts'
import type { Opened } from '../../portal/open-session.ts'
import { signOut } from '../../portal/sessions.ts'
import { signIn } from '../../portal/sign-in.ts'
import { enter } from '../../portal/tickets.ts'
import { listed, respond } from '../control/context.ts'
import { Body, LinkToken, MailAddress, Password } from '../control/schemas.ts'
import { setCookies, visitorOf } from '../control/visitor.ts'
import type { PortalContext } from './context.ts'
import { portalOperation, sessionOf } from './operation.ts'
import { Session, viewSession } from './session-view.ts'
import { ownOf } from './visitor.ts'

const Ticket = Body({ token: LinkToken })
const Credentials = Body({ email: MailAddress, password: Password })

/** Signing in and out, and who is signed in. */
export function addSessionRoutes(context: PortalContext): void {
  const { app, engine, dialect, portal } = context

  app.route({
    ...portalOperation('session.create', context),
    schema: { body: Credentials, response: { 200: Session } },
    handler: async (request, reply) => {
      const outcome = await signIn(request.body, visitorOf(request, context), portal)
      return answerSignedIn(outcome, { request, reply, context })
    },
  })

  app.route({
    ...portalOperation('session.enter', context),
    schema: { body: Ticket, response: { 200: Session } },
    handler: async (request, reply) => {
      const outcome = await enter(request.body.token, visitorOf(request, context), portal)
      return answerSignedIn(outcome, { request, reply, context })
    },
  })

  app.route({
    ...portalOperation('session.get', context),
    schema: { response: { 200: Session } },
    handler: (request) => viewSession(sessionOf(request), context),
  })

  app.route({
    ...portalOperation('session.delete', context),
    schema: { response: { 204: Type.Null() } },
    handler: async (request, reply) => {
      const { found, actor } = ownOf(request, context)
      await signOut(found, actor, engine.store)
      setCookies(reply, [portal.cookies.expired])
      return respond(
        done(null),
        { request, reply, dialect },
        { status: 204, view: () => undefined },
      )
    },
  })
}

export interface Place {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly context: PortalContext
}

/** Sets the cookies of a new session, and says what GET /portal/api/session would. */
export async function answerSignedIn(outcome: Outcome<Opened>, { request, reply, context }: Place) {
  if (outcome.ok) setCookies(reply, outcome.value.cookies)
  const viewed = outcome.ok ? done(await viewSession(outcome.value, context)) : outcome
  return respond<unknown>(viewed, { request, reply, dialect: context.dialect }, listed)
}
