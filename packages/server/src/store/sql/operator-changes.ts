import type { UnixMillis } from '@countersign/core'
import type { Kysely } from 'kysely'
import type { OperatorChange, OperatorRecord } from '../operators.ts'
import type { Flavour } from './flavour.ts'
import type { OperatorRow } from './operator-tables.ts'
import { invitationFromRow, operatorFromRow, operatorRows, sessionFromRow } from './operators.ts'
import { locked, mustExist, unlessTaken } from './rows-to-change.ts'
import { passwordAccount, passwordAccountOf } from './sign-in-columns.ts'
import type { Tables } from './tables.ts'

/** The steps of a transaction that concern operators. */
export function operatorChangesOver(
  db: Kysely<Tables>,
  flavour: Flavour,
  at: UnixMillis,
): OperatorChange {
  return {
    operator: async (id) => {
      const row = await locked(operatorRows(db).where('id', '=', id), flavour).executeTakeFirst()
      return row === undefined ? null : operatorFromRow(row)
    },
    countOwners: async () => {
      const owners = operatorRows(db).where('role', '=', 'owner').where('is_active', '=', 1)
      return (await locked(owners.orderBy('id'), flavour).execute()).length
    },
    insertOperator: (operator, passwordDigest) =>
      unlessTaken(db, flavour, async () => {
        const row = { ...operatorToRow(operator), email_verified: 1, image: null, deleted_at: null }
        await db.insertInto('operators').values(row).execute()
        if (passwordDigest === null) return
        const account = passwordAccountOf(operator.id, passwordDigest, operator.createdAt)
        const way = { ...account, operator_id: operator.id }
        await db.insertInto('operator_accounts').values(way).execute()
      }),
    updateOperator: async (operator) => {
      const { id, ...columns } = operatorToRow(operator)
      const update = db.updateTable('operators').set(columns).where('id', '=', id)
      mustExist(id, await update.executeTakeFirstOrThrow())
    },
    deleteOperator: async (id) => {
      for (const table of whatSignsIn)
        await db.deleteFrom(table).where('operator_id', '=', id).execute()
      const columns = { email: id, is_active: 0, deleted_at: at }
      const update = db.updateTable('operators').set(columns).where('id', '=', id)
      mustExist(id, await update.executeTakeFirstOrThrow())
    },
    setPassword: async (id, password) => {
      const accounts = db.updateTable('operator_accounts').set({ password, updated_at: iso(at) })
      const own = accounts.where('operator_id', '=', id).where('provider_id', '=', passwordAccount)
      mustExist(id, await own.executeTakeFirstOrThrow())
    },
    dropTwoFactor: async (id) => {
      await db.deleteFrom('operator_two_factors').where('operator_id', '=', id).execute()
    },
    noteSignIn: async (id) => {
      const update = db.updateTable('operators').set({ signed_in_at: at }).where('id', '=', id)
      mustExist(id, await update.executeTakeFirstOrThrow())
    },
    takeCode: (name, until) =>
      unlessTaken(db, flavour, async () => {
        const times = { created_at: iso(at), updated_at: iso(at), expires_at: iso(until) }
        const row = { id: name, identifier: name, value: '', ...times }
        await db.insertInto('operator_verifications').values(row).execute()
      }),
    session: async (id) => {
      const one = db.selectFrom('operator_sessions').selectAll().where('id', '=', id)
      const row = await locked(one, flavour).executeTakeFirst()
      return row === undefined ? null : sessionFromRow(row)
    },
    endSessions: async (ended) => {
      const sessions = db.deleteFrom('operator_sessions')
      if ('id' in ended) await sessions.where('id', '=', ended.id).execute()
      else {
        const own = sessions.where('operator_id', '=', ended.operatorId)
        await (ended.exceptId === undefined ? own : own.where('id', '!=', ended.exceptId)).execute()
      }
    },
    ...invitationChangesOver(db, flavour, at),
  }
}

const whatSignsIn = ['operator_sessions', 'operator_accounts', 'operator_two_factors'] as const

type InvitationChange = Pick<
  OperatorChange,
  'insertInvitation' | 'invitation' | 'useInvitation' | 'deleteInvitation' | 'dropSetupLinks'
>

function invitationChangesOver(
  db: Kysely<Tables>,
  flavour: Flavour,
  at: UnixMillis,
): InvitationChange {
  return {
    insertInvitation: async ({ createdAt, expiresAt, usedAt, ...same }) => {
      const row = { ...same, created_at: createdAt, expires_at: expiresAt, used_at: usedAt }
      await db.insertInto('operator_invitations').values(row).execute()
    },
    invitation: async (by) => {
      const all = db.selectFrom('operator_invitations').selectAll()
      const one = 'id' in by ? all.where('id', '=', by.id) : all.where('digest', '=', by.digest)
      const row = await locked(one, flavour).executeTakeFirst()
      return row === undefined ? null : invitationFromRow(row)
    },
    useInvitation: async (id) => {
      const update = db.updateTable('operator_invitations').set({ used_at: at })
      mustExist(id, await update.where('id', '=', id).executeTakeFirstOrThrow())
    },
    deleteInvitation: async (id) => {
      await db.deleteFrom('operator_invitations').where('id', '=', id).execute()
    },
    dropSetupLinks: async () => {
      const links = db.deleteFrom('operator_invitations').where('email', 'is', null)
      await links.where('used_at', 'is', null).execute()
    },
  }
}

function operatorToRow(
  operator: OperatorRecord,
): Omit<OperatorRow, 'email_verified' | 'image' | 'deleted_at'> {
  return {
    id: operator.id,
    email: operator.email,
    name: operator.name,
    role: operator.role,
    is_active: operator.isActive ? 1 : 0,
    two_factor_enabled: operator.twoFactorEnabled ? 1 : 0,
    created_at: iso(operator.createdAt),
    updated_at: iso(operator.updatedAt),
    revision: operator.revision,
    signed_in_at: operator.signedInAt,
  }
}

const iso = (at: UnixMillis): string => new Date(at).toISOString()
