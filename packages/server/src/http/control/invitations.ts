import type { InvitationId, UnixMillis } from '@countersign/core'
import { Type } from 'typebox'
import { done } from '../../engine/outcome.ts'
import { invite, linkTo, type MadeLink, withdraw } from '../../operators/links.ts'
import type { InvitationRecord } from '../../store/operators.ts'
import { type ControlContext, listed, respond } from './context.ts'
import { closed, pageOf } from './objects.ts'
import { operation, operatorOf } from './operation.ts'
import { InvitationObject } from './operator-objects.ts'
import { readPage, viewPage } from './pages.ts'
import { beyondRole } from './roles.ts'
import { Body, MailAddress, Named, PageQuery, RoleName } from './schemas.ts'

const New = Body({ email: MailAddress, role: RoleName })
const Params = Body({ invitation: Named('the id of an invitation') })

const Created = Type.Object(
  {
    invitation: InvitationObject,
    link: Type.String({ maxLength: 600, description: 'Shown once.' }),
    mailed: Type.Boolean({ description: 'Whether a mail with the link was sent.' }),
  },
  { ...closed, title: 'CreatedInvitation' },
)

/** Links by which people become operators. */
export function addInvitationRoutes(context: ControlContext): void {
  const { app, engine, dialect, signIn } = context

  app.route({
    ...operation('invitations.list', context),
    schema: {
      querystring: PageQuery,
      response: { 200: pageOf(InvitationObject, 'InvitationPage') },
    },
    handler: async (request, reply) => {
      const page = readPage('invitation', request.query)
      const invitations = await engine.store.invitations({ ...page, limit: page.limit + 1 })
      const at = await engine.store.ping()
      const view = (invitation: InvitationRecord) => viewInvitation(invitation, at)
      const viewed = viewPage(invitations, page.limit, { view, idOf: ({ id }) => id })
      return respond(done(viewed), { request, reply, dialect }, listed)
    },
  })

  app.route({
    ...operation('invitations.create', context),
    schema: { body: New, response: { 201: Created } },
    handler: async (request, reply) => {
      const actor = operatorOf(request)
      const refusal = beyondRole(request.body.role, actor.permissions)
      const { email, role } = request.body
      const wanted = { email: email.toLowerCase(), role }
      const outcome =
        refusal === null
          ? await invite(wanted, actor, engine.store)
          : ({ ok: false, refusal } as const)
      const mailed = outcome.ok && (await mail(outcome.value, context))
      const view = ({ invitation, secret }: MadeLink) => ({
        invitation: viewInvitation(invitation, invitation.createdAt),
        link: linkTo('invitation', signIn.url(), secret),
        mailed,
      })
      return respond(outcome, { request, reply, dialect }, { status: 201, view })
    },
  })

  app.route({
    ...operation('invitations.delete', context),
    schema: { params: Params, response: { 204: Type.Null() } },
    handler: async (request, reply) => {
      const id = request.params.invitation as InvitationId
      const outcome = await withdraw(id, operatorOf(request), engine.store)
      return respond(outcome, { request, reply, dialect }, { status: 204, view: () => undefined })
    },
  })
}

/** The link is in the reply in any case, so that a mail that can't be sent is no reason to refuse. */
async function mail({ invitation, secret }: MadeLink, { signIn }: ControlContext) {
  if (signIn.mail === null || invitation.email === null) return false
  try {
    await signIn.mail.invite(invitation.email, linkTo('invitation', signIn.url(), secret))
    return true
  } catch (error) {
    signIn.onFailure(error, 'the mail of an invitation could not be sent')
    return false
  }
}

function viewInvitation(
  { id, email, role, createdAt, expiresAt }: InvitationRecord,
  at: UnixMillis,
) {
  return {
    id,
    email: email ?? '',
    role,
    state: expiresAt > at ? 'open' : 'expired',
    created_at: new Date(createdAt).toISOString(),
    expires_at: new Date(expiresAt).toISOString(),
  }
}
