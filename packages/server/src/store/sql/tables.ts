import type { Generated } from 'kysely'
import type { KeyAddressRow, KeyFindingRow, KeyScopeRow } from './finding-tables.ts'
import type { OperatorTables } from './operator-tables.ts'
import type { PortalTables } from './portal-tables.ts'
import type { StatusPositionRow } from './status-positions.ts'
import type { RolledUsageRow, UnsummedUsageRow, UsageBatchRow, UsageRow } from './usage-tables.ts'

/**
 * The tables as both databases hold them. Times are epoch milliseconds, booleans 0 and 1, lists and
 * metadata JSON texts. A list that is null says "no restriction", which an empty list does not.
 */
export interface Tables extends OperatorTables, PortalTables {
  readonly projects: ProjectRow
  readonly clients: ClientRow
  readonly keys: KeyRow
  readonly key_digests: KeyDigestRow
  readonly key_uses: KeyUseRow
  readonly key_findings: KeyFindingRow
  readonly key_scopes: KeyScopeRow
  readonly key_addresses: KeyAddressRow
  readonly revoked_tokens: RevokedTokenRow
  readonly status_positions: StatusPositionRow
  readonly signing_keys: SigningKeyRow
  readonly products: ProductRow
  readonly subscriptions: SubscriptionRow
  readonly signing_epoch: SigningEpochRow
  readonly requests: RequestRow
  readonly installation: InstallationRow
  readonly audit_unsealed: UnsealedRow
  readonly audit_records: AuditRow
  readonly audit_head: AuditHeadRow
  readonly expiry_mark: ExpiryMarkRow
  readonly usage_hours: UsageRow
  readonly usage_days: UsageRow
  readonly usage_batches: UsageBatchRow
  readonly usage_unsummed: UnsummedUsageRow
  readonly usage_rolled: RolledUsageRow
}

export interface ProjectRow {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly contact: string | null
  readonly is_active: number
  /** See grants-text.ts: what the subscriptions grant, so that a look-up need not read them. */
  readonly grants: string
  readonly tokens_from: number | null
  /** Null: as the installation has it. */
  readonly self_service: number | null
  readonly created_at: number
  readonly updated_at: number
  readonly revision: number
  /** Keys refer to the row, so it outlives the project; nothing but the database sees it then. */
  readonly deleted_at: number | null
}

export interface ClientRow {
  readonly id: string
  readonly project_id: string
  readonly name: string
  readonly scopes: string | null
  readonly audiences: string | null
  readonly tier: string | null
  readonly is_active: number
  readonly tokens_from: number | null
  /** See settings-text.ts. */
  readonly settings: string | null
  readonly created_at: number
  readonly updated_at: number
  readonly revision: number
  readonly deleted_at: number | null
}

export interface KeyRow {
  readonly id: string
  readonly project_id: string | null
  readonly client_id: string | null
  readonly level: string
  readonly environment: string
  readonly name: string
  readonly scopes: string | null
  readonly audiences: string | null
  readonly permissions: string
  readonly ip_allow: string | null
  readonly metadata: string
  readonly is_active: number
  readonly expires_at: number | null
  readonly revoked_at: number | null
  /** See secrets-text.ts: kept in the row, so that a look-up reads one row and not two. */
  readonly secrets: string
  readonly tokens_from: number | null
  readonly key_prefix: string
  readonly revoked_reason: string | null
  readonly last_generation: number
  readonly created_at: number
  readonly updated_at: number
  readonly revision: number
}

/** The digests of secrets with `findBy: 'digest'`, and the keys that they open. */
export interface KeyDigestRow {
  readonly digest: Uint8Array
  readonly key_id: string
}

/** Tokens that were revoked one by one, until they would have ended. */
export interface RevokedTokenRow {
  readonly id: string
  readonly expires_at: number
}

/** Apart from the keys, so that what every request changes never rewrites what every request reads. */
export interface KeyUseRow {
  readonly key_id: string
  readonly generation: number
  readonly used_at: number
  readonly used_from: string | null
}

export interface SigningKeyRow {
  readonly kid: string
  readonly algorithm: string
  readonly public_jwk: string
  readonly sealed_private_key: Uint8Array | null
  readonly created_at: number
  readonly published_at: number | null
  readonly signs_from: number
  readonly signs_until: number | null
  readonly token_seconds: number
  readonly retired_at: number | null
  readonly compromised_at: number | null
  readonly compromised_reason: string | null
}

/** One row, which counts the changes of signing keys and is what these changes lock. */
export interface SigningEpochRow {
  /** Always 1: the primary key allows one row. */
  readonly id: number
  readonly epoch: number
}

export interface ProductRow {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly capabilities: string
  readonly scopes: string
  readonly tier: string | null
  readonly created_at: number
  readonly updated_at: number
  readonly revision: number
  readonly deleted_at: number | null
}

export interface SubscriptionRow {
  readonly id: string
  readonly project_id: string
  readonly product_id: string
  readonly starts_at: number
  readonly ends_at: number | null
  readonly cancelled_at: number | null
  readonly created_at: number
}

export interface RequestRow {
  readonly id: Uint8Array
  readonly fingerprint: Uint8Array
  readonly made: string | null
  readonly expires_at: number
}

export interface InstallationRow {
  /** Always 1: the primary key allows one row. */
  readonly id: number
  readonly contract: string
  readonly root_fingerprint: string
  readonly created_at: number
}

export interface AuditColumns {
  readonly id: string
  readonly at: number
  readonly actor: string
  readonly actor_name: string | null
  readonly address: string | null
  readonly request_id: string | null
  readonly action: string
  readonly project_id: string | null
  readonly object_id: string
  /** The ids of further objects, a JSON list; null: there is one. */
  readonly more_ids: string | null
  readonly before: string | null
  readonly after: string | null
}

/** Records that are not in the chain yet. */
export interface UnsealedRow extends AuditColumns {
  /** Drawn by the database when the row is written. */
  readonly place: Generated<number>
}

/** Records in the chain. */
export interface AuditRow extends AuditColumns {
  readonly sequence: number
  readonly hash: string
}

/** One row: the end of the chain, and what whoever seals locks. */
export interface AuditHeadRow {
  /** Always 1: the primary key allows one row. */
  readonly id: number
  readonly sequence: number
  readonly hash: string
}

/** One row: the last key whose expiry was recorded, and when it had expired. */
export interface ExpiryMarkRow {
  /** Always 1: the primary key allows one row. */
  readonly id: number
  readonly at: number
  readonly key_id: string
}
