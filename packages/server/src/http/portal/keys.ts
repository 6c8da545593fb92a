import { createKey } from '../../engine/create-key.ts'
import { done, refused } from '../../engine/outcome.ts'
import { listed, respond } from '../control/context.ts'
import { readWishes } from '../control/key-wishes.ts'
import { readFilter } from '../control/keys.ts'
import { readPage } from '../control/pages.ts'
import { listKeys } from '../control/uses.ts'
import type { PortalContext } from './context.ts'
import { grantOfProject, refuseBeyondProject } from './granted.ts'
import { addKeyItem } from './key-item.ts'
import { CreatedPortalKey, PortalKeyPage } from './objects.ts'
import { callerOf, makerOf, onceOf, portalOperation } from './operation.ts'
import { KeysQuery, NewKey, ProjectParams } from './schemas.ts'
import { createdPortalKey, viewPortalKey } from './views.ts'

export function addKeyRoutes(context: PortalContext): void {
  addKeyCreation(context)
  addKeyListing(context)
  addKeyItem(context)
}

function addKeyCreation(context: PortalContext): void {
  const { app, engine, dialect } = context
  app.route({
    ...portalOperation('keys.create', context),
    schema: { params: ProjectParams, body: NewKey, response: { 201: CreatedPortalKey } },
    handler: async (request, reply) => {
      const answering = { request, reply, dialect }
      const project = await engine.store.project(callerOf(request).projectId)
      if (project === null) return respond(refused('object_unknown'), answering, createdPortalKey)
      const wishes = readWishes(request.body, null)
      const { scopes: granted } = grantOfProject(project, engine)
      const refusal = refuseBeyondProject(wishes.scopes, { granted })
      const owner = { level: 'project', project: project.id, clientId: null } as const
      const making = { maker: makerOf(request, context), once: onceOf(request), engine }
      const outcome =
        refusal === null
          ? await createKey(owner, wishes, making)
          : ({ ok: false, refusal } as const)
      return respond(outcome, answering, createdPortalKey)
    },
  })
}

function addKeyListing(context: PortalContext): void {
  const { app, engine, dialect } = context
  app.route({
    ...portalOperation('keys.list', context),
    schema: { params: ProjectParams, querystring: KeysQuery, response: { 200: PortalKeyPage } },
    handler: async (request, reply) => {
      const { projectId } = callerOf(request)
      const filter = { level: 'project', projectId, ...readFilter(request.query) } as const
      const viewed = await listKeys(filter, readPage('key', request.query), {
        engine,
        view: viewPortalKey,
      })
      return respond(done(viewed), { request, reply, dialect }, listed)
    },
  })
}
