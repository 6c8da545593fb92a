import type { KeyId, Principal, UnixMillis } from '@countersign/core'
import type { OperatorRecord } from '../../store/operators.ts'
import type { StoredKey } from '../../store/port.ts'
import type {
  ClientRecord,
  KeyUse,
  ProductRecord,
  ProjectRecord,
  SubscriptionRecord,
} from '../../store/records.ts'
import { viewSettings } from './client-oauth.ts'

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

/** `owners`: how many there are that could sign in. */
export function viewOperator(operator: OperatorRecord, owners: number) {
  const isOwner = operator.role === 'owner' && operator.isActive
  return {
    id: operator.id,
    email: operator.email,
    name: operator.name,
    role: operator.role,
    is_active: operator.isActive,
    two_factor_enabled: operator.twoFactorEnabled,
    is_last_owner: isOwner && owners === 1,
    signed_in_at: operator.signedInAt === null ? null : iso(operator.signedInAt),
    created_at: iso(operator.createdAt),
    updated_at: iso(operator.updatedAt),
  }
}

export function viewProject(project: ProjectRecord) {
  return {
    id: project.id,
    slug: project.slug,
    name: project.name,
    contact: project.contact,
    is_active: project.isActive,
    self_service: project.selfService,
    created_at: iso(project.createdAt),
    updated_at: iso(project.updatedAt),
  }
}

export function viewClient(client: ClientRecord) {
  return {
    client_id: client.id,
    project_id: client.projectId,
    name: client.name,
    scopes: client.scopes,
    audiences: client.audiences,
    tier: client.tier,
    oauth: viewSettings(client.settings),
    is_active: client.isActive,
    created_at: iso(client.createdAt),
    updated_at: iso(client.updatedAt),
  }
}

export function viewProduct(product: ProductRecord) {
  return {
    id: product.id,
    slug: product.slug,
    name: product.name,
    capabilities: product.capabilities,
    scopes: product.scopes,
    tier: product.tier,
    created_at: iso(product.createdAt),
    updated_at: iso(product.updatedAt),
  }
}

export function viewSubscription(subscription: SubscriptionRecord) {
  return {
    id: subscription.id,
    project_id: subscription.projectId,
    product_id: subscription.productId,
    from: iso(subscription.from),
    until: iso(subscription.until),
    cancelled_at: iso(subscription.cancelledAt),
    created_at: iso(subscription.createdAt),
  }
}

/** The last use of each generation, of all keys of a reply, and the time up to which it is known. */
export interface KnownUses {
  readonly of: (id: KeyId, generation?: number) => KeyUse | null
  readonly asOf: UnixMillis
}

export function viewKey({ key, secrets }: StoredKey, uses: KnownUses) {
  const last = uses.of(key.id)
  return {
    id: key.id,
    name: key.name,
    level: key.level,
    project_id: key.projectId,
    client_id: key.clientId,
    environment: key.environment,
    key_prefix: key.keyPrefix,
    is_active: key.isActive,
    scopes: key.scopes,
    audiences: key.audiences,
    ...(key.level === 'server' ? { permissions: key.permissions } : {}),
    ip_allow: key.ipAllow,
    metadata: key.metadata,
    generation: key.lastGeneration,
    secrets: secrets.map((secret) => ({
      generation: secret.generation,
      created_at: iso(secret.createdAt),
      closes_at: iso(secret.closesAt),
      last_used_at: iso(uses.of(key.id, secret.generation)?.usedAt ?? null),
      last_used_from: uses.of(key.id, secret.generation)?.usedFrom ?? null,
    })),
    expires_at: iso(key.expiresAt),
    last_used_at: iso(last?.usedAt ?? null),
    as_of: iso(uses.asOf),
    created_at: iso(key.createdAt),
    updated_at: iso(key.updatedAt),
    revoked_at: iso(key.revokedAt),
    revoked_reason: key.revokedReason,
  }
}

export function viewPrincipal(principal: Principal) {
  return {
    kind: principal.kind,
    level: principal.level,
    project_id: principal.project?.id ?? null,
    project_slug: principal.project?.slug ?? null,
    client_id: principal.clientId,
    key_id: principal.keyId,
    key_name: principal.keyName,
    environment: principal.environment,
    scopes: principal.scopes,
    capabilities: principal.capabilities,
    tier: principal.tier,
    permissions: principal.permissions,
    metadata: principal.metadata,
    expires_at: iso(principal.expiresAt),
  }
}
