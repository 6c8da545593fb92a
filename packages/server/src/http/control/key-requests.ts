import { parseId } from '@countersign/core'
import { Type } from 'typebox'
import { done, refused } from '../../engine/outcome.ts'
import { decideKeyRequest } from '../../portal/key-requests.ts'
import { type AskedKey, keyRequestStates } from '../../store/portal.ts'
import { type ControlContext, listed, respond } from './context.ts'
import { closed, Id, nullable, pageOf, Text, Time } from './objects.ts'
import { operation, operatorOf } from './operation.ts'
import { readPage, viewPage } from './pages.ts'
import { Body, Name, Named, PageQuery } from './schemas.ts'

const Params = Type.Object({ request: Named('the id of a request') })
const State = Type.Enum([...keyRequestStates], {
  description: '"open", "approved", "refused", "collected" or "withdrawn"',
})
const Query = Body({
  ...PageQuery.properties,
  state: Type.Optional(State),
  project: Type.Optional(Named('the id or the slug of a project')),
})
const Decided = Body({ note: Type.Optional(Name) })

export const KeyRequest = Type.Object(
  {
    id: Id('krq'),
    state: State,
    project: Type.Object(
      { id: Id('prj'), slug: Text(63), name: Text(200) },
      { ...closed, title: 'ProjectOfRequest' },
    ),
    customer: Type.Object(
      { id: Id('cus'), name: Text(200), email: nullable(Text(254)) },
      { ...closed, title: 'CustomerOfRequest' },
    ),
    name: Text(200),
    environment: Type.Enum(['live', 'test']),
    scopes: nullable(Type.Array(Text(200), { maxItems: 200 })),
    expires_in_seconds: nullable(Type.Integer({ minimum: 0, maximum: 2 ** 53 - 1 })),
    reason: nullable(Text(1_000)),
    note: nullable(Text(200)),
    key_id: nullable(Id('key')),
    created_at: Time,
    decided_at: nullable(Time),
  },
  { ...closed, title: 'KeyRequest' },
)

/** Keys that members of projects have asked for. */
export function addKeyRequestRoutes(context: ControlContext): void {
  const { app, engine, dialect } = context
  const { store } = engine

  app.route({
    ...operation('keyRequests.list', context),
    schema: { querystring: Query, response: { 200: pageOf(KeyRequest, 'KeyRequestPage') } },
    handler: async (request, reply) => {
      const { state, project: named, ...query } = request.query
      const page = readPage('key-request', query)
      const project = named === undefined ? null : await store.project(named)
      if (named !== undefined && project === null)
        return respond(refused('object_unknown'), { request, reply, dialect }, listed)
      const filter = { state, projectId: project?.id }
      const asked = await store.keyRequests(filter, { ...page, limit: page.limit + 1 })
      const idOf = ({ request: one }: AskedKey) => one.id
      const viewed = viewPage(asked, page.limit, { view: viewAsked, idOf })
      return respond(done(viewed), { request, reply, dialect }, listed)
    },
  })

  for (const is of ['approve', 'refuse'] as const) {
    app.route({
      ...operation(`keyRequests.${is}`, context),
      schema: { params: Params, body: Decided, response: { 200: KeyRequest } },
      handler: async (request, reply) => {
        const id = parseId('key-request', request.params.request)
        const by = { actor: operatorOf(request), store }
        const note = request.body.note ?? null
        const outcome =
          id === null ? refused('object_unknown') : await decideKeyRequest({ id, is, note }, by)
        const asked = outcome.ok ? await store.keyRequest(outcome.value.id) : null
        const viewed = outcome.ok && asked === null ? refused('object_unknown') : outcome
        if (!viewed.ok) return respond(viewed, { request, reply, dialect }, listed)
        return respond(done(viewAsked(asked as AskedKey)), { request, reply, dialect }, listed)
      },
    })
  }
}

export function viewAsked({ request, customer, project }: AskedKey) {
  const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())
  const { id, state, name, environment, scopes, expiresInMs, reason, note, keyId } = request
  return {
    ...{ id, state },
    project: { id: project.id, slug: project.slug, name: project.name },
    customer: { id: customer.id, name: customer.name, email: customer.email },
    ...{ name, environment, scopes, reason, note },
    expires_in_seconds: expiresInMs === null ? null : Math.floor(expiresInMs / 1_000),
    key_id: keyId,
    created_at: iso(request.createdAt),
    decided_at: iso(request.decidedAt),
  }
}
