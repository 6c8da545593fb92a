import { parseId } from '@countersign/core'
import { Type } from 'typebox'
import { changeClient } from '../../engine/change-client.ts'
import { type CreatedClient, createClient } from '../../engine/create-client.ts'
import { createKey } from '../../engine/create-key.ts'
import { done, type Outcome, refused } from '../../engine/outcome.ts'
import type { ClientRecord } from '../../store/records.ts'
import { authorized, type ControlContext, respond } from './context.ts'
import { readWishes } from './key-wishes.ts'
import { createdKey, viewKeys } from './keys.ts'
import { readPage, viewPage } from './pages.ts'
import {
  Body,
  ClientParams,
  conditions,
  EnvironmentName,
  keyWishes,
  limits,
  Name,
  PageQuery,
  ProjectParams,
} from './schemas.ts'
import { viewClient } from './views.ts'

const NewClient = Body({
  name: Name,
  environment: Type.Optional(EnvironmentName),
  ...limits,
  ...conditions,
})
const ChangedClient = Body({
  name: Type.Optional(Name),
  ...limits,
  is_active: Type.Optional(Type.Boolean()),
})
const NewSecret = Body(keyWishes)

export function addClientRoutes(context: ControlContext): void {
  addClientCollection(context)
  addClientItem(context)
  addClientSecrets(context)
}

function addClientCollection(context: ControlContext): void {
  const { app, engine, dialect } = context
  const path = '/v1/projects/:project/clients'

  app.post(
    path,
    { ...authorized('clients.write', context), schema: { params: ProjectParams, body: NewClient } },
    async (request, reply) => {
      const { name, scopes, audiences, ...secret } = request.body
      const command = { name, scopes: scopes ?? null, audiences: audiences ?? null }
      const wishes = readWishes({ ...secret, name })
      const outcome = await createClient(request.params.project, command, { wishes, engine })
      return respond(outcome, { request, reply, dialect }, createdClient())
    },
  )

  app.get(
    path,
    {
      ...authorized('clients.read', context),
      schema: { params: ProjectParams, querystring: PageQuery },
    },
    async (request, reply) => {
      const project = await engine.store.project(request.params.project)
      const page = readPage('client', request.query)
      const clients =
        project === null
          ? null
          : await engine.store.clients(project.id, { ...page, limit: page.limit + 1 })
      const outcome = clients === null ? refused('object_unknown') : done(clients)
      const view = (found: readonly ClientRecord[]) =>
        viewPage(found, page.limit, { view: viewClient, idOf: ({ id }) => id })
      return respond(outcome, { request, reply, dialect }, { status: 200, view })
    },
  )
}

function createdClient() {
  return {
    status: 201,
    view: ({ client, key }: CreatedClient) => ({
      client: viewClient(client),
      ...createdKey().view(key),
    }),
  }
}

function addClientItem(context: ControlContext): void {
  const { app, engine, dialect } = context
  const path = '/v1/clients/:client_id'

  app.get(
    path,
    { ...authorized('clients.read', context), schema: { params: ClientParams } },
    async (request, reply) => {
      const outcome = await findClient(request.params.client_id, context)
      return respond(outcome, { request, reply, dialect }, { status: 200, view: viewClient })
    },
  )

  app.patch(
    path,
    {
      ...authorized('clients.write', context),
      schema: { params: ClientParams, body: ChangedClient },
    },
    async (request, reply) => {
      const id = parseId('client', request.params.client_id)
      const { is_active: isActive, ...members } = request.body
      const command = { ...members, ...(isActive === undefined ? {} : { isActive }) }
      const outcome =
        id === null ? refused('object_unknown') : await changeClient(id, command, engine)
      return respond(outcome, { request, reply, dialect }, { status: 200, view: viewClient })
    },
  )
}

async function findClient(
  named: string,
  { engine }: ControlContext,
): Promise<Outcome<ClientRecord>> {
  const id = parseId('client', named)
  const client = id === null ? null : await engine.store.client(id)
  return client === null ? refused('object_unknown') : done(client)
}

/** A client's secrets are keys: several may be alive, each with its own end. */
function addClientSecrets(context: ControlContext): void {
  const { app, engine, dialect } = context
  const path = '/v1/clients/:client_id/keys'

  app.post(
    path,
    { ...authorized('clients.write', context), schema: { params: ClientParams, body: NewSecret } },
    async (request, reply) => {
      const client = await findClient(request.params.client_id, context)
      if (!client.ok) return respond(client, { request, reply, dialect }, createdKey())
      const { id: clientId, projectId: project } = client.value
      const owner = { level: 'project', project, clientId } as const
      const outcome = await createKey(owner, readWishes(request.body), engine)
      return respond(outcome, { request, reply, dialect }, createdKey())
    },
  )

  app.get(
    path,
    {
      ...authorized('clients.read', context),
      schema: { params: ClientParams, querystring: PageQuery },
    },
    async (request, reply) => {
      const client = await findClient(request.params.client_id, context)
      if (!client.ok) return respond(client, { request, reply, dialect }, createdKey())
      const page = readPage('key', request.query)
      const keys = await engine.store.keys(
        { level: 'project', clientId: client.value.id },
        { ...page, limit: page.limit + 1 },
      )
      return viewKeys(keys, page.limit, context)
    },
  )
}
