import type { Contract } from '../../contracts/contract.ts'
import { done, refused } from '../../engine/outcome.ts'
import { readProjectLimits } from '../../engine/read-project-limits.ts'
import type { ProjectRecord } from '../../store/records.ts'
import { listed, respond } from '../control/context.ts'
import { hasClients } from './clients.ts'
import type { PortalContext } from './context.ts'
import { grantOfProject } from './granted.ts'
import { viewLimit } from './limits.ts'
import { Project } from './objects.ts'
import { callerOf, portalOperation } from './operation.ts'
import { ProjectParams } from './schemas.ts'

/** Of the newest keys only: a page of its own lists the limits of all. */
const keysLookedAt = 100

export function addProjectRoute(context: PortalContext): void {
  const { app, engine, dialect } = context
  app.route({
    ...portalOperation('projects.get', context),
    schema: { params: ProjectParams, response: { 200: Project } },
    handler: async (request, reply) => {
      const { projectId, role } = callerOf(request)
      const project = await engine.store.project(projectId)
      if (project === null) {
        return respond(refused('object_unknown'), { request, reply, dialect }, listed)
      }
      const viewed = { ...(await viewProject(project, context)), role }
      return respond(done(viewed), { request, reply, dialect }, listed)
    },
  })
}

async function viewProject(
  project: ProjectRecord,
  { engine, installation, selfService }: PortalContext,
) {
  const { contract } = installation
  const { id, slug, name, isActive, createdAt } = project
  const { scopes, capabilities, tier } = grantOfProject(project, engine)
  const filter = { level: 'project', projectId: id, state: 'active' } as const
  const keys = await engine.store.keys(filter, { before: null, limit: keysLookedAt })
  const { at, limits } = await readProjectLimits(keys, engine)
  return {
    ...{ id, slug, name, is_active: isActive, noun: contract.nouns.project },
    self_service: selfService(project),
    getting_a_key: [...contract.page.gettingAKey],
    environments: environmentsOf(contract),
    scopes: scopes?.map((scope) => ({ scope, allows: allowsOf(scope, contract) })) ?? null,
    ...{ capabilities, tier },
    has_clients: hasClients(contract),
    has_tokens: contract.tokens !== null,
    limits: limits.map(viewLimit),
    as_of: new Date(at).toISOString(),
    created_at: new Date(createdAt).toISOString(),
  }
}

function environmentsOf({ keys }: Contract) {
  return (['live', 'test'] as const).flatMap((environment) => {
    const prefix = keys.issue.prefixes[environment]
    return prefix === undefined ? [] : [{ environment, key_prefix: prefix }]
  })
}

function allowsOf(scope: string, { rights }: Contract): string | null {
  if (rights.scopes === 'open') return null
  return rights.scopes.find((declared) => declared.scope === scope)?.allows ?? null
}
