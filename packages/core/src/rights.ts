import type { UnixMillis } from './branded.ts'
import type { CredentialRecord, ProjectFacts, SubscribedGrant } from './credential-record.ts'
import { intersectScopes, type Scopes } from './scopes.ts'

/** What a contract or the products of a project grant before a key, client or token narrows it. */
export interface Grant {
  /** Null: an open vocabulary, all of it granted. */
  readonly scopes: Scopes
  readonly capabilities: readonly string[]
  /** The rate limit that goes with them; null: none in particular. */
  readonly tier: string | null
}

/**
 * What a project may at this moment. Capabilities and tier come from its current subscriptions, the
 * tier from that which began last. So do scopes where `declared` is 'sold'; else those that the
 * contract declares are everybody's.
 */
export function grantOf(project: ProjectFacts, declared: Scopes | 'sold', at: UnixMillis): Grant {
  const current = project.grants.filter((grant) => isCurrent(grant, at))
  const latestFirst = current.toSorted((one, other) => other.from - one.from)
  return {
    scopes: declared === 'sold' ? union(current.map(({ scopes }) => scopes)) : declared,
    capabilities: union(current.map(({ capabilities }) => capabilities)),
    tier: latestFirst.find(({ tier }) => tier !== null)?.tier ?? null,
  }
}

/** Its first instant belongs to it, its last does not. */
export function isCurrent({ from, until }: SubscribedGrant, at: UnixMillis): boolean {
  return from <= at && (until === null || at < until)
}

function union(lists: readonly (readonly string[])[]): readonly string[] {
  return [...new Set(lists.flat())].sort()
}

/** What is granted, left over after the client, the key and, where there is one, the token. */
export function effectiveScopes(grant: Grant, record: CredentialRecord, narrowed: Scopes): Scopes {
  const ofClient = intersectScopes(grant.scopes, record.client?.scopes ?? null)
  return intersectScopes(intersectScopes(ofClient, record.key.scopes), narrowed)
}

/** Audiences that a token may be minted for: those known, less what key and client leave out. */
export function allowedAudiences(
  known: readonly string[],
  record: CredentialRecord,
): readonly string[] {
  const limits = [record.key.audiences, record.client?.audiences ?? null]
  return known.filter((audience) =>
    limits.every((list) => list === null || list.includes(audience)),
  )
}
