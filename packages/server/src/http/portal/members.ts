import { type MembershipId, memberRoles } from '@countersign/core'
import { Type } from 'typebox'
import { done, refused } from '../../engine/outcome.ts'
import { sendInvitation } from '../../portal/mails.ts'
import { changeMember, inviteMember, removeMember } from '../../portal/members.ts'
import type { Member } from '../../store/portal.ts'
import { listed, respond, type Success } from '../control/context.ts'
import { pageOf } from '../control/objects.ts'
import { readPage, viewPage } from '../control/pages.ts'
import { expectedOf } from '../control/request-headers.ts'
import { Body, MailAddress, Named, PageQuery } from '../control/schemas.ts'
import type { PortalContext } from './context.ts'
import { languageOf } from './language.ts'
import { MemberObject, viewMember, withCustomer } from './member-view.ts'
import { callerOf, makerOf, portalOperation } from './operation.ts'

const project = Named('the id or the slug of a project')
const Params = Type.Object({ project })
const Which = Type.Object({ project, member: Named('the id of a member') })
const RoleName = Type.Enum([...memberRoles], { description: '"owner", "developer" or "viewer"' })
const New = Body({ email: MailAddress, role: RoleName })
const Changed = Body({ role: RoleName })

const read: Success<Member> = {
  status: 200,
  view: viewMember,
  record: ({ membership }) => membership,
}

/** Who belongs to a project, for its owners. */
export function addMemberRoutes(context: PortalContext): void {
  const { app, engine, dialect, portal } = context
  const { store } = engine

  app.route({
    ...portalOperation('members.list', context),
    schema: {
      params: Params,
      querystring: PageQuery,
      response: { 200: pageOf(MemberObject, 'MemberPage') },
    },
    handler: async (request, reply) => {
      const page = readPage('membership', request.query)
      const { projectId } = callerOf(request)
      const members = await store.members(projectId, { ...page, limit: page.limit + 1 })
      const idOf = ({ membership }: Member) => membership.id
      const viewed = viewPage(members, page.limit, { view: viewMember, idOf })
      return respond(done(viewed), { request, reply, dialect }, listed)
    },
  })

  app.route({
    ...portalOperation('members.invite', context),
    schema: { params: Params, body: New, response: { 201: MemberObject } },
    handler: async (request, reply) => {
      const { projectId, actorName } = callerOf(request)
      const by = { actor: makerOf(request, context), store }
      // who holds the link could take the address for theirs: nobody but its mailbox gets it
      const outcome =
        portal.mail === null
          ? refused('way_closed')
          : await inviteMember(projectId, request.body, by)
      if (outcome.ok) {
        const language = languageOf(request)
        sendInvitation(outcome.value, { by: actorName ?? null, language }, portal)
      }
      const made = outcome.ok ? done(outcome.value.member) : outcome
      return respond(made, { request, reply, dialect }, { ...read, status: 201 })
    },
  })

  addMemberItem(context)
}

function addMemberItem(context: PortalContext): void {
  const { app, engine, dialect } = context
  const { store } = engine

  app.route({
    ...portalOperation('members.change', context),
    schema: { params: Which, body: Changed, response: { 200: MemberObject } },
    handler: async (request, reply) => {
      const id = request.params.member as MembershipId
      const ref = { id, project: callerOf(request).projectId, expected: expectedOf(request) }
      const by = { actor: makerOf(request, context), store }
      const outcome = await changeMember(ref, request.body.role, by)
      return respond(await withCustomer(outcome, store), { request, reply, dialect }, read)
    },
  })

  app.route({
    ...portalOperation('members.remove', context),
    schema: { params: Which, response: { 204: Type.Null() } },
    handler: async (request, reply) => {
      const id = request.params.member as MembershipId
      const ref = { id, project: callerOf(request).projectId, expected: expectedOf(request) }
      const by = { actor: makerOf(request, context), store }
      const outcome = await removeMember(ref, by)
      return respond(outcome, { request, reply, dialect }, { status: 204, view: () => undefined })
    },
  })
}
