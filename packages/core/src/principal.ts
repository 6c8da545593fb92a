import type { ClientId, Environment, KeyId, Level, ProjectId, UnixMillis } from './branded.ts'
import type { Facts } from './judge.ts'
import { effectiveScopes } from './rights.ts'
import type { Scopes } from './scopes.ts'

/** Who a request is and what it may do, once it has been judged. */
export interface Principal {
  readonly kind: 'key' | 'token'
  readonly level: Level
  readonly project: {
    readonly id: ProjectId
    readonly slug: string
    readonly name: string
    readonly contact: string | null
  } | null
  readonly clientId: ClientId | null
  readonly keyId: KeyId
  readonly keyName: string
  readonly generation: number
  readonly environment: Environment
  /** Null: all scopes of an open vocabulary. */
  readonly scopes: Scopes
  readonly capabilities: readonly string[]
  readonly tier: string | null
  readonly permissions: readonly string[]
  readonly metadata: Readonly<Record<string, unknown>>
  /** When the credential that was shown ends; null: not by itself. */
  readonly expiresAt: UnixMillis | null
}

/** The principal of facts that were judged to pass. */
export function principalOf({ record, shown, grant }: Facts): Principal {
  const { key, project, client } = record
  return {
    kind: shown.kind,
    level: key.level,
    project: project && {
      id: project.id,
      slug: project.slug,
      name: project.name,
      contact: project.contact,
    },
    clientId: client?.id ?? null,
    keyId: key.id,
    keyName: key.name,
    generation: shown.generation,
    environment: key.environment,
    scopes: effectiveScopes(grant, record, shown.kind === 'token' ? shown.scopes : null),
    capabilities: grant.capabilities,
    tier: client?.tier ?? grant.tier,
    permissions: key.permissions,
    metadata: key.metadata,
    expiresAt: earliest(key.expiresAt, shown.kind === 'token' ? shown.expiresAt : shown.closesAt),
  }
}

function earliest(one: UnixMillis | null, other: UnixMillis | null): UnixMillis | null {
  if (one === null) return other
  return other === null || one < other ? one : other
}
