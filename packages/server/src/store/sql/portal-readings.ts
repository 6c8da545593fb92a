import { type MembershipId, parseId, type UnixMillis } from '@countersign/core'
import type { Kysely } from 'kysely'
import type {
  CustomerName,
  CustomerRecord,
  FoundCustomer,
  KeyRequestFilter,
  Member,
  PortalReadings,
} from '../portal.ts'
import type { Flavour } from './flavour.ts'
import { columnsOf, rowOf } from './joined.ts'
import { lastsAt } from './operators.ts'
import {
  customerFromRow,
  customerSessionFromRow,
  keyRequestFromRow,
  linkFromRow,
  membershipFromRow,
} from './portal-rows.ts'
import type {
  CustomerRow,
  CustomerSessionRow,
  KeyRequestRow,
  MembershipRow,
} from './portal-tables.ts'
import { projectFromRow } from './rows.ts'
import { passwordAccount } from './sign-in-columns.ts'
import type { ProjectRow, Tables } from './tables.ts'

const customerColumns = [
  ...['id', 'email', 'email_verified', 'external_id', 'name', 'image'],
  ...['created_at', 'updated_at', 'revision', 'signed_in_at'],
] as readonly (keyof CustomerRow)[]
const sessionColumns = [
  ...[
    'id',
    'customer_id',
    'project_id',
    'address',
    'user_agent',
    'created_at',
    'expires_at',
    'seen_at',
  ],
] as readonly (keyof CustomerSessionRow)[]
const membershipColumns = [
  ...['id', 'project_id', 'customer_id', 'email', 'role'],
  ...['created_at', 'updated_at', 'accepted_at', 'revision'],
] as readonly (keyof MembershipRow)[]
const projectColumns = [
  ...['id', 'slug', 'name', 'contact', 'is_active', 'grants', 'tokens_from', 'self_service'],
  ...['created_at', 'updated_at', 'revision', 'deleted_at'],
] as readonly (keyof ProjectRow)[]
const requestColumns = [
  ...['id', 'project_id', 'customer_id', 'name', 'environment', 'scopes', 'expires_in', 'reason'],
  ...[
    'state',
    'note',
    'decided_by',
    'decided_at',
    'key_id',
    'created_at',
    'updated_at',
    'revision',
  ],
] as readonly (keyof KeyRequestRow)[]

/** Reads of who is who in the portal, each one statement. */
export function portalReadingsOver(db: Kysely<Tables>, flavour: Flavour): PortalReadings {
  return {
    ...customerReadingsOver(db, flavour),
    ...membershipReadingsOver(db),
    portalLink: async (digest) => {
      const links = db.selectFrom('portal_links').selectAll()
      const row = await links.where('digest', '=', digest).executeTakeFirst()
      return row === undefined ? null : linkFromRow(row)
    },
    keyRequests: async (filter, { before, limit }) => {
      const all = requests(db, filter)
      const older = before === null ? all : all.where('key_requests.id', '<', before)
      const rows = await older.orderBy('key_requests.id', 'desc').limit(limit).execute()
      return rows.map(askedFromRow)
    },
    keyRequest: async (id) => {
      const row = await requests(db, {}).where('key_requests.id', '=', id).executeTakeFirst()
      return row === undefined ? null : askedFromRow(row)
    },
  }
}

type Own = 'customerSession' | 'customerSessions' | 'customer' | 'customerBy' | 'customerPassword'

function customerReadingsOver(db: Kysely<Tables>, flavour: Flavour): Pick<PortalReadings, Own> {
  return {
    customerSession: (token, project) => readSession(db, flavour, { token, project }),
    customerSessions: async (id, { at, before, limit }) => {
      const all = db.selectFrom('customer_sessions').selectAll().where('customer_id', '=', id)
      const good = all.where(lastsAt(at))
      const older = before === null ? good : good.where('id', '<', before)
      const rows = await older.orderBy('id', 'desc').limit(limit).execute()
      return rows.map(customerSessionFromRow)
    },
    customer: async (id) => {
      const customers = db.selectFrom('customers').selectAll()
      return found(await customers.where('id', '=', id).executeTakeFirst())
    },
    customerBy: async (by) => found(await customerNamed(db, by).executeTakeFirst()),
    customerPassword: (id) => customerPassword(db, id),
  }
}

export async function customerPassword(
  db: Kysely<Tables>,
  id: CustomerRecord['id'],
): Promise<string | null> {
  const accounts = db.selectFrom('customer_accounts').select('password')
  const own = accounts.where('customer_id', '=', id).where('provider_id', '=', passwordAccount)
  return (await own.executeTakeFirst())?.password ?? null
}

type OfProjects = 'projectsOfCustomer' | 'members' | 'member' | 'invitedAs'

