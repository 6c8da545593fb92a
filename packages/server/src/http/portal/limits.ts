import { done } from '../../engine/outcome.ts'
import { type ProjectLimit, readProjectLimits } from '../../engine/read-project-limits.ts'
import { listed, respond } from '../control/context.ts'
import { readPage, viewPage } from '../control/pages.ts'
import { PageQuery } from '../control/schemas.ts'
import type { PortalContext } from './context.ts'
import { LimitPage } from './objects.ts'
import { callerOf, portalOperation } from './operation.ts'
import { ProjectParams } from './schemas.ts'

/** How the limits of a project stand, a page of its keys at a time. */
export function addLimitsRoute(context: PortalContext): void {
  const { app, engine, dialect } = context
  app.route({
    ...portalOperation('limits.list', context),
    schema: { params: ProjectParams, querystring: PageQuery, response: { 200: LimitPage } },
    handler: async (request, reply) => {
      const { projectId } = callerOf(request)
      const page = readPage('key', request.query)
      const filter = { level: 'project', projectId, state: 'active' } as const
      const keys = await engine.store.keys(filter, { ...page, limit: page.limit + 1 })
      const { at, limits } = await readProjectLimits(keys.slice(0, page.limit), engine)
      const { next_cursor } = viewPage(keys, page.limit, {
        view: ({ key }) => key.id,
        idOf: ({ key }) => key.id,
      })
      const viewed = { data: limits.map(viewLimit), next_cursor, as_of: iso(at) }
      return respond(done(viewed), { request, reply, dialect }, listed)
    },
  })
}

export function viewLimit({ subject, by, allowance, spent, resetAt }: ProjectLimit) {
  const { kind, id, name } = subject
  return {
    counts: kind,
    id,
    name,
    environment: kind === 'key' ? by.environment : null,
    limit_name: allowance.name,
    is_quota: allowance.isQuota,
    per: allowance.per,
    limit: allowance.most,
    used: spent,
    resets_at: iso(resetAt),
  }
}

function iso(at: number): string {
  return new Date(at).toISOString()
}
