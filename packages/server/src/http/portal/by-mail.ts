import { Type } from 'typebox'
import { forgetPassword, resetPassword } from '../../portal/forgotten-password.ts'
import { register } from '../../portal/registration.ts'
import { respond, type Success } from '../control/context.ts'
import { Body, LinkToken, MailAddress, Name, NewPassword } from '../control/schemas.ts'
import { visitorOf } from '../control/visitor.ts'
import type { PortalContext } from './context.ts'
import { languageOf } from './language.ts'
import { portalOperation } from './operation.ts'

const Registering = Body({
  email: MailAddress,
  name: Name,
  password: NewPassword,
  project: Type.Optional(Name),
})
const Forgotten = Body({ email: MailAddress })
const Reset = Body({ token: LinkToken, password: NewPassword })

const nothing: Success<unknown> = { status: 204, view: () => undefined }

/** What is confirmed by a mail: registrations and passwords that were forgotten. */
export function addMailedRoutes(context: PortalContext): void {
  const { app, dialect, portal } = context

  app.route({
    ...portalOperation('registration.create', context),
    schema: { body: Registering, response: { 204: Type.Null() } },
    handler: async (request, reply) => {
      const { project, ...who } = request.body
      const wish = { ...who, project: project ?? who.name }
      const from = { visitor: visitorOf(request, context), language: languageOf(request) }
      return respond(await register(wish, from, portal), { request, reply, dialect }, nothing)
    },
  })

  app.route({
    ...portalOperation('password.forgotten', context),
    schema: { body: Forgotten, response: { 204: Type.Null() } },
    handler: async (request, reply) => {
      const from = { visitor: visitorOf(request, context), language: languageOf(request) }
      const outcome = await forgetPassword(request.body.email, from, portal)
      return respond(outcome, { request, reply, dialect }, nothing)
    },
  })

  app.route({
    ...portalOperation('password.reset', context),
    schema: { body: Reset, response: { 204: Type.Null() } },
    handler: async (request, reply) => {
      const { token: secret, password } = request.body
      const from = visitorOf(request, context)
      const outcome = await resetPassword({ secret, password }, from, portal)
      return respond(outcome, { request, reply, dialect }, nothing)
    },
  })
}
