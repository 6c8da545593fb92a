import type {
  AuditedKind,
  EmbedSessionId,
  MemberRole,
  ProjectId,
  UnixMillis,
} from '@countersign/core'
import type { InvitationRecord, OperatorRecord, SessionRecord } from '../../store/operators.ts'
import type { StoredKey } from '../../store/port.ts'
import type {
  CustomerRecord,
  KeyRequestRecord,
  MembershipRecord,
  PortalLinkRecord,
} from '../../store/portal.ts'
import type {
  ClientRecord,
  InstallationRecord,
  ProductRecord,
  ProjectRecord,
  RevokedToken,
  SigningKeyRecord,
  SubscriptionRecord,
} from '../../store/records.ts'

/** What stands for the objects of each kind. */
export interface AuditedObject {
  installation: InstallationRecord
  project: ProjectRecord
  key: StoredKey
  'server-key': StoredKey
  client: ClientRecord
  token: RevokedOne
  product: ProductRecord
  subscription: SubscriptionRecord
  'signing-key': SigningKeyRecord
  operator: OperatorRecord
  session: SessionRecord
  invitation: InvitationRecord
  customer: CustomerRecord
  member: MembershipRecord
  'portal-link': PortalLinkRecord
  'embed-session': MadeEmbed
  'key-request': KeyRequestRecord
}

/** A session of a panel in another page. */
interface MadeEmbed {
  readonly id: EmbedSessionId
  readonly projectId: ProjectId
  readonly role: MemberRole
  readonly origin: string
  readonly expiresAt: UnixMillis
}

/** A token that was revoked by itself. */
export interface RevokedOne extends RevokedToken {
  readonly projectId: ProjectId | null
}

interface Shown<Value> {
  readonly idOf: (value: Value) => string
  readonly projectOf: (value: Value) => ProjectId | null
  /** The members that a record of a change may show. What is not named here is never written. */
  readonly members: Readonly<Record<string, (value: Value) => unknown>>
}

const none = (): null => null
const iso = (at: UnixMillis | null): string | null =>
  at === null ? null : new Date(at).toISOString()

const key: Shown<StoredKey> = {
  idOf: (stored) => stored.key.id,
  projectOf: (stored) => stored.key.projectId,
  members: {
    name: (stored) => stored.key.name,
    client_id: (stored) => stored.key.clientId,
    environment: (stored) => stored.key.environment,
    key_prefix: (stored) => stored.key.keyPrefix,
    is_active: (stored) => stored.key.isActive,
    scopes: (stored) => stored.key.scopes,
    audiences: (stored) => stored.key.audiences,
    permissions: (stored) => stored.key.permissions,
    ip_allow: (stored) => stored.key.ipAllow,
    metadata: (stored) => stored.key.metadata,
    expires_at: (stored) => iso(stored.key.expiresAt),
    revoked_at: (stored) => iso(stored.key.revokedAt),
    revoked_reason: (stored) => stored.key.revokedReason,
    tokens_from: (stored) => iso(stored.key.tokensFrom),
    secrets: ({ secrets }) =>
      secrets.map(({ generation, closesAt }) => ({ generation, closes_at: iso(closesAt) })),
  },
}

