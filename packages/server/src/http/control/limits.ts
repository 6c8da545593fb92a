import { Type } from 'typebox'
import { done } from '../../engine/outcome.ts'
import { type LimitInUse, readLimits } from '../../engine/read-limits.ts'
import { type ControlContext, listed, respond } from './context.ts'
import { Count, closed, Id, Text, Time } from './objects.ts'
import { operation } from './operation.ts'
import { usualLimit } from './pages.ts'
import { Body, PageQuery } from './schemas.ts'

const LimitUse = Type.Object(
  {
    counts: Type.Enum(['key', 'client', 'project'], { description: 'What `id` names.' }),
    id: Text(64),
    name: Text(200),
    project_id: Id('prj'),
    project_name: Text(200),
    project_slug: Text(63),
    limit_name: Text(80),
    is_quota: Type.Boolean(),
    per: Type.Enum(['second', 'minute', 'hour', 'day', 'month']),
    limit: Count,
    used: Count,
    resets_at: Time,
  },
  { ...closed, title: 'LimitUse' },
)

const LimitUses = Type.Object(
  {
    data: Type.Array(LimitUse, { maxItems: 100 }),
    has_more: Type.Boolean({ description: 'Whether there are more than `limit`.' }),
    as_of: Time,
  },
  { ...closed, title: 'LimitUses' },
)

const LimitsQuery = Body({ limit: PageQuery.properties.limit })

/** `GET /v1/limits`: of which limits and quotas the most is spent. */
export function addLimitsRoute(context: ControlContext): void {
  const { app, engine, dialect } = context
  app.route({
    ...operation('limits.list', context),
    schema: { querystring: LimitsQuery, response: { 200: LimitUses } },
    handler: async (request, reply) => {
      const { at, limits, isCut } = await readLimits(request.query.limit ?? usualLimit, engine)
      const viewed = { data: limits.map(viewLimit), has_more: isCut, as_of: iso(at) }
      return respond(done(viewed), { request, reply, dialect }, listed)
    },
  })
}

function viewLimit({ subject, counter: { allowance, spent }, resetAt }: LimitInUse) {
  return {
    counts: subject.kind,
    id: subject.id,
    name: subject.name,
    project_id: subject.projectId,
    project_name: subject.projectName,
    project_slug: subject.projectSlug,
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
