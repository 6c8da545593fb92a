import type { Kysely } from 'kysely'
import { type Columns, createDeclared, type Index } from './declared-tables.ts'
import type { Flavour } from './flavour.ts'
import {
  accountColumns,
  type SignInAccount,
  type SignInSession,
  sessionColumns,
  textTimes,
  type VerificationRow,
  verificationColumns,
} from './sign-in-columns.ts'

/** The tables of those who sign in to the portal, which the library of sign-in reads and writes too. */
export interface CustomerSignInTables {
  readonly customers: CustomerRow
  readonly customer_accounts: CustomerAccountRow
  readonly customer_sessions: CustomerSessionRow
  readonly customer_verifications: VerificationRow
}

export interface PortalTables extends CustomerSignInTables {
  readonly memberships: MembershipRow
  readonly portal_links: PortalLinkRow
  readonly key_requests: KeyRequestRow
  readonly embed_sessions: EmbedSessionRow
  readonly key_makers: KeyMakerRow
}

export interface CustomerRow {
  readonly id: string
  /** In small letters. Null: known to the API's own application alone. */
  readonly email: string | null
  readonly email_verified: number
  /** What the API's own application calls them. */
  readonly external_id: string | null
  readonly name: string
  readonly image: string | null
  readonly created_at: string
  readonly updated_at: string
  readonly revision: number
  readonly signed_in_at: number | null
}

interface CustomerAccountRow extends SignInAccount {
  readonly customer_id: string
}

export interface CustomerSessionRow extends SignInSession {
  readonly customer_id: string
  readonly project_id: string | null
}

export interface MembershipRow {
  readonly id: string
  readonly project_id: string
  /** Null: invited, and not accepted yet. */
  readonly customer_id: string | null
  /** Of who is invited; null once they have accepted. */
  readonly email: string | null
  readonly role: string
  readonly created_at: number
  readonly updated_at: number
  readonly accepted_at: number | null
  readonly revision: number
}

export interface PortalLinkRow {
  readonly id: string
  readonly kind: string
  readonly digest: Uint8Array
  readonly customer_id: string | null
  readonly membership_id: string | null
  readonly project_id: string | null
  readonly email: string | null
  /** JSON of who registers; null for other kinds. */
  readonly registration: string | null
  readonly created_at: number
  readonly expires_at: number
  readonly used_at: number | null
}

export interface KeyRequestRow {
  readonly id: string
  readonly project_id: string
  readonly customer_id: string
  readonly name: string
  readonly environment: string
  readonly scopes: string | null
  readonly expires_in: number | null
  readonly reason: string | null
  readonly state: string
  readonly note: string | null
  readonly decided_by: string | null
  readonly decided_at: number | null
  readonly key_id: string | null
  readonly created_at: number
  readonly updated_at: number
  readonly revision: number
}

export interface EmbedSessionRow {
  readonly id: string
  readonly digest: Uint8Array
  readonly project_id: string
  readonly role: string
  readonly origin: string
  readonly created_at: number
  readonly expires_at: number
}

/** Of a key that was made in the portal. */
export interface KeyMakerRow {
  /** That of the key. */
  readonly id: string
  readonly customer_id: string
}

const tables: Readonly<Record<keyof PortalTables, Columns>> = {
  customers: {
    id: 'id',
    email: 'text?',
    email_verified: 'flag',
    external_id: 'text?',
    name: 'text',
    image: 'text?',
    ...textTimes,
    revision: 'number',
    signed_in_at: 'time?',
  },
  customer_accounts: { id: 'id', customer_id: 'id', ...accountColumns },
  customer_sessions: { id: 'id', customer_id: 'id', project_id: 'id?', ...sessionColumns },
  customer_verifications: verificationColumns,
  memberships: {
    id: 'id',
    project_id: 'id',
    customer_id: 'id?',
    email: 'text?',
    role: 'text',
    created_at: 'time',
    updated_at: 'time',
    accepted_at: 'time?',
    revision: 'number',
  },
  portal_links: {
    id: 'id',
    kind: 'text',
    digest: 'bytes',
    customer_id: 'id?',
    membership_id: 'id?',
    project_id: 'id?',
    email: 'text?',
    registration: 'text?',
    created_at: 'time',
    expires_at: 'time',
    used_at: 'time?',
  },
  key_requests: {
    id: 'id',
    project_id: 'id',
    customer_id: 'id',
    name: 'text',
    environment: 'text',
    scopes: 'text?',
    expires_in: 'time?',
    reason: 'text?',
    state: 'text',
    note: 'text?',
    decided_by: 'text?',
    decided_at: 'time?',
    key_id: 'id?',
    created_at: 'time',
    updated_at: 'time',
    revision: 'number',
  },
  embed_sessions: {
    id: 'id',
    digest: 'bytes',
    project_id: 'id',
    role: 'text',
    origin: 'text',
    created_at: 'time',
    expires_at: 'time',
  },
  key_makers: { id: 'id', customer_id: 'id' },
}

/** Several rows may hold null where another value may occur once. */
const indexes: readonly Index[] = [
  ['customers', ['email'], 'unique'],
  ['customers', ['external_id'], 'unique'],
  ['customer_accounts', ['provider_id', 'account_id'], 'unique'],
  ['customer_accounts', ['customer_id'], 'many'],
  ['customer_sessions', ['token'], 'unique'],
  ['customer_sessions', ['customer_id'], 'many'],
  ['customer_verifications', ['identifier'], 'many'],
  ['memberships', ['project_id', 'customer_id'], 'unique'],
  ['memberships', ['project_id', 'email'], 'unique'],
  ['memberships', ['customer_id'], 'many'],
  ['memberships', ['email'], 'many'],
  ['portal_links', ['digest'], 'unique'],
  ['portal_links', ['customer_id'], 'many'],
  ['portal_links', ['membership_id'], 'many'],
  ['portal_links', ['expires_at'], 'many'],
  ['key_requests', ['project_id', 'id'], 'many'],
  ['key_requests', ['state', 'id'], 'many'],
  ['embed_sessions', ['digest'], 'unique'],
  ['embed_sessions', ['expires_at'], 'many'],
]

/** The tables of the portal, and whether the members of a project make keys themselves. */
export async function createPortal(db: Kysely<unknown>, flavour: Flavour): Promise<void> {
  await createDeclared(db, flavour, { tables, indexes })
  await db.schema.alterTable('projects').addColumn('self_service', 'integer').execute()
}
