import { type Refusal, refuse } from '@countersign/core'
import type { Policy } from './ports.ts'

/** What a product is made of. */
export interface ProductMembers {
  readonly slug: string
  readonly name: string
  readonly capabilities: readonly string[]
  readonly scopes: readonly string[]
  readonly tier: string | null
}

/** Which product is meant, by id or slug. */
export interface ProductRef {
  readonly ref: string
  readonly expected?: readonly number[] | null
}

/** What of a product the contract in force does not have. */
export function refuseProduct(
  { scopes, tier }: Partial<ProductMembers>,
  { scopes: known, tiers }: Policy,
): Refusal | null {
  if (known !== null && scopes?.every((scope) => known.includes(scope)) === false) {
    return refuse('body_invalid', { member: 'scopes', expected: `only ${known.join(', ')}` })
  }
  return refuseTier(tier, tiers)
}

/** Refuses a tier that does not exist. */
export function refuseTier(
  tier: string | null | undefined,
  tiers: readonly string[],
): Refusal | null {
  if (tier === undefined || tier === null || tiers.includes(tier)) return null
  const expected =
    tiers.length === 0 ? 'null: the contract has no tiers' : `one of ${tiers.join(', ')}`
  return refuse('body_invalid', { member: 'tier', expected })
}
