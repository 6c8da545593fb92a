import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { done, type Outcome } from '../../engine/outcome.ts'
import { type AcceptLink, acceptLink } from '../../operators/accept-link.ts'
import { linkTo, makeSetupLink } from '../../operators/links.ts'
import type { Opened } from '../../operators/open-session.ts'
import { type ControlContext, listed, respond } from './context.ts'
import { closed, Text, Time } from './objects.ts'
import { operation, operatorOf } from './operation.ts'
import { beyondRole } from './roles.ts'
import { Body, LinkToken, MailAddress, Name, NewPassword } from './schemas.ts'
import { Session, viewSession } from './session-view.ts'
import { setCookies, visitorOf } from './visitor.ts'

const Setup = Type.Object({ needed: Type.Boolean() }, { ...closed, title: 'Setup' })
const FirstOperator = Body({
  token: LinkToken,
  name: Name,
  email: MailAddress,
  password: NewPassword,
})
const Accepted = Body({ token: LinkToken, name: Name, password: NewPassword })

export const Link = Type.Object(
  { link: Text(600), expires_at: Time },
  { ...closed, title: 'SetupLink' },
)

/** The first operator, and everybody who comes by a link. */
export function addSetupRoutes(context: ControlContext): void {
  const { app, engine, dialect, signIn } = context

  app.route({
    ...operation('setup.get', context),
    schema: { response: { 200: Setup } },
    handler: async () => {
      const operators = await engine.store.operators({ before: null, limit: 1 })
      return { needed: operators.length === 0 }
    },
  })

  app.route({
    ...operation('setup.complete', context),
    schema: { body: FirstOperator, response: { 200: Session } },
    handler: async (request, reply) => {
      const { token: secret, name, email, password } = request.body
      return accept({ secret, name, email, password }, { request, reply, context })
    },
  })

  app.route({
    ...operation('invitations.accept', context),
    schema: { body: Accepted, response: { 200: Session } },
    handler: async (request, reply) => {
      const { token: secret, name, password } = request.body
      return accept({ secret, name, email: null, password }, { request, reply, context })
    },
  })

  app.route({
    ...operation('setup.createLink', context),
    schema: { response: { 201: Link } },
    handler: async (request, reply) => {
      const actor = operatorOf(request)
      const refusal = beyondRole('owner', actor.permissions)
      const outcome: Outcome<object> =
        refusal === null ? done(await newLink()) : { ok: false, refusal }
      return respond(outcome, { request, reply, dialect }, { ...listed, status: 201 })

      async function newLink() {
        const { invitation, secret } = await makeSetupLink(engine.store, actor)
        const expires = new Date(invitation.expiresAt).toISOString()
        return { link: linkTo('setup', signIn.url(), secret), expires_at: expires }
      }
    },
  })
}

interface Place {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly context: ControlContext
}

async function accept(command: AcceptLink, { request, reply, context }: Place) {
  const outcome = await acceptLink(command, visitorOf(request, context), context.signIn)
  return answerSignedIn(outcome, { request, reply, context })
}

/** Sets the cookies of a new session, and says what GET /v1/session would. */
export async function answerSignedIn(outcome: Outcome<Opened>, { request, reply, context }: Place) {
  if (outcome.ok) setCookies(reply, outcome.value.cookies)
  const viewed = outcome.ok ? done(await viewSession(outcome.value, context)) : outcome
  return respond<unknown>(viewed, { request, reply, dialect: context.dialect }, listed)
}
