import type { KeyId } from '@countersign/core'
import type { Facts } from '../../contracts/shape.ts'
import type { StoredKey } from '../../store/port.ts'
import type { ClientRecord, ProductRecord, ProjectRecord } from '../../store/records.ts'

/** What replies can say of a key; `lastUsedAt` where uses have been looked up. */
export function keyFacts(
  { key }: StoredKey,
  { secret = null, lastUsedAt = () => null }: KnownBesides = {},
): Facts {
  return {
    key_id: key.id,
    key_name: key.name,
    key_prefix: key.keyPrefix,
    level: key.level,
    project_id: key.projectId,
    client_id: key.clientId,
    environment: key.environment,
    scopes: key.scopes,
    audiences: key.audiences,
    metadata: key.metadata,
    is_active: key.isActive,
    created_at: key.createdAt,
    expires_at: key.expiresAt,
    revoked_at: key.revokedAt,
    last_used_at: lastUsedAt(key.id),
    secret,
  }
}

interface KnownBesides {
  readonly secret?: string | null
  readonly lastUsedAt?: (id: KeyId) => number | null
}

export function clientFacts(client: ClientRecord, secret: string | null = null): Facts {
  return {
    client_id: client.id,
    client_name: client.name,
    project_id: client.projectId,
    scopes: client.scopes,
    tier: client.tier,
    is_active: client.isActive,
    created_at: client.createdAt,
    secret,
  }
}

export function projectFacts(project: ProjectRecord): Facts {
  return {
    project_id: project.id,
    project_slug: project.slug,
    project_name: project.name,
    contact: project.contact,
    is_active: project.isActive,
    created_at: project.createdAt,
  }
}

export function productFacts(product: ProductRecord, subscribed: boolean): Facts {
  return {
    product_id: product.id,
    product_slug: product.slug,
    product_name: product.name,
    capabilities: product.capabilities,
    scopes: product.scopes,
    tier: product.tier,
    subscribed,
  }
}
