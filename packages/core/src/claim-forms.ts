import type { ClaimSource, TokenProfile } from './access-token.ts'
import { environments } from './branded.ts'

/**
 * Whether the claims that no judgement reads have the form in which they are minted. Nothing follows
 * from what they say, for the record of the key decides; but a token without them, or with something
 * else in their place, is none of ours. `nbf` is never minted by itself, and what it asks is not kept.
 */
export function haveMintedForms(
  { claims: named }: Pick<TokenProfile, 'claims'>,
  claims: Readonly<Record<string, unknown>>,
): boolean {
  if (claims['nbf'] !== undefined && !Object.hasOwn(named, 'nbf')) return false
  return Object.entries(named).every(([name, source]) => forms[source]?.(claims[name]) ?? true)
}

const isFilled = (value: unknown): boolean => typeof value === 'string' && value !== ''
const isFilledOrAbsent = (value: unknown): boolean => value === undefined || isFilled(value)

/** Sources that are left out are read, and judged, elsewhere. */
const forms: { readonly [Source in ClaimSource]?: (value: unknown) => boolean } = {
  subject: isFilled,
  client_id: isFilled,
  key_id: isFilled,
  project_id: isFilledOrAbsent,
  tier: isFilledOrAbsent,
  environment: (value) => environments.some((each) => each === value),
  capabilities: (value) => Array.isArray(value) && value.every(isFilled),
}
