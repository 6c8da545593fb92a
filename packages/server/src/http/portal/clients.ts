import { usualSettings } from '@countersign/core'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Contract } from '../../contracts/contract.ts'
import { type ClientRef, changeClient } from '../../engine/change-client.ts'
import { type CreatedClient as Created, createClient } from '../../engine/create-client.ts'
import { deleteClient } from '../../engine/delete-client.ts'
import { done, type Outcome, refused } from '../../engine/outcome.ts'
import type { ClientRecord } from '../../store/records.ts'
import { listed, respond, type Success } from '../control/context.ts'
import { readWishes } from '../control/key-wishes.ts'
import { readPage, viewPage } from '../control/pages.ts'
import { expectedOf } from '../control/request-headers.ts'
import { addClientSecrets } from './client-secrets.ts'
import type { PortalContext } from './context.ts'
import { grantOfProject, refuseBeyondProject } from './granted.ts'
import { CreatedPortalClient, PortalClient, PortalClientPage } from './objects.ts'
import { callerOf, makerOf, onceOf, portalOperation } from './operation.ts'
import { ownClient } from './own.ts'
import { ChangedClient, ClientParams, ClientsQuery, NewKey, ProjectParams } from './schemas.ts'
import { createdPortalKey, viewPortalClient } from './views.ts'

const read: Success<ClientRecord> = {
  status: 200,
  view: viewPortalClient,
  record: (client) => client,
}

/** Whether those who call this API tell a client and its secret apart. */
export function hasClients({ tokens }: Pick<Contract, 'tokens'>): boolean {
  return tokens !== null && tokens.clientId !== 'ignored'
}

export function addClientRoutes(context: PortalContext): void {
  if (!hasClients(context.installation.contract)) return
  addClientCreation(context)
  addClientReading(context)
  addClientItem(context)
  addClientSecrets(context)
}

function addClientCreation(context: PortalContext): void {
  const { app, engine, dialect } = context
  app.route({
    ...portalOperation('clients.create', context),
    schema: { params: ProjectParams, body: NewKey, response: { 201: CreatedPortalClient } },
    handler: async (request, reply) => {
      const answering = { request, reply, dialect }
      const project = await engine.store.project(callerOf(request).projectId)
      if (project === null) return respond(refused('object_unknown'), answering, createdClient)
      const { scopes = null, ...secret } = request.body
      const { scopes: granted } = grantOfProject(project, engine)
      const refusal = refuseBeyondProject(scopes, { granted })
      if (refusal !== null) return respond({ ok: false, refusal }, answering, createdClient)
      const limited = { scopes, audiences: null, tier: null, settings: usualSettings }
      const outcome = await createClient(
        project.id,
        { name: request.body.name, ...limited },
        {
          ...{ maker: makerOf(request, context), once: onceOf(request), engine },
          wishes: readWishes(secret, null),
        },
      )
      return respond(outcome, answering, createdClient)
    },
  })
}

const createdClient: Success<Created> = {
  status: 201,
  view: ({ client, key }) => ({
    client: viewPortalClient(client),
    ...(createdPortalKey.view(key) as object),
  }),
  record: ({ client }) => client,
}

function addClientReading(context: PortalContext): void {
  const { app, engine, dialect } = context
  app.route({
    ...portalOperation('clients.list', context),
    schema: {
      params: ProjectParams,
      querystring: ClientsQuery,
      response: { 200: PortalClientPage },
    },
    handler: async (request, reply) => {
      const { projectId } = callerOf(request)
      const page = readPage('client', request.query)
      const filter = { projectId, search: request.query.q }
      const clients = await engine.store.clients(filter, { ...page, limit: page.limit + 1 })
      const view = { view: viewPortalClient, idOf: ({ id }: ClientRecord) => id }
      const viewed = viewPage(clients, page.limit, view)
      return respond(done(viewed), { request, reply, dialect }, listed)
    },
  })
  app.route({
    ...portalOperation('clients.get', context),
    schema: { params: ClientParams, response: { 200: PortalClient } },
    handler: async (request, reply) => {
      const outcome = await ownClient(request, request.params.client_id, context)
      return respond(outcome, { request, reply, dialect }, read)
    },
  })
}

function addClientItem(context: PortalContext): void {
  const { app, engine, dialect } = context
  app.route({
    ...portalOperation('clients.change', context),
    schema: { params: ClientParams, body: ChangedClient, response: { 200: PortalClient } },
    handler: async (request, reply) => {
      const { scopes } = request.body
      const by = { maker: makerOf(request, context), engine }
      const outcome = await withClient(request, context, async (ref, client) => {
        if (scopes === undefined) return changeClient(ref, request.body, by)
        const project = await engine.store.project(client.projectId)
        const granted = project === null ? [] : grantOfProject(project, engine).scopes
        const refusal = refuseBeyondProject(scopes, { granted, held: client.scopes })
        if (refusal !== null) return { ok: false, refusal }
        // what it was compared with is what is changed
        return changeClient(
          { ...ref, expected: ref.expected ?? [client.revision] },
          request.body,
          by,
        )
      })
      return respond(outcome, { request, reply, dialect }, read)
    },
  })
  app.route({
    ...portalOperation('clients.delete', context),
    schema: { params: ClientParams, response: { 204: Type.Null() } },
    handler: async (request, reply) => {
      const by = { maker: makerOf(request, context), engine }
      const outcome = await withClient(request, context, (ref) => deleteClient(ref, by))
      return respond(outcome, { request, reply, dialect }, { status: 204, view: () => undefined })
    },
  })
}

async function withClient<Result>(
  request: FastifyRequest<{ Params: { client_id: string } }>,
  context: PortalContext,
  act: (ref: ClientRef, client: ClientRecord) => Promise<Outcome<Result>>,
): Promise<Outcome<Result>> {
  const found = await ownClient(request, request.params.client_id, context)
  if (!found.ok) return found
  return act({ id: found.value.id, expected: expectedOf(request) }, found.value)
}
