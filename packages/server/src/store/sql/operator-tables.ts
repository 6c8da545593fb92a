import type { Kysely } from 'kysely'
import { type Columns, createDeclared } from './declared-tables.ts'
import type { Flavour } from './flavour.ts'
import type { CustomerSignInTables } from './portal-tables.ts'
import {
  accountColumns,
  type SignInAccount,
  type SignInSession,
  sessionColumns,
  textTimes,
  type VerificationRow,
  verificationColumns,
} from './sign-in-columns.ts'

/**
 * The tables of those who sign in. Columns that the library of sign-in writes hold times as ISO 8601
 * in UTC, as it does for SQLite; on both databases, so that what reads them is one.
 */
export interface SignInTables extends CustomerSignInTables {
  readonly operators: OperatorRow
  readonly operator_accounts: AccountRow
  readonly operator_sessions: SessionRow
  readonly operator_two_factors: TwoFactorRow
  readonly operator_verifications: VerificationRow
}

export interface OperatorTables extends SignInTables {
  readonly operator_invitations: InvitationRow
}

export interface OperatorRow {
  readonly id: string
  readonly email: string
  readonly email_verified: number
  readonly name: string
  readonly image: string | null
  readonly role: string
  readonly is_active: number
  readonly two_factor_enabled: number
  readonly created_at: string
  readonly updated_at: string
  readonly revision: number
  readonly signed_in_at: number | null
  /** Kept, so that the audit trail goes on telling who it was. */
  readonly deleted_at: number | null
}

export interface AccountRow extends SignInAccount {
  readonly operator_id: string
}

export interface SessionRow extends SignInSession {
  readonly operator_id: string
}

export interface TwoFactorRow {
  readonly id: string
  readonly operator_id: string
  /** Sealed, as the backup codes are. */
  readonly secret: string
  readonly backup_codes: string
  readonly verified: number | null
  readonly failed_count: number | null
  readonly locked_until: string | null
}

export interface InvitationRow {
  readonly id: string
  readonly email: string | null
  readonly role: string
  readonly digest: Uint8Array
  readonly created_at: number
  readonly expires_at: number
  readonly used_at: number | null
}

type OwnTables = Exclude<keyof OperatorTables, keyof CustomerSignInTables>
const tables: Readonly<Record<OwnTables, Columns>> = {
  operators: {
    id: 'id',
    email: 'text',
    email_verified: 'flag',
    name: 'text',
    image: 'text?',
    role: 'text',
    is_active: 'flag',
    two_factor_enabled: 'flag',
    ...textTimes,
    revision: 'number',
    deleted_at: 'time?',
  },
  operator_accounts: {
    id: 'id',
    operator_id: 'id',
    ...accountColumns,
  },
  operator_sessions: {
    id: 'id',
    operator_id: 'id',
    ...sessionColumns,
  },
  operator_two_factors: {
    id: 'id',
    operator_id: 'id',
    secret: 'text',
    backup_codes: 'text',
    verified: 'flag?',
    failed_count: 'number?',
    locked_until: 'text?',
  },
  operator_verifications: verificationColumns,
  operator_invitations: {
    id: 'id',
    email: 'text?',
    role: 'text',
    digest: 'bytes',
    created_at: 'time',
    expires_at: 'time',
    used_at: 'time?',
  },
}

const indexes = [
  ['operators', ['email'], 'unique'],
  ['operator_accounts', ['provider_id', 'account_id'], 'unique'],
  ['operator_accounts', ['operator_id'], 'many'],
  ['operator_sessions', ['token'], 'unique'],
  ['operator_sessions', ['operator_id'], 'many'],
  ['operator_two_factors', ['operator_id'], 'unique'],
  ['operator_verifications', ['identifier'], 'many'],
  ['operator_invitations', ['digest'], 'unique'],
  ['operator_invitations', ['email'], 'many'],
] as const

/** The tables of the operators. */
export async function createOperators(db: Kysely<unknown>, flavour: Flavour): Promise<void> {
  await createDeclared(db, flavour, { tables, indexes })
}

/** When operators signed in last, which their sessions do not tell once they have ended. */
export async function noteSignIns(db: Kysely<unknown>, { types }: Flavour): Promise<void> {
  const table = db.schema.alterTable('operators')
  await table.addColumn('signed_in_at', types.time).execute()
}
