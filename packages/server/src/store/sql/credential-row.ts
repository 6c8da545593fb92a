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
import { readList, readListOrNull, readMetadata } from './list-text.ts'
import { readSecrets } from './secrets-text.ts'

// What a look-up reads, as arrays: a value by its place costs a third of a value by its name.

/** The columns of `keys k`, in the order of CredentialKeyRow. */
export const credentialKeyColumns = [
  'id',
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
] as const

export type CredentialKeyRow = readonly [
  id: string,
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
]

export const projectFactsColumns = ['id', 'slug', 'name', 'contact', 'is_active'] as const

export type ProjectFactsRow = readonly [
  id: string,
  slug: string,
  name: string,
  contact: string | null,
  isActive: number,
]

export const clientFactsColumns = [
  'id',
  'name',
  'scopes',
  'audiences',
  'tier',
  'is_active',
] as const

export type ClientFactsRow = readonly [
  id: string,
  name: string,
  scopes: string | null,
  audiences: string | null,
  tier: string | null,
  isActive: number,
]

/** `k.id, k.project_id, …` */
export function columnsOf(table: string, columns: readonly string[]): string {
  return columns.map((column) => `${table}.${column}`).join(', ')
}

export function credentialFrom(
  row: CredentialKeyRow,
  project: ProjectFacts | null,
  client: ClientFacts | null,
): CredentialRecord {
  return { key: keyFactsFrom(row), secrets: readSecrets(row[13]), project, client }
}

function keyFactsFrom(row: CredentialKeyRow): KeyFacts {
  return {
    id: row[0] as KeyId,
    // A constraint holds the two together, so the column need not be read.
    level: row[1] === null ? 'server' : 'project',
    environment: row[3] as Environment,
    name: row[4],
    scopes: readListOrNull(row[5]),
    audiences: readListOrNull(row[6]),
    permissions: readList(row[7]),
    ipAllow: readListOrNull(row[8]),
    metadata: readMetadata(row[9]),
    isActive: row[10] === 1,
    expiresAt: row[11] as UnixMillis | null,
    revokedAt: row[12] as UnixMillis | null,
  }
}

export function projectFactsFrom(row: ProjectFactsRow): ProjectFacts {
  return {
    id: row[0] as ProjectId,
    slug: row[1],
    name: row[2],
    contact: row[3],
    isActive: row[4] === 1,
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
  }
}
