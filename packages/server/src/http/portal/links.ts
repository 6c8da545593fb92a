import { memberRoles } from '@countersign/core'
import { Type } from 'typebox'
import { done } from '../../engine/outcome.ts'
import { acceptLink } from '../../portal/accept-link.ts'
import { type ReadLink, readLink } from '../../portal/read-link.ts'
import { findSession } from '../../portal/sessions.ts'
import { linkKinds } from '../../store/portal.ts'
import { listed, respond } from '../control/context.ts'
import { closed, nullable, Text, Time } from '../control/objects.ts'
import { Body, LinkToken, Name, NewPassword } from '../control/schemas.ts'
import { cookieOf } from '../control/session-caller.ts'
import { setCookies, visitorOf } from '../control/visitor.ts'
import type { PortalContext } from './context.ts'
import { portalOperation } from './operation.ts'
import { Session, viewSession } from './session-view.ts'

const Given = Body({ token: LinkToken })
const Accepted = Body({
  token: LinkToken,
  name: Type.Optional(Name),
  password: Type.Optional(NewPassword),
})

const Link = Type.Object(
  {
    kind: Type.Enum([...linkKinds]),
    email: nullable(Text(254)),
    role: nullable(Type.Enum([...memberRoles])),
    project_name: nullable(Text(200)),
    is_customer: Type.Boolean({
      description: 'Whether who has this address signs in first; others choose a password.',
    }),
    expires_at: Time,
  },
  { ...closed, title: 'PortalLink' },
)

/** Links by which people come in. */
export function addLinkRoutes(context: PortalContext): void {
  const { app, dialect, portal } = context

  app.route({
    ...portalOperation('links.read', context),
    schema: { body: Given, response: { 200: Link } },
    handler: async (request, reply) => {
      const outcome = await readLink(request.body.token, visitorOf(request, context), portal)
      return respond(outcome, { request, reply, dialect }, { status: 200, view: viewLink })
    },
  })

  app.route({
    ...portalOperation('links.accept', context),
    schema: { body: Accepted, response: { 200: Session } },
    handler: async (request, reply) => {
      const { token: secret, name, password } = request.body
      const who = name === undefined || password === undefined ? null : { name, password }
      const found = await findSession(cookieOf(request.raw), null, portal)
      const command = { secret, found, who }
      const outcome = await acceptLink(command, visitorOf(request, context), portal)
      if (!outcome.ok) return respond(outcome, { request, reply, dialect }, listed)
      const opened = outcome.value
      if (opened !== null) setCookies(reply, opened.cookies)
      const session = opened ?? found
      if (session === null) throw new Error('accepted in nobody’s name')
      const viewed = done(await viewSession(session, context))
      return respond(viewed, { request, reply, dialect }, listed)
    },
  })
}

function viewLink({ kind, email, role, project, isCustomer, expiresAt }: ReadLink) {
  return {
    ...{ kind, email, role },
    project_name: project?.name ?? null,
    is_customer: isCustomer,
    expires_at: new Date(expiresAt).toISOString(),
  }
}
