import { type RefusalCode, refusals, type Surface } from '@countersign/core'
import type { Contract } from '../contracts/contract.ts'
import { type PublicRoute, publicRoutes, readsBody } from './public-routes.ts'
import { memberOf } from './vocabulary.ts'

type Holds = (route: PublicRoute, contract: Contract) => boolean

const never: Holds = () => false
const byCredential: Holds = ({ operation }) => operation?.caller.by !== 'secret'
const does =
  (...names: readonly string[]): Holds =>
  ({ operation }) =>
    operation !== null && names.includes(operation.does)

/** Where a credential is judged that may be a token. */
const takesTokens: Holds = (route, contract) =>
  byCredential(route, contract) &&
  route.surface !== 'token' &&
  contract.resources.takes.includes('token')

const asksForParameter =
  (parameter: 'grantType' | 'scope' | 'audience'): Holds =>
  (_route, { tokens }) =>
    (tokens?.parameters[parameter] ?? null) !== null

const environmentsOf = ({ operation, resource }: PublicRoute, { resources }: Contract) =>
  (operation ?? resource)?.environments ?? resources.require.environments

const levelsOf = ({ operation, resource }: PublicRoute): readonly string[] => {
  if (operation?.caller.by === 'credential') return operation.caller.levels
  return resource?.levels ?? ['project']
}

/** On which routes a contract can refuse for a reason. What is not listed can happen on any. */
const conditions: Readonly<Partial<Record<RefusalCode, Holds>>> = {
  body_malformed: readsBody,
  body_invalid: (route) =>
    readsBody(route) || memberOf('next_cursor', route.operation?.reply.body ?? null) !== null,
  body_too_large: readsBody,
  content_type_unsupported: readsBody,
  // a method of a path that is documented is there
  route_unknown: never,
  method_unsupported: never,
  object_unknown: ({ operation }) =>
    Object.values(operation?.takes ?? {}).some(({ from }) => from === 'path'),
  object_exists: does('create_project'),
  state_conflict: does('rotate_client_secret'),
  object_in_use: does('delete_project'),
  subscription_overlap: never,
  // If-Match and Idempotency-Key are for the control API
  revision_stale: never,
  header_malformed: never,
  request_reused: never,
  // operators sign in to the control API
  sign_in_refused: never,
  two_factor_refused: never,
  session_missing: never,
  csrf_refused: never,
  link_refused: never,
  password_refused: never,
  owner_last: never,
  // members of projects ask the portal
  role_missing: never,
  self_service_off: never,
  way_closed: never,
  scope_exceeded: (route, contract) =>
    byCredential(route, contract) && route.operation?.takes.scopes !== undefined,
  address_rate_exceeded: ({ path }, { limits }) =>
    limits.perAddress.some((limit) => limit.path === path),
  rate_exceeded: (route, contract) =>
    byCredential(route, contract) && Object.keys(contract.limits.tiers).length > 0,
  credential_malformed: byCredential,
  credential_kind_refused: (route, contract) =>
    byCredential(route, contract) &&
    contract.tokens !== null &&
    contract.resources.takes.length === 1,
  client_mismatch: (_route, { tokens }) => tokens !== null && tokens.clientId !== 'ignored',
  secret_retired: byCredential,
  key_revoked: byCredential,
  key_inactive: byCredential,
  key_expired: byCredential,
  client_inactive: (route, contract) => byCredential(route, contract) && contract.tokens !== null,
  project_inactive: (route, contract) =>
    byCredential(route, contract) && levelsOf(route).includes('project'),
  token_invalid: takesTokens,
  token_expired: takesTokens,
  token_revoked: takesTokens,
  // the public port knows the address that it is called from
  address_missing: never,
  address_refused: byCredential,
  environment_refused: (route, contract) =>
    byCredential(route, contract) &&
    contract.keys.issue.prefixes.test !== undefined &&
    environmentsOf(route, contract).length === 1,
  project_refused: ({ resource }) => resource?.project !== undefined,
  level_refused: (route, { tokens, resources }) => {
    if (route.surface === 'token') return tokens?.clientId !== 'required'
    return resources.takes.includes('key') && levelsOf(route).length === 1
  },
  permission_missing: ({ operation }) =>
    operation?.caller.by === 'credential' && operation.caller.levels.includes('server'),
  scope_missing: ({ resource }) => (resource?.scopes ?? []).length > 0,
  capability_missing: ({ resource }) => (resource?.capabilities ?? []).length > 0,
  user_id_missing: (_route, { resources }) => resources.require.headers.length > 0,
  grant_type_missing: asksForParameter('grantType'),
  grant_type_unsupported: asksForParameter('grantType'),
  scope_malformed: asksForParameter('scope'),
  scope_refused: asksForParameter('scope'),
  audience_unknown: asksForParameter('audience'),
  audience_refused: asksForParameter('audience'),
  // what only the extensions of OAuth can meet is told in docs/oauth.md
  token_bound: never,
  proof_invalid: never,
  proof_nonce_required: never,
  client_unauthorized: never,
  subject_token_invalid: never,
  token_kind_unsupported: never,
}

/** The codes that a caller of a route can meet. */
export function refusalsOf(route: PublicRoute, contract: Contract): readonly RefusalCode[] {
  return (Object.keys(refusals) as RefusalCode[]).filter(
    (code) =>
      (refusals[code].at as readonly Surface[]).includes(route.surface) &&
      (conditions[code]?.(route, contract) ?? true),
  )
}

/** Those of a surface, with what a path or a method meets that no route has. */
export function refusalsAt(surface: Surface, contract: Contract): readonly RefusalCode[] {
  const routes = publicRoutes(contract).filter((route) => route.surface === surface)
  if (routes.length === 0) return []
  const met = new Set(routes.flatMap((route) => refusalsOf(route, contract)))
  met.add('method_unsupported')
  if (surface !== 'token') met.add('route_unknown')
  return (Object.keys(refusals) as RefusalCode[]).filter((code) => met.has(code))
}
