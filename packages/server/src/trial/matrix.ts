import type { Environment, RefusalCode, Surface } from '@countersign/core'
import type { Contract, Operation, ResourceRoute } from '../contracts/contract.ts'

/** What can be wrong with a request; each is tried on every route of every contract. */
export const causes = [
  'no credential',
  'wrong carrier',
  'malformed',
  'forged',
  'unknown',
  'expired',
  'deactivated',
  'revoked',
  'project inactive',
  'other environment',
  'other tenant',
  'wrong level',
  'scope missing',
  'capability missing',
  'limit reached',
  'body malformed',
  'wrong content type',
] as const
export type Cause = (typeof causes)[number]

/** A route of the public port that a credential opens. */
export interface GuardedRoute {
  readonly surface: Surface
  readonly method: string
  readonly path: string
  readonly operation: Operation | null
  readonly resource: ResourceRoute | null
}

export function guardedRoutes({
  tokens,
  operations,
  resources,
}: Contract): readonly GuardedRoute[] {
  const none = { operation: null, resource: null }
  return [
    ...(tokens === null
      ? []
      : [{ ...none, surface: 'token' as const, method: 'POST', path: tokens.path }]),
    ...operations.map((operation) => {
      const { method, path } = operation
      return { ...none, surface: 'operation' as const, method, path, operation }
    }),
    ...resources.routes.map((resource) => {
      const { method, path } = resource
      return { ...none, surface: 'resource' as const, method, path, resource }
    }),
  ]
}

/** The code of the refusal that a cause must have on a route; null: it can not occur there. */
export function expectedCode(
  cause: Cause,
  route: GuardedRoute,
  contract: Contract,
): RefusalCode | null {
  if (route.operation?.caller.by === 'secret') return codesOfSecret(route)[cause] ?? null
  if (route.surface === 'token') return codesOfToken(contract)[cause] ?? null
  return codesOfCredential(route, contract)[cause] ?? null
}

type Codes = Readonly<Partial<Record<Cause, RefusalCode | null>>>

const states: Codes = {
  expired: 'key_expired',
  deactivated: 'key_inactive',
  revoked: 'key_revoked',
  'project inactive': 'project_inactive',
}

function codesOfSecret(route: GuardedRoute): Codes {
  return {
    'no credential': 'credential_missing',
    'wrong carrier': 'credential_missing',
    malformed: 'key_unknown',
    forged: 'key_unknown',
    unknown: 'key_unknown',
    ...codesOfBody(route),
  }
}

function codesOfToken(contract: Contract): Codes {
  const { tokens } = contract
  const hasScope = (tokens?.parameters.scope ?? null) !== null
  return {
    'no credential': 'credential_missing',
    'wrong carrier': 'credential_missing',
    malformed: 'credential_malformed',
    ...forgeries(contract),
    ...states,
    'other tenant': tokens?.clientId === 'required' ? 'client_mismatch' : null,
    'wrong level': tokens?.clientId === 'required' ? null : 'level_refused',
    'scope missing': hasScope ? 'scope_refused' : null,
    'limit reached': limitCode(tokens?.path, contract),
    'body malformed': 'body_malformed',
    'wrong content type': 'content_type_unsupported',
  }
}

function codesOfCredential(route: GuardedRoute, contract: Contract): Codes {
  const { resource, operation } = route
  const { takes } = contract.resources
  const environments = environmentsOf(route, contract)
  const tokensOnly = !takes.includes('key')
  const hasTest = contract.keys.issue.prefixes.test !== undefined
  const { caller, takes: sources } = operation ?? {}
  const levels = caller?.by === 'credential' ? caller.levels : (resource?.levels ?? ['project'])
  return {
    'no credential': 'credential_missing',
    'wrong carrier': 'credential_missing',
    malformed: 'credential_malformed',
    ...(tokensOnly ? { forged: 'token_invalid' } : forgeries(contract)),
    ...(levels.includes('project') ? states : {}),
    'other environment': hasTest && environments.length === 1 ? 'environment_refused' : null,
    'other tenant': tenantCode(levels, resource, sources?.project?.from === 'path'),
    'wrong level': levels.length === 1 && !tokensOnly ? 'level_refused' : null,
    'scope missing': (resource?.scopes ?? []).length > 0 ? 'scope_missing' : null,
    'capability missing': (resource?.capabilities ?? []).length > 0 ? 'capability_missing' : null,
    'limit reached': levels.includes('project') ? limitCode(route.path, contract) : null,
    ...codesOfBody(route),
  }
}

/** The environments whose credentials a route lets in. */
export function environmentsOf(
  { operation, resource }: Pick<GuardedRoute, 'operation' | 'resource'>,
  { resources }: Contract,
): readonly Environment[] {
  return (resource ?? operation)?.environments ?? resources.require.environments
}

/** The limit that a caller of a path comes to first: attempts of an address count before anything else. */
function limitCode(path: string | undefined, { limits }: Contract): RefusalCode | null {
  if (limits.perAddress.some((one) => one.path === path)) return 'address_rate_exceeded'
  return Object.keys(limits.tiers).length > 0 ? 'rate_exceeded' : null
}

function tenantCode(
  levels: readonly string[],
  resource: ResourceRoute | null,
  isNamed: boolean,
): RefusalCode | null {
  if (!levels.includes('project')) return null
  if (resource?.project !== undefined) return 'project_refused'
  return isNamed ? 'object_unknown' : null
}

/** A MAC refuses what was altered; where all of a key is random, it is a key that nobody has. */
function forgeries({ keys }: Contract): Codes {
  const { find } = keys.issue
  const hasMac = find.by === 'id' && find.mac
  return { forged: hasMac ? 'credential_malformed' : 'key_unknown', unknown: 'key_unknown' }
}

/** Bodies of resources are not looked at. */
function codesOfBody({ operation }: GuardedRoute): Codes {
  const reads = operation !== null && operation.method !== 'GET' && operation.method !== 'DELETE'
  return reads
    ? { 'body malformed': 'body_malformed', 'wrong content type': 'content_type_unsupported' }
    : {}
}

/** Whether a credential of a project opens it. */
export function isForProjects({ surface, operation, resource }: GuardedRoute): boolean {
  if (surface === 'token' || operation?.caller.by === 'secret') return false
  const levels = operation?.caller.by === 'credential' ? operation.caller.levels : resource?.levels
  return levels?.includes('project') !== false
}
