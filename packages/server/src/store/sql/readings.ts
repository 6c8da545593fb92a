import { type KeyId, type ProjectId, parseId } from '@countersign/core'
import type { Expression, ExpressionBuilder, Kysely, SqlBool } from 'kysely'
import type { KeyFilter, Page, Readings } from '../port.ts'
import type { Flavour } from './flavour.ts'
import {
  clientFromRow,
  installationFromRow,
  keyFromRow,
  keyUseFromRow,
  projectFromRow,
} from './rows.ts'
import { readSigningKeys } from './signing-keys.ts'
import type { Tables } from './tables.ts'

/** Reads for management, each one statement. */
export function readingsOver(db: Kysely<Tables>, flavour: Flavour): Readings {
  return {
    project: async (ref) => {
      const row = await projectByRef(db, ref).executeTakeFirst()
      return row === undefined ? null : projectFromRow(row)
    },
    projects: async ({ before, limit }) => {
      const all = db.selectFrom('projects').selectAll()
      const older = before === null ? all : all.where('id', '<', before)
      return (await older.orderBy('id', 'desc').limit(limit).execute()).map(projectFromRow)
    },
    key: async (id) => {
      const row = await db.selectFrom('keys').selectAll().where('id', '=', id).executeTakeFirst()
      return row === undefined ? null : keyFromRow(row)
    },
    keys: (filter, page) => listKeys(db, flavour, filter, page),
    client: async (id) => {
      const row = await db.selectFrom('clients').selectAll().where('id', '=', id).executeTakeFirst()
      return row === undefined ? null : clientFromRow(row)
    },
    clients: async (projectId, { before, limit }) => {
      const all = db.selectFrom('clients').selectAll().where('project_id', '=', projectId)
      const older = before === null ? all : all.where('id', '<', before)
      return (await older.orderBy('id', 'desc').limit(limit).execute()).map(clientFromRow)
    },
    uses: (ids) => listUses(db, ids),
    signingKeys: () => readSigningKeys(db, flavour),
    installation: async () => {
      const row = await db.selectFrom('installation').selectAll().executeTakeFirst()
      return row === undefined ? null : installationFromRow(row)
    },
  }
}

/** No slug has the form of an id, so a reference is read as one of them and never as both. */
export function projectByRef(db: Kysely<Tables>, ref: string) {
  const id: ProjectId | null = parseId('project', ref)
  const projects = db.selectFrom('projects').selectAll()
  return id === null ? projects.where('slug', '=', ref) : projects.where('id', '=', id)
}

async function listKeys(
  db: Kysely<Tables>,
  flavour: Flavour,
  filter: KeyFilter,
  page: Page<KeyId>,
) {
  const { projectId, clientId, environment, state } = filter
  let query = db.selectFrom('keys').selectAll().where('level', '=', filter.level)
  if (projectId !== undefined) query = query.where('project_id', '=', projectId)
  if (clientId !== undefined) query = query.where('client_id', '=', clientId)
  if (environment !== undefined) query = query.where('environment', '=', environment)
  if (page.before !== null) query = query.where('id', '<', page.before)
  if (state !== undefined) query = query.where((key) => isInState[state](key, flavour))
  const rows = await query.orderBy('id', 'desc').limit(page.limit).execute()
  return rows.map(keyFromRow)
}

type KeyCondition = (
  key: ExpressionBuilder<Tables, 'keys'>,
  flavour: Flavour,
) => Expression<SqlBool>

/** In the order of the judgement, so that every key is in one state: why it would be refused first. */
const isInState: Readonly<Record<NonNullable<KeyFilter['state']>, KeyCondition>> = {
  revoked: (key) => key('revoked_at', 'is not', null),
  inactive: (key) => key.and([key('revoked_at', 'is', null), key('is_active', '=', 0)]),
  expired: (key, flavour) =>
    key.and([isSwitchedOn(key, flavour), key('expires_at', '<=', flavour.now)]),
  active: (key, flavour) =>
    key.and([
      isSwitchedOn(key, flavour),
      key.or([key('expires_at', 'is', null), key('expires_at', '>', flavour.now)]),
    ]),
}

const isSwitchedOn: KeyCondition = (key) =>
  key.and([key('revoked_at', 'is', null), key('is_active', '=', 1)])

async function listUses(db: Kysely<Tables>, ids: readonly KeyId[]) {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('key_uses')
    .selectAll()
    .where('key_id', 'in', ids)
    .orderBy('key_id', 'desc')
    .orderBy('generation', 'desc')
    .execute()
  return rows.map(keyUseFromRow)
}
