import { type Principal, type Refusal, refuse } from '@countersign/core'
import type { FastifyRequest } from 'fastify'
import { impatient, patienceMs } from '../../engine/patience.ts'
import { namedInConnection } from '../../gateway/header-names.ts'
import type { Found } from '../../gateway/route-table.ts'
import type { Rule } from '../../gateway/rules.ts'
import { headerValues } from '../credential-of.ts'
import { type Admitted, admit, settle, turnAway } from '../public/admission.ts'
import type { PublicContext } from '../public/context.ts'

/** Lets a request in by what its rule asks, or says why not. Its body is not looked at. */
export async function enter(
  request: FastifyRequest,
  { route: { asks, cost }, values }: Found<Rule>,
  patient: PublicContext,
): Promise<Admitted | Refusal> {
  const engine = impatient(patient.engine, patienceMs)
  const context = { ...patient, engine }
  const { require } = context.contract.resources
  const { levels = ['project'], environments, scopes, capabilities, project } = asks
  const entrance = {
    levels,
    environments: environments ?? require.environments,
    scopes,
    capabilities,
  }
  const admitted = await admit(request, entrance, context)
  if ('code' in admitted) return admitted
  const { principal } = admitted
  if (project !== undefined && !reaches(principal, values[project] ?? '')) {
    return turnAway(admitted, refuse('project_refused'), engine)
  }
  for (const { header, refusal } of require.headers) {
    if (!isSent(request, header)) {
      return turnAway(admitted, refuse(refusal, { member: header }), engine)
    }
  }
  return (await settle(request, admitted, engine, cost)) ?? admitted
}

/** Who is of no project reaches all of them. */
function reaches({ project }: Principal, named: string): boolean {
  return project === null || named === project.id || named === project.slug
}

/** Once, with something in it, and meant for more than the connection. */
function isSent({ raw }: FastifyRequest, header: string): boolean {
  const [value, another] = headerValues(raw, header)
  if (value === undefined || value.trim() === '' || another !== undefined) return false
  return !namedInConnection(raw.rawHeaders).has(header.toLowerCase())
}
