import { type RefusalCode, refusals, type Surface } from '@countersign/core'
import type { Contract } from '../contracts/contract.ts'

type Holds = (contract: Contract) => boolean

const takesTokens: Holds = ({ resources }) => resources.takes.includes('token')
const hasOperations: Holds = ({ operations }) => operations.length > 0
const asksForScope: Holds = ({ tokens }) => (tokens?.parameters.scope ?? null) !== null
const asksForAudience: Holds = ({ tokens }) => (tokens?.parameters.audience ?? null) !== null
const asksForGrant: Holds = ({ tokens }) => (tokens?.parameters.grantType ?? null) !== null

/** When a contract can refuse for a reason. What is not listed can happen under any. */
const conditions: Readonly<Partial<Record<RefusalCode, Holds>>> = {
  address_rate_exceeded: ({ limits }) => limits.perAddress.length > 0,
  rate_exceeded: ({ limits }) => Object.keys(limits.tiers).length > 0,
  credential_kind_refused: ({ resources }) => resources.takes.length === 1,
  client_mismatch: ({ tokens }) => tokens !== null && tokens.clientId !== 'ignored',
  token_invalid: takesTokens,
  token_expired: takesTokens,
  token_revoked: takesTokens,
  environment_refused: ({ resources: { require, routes } }) =>
    require.environments.length === 1 ||
    routes.some(({ environments }) => environments !== undefined),
  capability_missing: ({ rights }) => rights.products,
  user_id_missing: ({ resources }) => resources.require.headers.length > 0,
  grant_type_missing: asksForGrant,
  grant_type_unsupported: asksForGrant,
  scope_malformed: asksForScope,
  scope_refused: asksForScope,
  audience_unknown: asksForAudience,
  audience_refused: asksForAudience,
  upstream_missing: ({ resources }) => resources.routes.length > 0,
  level_refused: hasOperations,
  project_refused: hasOperations,
}

const surfaces: Readonly<Record<Surface, Holds>> = {
  token: ({ tokens }) => tokens !== null,
  resource: () => true,
  operation: hasOperations,
}

/** The codes that a caller of the contract can meet on a surface. */
export function occurringRefusals(contract: Contract, surface: Surface): readonly RefusalCode[] {
  if (!surfaces[surface](contract)) return []
  return (Object.keys(refusals) as RefusalCode[]).filter(
    (code) =>
      (refusals[code].at as readonly Surface[]).includes(surface) &&
      (conditions[code]?.(contract) ?? true),
  )
}
