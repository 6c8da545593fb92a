import { type ClientSettings, parseId, usualSettings } from '@countersign/core'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { type ClientRef, changeClient } from '../../engine/change-client.ts'
import { type CreatedClient as Created, createClient } from '../../engine/create-client.ts'
import { deleteClient } from '../../engine/delete-client.ts'
import { done, type Outcome, refused } from '../../engine/outcome.ts'
import type { ClientRecord } from '../../store/records.ts'
import { OAuthWishes, readSettings } from './client-oauth.ts'
import { addClientSecrets } from './client-secrets.ts'
import { type ControlContext, listed, respond, type Success } from './context.ts'
import { createdKey } from './created-key.ts'
import { readWishes } from './key-wishes.ts'
import { Client, CreatedClient, pageOf } from './objects.ts'
import { operation, operatorOf } from './operation.ts'
import { readPage, viewPage } from './pages.ts'
import { expectedOf, onceOf } from './request-headers.ts'
import {
  Body,
  ClientParams,
  conditions,
  EnvironmentName,
  limits,
  Name,
  ObjectsQuery,
  OrNull,
  ProjectParams,
  Tier,
} from './schemas.ts'
import { viewClient } from './views.ts'

const NewClient = Body({
  name: Name,
  environment: Type.Optional(EnvironmentName),
  tier: Type.Optional(OrNull(Tier)),
  oauth: Type.Optional(OAuthWishes),
  ...limits,
  ...conditions,
})
const ChangedClient = Body({
  name: Type.Optional(Name),
  tier: Type.Optional(OrNull(Tier)),
  oauth: Type.Optional(OAuthWishes),
  ...limits,
  is_active: Type.Optional(Type.Boolean()),
})

const read: Success<ClientRecord> = { status: 200, view: viewClient, record: (client) => client }

export function addClientRoutes(context: ControlContext): void {
  addClientCreation(context)
  addClientListing(context)
  addClientItem(context)
  addClientSecrets(context)
}

function addClientCreation(context: ControlContext): void {
  const { app, engine, dialect } = context
  app.route({
    ...operation('clients.create', context),
    schema: { params: ProjectParams, body: NewClient, response: { 201: CreatedClient } },
    handler: async (request, reply) => {
      const { name, scopes, audiences, tier, oauth, ...secret } = request.body
      const maker = operatorOf(request)
      const ofClient = scopes === undefined ? maker.scopes : scopes
      const limited = { scopes: ofClient, audiences: audiences ?? null, tier: tier ?? null }
      const settings = readSettings(oauth, usualSettings)
      const command = { name, ...limited, settings }
      const wishes = readWishes({ ...secret, name }, null)
      const making = { maker, once: onceOf(request), wishes, engine }
      const outcome = await createClient(request.params.project, command, making)
      return respond(outcome, { request, reply, dialect }, createdClient)
    },
  })
}

const createdClient: Success<Created> = {
  status: 201,
  view: ({ client, key }) => ({
    client: viewClient(client),
    ...(createdKey().view(key) as object),
    // who shows no secret has none, and that is no repetition
    ...(client.settings.authentication === null
      ? {}
      : { secret: null, replayed: undefined, hint: undefined }),
  }),
  record: ({ client }) => client,
}

function addClientListing(context: ControlContext): void {
  const { app, engine, dialect } = context
  app.route({
    ...operation('clients.list', context),
    schema: {
      params: ProjectParams,
      querystring: ObjectsQuery,
      response: { 200: pageOf(Client, 'ClientPage') },
    },
    handler: async (request, reply) => {
      const project = await engine.store.project(request.params.project)
      if (project === null)
        return respond(refused('object_unknown'), { request, reply, dialect }, read)
      const page = readPage('client', request.query)
      const { q: search, is_active: isActive } = request.query
      const filter = { projectId: project.id, search, isActive }
      const clients = await engine.store.clients(filter, { ...page, limit: page.limit + 1 })
      const viewed = viewPage(clients, page.limit, { view: viewClient, idOf: ({ id }) => id })
      return respond(done(viewed), { request, reply, dialect }, listed)
    },
  })
}

function addClientItem(context: ControlContext): void {
  const { app, engine, dialect } = context

  app.route({
    ...operation('clients.get', context),
    schema: { params: ClientParams, response: { 200: Client } },
    handler: async (request, reply) => {
      const id = parseId('client', request.params.client_id)
      const client = id === null ? null : await engine.store.client(id)
      const outcome = client === null ? refused('object_unknown') : done(client)
      return respond(outcome, { request, reply, dialect }, read)
    },
  })

  app.route({
    ...operation('clients.change', context),
    schema: { params: ClientParams, body: ChangedClient, response: { 200: Client } },
    handler: async (request, reply) => {
      const { is_active: isActive, oauth, ...members } = request.body
      const command = {
        ...members,
        ...(isActive === undefined ? {} : { isActive }),
        ...(oauth === undefined
          ? {}
          : { settings: (before: ClientSettings) => readSettings(oauth, before) }),
      }
      const making = { maker: operatorOf(request), engine }
      const outcome = await withClient(request, (ref) => changeClient(ref, command, making))
      return respond(outcome, { request, reply, dialect }, read)
    },
  })

  app.route({
    ...operation('clients.delete', context),
    schema: { params: ClientParams, response: { 204: Type.Null() } },
    handler: async (request, reply) => {
      const by = { maker: operatorOf(request), engine }
      const outcome = await withClient(request, (ref) => deleteClient(ref, by))
      return respond(outcome, { request, reply, dialect }, { status: 204, view: () => undefined })
    },
  })
}

/** Does something to the client that the path names, as the caller has seen it. */
async function withClient<Result>(
  request: FastifyRequest,
  act: (ref: ClientRef) => Promise<Outcome<Result>>,
): Promise<Outcome<Result>> {
  const { client_id: named } = request.params as { readonly client_id: string }
  const id = parseId('client', named)
  return id === null ? refused('object_unknown') : act({ id, expected: expectedOf(request) })
}
