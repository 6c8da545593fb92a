import type {
  ClientFacts,
  ClientId,
  CredentialRecord,
  Environment,
  KeyFacts,
  KeyId,
  ProjectFacts,
  ProjectId,
  UnixMillis,
} from '@countersign/core'
import type { StoredSecret } from '../records.ts'
import { readGrants } from './grants-text.ts'
import { readList, readListOrNull, readMetadata } from './list-text.ts'
import { readSecrets } from './secrets-text.ts'
import { readSettings } from './settings-text.ts'

// What a look-up reads, as arrays: a value by its place costs a third of a value by its name.

/** The columns of `keys k`, in the order of CredentialKeyRow. */
export const credentialKeyColumns = [
  'project_id',
  'client_id',
  'environment',
  'name',
  'scopes',
  'audiences',
  'permissions',
  'ip_allow',
  'metadata',
  'is_active',
  'expires_at',
  'revoked_at',
  'secrets',
  'tokens_from',
] as const

export type CredentialKeyRow = readonly [
  projectId: string | null,
  clientId: string | null,
  environment: string,
  name: string,
  scopes: string | null,
  audiences: string | null,
  permissions: string,
  ipAllow: string | null,
  metadata: string,
  isActive: number,
  expiresAt: number | null,
  revokedAt: number | null,
  secrets: string,
  tokensFrom: number | null,
]

export const projectFactsColumns = [
  'id',
  'slug',
  'name',
  'contact',
  'is_active',
  'grants',
  'tokens_from',
] as const

export type ProjectFactsRow = readonly [
  id: string,
  slug: string,
  name: string,
  contact: string | null,
  isActive: number,
  grants: string,
  tokensFrom: number | null,
]

export const clientFactsColumns = [
  'id',
  'name',
  'scopes',
  'audiences',
  'tier',
  'is_active',
  'tokens_from',
  'settings',
] as const

export type ClientFactsRow = readonly [
  id: string,
  name: string,
  scopes: string | null,
  audiences: string | null,
  tier: string | null,
  isActive: number,
  tokensFrom: number | null,
  settings: string | null,
]

/** `k.id, k.project_id, …` */
export function columnsOf(table: string, columns: readonly string[]): string {
  return columns.map((column) => `${table}.${column}`).join(', ')
}

/** With the secrets as they are stored, which is more than the judgement needs. */
export interface StoredCredential extends CredentialRecord {
  readonly secrets: readonly StoredSecret[]
}

export function credentialFrom(
  id: KeyId,
  row: CredentialKeyRow,
  belongsTo: { readonly project: ProjectFacts | null; readonly client: ClientFacts | null },
): StoredCredential {
  const { project, client } = belongsTo
  return { key: keyFactsFrom(id, row), secrets: readSecrets(row[12]), project, client }
}

function keyFactsFrom(id: KeyId, row: CredentialKeyRow): KeyFacts {
  return {
    id,
    // A constraint holds the two together, so the column need not be read.
    level: row[0] === null ? 'server' : 'project',
    environment: row[2] as Environment,
    name: row[3],
    scopes: readListOrNull(row[4]),
    audiences: readListOrNull(row[5]),
    permissions: readList(row[6]),
    ipAllow: readListOrNull(row[7]),
    metadata: readMetadata(row[8]),
    isActive: row[9] === 1,
    expiresAt: row[10] as UnixMillis | null,
    revokedAt: row[11] as UnixMillis | null,
    tokensFrom: row[13] as UnixMillis | null,
  }
}

export function projectFactsFrom(row: ProjectFactsRow): ProjectFacts {
  return {
    id: row[0] as ProjectId,
    slug: row[1],
    name: row[2],
    contact: row[3],
    isActive: row[4] === 1,
    grants: readGrants(row[5]),
    tokensFrom: row[6] as UnixMillis | null,
  }
}

export function clientFactsFrom(row: ClientFactsRow): ClientFacts {
  return {
    id: row[0] as ClientId,
    name: row[1],
    scopes: readListOrNull(row[2]),
    audiences: readListOrNull(row[3]),
    tier: row[4],
    isActive: row[5] === 1,
    tokensFrom: row[6] as UnixMillis | null,
    settings: readSettings(row[7]),
  }
}
