import type {
  ClientId,
  Environment,
  KeyId,
  Level,
  ProductId,
  ProjectId,
  SigningAlgorithm,
  SubscriptionId,
  UnixMillis,
} from '@countersign/core'
import type { StoredKey } from '../port.ts'
import type {
  ClientRecord,
  InstallationRecord,
  KeyUse,
  ProductRecord,
  ProjectRecord,
  SigningKeyRecord,
  SubscriptionRecord,
} from '../records.ts'
import { readGrants, writeGrants } from './grants-text.ts'
import { readList, readListOrNull, readMetadata, writeListOrNull } from './list-text.ts'
import { readSecrets, writeSecrets } from './secrets-text.ts'
import { readSettings, writeSettings } from './settings-text.ts'
import type {
  ClientRow,
  InstallationRow,
  KeyRow,
  KeyUseRow,
  ProductRow,
  ProjectRow,
  SigningKeyRow,
  SubscriptionRow,
} from './tables.ts'

// Rows and records, there and back. Rows were written by these functions, so their texts need no
// second validation; the casts give ids and times back the types they were written with.

export function projectToRow(project: ProjectRecord): Omit<ProjectRow, 'deleted_at'> {
  return {
    id: project.id,
    slug: project.slug,
    name: project.name,
    contact: project.contact,
    is_active: project.isActive ? 1 : 0,
    grants: writeGrants(project.grants),
    tokens_from: project.tokensFrom,
    self_service: project.selfService === null ? null : Number(project.selfService),
    created_at: project.createdAt,
    updated_at: project.updatedAt,
    revision: project.revision,
  }
}

export function projectFromRow(row: ProjectRow): ProjectRecord {
  return {
    id: row.id as ProjectId,
    slug: row.slug,
    name: row.name,
    contact: row.contact,
    isActive: row.is_active === 1,
    grants: readGrants(row.grants),
    tokensFrom: row.tokens_from as UnixMillis | null,
    selfService: row.self_service === null ? null : row.self_service === 1,
    createdAt: row.created_at as UnixMillis,
    updatedAt: row.updated_at as UnixMillis,
    revision: row.revision,
  }
}

export function clientToRow(client: ClientRecord): Omit<ClientRow, 'deleted_at'> {
  return {
    id: client.id,
    project_id: client.projectId,
    name: client.name,
    scopes: writeListOrNull(client.scopes),
    audiences: writeListOrNull(client.audiences),
    tier: client.tier,
    is_active: client.isActive ? 1 : 0,
    tokens_from: client.tokensFrom,
    settings: writeSettings(client.settings),
    created_at: client.createdAt,
    updated_at: client.updatedAt,
    revision: client.revision,
  }
}

export function clientFromRow(row: ClientRow): ClientRecord {
  return {
    id: row.id as ClientId,
    projectId: row.project_id as ProjectId,
    name: row.name,
    scopes: readListOrNull(row.scopes),
    audiences: readListOrNull(row.audiences),
    tier: row.tier,
    isActive: row.is_active === 1,
    tokensFrom: row.tokens_from as UnixMillis | null,
    settings: readSettings(row.settings),
    createdAt: row.created_at as UnixMillis,
    updatedAt: row.updated_at as UnixMillis,
    revision: row.revision,
  }
}

export function keyToRow({ key, secrets }: StoredKey): KeyRow {
  return {
    id: key.id,
    project_id: key.projectId,
    client_id: key.clientId,
    level: key.level,
    environment: key.environment,
    name: key.name,
    scopes: writeListOrNull(key.scopes),
    audiences: writeListOrNull(key.audiences),
    permissions: JSON.stringify(key.permissions),
    ip_allow: writeListOrNull(key.ipAllow),
    metadata: JSON.stringify(key.metadata),
    is_active: key.isActive ? 1 : 0,
    expires_at: key.expiresAt,
    revoked_at: key.revokedAt,
    secrets: writeSecrets(secrets),
    tokens_from: key.tokensFrom,
    key_prefix: key.keyPrefix,
    revoked_reason: key.revokedReason,
    last_generation: key.lastGeneration,
    created_at: key.createdAt,
    updated_at: key.updatedAt,
    revision: key.revision,
  }
}

