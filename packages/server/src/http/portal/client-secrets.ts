import { createKey } from '../../engine/create-key.ts'
import { done } from '../../engine/outcome.ts'
import { listed, respond } from '../control/context.ts'
import { readWishes } from '../control/key-wishes.ts'
import { readFilter } from '../control/keys.ts'
import { readPage } from '../control/pages.ts'
import { listKeys } from '../control/uses.ts'
import type { PortalContext } from './context.ts'
import { grantOfProject, refuseBeyondProject } from './granted.ts'
import { CreatedPortalKey, PortalKeyPage } from './objects.ts'
import { makerOf, onceOf, portalOperation } from './operation.ts'
import { ownClient } from './own.ts'
import { ClientParams, KeysQuery, NewKey } from './schemas.ts'
import { createdPortalKey, viewPortalKey } from './views.ts'

/** A client's secrets are keys: several may be alive, each with its own name and end. */
export function addClientSecrets(context: PortalContext): void {
  const { app, engine, dialect } = context

  app.route({
    ...portalOperation('clients.createKey', context),
    schema: { params: ClientParams, body: NewKey, response: { 201: CreatedPortalKey } },
    handler: async (request, reply) => {
      const answering = { request, reply, dialect }
      const found = await ownClient(request, request.params.client_id, context)
      if (!found.ok) return respond(found, answering, createdPortalKey)
      const { id: clientId, projectId } = found.value
      const project = await engine.store.project(projectId)
      const granted = project === null ? [] : grantOfProject(project, engine).scopes
      const wishes = readWishes(request.body, null)
      const refusal = refuseBeyondProject(wishes.scopes, { granted })
      if (refusal !== null) return respond({ ok: false, refusal }, answering, createdPortalKey)
      const owner = { level: 'project', project: projectId, clientId } as const
      const making = { maker: makerOf(request, context), once: onceOf(request), engine }
      return respond(await createKey(owner, wishes, making), answering, createdPortalKey)
    },
  })

  app.route({
    ...portalOperation('clients.listKeys', context),
    schema: { params: ClientParams, querystring: KeysQuery, response: { 200: PortalKeyPage } },
    handler: async (request, reply) => {
      const answering = { request, reply, dialect }
      const found = await ownClient(request, request.params.client_id, context)
      if (!found.ok) return respond(found, answering, createdPortalKey)
      const { id: clientId, projectId } = found.value
      const filter = {
        level: 'project',
        projectId,
        clientId,
        ...readFilter(request.query),
      } as const
      const viewed = await listKeys(filter, readPage('key', request.query), {
        engine,
        view: viewPortalKey,
      })
      return respond(done(viewed), answering, listed)
    },
  })
}
