import {
  type InvitationId,
  type OperatorId,
  type Role,
  type SessionId,
  sessionMs,
  type UnixMillis,
} from '@countersign/core'
import { type Kysely, sql } from 'kysely'
import type {
  FoundSession,
  InvitationRecord,
  OperatorReadings,
  OperatorRecord,
  SessionRecord,
} from '../operators.ts'
import type { Flavour } from './flavour.ts'
import type { InvitationRow, OperatorRow, SessionRow, SignInTables } from './operator-tables.ts'
import { passwordAccount, type SignInSession } from './sign-in-columns.ts'
import type { Tables } from './tables.ts'

/** Reads of who signs in, each one statement. */
export function operatorReadingsOver(db: Kysely<Tables>, flavour: Flavour): OperatorReadings {
  return {
    session: (token) => readSession(db, flavour, token),
    sessionsOf: async (operatorId, { at, before, limit }) => {
      const all = goodSessions(db, at).where('operator_id', '=', operatorId)
      const older = before === null ? all : all.where('id', '<', before)
      return (await older.orderBy('id', 'desc').limit(limit).execute()).map(sessionFromRow)
    },
    operator: async (id) => found(await operatorRows(db).where('id', '=', id).executeTakeFirst()),
    operatorByEmail: async (email) =>
      found(await operatorRows(db).where('email', '=', email).executeTakeFirst()),
    operators: async ({ before, limit }) => {
      const older = before === null ? operatorRows(db) : operatorRows(db).where('id', '<', before)
      const rows = await older.orderBy('id', 'desc').limit(limit).execute()
      return rows.map(operatorFromRow)
    },
    countOwners: async () => {
      const owners = operatorRows(db).where('role', '=', 'owner').where('is_active', '=', 1)
      return (await owners.select('id').execute()).length
    },
    passwordOf: async (id) => {
      const accounts = db.selectFrom('operator_accounts').select('password')
      const own = accounts.where('operator_id', '=', id).where('provider_id', '=', passwordAccount)
      return (await own.executeTakeFirst())?.password ?? null
    },
    invitations: async ({ before, limit }) => {
      const all = unusedInvitations(db).where('email', 'is not', null)
      const older = before === null ? all : all.where('id', '<', before)
      return (await older.limit(limit).execute()).map(invitationFromRow)
    },
    invitationByEmail: async (email) => {
      const open = unusedInvitations(db).where('expires_at', '>', sql<number>`${flavour.now}`)
      const row = await open.where('email', '=', email).executeTakeFirst()
      return row === undefined ? null : invitationFromRow(row)
    },
  }
}

async function readSession(
  db: Kysely<Tables>,
  flavour: Flavour,
  token: string,
): Promise<FoundSession | null> {
  const row = await db
    .selectFrom('operator_sessions')
    .innerJoin('operators', 'operators.id', 'operator_sessions.operator_id')
    .select(flavour.now.as('now'))
    .selectAll('operators')
    .select([
      'operator_sessions.id as session_id',
      'operator_sessions.operator_id',
      'operator_sessions.address',
      'operator_sessions.user_agent',
      'operator_sessions.created_at as begun_at',
      'operator_sessions.expires_at',
      'operator_sessions.seen_at',
    ])
    .where('operator_sessions.token', '=', token)
    .where('operators.deleted_at', 'is', null)
    .executeTakeFirst()
  if (row === undefined) return null
  const session = { ...row, id: row.session_id, created_at: row.begun_at }
  return {
    at: row.now as UnixMillis,
    session: sessionFromRow(session),
    operator: operatorFromRow(row),
  }
}

/** A use is never noted as earlier than one before it. */
export async function touchSession(
  db: Kysely<SignInTables>,
  id: SessionId,
  at: UnixMillis,
  table: 'operator_sessions' | 'customer_sessions' = 'operator_sessions',
): Promise<void> {
  const earlier = db.updateTable(table).set({ seen_at: at }).where('id', '=', id)
  await earlier
    .where((row) => row.or([row('seen_at', 'is', null), row('seen_at', '<', at)]))
    .execute()
}

export function operatorRows(db: Kysely<Tables>) {
  return db.selectFrom('operators').selectAll().where('deleted_at', 'is', null)
}

function unusedInvitations(db: Kysely<Tables>) {
  const all = db.selectFrom('operator_invitations').selectAll()
  return all.where('used_at', 'is', null).orderBy('id', 'desc')
}

/** As `isSessionGood` of the core judges. */
function goodSessions(db: Kysely<Tables>, at: UnixMillis) {
  return db.selectFrom('operator_sessions').selectAll().where(lastsAt(at))
}

/** Of sessions: that they last at an instant. */
export function lastsAt(at: UnixMillis) {
  const unusedSince = at - sessionMs.unused
  return sql<boolean>`expires_at > ${iso(at)} and created_at > ${iso(at - sessionMs.most)}
    and (seen_at > ${unusedSince} or (seen_at is null and created_at > ${iso(unusedSince)}))`
}

const iso = (at: number): string => new Date(at).toISOString()

function found(row: OperatorRow | undefined): OperatorRecord | null {
  return row === undefined ? null : operatorFromRow(row)
}

export function operatorFromRow(row: OperatorRow): OperatorRecord {
  return {
    id: row.id as OperatorId,
    email: row.email,
    name: row.name,
    role: row.role as Role,
    isActive: row.is_active === 1,
    twoFactorEnabled: row.two_factor_enabled === 1,
    signedInAt: row.signed_in_at as UnixMillis | null,
    createdAt: Date.parse(row.created_at) as UnixMillis,
    updatedAt: Date.parse(row.updated_at) as UnixMillis,
    revision: row.revision,
  }
}

export function sessionFromRow(row: Omit<SessionRow, 'token' | 'updated_at'>): SessionRecord {
  return { ...browserFromRow(row), operatorId: row.operator_id as OperatorId }
}

/** A session, without whose it is. */
export function browserFromRow(row: Omit<SignInSession, 'token' | 'updated_at'>) {
  const createdAt = Date.parse(row.created_at) as UnixMillis
  return {
    id: row.id as SessionId,
    address: row.address === '' ? null : row.address,
    userAgent: row.user_agent === '' ? null : row.user_agent,
    createdAt,
    seenAt: (row.seen_at ?? createdAt) as UnixMillis,
    expiresAt: Date.parse(row.expires_at) as UnixMillis,
  }
}

export function invitationFromRow(row: InvitationRow): InvitationRecord {
  return {
    id: row.id as InvitationId,
    email: row.email,
    role: row.role as Role,
    digest: new Uint8Array(row.digest),
    createdAt: row.created_at as UnixMillis,
    expiresAt: row.expires_at as UnixMillis,
    usedAt: row.used_at as UnixMillis | null,
  }
}