export function keyFromRow(row: KeyRow): StoredKey {
  return {
    key: {
      id: row.id as KeyId,
      projectId: row.project_id as ProjectId | null,
      clientId: row.client_id as ClientId | null,
      level: row.level as Level,
      environment: row.environment as Environment,
      name: row.name,
      keyPrefix: row.key_prefix,
      scopes: readListOrNull(row.scopes),
      audiences: readListOrNull(row.audiences),
      permissions: readList(row.permissions),
      ipAllow: readListOrNull(row.ip_allow),
      metadata: readMetadata(row.metadata),
      isActive: row.is_active === 1,
      expiresAt: row.expires_at as UnixMillis | null,
      revokedAt: row.revoked_at as UnixMillis | null,
      revokedReason: row.revoked_reason,
      tokensFrom: row.tokens_from as UnixMillis | null,
      lastGeneration: row.last_generation,
      createdAt: row.created_at as UnixMillis,
      updatedAt: row.updated_at as UnixMillis,
      revision: row.revision,
    },
    secrets: readSecrets(row.secrets),
  }
}

export function productToRow(product: ProductRecord): Omit<ProductRow, 'deleted_at'> {
  return {
    id: product.id,
    slug: product.slug,
    name: product.name,
    capabilities: JSON.stringify(product.capabilities),
    scopes: JSON.stringify(product.scopes),
    tier: product.tier,
    created_at: product.createdAt,
    updated_at: product.updatedAt,
    revision: product.revision,
  }
}

export function productFromRow(row: ProductRow): ProductRecord {
  return {
    id: row.id as ProductId,
    slug: row.slug,
    name: row.name,
    capabilities: readList(row.capabilities),
    scopes: readList(row.scopes),
    tier: row.tier,
    createdAt: row.created_at as UnixMillis,
    updatedAt: row.updated_at as UnixMillis,
    revision: row.revision,
  }
}

export function subscriptionToRow(subscription: SubscriptionRecord): SubscriptionRow {
  return {
    id: subscription.id,
    project_id: subscription.projectId,
    product_id: subscription.productId,
    starts_at: subscription.from,
    ends_at: subscription.until,
    cancelled_at: subscription.cancelledAt,
    created_at: subscription.createdAt,
  }
}

export function subscriptionFromRow(row: SubscriptionRow): SubscriptionRecord {
  return {
    id: row.id as SubscriptionId,
    projectId: row.project_id as ProjectId,
    productId: row.product_id as ProductId,
    from: row.starts_at as UnixMillis,
    until: row.ends_at as UnixMillis | null,
    cancelledAt: row.cancelled_at as UnixMillis | null,
    createdAt: row.created_at as UnixMillis,
  }
}

export function keyUseFromRow(row: KeyUseRow): KeyUse {
  return {
    keyId: row.key_id as KeyId,
    generation: row.generation,
    usedAt: row.used_at as UnixMillis,
    usedFrom: row.used_from,
  }
}

export function signingKeyToRow(key: SigningKeyRecord): SigningKeyRow {
  return {
    kid: key.kid,
    algorithm: key.algorithm,
    public_jwk: key.publicJwk,
    sealed_private_key: key.sealedPrivateKey,
    created_at: key.createdAt,
    published_at: key.publishedAt,
    signs_from: key.signsFrom,
    signs_until: key.signsUntil,
    token_seconds: key.tokenSeconds,
    retired_at: key.retiredAt,
    compromised_at: key.compromisedAt,
    compromised_reason: key.compromisedReason,
  }
}

export function signingKeyFromRow(row: SigningKeyRow): SigningKeyRecord {
  return {
    kid: row.kid,
    algorithm: row.algorithm as SigningAlgorithm,
    publicJwk: row.public_jwk,
    sealedPrivateKey: row.sealed_private_key,
    createdAt: row.created_at as UnixMillis,
    publishedAt: row.published_at as UnixMillis | null,
    signsFrom: row.signs_from as UnixMillis,
    signsUntil: row.signs_until as UnixMillis | null,
    tokenSeconds: row.token_seconds,
    retiredAt: row.retired_at as UnixMillis | null,
    compromisedAt: row.compromised_at as UnixMillis | null,
    compromisedReason: row.compromised_reason,
  }
}

export function installationFromRow(row: InstallationRow): InstallationRecord {
  return {
    contract: row.contract,
    rootFingerprint: row.root_fingerprint,
    createdAt: row.created_at as UnixMillis,
  }
}
