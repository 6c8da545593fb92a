import { type Kysely, sql } from 'kysely'
import type { Flavour } from './flavour.ts'

/**
 * The tables of those who sign in. Columns that the library of sign-in writes hold times as ISO 8601
 * in UTC, as it does for SQLite; on both databases, so that what reads them is one.
 */
export interface SignInTables {
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

/** A way to sign in: a password, or an account at an identity provider. */
export interface AccountRow {
  readonly id: string
  readonly operator_id: string
  readonly provider_id: string
  readonly account_id: string
  readonly password: string | null
  readonly access_token: string | null
  readonly refresh_token: string | null
  readonly id_token: string | null
  readonly access_token_expires_at: string | null
  readonly refresh_token_expires_at: string | null
  readonly scope: string | null
  readonly created_at: string
  readonly updated_at: string
}

export interface SessionRow {
  readonly id: string
  readonly operator_id: string
  /** Opens nothing without its signature, which only the cookie holds. */
  readonly token: string
  readonly address: string | null
  readonly user_agent: string | null
  readonly created_at: string
  readonly updated_at: string
  readonly expires_at: string
  /** Epoch milliseconds; null: not since it was made. */
  readonly seen_at: number | null
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

export interface VerificationRow {
  readonly id: string
  readonly identifier: string
  readonly value: string
  readonly expires_at: string
  readonly created_at: string
  readonly updated_at: string
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

type Column = 'id' | 'text' | 'flag' | 'number' | 'time' | 'bytes'
/** `?`: may be null. */
type Columns = Readonly<Record<string, Column | `${Column}?`>>

const times = { created_at: 'text', updated_at: 'text' } as const

const tables: Readonly<Record<keyof OperatorTables, Columns>> = {
  operators: {
    id: 'id',
    email: 'text',
    email_verified: 'flag',
    name: 'text',
    image: 'text?',
    role: 'text',
    is_active: 'flag',
    two_factor_enabled: 'flag',
    ...times,
    revision: 'number',
    deleted_at: 'time?',
  },
  operator_accounts: {
    id: 'id',
    operator_id: 'id',
    provider_id: 'text',
    account_id: 'text',
    password: 'text?',
    access_token: 'text?',
    refresh_token: 'text?',
    id_token: 'text?',
    access_token_expires_at: 'text?',
    refresh_token_expires_at: 'text?',
    scope: 'text?',
    ...times,
  },
  operator_sessions: {
    id: 'id',
    operator_id: 'id',
    token: 'text',
    address: 'text?',
    user_agent: 'text?',
    ...times,
    expires_at: 'text',
    seen_at: 'time?',
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
  operator_verifications: {
    id: 'id',
    identifier: 'text',
    value: 'text',
    expires_at: 'text',
    ...times,
  },
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
  for (const [name, columns] of Object.entries(tables))
    await createTable(db, flavour, [name, columns])
  for (const [table, columns, kind] of indexes) {
    const index = db.schema.createIndex(`${table}_by_${columns.join('_')}`).on(table)
    const made = index.columns([...columns])
    await (kind === 'unique' ? made.unique() : made).execute()
  }
}

/** When operators signed in last, which their sessions do not tell once they have ended. */
export async function noteSignIns(db: Kysely<unknown>, { types }: Flavour): Promise<void> {
  const table = db.schema.alterTable('operators')
  await table.addColumn('signed_in_at', types.time).execute()
}

async function createTable(
  db: Kysely<unknown>,
  { types, tableEnd }: Flavour,
  [name, columns]: readonly [string, Columns],
): Promise<void> {
  const typeOf = {
    id: types.id,
    text: sql`text`,
    flag: sql`integer`,
    number: sql`integer`,
    time: sql.raw(types.time),
    bytes: sql.raw(types.bytes),
  } as const
  let table = db.schema.createTable(name)
  for (const [column, declared] of Object.entries(columns)) {
    const isOptional = declared.endsWith('?')
    const type = typeOf[declared.replace('?', '') as Column]
    table = table.addColumn(column, type, (made) => {
      const bound = isOptional ? made : made.notNull()
      return column === 'id' ? bound.primaryKey() : bound
    })
  }
  await table.modifyEnd(tableEnd).execute()
}
