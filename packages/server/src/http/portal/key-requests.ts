import { type CustomerId, parseDuration, parseId } from '@countersign/core'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { done, type Outcome, refused } from '../../engine/outcome.ts'
import {
  askForKey,
  collectKey,
  type OwnRequest,
  withdrawKeyRequest,
} from '../../portal/ask-for-key.ts'
import { type AskedKey, type KeyRequestRecord, keyRequestStates } from '../../store/portal.ts'
import { listed, respond } from '../control/context.ts'
import { KeyRequest, viewAsked } from '../control/key-requests.ts'
import { pageOf } from '../control/objects.ts'
import { readPage, viewPage } from '../control/pages.ts'
import {
  Body,
  Duration,
  EnvironmentName,
  limits,
  Name,
  OrNull,
  PageQuery,
} from '../control/schemas.ts'
import type { PortalContext } from './context.ts'
import { CreatedPortalKey } from './objects.ts'
import { callerOf, makerOf, onceOf, portalOperation } from './operation.ts'
import { ProjectParams, RequestParams } from './schemas.ts'
import { createdPortalKey } from './views.ts'

const Wish = Body({
  name: Name,
  environment: Type.Optional(EnvironmentName),
  scopes: limits.scopes,
  expires_in: Type.Optional(OrNull(Duration)),
  reason: Type.Optional(
    OrNull(
      Type.String({
        format: 'plain-text',
        maxLength: 1_000,
        description: 'a text of 1 to 1000 characters: what the key is for',
      }),
    ),
  ),
})

const Query = Body({
  ...PageQuery.properties,
  state: Type.Optional(
    Type.Enum([...keyRequestStates], {
      description: '"open", "approved", "refused", "collected" or "withdrawn"',
    }),
  ),
})

/** What the members of a project ask the operators for, where they make no keys themselves. */
export function addKeyRequestRoutes(context: PortalContext): void {
  addAsking(context)
  addListing(context)
  addCollecting(context)
}

function addAsking(context: PortalContext): void {
  const { app, engine, dialect } = context
  app.route({
    ...portalOperation('keyRequests.create', context),
    schema: { params: ProjectParams, body: Wish, response: { 201: KeyRequest } },
    handler: async (request, reply) => {
      const { name, environment = 'live', scopes = null, expires_in, reason = null } = request.body
      const { projectId } = callerOf(request)
      const customerId = customerOf(request)
      const expiresInMs = typeof expires_in === 'string' ? parseDuration(expires_in) : null
      const wish = { projectId, name, environment, scopes, expiresInMs, reason }
      const making = { maker: makerOf(request, context), once: onceOf(request), engine }
      const outcome =
        customerId === null
          ? refused('session_missing')
          : await askForKey({ ...wish, customerId }, making)
      return respond(
        await asked(outcome, context),
        { request, reply, dialect },
        {
          ...listed,
          status: 201,
        },
      )
    },
  })
}

function addListing(context: PortalContext): void {
  const { app, engine, dialect } = context
  app.route({
    ...portalOperation('keyRequests.list', context),
    schema: {
      params: ProjectParams,
      querystring: Query,
      response: { 200: pageOf(KeyRequest, 'KeyRequestPage') },
    },
    handler: async (request, reply) => {
      const { projectId } = callerOf(request)
      const { state, ...query } = request.query
      const page = readPage('key-request', query)
      const filter = { projectId, state }
      const found = await engine.store.keyRequests(filter, { ...page, limit: page.limit + 1 })
      const idOf = ({ request: one }: AskedKey) => one.id
      const viewed = viewPage(found, page.limit, { view: viewAsked, idOf })
      return respond(done(viewed), { request, reply, dialect }, listed)
    },
  })
}

function addCollecting(context: PortalContext): void {
  const { app, engine, dialect } = context
  app.route({
    ...portalOperation('keyRequests.collect', context),
    schema: { params: RequestParams, response: { 201: CreatedPortalKey } },
    handler: async (request, reply) => {
      const own = ownOf(request)
      const making = { maker: makerOf(request, context), once: onceOf(request), engine }
      const outcome = own.ok ? await collectKey(own.value, making) : own
      return respond(outcome, { request, reply, dialect }, createdPortalKey)
    },
  })
  app.route({
    ...portalOperation('keyRequests.withdraw', context),
    schema: { params: RequestParams, response: { 200: KeyRequest } },
    handler: async (request, reply) => {
      const own = ownOf(request)
      const by = { maker: makerOf(request, context), engine }
      const outcome = own.ok ? await withdrawKeyRequest(own.value, by) : own
      return respond(await asked(outcome, context), { request, reply, dialect }, listed)
    },
  })
}

function customerOf(request: FastifyRequest): CustomerId | null {
  return callerOf(request).customer?.id ?? null
}

/** The request that the path names. A panel in another page asks in nobody's name, and has none. */
function ownOf(request: FastifyRequest<{ Params: { request: string } }>): Outcome<OwnRequest> {
  const id = parseId('key-request', request.params.request)
  const customerId = customerOf(request)
  if (id === null || customerId === null) return refused('object_unknown')
  return done({ id, customerId, projectId: callerOf(request).projectId })
}

/** As it is told, with what people call whose it is. */
async function asked(
  outcome: Outcome<KeyRequestRecord>,
  { engine }: PortalContext,
): Promise<Outcome<unknown>> {
  if (!outcome.ok) return outcome
  const found = await engine.store.keyRequest(outcome.value.id)
  return found === null ? refused('object_unknown') : done(viewAsked(found))
}
