import type { SubscribedGrant, UnixMillis } from '@countersign/core'

type WrittenGrant = readonly [
  capabilities: readonly string[],
  scopes: readonly string[],
  tier: string | null,
  from: UnixMillis,
  until: UnixMillis | null,
]

const none: readonly SubscribedGrant[] = Object.freeze([])

/**
 * What the subscriptions of a project grant is kept in its row, since every look-up of a key reads
 * it. It is written anew, with the row locked, by every change of a subscription or product.
 */
export function writeGrants(grants: readonly SubscribedGrant[]): string {
  return JSON.stringify(
    grants.map(
      ({ capabilities, scopes, tier, from, until }): WrittenGrant => [
        capabilities,
        scopes,
        tier,
        from,
        until,
      ],
    ),
  )
}

export function readGrants(text: string): readonly SubscribedGrant[] {
  if (text === '[]') return none
  return (JSON.parse(text) as WrittenGrant[]).map(([capabilities, scopes, tier, from, until]) => ({
    capabilities,
    scopes,
    tier,
    from,
    until,
  }))
}
