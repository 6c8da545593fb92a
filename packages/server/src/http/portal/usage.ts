import { tellUsage, usageReply } from '../control/usage.ts'
import type { PortalContext } from './context.ts'
import { callerOf, portalOperation } from './operation.ts'
import { PortalUsageQuery, ProjectParams } from './schemas.ts'

/** The figures of one project: a key or a client of another one has none here. */
export function addUsageRoute(context: PortalContext): void {
  const { app, engine, dialect } = context
  app.route({
    ...portalOperation('usage.query', context),
    schema: {
      params: ProjectParams,
      querystring: PortalUsageQuery,
      response: { 200: usageReply },
    },
    handler: (request, reply) => {
      const query = { ...request.query, project: callerOf(request).projectId }
      return tellUsage(query, { request, reply, engine, dialect })
    },
  })
}
