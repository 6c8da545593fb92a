import { type MembershipId, memberRoles } from '@countersign/core'
import { Type } from 'typebox'
import { done, refused } from '../../engine/outcome.ts'
import { linkOf, sendMail } from '../../portal/mails.ts'
import {
  changeMember,
  inviteMember,
  type MadeInvitation,
  removeMember,
} from '../../portal/members.ts'
import type { Member } from '../../store/portal.ts'
import { languageOf } from '../portal/language.ts'
import { MemberObject, viewMember, withCustomer } from '../portal/member-view.ts'
import { type ControlContext, listed, respond, type Success } from './context.ts'
import { closed, pageOf } from './objects.ts'
import { operation, operatorOf } from './operation.ts'
import { readPage, viewPage } from './pages.ts'
import { expectedOf } from './request-headers.ts'
import { Body, MailAddress, Named, PageQuery, ProjectParams } from './schemas.ts'

const Which = Type.Object({
  ...ProjectParams.properties,
  member: Named('the id of a member'),
})
export const MemberRoleName = Type.Enum([...memberRoles], {
  description: '"owner", "developer" or "viewer"',
})
const New = Body({ email: MailAddress, role: MemberRoleName })
const Changed = Body({ role: MemberRoleName })

const Created = Type.Object(
  {
    member: MemberObject,
    link: Type.String({ maxLength: 600, description: 'Shown once.' }),
    mailed: Type.Boolean({ description: 'Whether a mail with the link was sent.' }),
  },
  { ...closed, title: 'CreatedMember' },
)

const read: Success<Member> = {
  status: 200,
  view: viewMember,
  record: ({ membership }) => membership,
}

/** Who belongs to a project in the portal. */
export function addMemberRoutes(context: ControlContext): void {
  const { app, engine, dialect, portal } = context
  const { store } = engine

  app.route({
    ...operation('members.list', context),
    schema: {
      params: ProjectParams,
      querystring: PageQuery,
      response: { 200: pageOf(MemberObject, 'MemberPage') },
    },
    handler: async (request, reply) => {
      const page = readPage('membership', request.query)
      const project = await store.project(request.params.project)
      if (project === null)
        return respond(refused('object_unknown'), { request, reply, dialect }, listed)
      const members = await store.members(project.id, { ...page, limit: page.limit + 1 })
      const idOf = ({ membership }: Member) => membership.id
      const viewed = viewPage(members, page.limit, { view: viewMember, idOf })
      return respond(done(viewed), { request, reply, dialect }, listed)
    },
  })

  app.route({
    ...operation('members.create', context),
    schema: { params: ProjectParams, body: New, response: { 201: Created } },
    handler: async (request, reply) => {
      const by = { actor: operatorOf(request), store }
      const outcome = await inviteMember(request.params.project, request.body, by)
      const mailed = outcome.ok && (await mail(outcome.value, languageOf(request), context))
      const view = (made: MadeInvitation) => {
        return { member: viewMember(made.member), link: linkOf(made, portal), mailed }
      }
      const record = ({ member }: MadeInvitation) => member.membership
      return respond(outcome, { request, reply, dialect }, { status: 201, view, record })
    },
  })

  addMemberItem(context)
}

function addMemberItem(context: ControlContext): void {
  const { app, engine, dialect } = context
  const { store } = engine

  app.route({
    ...operation('members.change', context),
    schema: { params: Which, body: Changed, response: { 200: MemberObject } },
    handler: async (request, reply) => {
      const { project, member } = request.params
      const ref = { id: member as MembershipId, project, expected: expectedOf(request) }
      const by = { actor: operatorOf(request), store }
      const outcome = await changeMember(ref, request.body.role, by)
      return respond(await withCustomer(outcome, store), { request, reply, dialect }, read)
    },
  })

  app.route({
    ...operation('members.delete', context),
    schema: { params: Which, response: { 204: Type.Null() } },
    handler: async (request, reply) => {
      const { project, member } = request.params
      const ref = { id: member as MembershipId, project, expected: expectedOf(request) }
      const by = { actor: operatorOf(request), store, evenTheLast: true } as const
      const outcome = await removeMember(ref, by)
      return respond(outcome, { request, reply, dialect }, { status: 204, view: () => undefined })
    },
  })
}

/** The link is in the reply in any case, so that a mail that can't be sent is no reason to refuse. */
async function mail(
  made: MadeInvitation,
  language: ReturnType<typeof languageOf>,
  { portal }: ControlContext,
): Promise<boolean> {
  const { email: to } = made.link
  if (portal.mail === null || to === null) return false
  try {
    await sendMail('invitation', { to, link: linkOf(made, portal), language }, portal)
    return true
  } catch (error) {
    portal.onFailure(error, 'the mail of an invitation to the portal could not be sent')
    return false
  }
}
