import { parseId } from '@countersign/core'
import { createKey } from '../../engine/create-key.ts'
import { done, refused } from '../../engine/outcome.ts'
import type { ClientRecord } from '../../store/records.ts'
import { type ControlContext, listed, respond } from './context.ts'
import { createdKey } from './created-key.ts'
import { readWishes } from './key-wishes.ts'
import { readFilter } from './keys.ts'
import { CreatedKey, Key, pageOf } from './objects.ts'
import { operation, operatorOf } from './operation.ts'
import { readPage } from './pages.ts'
import { onceOf } from './request-headers.ts'
import { Body, ClientParams, KeysQuery, keyWishes } from './schemas.ts'
import { listKeys } from './uses.ts'
import { viewKey } from './views.ts'

const NewSecret = Body(keyWishes)

/** A client's secrets are keys: several may be alive, each with its own name and end. */
export function addClientSecrets(context: ControlContext): void {
  const { app, engine, dialect } = context

  app.route({
    ...operation('clients.createKey', context),
    schema: { params: ClientParams, body: NewSecret, response: { 201: CreatedKey } },
    handler: async (request, reply) => {
      const client = await findClient(request.params.client_id, context)
      if (client === null) {
        return respond(refused('object_unknown'), { request, reply, dialect }, createdKey())
      }
      const { id: clientId, projectId: project } = client
      const maker = operatorOf(request)
      const making = { maker, once: onceOf(request), engine }
      const owner = { level: 'project', project, clientId } as const
      const outcome = await createKey(owner, readWishes(request.body, maker.scopes), making)
      return respond(outcome, { request, reply, dialect }, createdKey())
    },
  })

  app.route({
    ...operation('clients.listKeys', context),
    schema: {
      params: ClientParams,
      querystring: KeysQuery,
      response: { 200: pageOf(Key, 'KeyPage') },
    },
    handler: async (request, reply) => {
      const client = await findClient(request.params.client_id, context)
      if (client === null) {
        return respond(refused('object_unknown'), { request, reply, dialect }, createdKey())
      }
      const filter = { level: 'project', clientId: client.id } as const
      const page = readPage('key', request.query)
      const narrowed = { ...filter, ...readFilter(request.query) }
      const viewed = await listKeys(narrowed, page, { engine, view: viewKey })
      return respond(done(viewed), { request, reply, dialect }, listed)
    },
  })
}

async function findClient(named: string, { engine }: ControlContext): Promise<ClientRecord | null> {
  const id = parseId('client', named)
  return id === null ? null : engine.store.client(id)
}