function membershipReadingsOver(db: Kysely<Tables>): Pick<PortalReadings, OfProjects> {
  return {
    projectsOfCustomer: async (id, { most, only }) => {
      const rows = await db
        .selectFrom('memberships')
        .innerJoin('projects', 'projects.id', 'memberships.project_id')
        .selectAll('projects')
        .select('memberships.role as role')
        .where('memberships.customer_id', '=', id)
        .where('projects.deleted_at', 'is', null)
        .$if(only !== null, (all) => all.where('projects.id', '=', only))
        .orderBy('projects.name')
        .orderBy('projects.id')
        .limit(most)
        .execute()
      return rows.map((row) => ({
        role: row.role as Member['membership']['role'],
        project: projectFromRow(row),
      }))
    },
    members: async (projectId, { before, limit }) => {
      const all = members(db).where('memberships.project_id', '=', projectId)
      const older = before === null ? all : all.where('memberships.id', '<', before)
      const rows = await older.orderBy('memberships.id', 'desc').limit(limit).execute()
      return rows.map(memberFromRow)
    },
    member: async (id) => {
      const row = await members(db).where('memberships.id', '=', id).executeTakeFirst()
      return row === undefined ? null : memberFromRow(row)
    },
    invitedAs: async (email) => {
      const rows = await db
        .selectFrom('memberships')
        .innerJoin('projects', 'projects.id', 'memberships.project_id')
        .selectAll('memberships')
        .where('memberships.email', '=', email)
        .where('projects.deleted_at', 'is', null)
        .execute()
      return rows.map(membershipFromRow)
    },
  }
}

async function readSession(
  db: Kysely<Tables>,
  flavour: Flavour,
  { token, project }: { readonly token: string; readonly project: string | null },
): Promise<FoundCustomer | null> {
  const id = parseId('project', project ?? '')
  const row = await db
    .selectFrom('customer_sessions')
    .innerJoin('customers', 'customers.id', 'customer_sessions.customer_id')
    .leftJoin('projects', (join) =>
      join
        .on(id === null ? 'projects.slug' : 'projects.id', '=', id ?? project ?? '')
        .on('projects.deleted_at', 'is', null)
        .on((on) =>
          on.or([
            on('customer_sessions.project_id', 'is', null),
            on('customer_sessions.project_id', '=', on.ref('projects.id')),
          ]),
        ),
    )
    .leftJoin('memberships', (join) =>
      join
        .onRef('memberships.project_id', '=', 'projects.id')
        .onRef('memberships.customer_id', '=', 'customers.id'),
    )
    .select(flavour.now.as('now'))
    .select(columnsOf('customer_sessions', sessionColumns))
    .select(columnsOf('customers', customerColumns))
    .select(columnsOf('projects', projectColumns))
    .select(columnsOf('memberships', membershipColumns))
    .where('customer_sessions.token', '=', token)
    .executeTakeFirst()
  if (row === undefined) return null
  const session = rowOf<CustomerSessionRow>(row, 'customer_sessions', sessionColumns)
  const customer = rowOf<CustomerRow>(row, 'customers', customerColumns)
  if (session === null || customer === null) throw new Error('a session without whose it is')
  return {
    at: row.now as UnixMillis,
    session: customerSessionFromRow(session),
    customer: customerFromRow(customer),
    inProject: memberOf(row),
  }
}

/** A project of which the customer is no member is not told from one that there is not. */
function memberOf(row: object): FoundCustomer['inProject'] {
  const project = rowOf<ProjectRow>(row, 'projects', projectColumns)
  const membership = rowOf<MembershipRow>(row, 'memberships', membershipColumns)
  if (project === null || membership === null) return null
  const { role } = membershipFromRow(membership)
  return { role, project: projectFromRow(project), membershipId: membership.id as MembershipId }
}

function members(db: Kysely<Tables>) {
  return db
    .selectFrom('memberships')
    .leftJoin('customers', 'customers.id', 'memberships.customer_id')
    .select(columnsOf('memberships', membershipColumns))
    .select(columnsOf('customers', customerColumns))
}

function memberFromRow(row: object): Member {
  const membership = rowOf<MembershipRow>(row, 'memberships', membershipColumns)
  if (membership === null) throw new Error('a member without a membership')
  const customer = rowOf<CustomerRow>(row, 'customers', customerColumns)
  return {
    membership: membershipFromRow(membership),
    customer: customer === null ? null : customerFromRow(customer),
  }
}

function requests(db: Kysely<Tables>, { projectId, state }: KeyRequestFilter) {
  let query = db
    .selectFrom('key_requests')
    .innerJoin('customers', 'customers.id', 'key_requests.customer_id')
    .innerJoin('projects', 'projects.id', 'key_requests.project_id')
    .select(columnsOf('key_requests', requestColumns))
    .select(columnsOf('customers', customerColumns))
    .select(columnsOf('projects', projectColumns))
    .where('projects.deleted_at', 'is', null)
  if (projectId !== undefined) query = query.where('key_requests.project_id', '=', projectId)
  if (state !== undefined) query = query.where('key_requests.state', '=', state)
  return query
}

function askedFromRow(row: object) {
  const request = rowOf<KeyRequestRow>(row, 'key_requests', requestColumns)
  const customer = rowOf<CustomerRow>(row, 'customers', customerColumns)
  const project = rowOf<ProjectRow>(row, 'projects', projectColumns)
  if (request === null || customer === null || project === null)
    throw new Error('a request without whose it is')
  return {
    request: keyRequestFromRow(request),
    customer: customerFromRow(customer),
    project: projectFromRow(project),
  }
}

export function customerNamed(db: Kysely<Tables>, by: CustomerName) {
  const all = db.selectFrom('customers').selectAll()
  return 'email' in by
    ? all.where('email', '=', by.email)
    : all.where('external_id', '=', by.externalId)
}

function found(row: CustomerRow | undefined): CustomerRecord | null {
  return row === undefined ? null : customerFromRow(row)
}
