import type { CredentialRecord } from './credential-record.ts'
import { intersectScopes, type Scopes } from './scopes.ts'

/** What a contract or the products of a project grant before a key, client or token narrows it. */
export interface Grant {
  /** Null: an open vocabulary, all of it granted. */
  readonly scopes: Scopes
  readonly capabilities: readonly string[]
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
