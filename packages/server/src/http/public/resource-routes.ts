import { type Principal, type Refusal, refuse } from '@countersign/core'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ResourceRoute } from '../../contracts/contract.ts'
import { impatient, patienceMs } from '../../engine/patience.ts'
import { headerValues } from '../credential-of.ts'
import { refuseWith } from '../listener.ts'
import { admit, settle, turnAway } from './admission.ts'
import { type PublicContext, urlOf } from './context.ts'
import { addPreflights, allowAnyOrigin } from './cors.ts'

/** How soon it makes sense to ask again for a service that nobody has configured. */
const retryAfterSeconds = 60

/**
 * The routes that the page of a contract names: they authenticate and authorize, whether or not there
 * is a service behind them. Bodies are that service's, and never looked at.
 */
export function addResourceRoutes(app: FastifyInstance, context: PublicContext): void {
  const { routes } = context.contract.resources
  for (const route of routes) {
    app.route({
      method: route.method,
      url: urlOf(route.path),
      config: { surface: 'resource' },
      ...(route.cors === true && { onSend: allowAnyOrigin }),
      // before the body is read
      onRequest: async (request, reply) => {
        const refusal =
          (await refusalOf(request, route, context)) ??
          refuse('upstream_missing', { retryAfterSeconds })
        return refuseWith(refusal, request, reply, context.contract)
      },
      handler: () => undefined,
    })
  }
  addPreflights(app, context.contract)
}

async function refusalOf(
  request: FastifyRequest,
  { levels = ['project'], environments, scopes, capabilities, project }: ResourceRoute,
  patient: PublicContext,
): Promise<Refusal | null> {
  const engine = impatient(patient.engine, patienceMs)
  const context = { ...patient, engine }
  const { contract } = context
  const { require } = contract.resources
  const entrance = {
    levels,
    environments: environments ?? require.environments,
    scopes,
    capabilities,
  }
  const admitted = await admit(request, entrance, context)
  if ('code' in admitted) return admitted
  const { principal } = admitted
  if (project !== undefined && !reaches(principal, segmentOf(request, project))) {
    return turnAway(admitted, refuse('project_refused'), engine)
  }
  for (const { header, refusal } of require.headers) {
    const [value, another] = headerValues(request.raw, header)
    if (value === undefined || value.trim() === '' || another !== undefined) {
      return turnAway(admitted, refuse(refusal, { member: header }), engine)
    }
  }
  return settle(request, admitted, engine)
}

/** Who is of no project reaches all of them. */
function reaches({ project }: Principal, named: string): boolean {
  return project === null || named === project.id || named === project.slug
}

function segmentOf({ params }: FastifyRequest, segment: string): string {
  return (params as Readonly<Record<string, string>>)[segment] ?? ''
}