/** A list of what may be shown, kind by kind, so that a new member is hidden until somebody decides. */
export const shown: { readonly [Kind in AuditedKind]: Shown<AuditedObject[Kind]> } = {
  installation: {
    idOf: () => 'installation',
    projectOf: none,
    members: { contract: ({ contract }) => contract },
  },
  project: {
    idOf: ({ id }) => id,
    projectOf: ({ id }) => id,
    members: {
      slug: ({ slug }) => slug,
      name: ({ name }) => name,
      contact: ({ contact }) => contact,
      is_active: ({ isActive }) => isActive,
      self_service: ({ selfService }) => selfService,
      tokens_from: ({ tokensFrom }) => iso(tokensFrom),
    },
  },
  key,
  'server-key': key,
  client: {
    idOf: ({ id }) => id,
    projectOf: ({ projectId }) => projectId,
    members: {
      name: ({ name }) => name,
      scopes: ({ scopes }) => scopes,
      audiences: ({ audiences }) => audiences,
      tier: ({ tier }) => tier,
      is_active: ({ isActive }) => isActive,
      tokens_from: ({ tokensFrom }) => iso(tokensFrom),
      serves: ({ settings }) => settings.serves,
      authentication: ({ settings }) => settings.authentication?.method ?? null,
      jwks_uri: ({ settings }) => settings.authentication?.jwksUri ?? null,
      public_keys: ({ settings }) =>
        settings.authentication?.jwks?.map((jwk) => jwk['kid'] ?? jwk['kty']) ?? null,
    },
  },
  token: {
    idOf: ({ id }) => id,
    projectOf: ({ projectId }) => projectId,
    members: { expires_at: ({ expiresAt }) => iso(expiresAt) },
  },
  product: {
    idOf: ({ id }) => id,
    projectOf: none,
    members: {
      slug: ({ slug }) => slug,
      name: ({ name }) => name,
      capabilities: ({ capabilities }) => capabilities,
      scopes: ({ scopes }) => scopes,
      tier: ({ tier }) => tier,
    },
  },
  subscription: {
    idOf: ({ id }) => id,
    projectOf: ({ projectId }) => projectId,
    members: {
      product_id: ({ productId }) => productId,
      from: ({ from }) => iso(from),
      until: ({ until }) => iso(until),
      cancelled_at: ({ cancelledAt }) => iso(cancelledAt),
    },
  },
  'signing-key': {
    idOf: ({ kid }) => kid,
    projectOf: none,
    members: {
      algorithm: ({ algorithm }) => algorithm,
      published_at: ({ publishedAt }) => iso(publishedAt),
      signs_from: ({ signsFrom }) => iso(signsFrom),
      signs_until: ({ signsUntil }) => iso(signsUntil),
      token_seconds: ({ tokenSeconds }) => tokenSeconds,
      retired_at: ({ retiredAt }) => iso(retiredAt),
      compromised_at: ({ compromisedAt }) => iso(compromisedAt),
      compromised_reason: ({ compromisedReason }) => compromisedReason,
    },
  },
  operator: {
    idOf: ({ id }) => id,
    projectOf: none,
    members: {
      email: ({ email }) => email,
      name: ({ name }) => name,
      role: ({ role }) => role,
      is_active: ({ isActive }) => isActive,
      two_factor_enabled: ({ twoFactorEnabled }) => twoFactorEnabled,
    },
  },
  session: {
    idOf: ({ id }) => id,
    projectOf: none,
    members: {
      operator_id: ({ operatorId }) => operatorId,
      address: ({ address }) => address,
      created_at: ({ createdAt }) => iso(createdAt),
    },
  },
  invitation: {
    idOf: ({ id }) => id,
    projectOf: none,
    members: {
      email: ({ email }) => email,
      role: ({ role }) => role,
      expires_at: ({ expiresAt }) => iso(expiresAt),
      used_at: ({ usedAt }) => iso(usedAt),
    },
  },
  customer: {
    idOf: ({ id }) => id,
    projectOf: none,
    members: {
      email: ({ email }) => email,
      external_id: ({ externalId }) => externalId,
      name: ({ name }) => name,
    },
  },
  member: {
    idOf: ({ id }) => id,
    projectOf: ({ projectId }) => projectId,
    members: {
      customer_id: ({ customerId }) => customerId,
      email: ({ email }) => email,
      role: ({ role }) => role,
    },
  },
  'portal-link': {
    idOf: ({ id }) => id,
    projectOf: ({ projectId }) => projectId,
    members: {
      kind: ({ kind }) => kind,
      customer_id: ({ customerId }) => customerId,
      expires_at: ({ expiresAt }) => iso(expiresAt),
    },
  },
  'embed-session': {
    idOf: ({ id }) => id,
    projectOf: ({ projectId }) => projectId,
    members: {
      role: ({ role }) => role,
      origin: ({ origin }) => origin,
      expires_at: ({ expiresAt }) => iso(expiresAt),
    },
  },
  'key-request': {
    idOf: ({ id }) => id,
    projectOf: ({ projectId }) => projectId,
    members: {
      name: ({ name }) => name,
      environment: ({ environment }) => environment,
      scopes: ({ scopes }) => scopes,
      reason: ({ reason }) => reason,
      state: ({ state }) => state,
      note: ({ note }) => note,
      key_id: ({ keyId }) => keyId,
    },
  },
}
