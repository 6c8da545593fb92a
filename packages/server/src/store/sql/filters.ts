import { type ClientId, type ProductId, type ProjectId, parseId } from '@countersign/core'
import { type Expression, type ExpressionBuilder, type Kysely, type SqlBool, sql } from 'kysely'
import type { ClientFilter, KeyFilter, ObjectFilter, SubscriptionFilter } from '../port.ts'
import type { Flavour } from './flavour.ts'
import type { Tables } from './tables.ts'

// Which rows are meant. Every reading and every change of rows begins with one of these.

/** No slug has the form of an id, so a reference is read as one of them and never as both. */
export function projectByRef(db: Kysely<Tables>, ref: string) {
  const id: ProjectId | null = parseId('project', ref)
  const projects = db.selectFrom('projects').selectAll().where('deleted_at', 'is', null)
  return id === null ? projects.where('slug', '=', ref) : projects.where('id', '=', id)
}

export function projectsOf(
  db: Kysely<Tables>,
  { search, isActive }: ObjectFilter,
  before: ProjectId | null,
) {
  let query = db.selectFrom('projects').selectAll().where('deleted_at', 'is', null)
  if (before !== null) query = query.where('id', '<', before)
  if (isActive !== undefined) query = query.where('is_active', '=', isActive ? 1 : 0)
  if (search === undefined) return query
  return query.where((row) =>
    row.or([
      holds(row.ref('name'), search),
      begins(row.ref('slug'), search),
      row('id', '=', search),
    ]),
  )
}

export function productByRef(db: Kysely<Tables>, ref: string) {
  const id = parseId('product', ref)
  const products = db.selectFrom('products').selectAll().where('deleted_at', 'is', null)
  return id === null ? products.where('slug', '=', ref) : products.where('id', '=', id)
}

export function productsOf(db: Kysely<Tables>, search: string | null, before: ProductId | null) {
  let query = db.selectFrom('products').selectAll().where('deleted_at', 'is', null)
  if (before !== null) query = query.where('id', '<', before)
  if (search === null) return query
  return query.where((row) =>
    row.or([
      holds(row.ref('name'), search),
      begins(row.ref('slug'), search),
      row('id', '=', search),
    ]),
  )
}

export function subscriptionsOf(db: Kysely<Tables>, filter: SubscriptionFilter) {
  const all = db.selectFrom('subscriptions').selectAll()
  return 'projectId' in filter
    ? all.where('project_id', '=', filter.projectId)
    : all.where('product_id', '=', filter.productId)
}

export function clientById(db: Kysely<Tables>, id: ClientId) {
  const clients = db.selectFrom('clients').selectAll().where('deleted_at', 'is', null)
  return clients.where('id', '=', id)
}

export function clientsOf(
  db: Kysely<Tables>,
  { projectId, search, isActive }: ClientFilter,
  before: ClientId | null,
) {
  const clients = db.selectFrom('clients').selectAll().where('deleted_at', 'is', null)
  let query = clients.where('project_id', '=', projectId)
  if (before !== null) query = query.where('id', '<', before)
  if (isActive !== undefined) query = query.where('is_active', '=', isActive ? 1 : 0)
  if (search === undefined) return query
  return query.where((row) => row.or([holds(row.ref('name'), search), row('id', '=', search)]))
}

export function keysOf(db: Kysely<Tables>, flavour: Flavour, filter: KeyFilter) {
  const { projectId, clientId, environment, state, search, isRevoked, unusedForMs } = filter
  let query = db.selectFrom('keys').where('level', '=', sql.lit(filter.level))
  if (projectId !== undefined) query = query.where('project_id', '=', projectId)
  if (clientId !== undefined) query = query.where('client_id', '=', clientId)
  if (environment !== undefined) query = query.where('environment', '=', environment)
  if (state !== undefined) query = query.where((key) => isInState[state](key, flavour))
  if (isRevoked !== undefined) {
    query = query.where('revoked_at', isRevoked ? 'is not' : 'is', null)
  }
  if (unusedForMs !== undefined) query = query.where((key) => isUnused(key, flavour, unusedForMs))
  if (search === undefined) return query
  return query.where((row) =>
    row.or([
      holds(row.ref('name'), search),
      begins(row.ref('key_prefix'), search),
      row('id', '=', search),
    ]),
  )
}

type KeyCondition = (
  key: ExpressionBuilder<Tables, 'keys'>,
  flavour: Flavour,
) => Expression<SqlBool>

/** In the order of the judgement, so that every key is in one state: why it would be refused first. */
const isInState: Readonly<Record<NonNullable<KeyFilter['state']>, KeyCondition>> = {
  revoked: (key) => key('revoked_at', 'is not', null),
  inactive: (key) => key.and([key('revoked_at', 'is', null), key('is_active', '=', sql.lit(0))]),
  expired: (key, flavour) =>
    key.and([isSwitchedOn(key, flavour), key('expires_at', '<=', flavour.now)]),
  active: (key, flavour) =>
    key.and([
      isSwitchedOn(key, flavour),
      key.or([key('expires_at', 'is', null), key('expires_at', '>', flavour.now)]),
    ]),
}

const isSwitchedOn: KeyCondition = (key) =>
  key.and([key('revoked_at', 'is', null), key('is_active', '=', sql.lit(1))])

function isUnused(
  key: ExpressionBuilder<Tables, 'keys'>,
  { now }: Flavour,
  forMs: number,
): Expression<SqlBool> {
  const since = sql<number>`${now} - ${sql.lit(forMs)}`
  const usedSince = key
    .selectFrom('key_uses')
    .select('generation')
    .whereRef('key_uses.key_id', '=', 'keys.id')
    .where('used_at', '>', since)
  return key.and([key('created_at', '<=', since), key.not(key.exists(usedSince))])
}

/** Not `like`: what is searched for is text, and none of its characters means anything else. */
function holds(column: Expression<string>, text: string): Expression<SqlBool> {
  return sql<SqlBool>`replace(lower(${column}), ${text.toLowerCase()}, '') <> lower(${column})`
}

function begins(column: Expression<string>, text: string): Expression<SqlBool> {
  return sql<SqlBool>`substr(${column}, 1, ${sql.lit(text.length)}) = ${text}`
}
