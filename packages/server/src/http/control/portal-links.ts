import { parseDuration } from '@countersign/core'
import { Type } from 'typebox'
import { refused } from '../../engine/outcome.ts'
import { linkOf } from '../../portal/mails.ts'
import { makeTicket, type Ticket } from '../../portal/tickets.ts'
import { type ControlContext, respond } from './context.ts'
import { MemberRoleName } from './members.ts'
import { closed, Id, Time } from './objects.ts'
import { operation, operatorOf } from './operation.ts'
import { Body, Duration, MailAddress, Name, ProjectParams } from './schemas.ts'

/** In milliseconds: long enough to be followed, and too short to lie about. */
const lifetime = { usual: 60_000, longest: 600_000 } as const

const New = Body({
  email: Type.Optional(MailAddress),
  external_id: Type.Optional(Name),
  name: Name,
  role: MemberRoleName,
  lifetime: Type.Optional(Duration),
})

const Made = Type.Object(
  {
    url: Type.String({ maxLength: 600, description: 'Shown once.' }),
    customer_id: Id('cus'),
    expires_at: Time,
  },
  { ...closed, title: 'CreatedPortalLink' },
)

/** Links by which users of the API's own application enter the portal. */
export function addPortalLinkRoutes(context: ControlContext): void {
  const { app, engine, dialect, portal } = context

  app.route({
    ...operation('portalLinks.create', context),
    schema: { params: ProjectParams, body: New, response: { 201: Made } },
    handler: async (request, reply) => {
      const { email = null, external_id: externalId = null, name, role } = request.body
      const lifetimeMs = lifetimeOf(request.body.lifetime)
      const user = { email, externalId, name, role }
      const wish = { project: request.params.project, user, lifetimeMs: lifetimeMs ?? 0 }
      const by = { actor: operatorOf(request), store: engine.store }
      const outcome = refuseWish(user, lifetimeMs) ?? (await makeTicket(wish, by))
      const view = (ticket: Ticket) => ({
        url: linkOf(ticket, portal),
        customer_id: ticket.customer.id,
        expires_at: new Date(ticket.link.expiresAt).toISOString(),
      })
      return respond(outcome, { request, reply, dialect }, { status: 201, view })
    },
  })
}

/** Null: longer than such a link may last. */
function lifetimeOf(text: string | undefined): number | null {
  const ms = text === undefined ? lifetime.usual : parseDuration(text)
  return ms !== null && ms > 0 && ms <= lifetime.longest ? ms : null
}

function refuseWish(
  { email, externalId }: { readonly email: string | null; readonly externalId: string | null },
  lifetimeMs: number | null,
) {
  if (email === null && externalId === null)
    return refused('body_invalid', { member: 'email', expected: 'email or external_id' })
  if (lifetimeMs !== null) return null
  return refused('body_invalid', { member: 'lifetime', expected: 'at most 10m' })
}
