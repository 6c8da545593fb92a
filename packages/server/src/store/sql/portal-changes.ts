import type { UnixMillis } from '@countersign/core'
import type { Kysely } from 'kysely'
import type { PortalChange } from '../portal.ts'
import type { Flavour } from './flavour.ts'
import { customerNamed, customerPassword } from './portal-readings.ts'
import {
  customerFromRow,
  customerSessionFromRow,
  customerToRow,
  isoOf,
  keyRequestFromRow,
  keyRequestToRow,
  linkFromRow,
  linkToRow,
  membershipFromRow,
  membershipToRow,
} from './portal-rows.ts'
import { locked, mustExist, unlessTaken } from './rows-to-change.ts'
import { passwordAccountOf } from './sign-in-columns.ts'
import type { Tables } from './tables.ts'

/** The steps of a transaction that concern customers. */
export function portalChangesOver(
  db: Kysely<Tables>,
  flavour: Flavour,
  at: UnixMillis,
): PortalChange {
  return {
    ...customerChangesOver(db, flavour, at),
    ...sessionChangesOver(db, flavour, at),
    ...membershipChangesOver(db, flavour),
    ...linkChangesOver(db, flavour, at),
    ...requestChangesOver(db, flavour),
  }
}

type OfCustomers =
  | 'customer'
  | 'customerBy'
  | 'insertCustomer'
  | 'updateCustomer'
  | 'customerPassword'
  | 'setCustomerPassword'

function customerChangesOver(
  db: Kysely<Tables>,
  flavour: Flavour,
  at: UnixMillis,
): Pick<PortalChange, OfCustomers> {
  return {
    customer: async (id) => {
      const one = db.selectFrom('customers').selectAll().where('id', '=', id)
      const row = await locked(one, flavour).executeTakeFirst()
      return row === undefined ? null : customerFromRow(row)
    },
    customerBy: async (by) => {
      const row = await locked(customerNamed(db, by), flavour).executeTakeFirst()
      return row === undefined ? null : customerFromRow(row)
    },
    insertCustomer: (customer) =>
      unlessTaken(db, flavour, async () => {
        const row = { ...customerToRow(customer), image: null }
        await db.insertInto('customers').values(row).execute()
      }),
    updateCustomer: (customer) =>
      unlessTaken(db, flavour, async () => {
        const { id, ...columns } = customerToRow(customer)
        const update = db.updateTable('customers').set(columns).where('id', '=', id)
        mustExist(id, await update.executeTakeFirstOrThrow())
      }),
    customerPassword: (id) => customerPassword(db, id),
    setCustomerPassword: async (id, digest) => {
      const row = { ...passwordAccountOf(id, digest, at), customer_id: id }
      await db
        .insertInto('customer_accounts')
        .values(row)
        .onConflict((conflict) =>
          conflict
            .columns(['provider_id', 'account_id'])
            .doUpdateSet({ password: digest, updated_at: isoOf(at) }),
        )
        .execute()
    },
  }
}

type OfSessions =
  | 'insertCustomerSession'
  | 'noteCustomerSignIn'
  | 'customerSession'
  | 'endCustomerSessions'

function sessionChangesOver(
  db: Kysely<Tables>,
  flavour: Flavour,
  at: UnixMillis,
): Pick<PortalChange, OfSessions> {
  const noteCustomerSignIn: PortalChange['noteCustomerSignIn'] = async (id) => {
    const update = db.updateTable('customers').set({ signed_in_at: at }).where('id', '=', id)
    mustExist(id, await update.executeTakeFirstOrThrow())
  }
  return {
    noteCustomerSignIn,
    insertCustomerSession: async (session, token) => {
      const { id, customerId, projectId, address, userAgent, ...life } = session
      const created = isoOf(life.createdAt)
      const whose = { customer_id: customerId, project_id: projectId }
      const row = { id, token, ...whose, address, user_agent: userAgent }
      const times = { created_at: created, updated_at: created, expires_at: isoOf(life.expiresAt) }
      await db
        .insertInto('customer_sessions')
        .values({ ...row, ...times, seen_at: null })
        .execute()
      await noteCustomerSignIn(customerId)
    },
    customerSession: async (id) => {
      const one = db.selectFrom('customer_sessions').selectAll().where('id', '=', id)
      const row = await locked(one, flavour).executeTakeFirst()
      return row === undefined ? null : customerSessionFromRow(row)
    },
    endCustomerSessions: async (ended) => {
      const sessions = db.deleteFrom('customer_sessions')
      if ('id' in ended) await sessions.where('id', '=', ended.id).execute()
      else if ('token' in ended) await sessions.where('token', '=', ended.token).execute()
      else {
        const own = sessions.where('customer_id', '=', ended.customerId)
        await (ended.exceptId === undefined ? own : own.where('id', '!=', ended.exceptId)).execute()
      }
    },
  }
}

type OfMemberships =
  | 'membership'
  | 'membershipOf'
  | 'insertMembership'
  | 'updateMembership'
  | 'deleteMembership'
  | 'countProjectOwners'
  | 'countMemberships'

function membershipChangesOver(
  db: Kysely<Tables>,
  flavour: Flavour,
): Pick<PortalChange, OfMemberships> {
  const all = db.selectFrom('memberships').selectAll()
  return {
    membership: async (id) => {
      const row = await locked(all.where('id', '=', id), flavour).executeTakeFirst()
      return row === undefined ? null : membershipFromRow(row)
    },
    membershipOf: async (who, projectId) => {
      const own =
        'email' in who
          ? all.where('email', '=', who.email)
          : all.where('customer_id', '=', who.customerId)
      const one = own.where('project_id', '=', projectId)
      const row = await locked(one, flavour).executeTakeFirst()
      return row === undefined ? null : membershipFromRow(row)
    },
    insertMembership: (membership) =>
      unlessTaken(db, flavour, async () => {
        await db.insertInto('memberships').values(membershipToRow(membership)).execute()
      }),
    updateMembership: (membership) =>
      unlessTaken(db, flavour, async () => {
        const { id, ...columns } = membershipToRow(membership)
        const update = db.updateTable('memberships').set(columns).where('id', '=', id)
        mustExist(id, await update.executeTakeFirstOrThrow())
      }),
    deleteMembership: async ({ id, customerId, projectId }) => {
      await db.deleteFrom('memberships').where('id', '=', id).execute()
      const links = db.deleteFrom('portal_links')
      await links.where('membership_id', '=', id).execute()
      if (customerId === null) return
      const tickets = links.where('customer_id', '=', customerId)
      await tickets.where('project_id', '=', projectId).execute()
    },
    countProjectOwners: async (projectId) => {
      const owners = all.where('project_id', '=', projectId).where('role', '=', 'owner')
      const accepted = owners.where('customer_id', 'is not', null).orderBy('id')
      return (await locked(accepted, flavour).execute()).length
    },
    countMemberships: async (id) => (await all.where('customer_id', '=', id).execute()).length,
  }
}

type OfLinks = 'insertPortalLink' | 'portalLink' | 'usePortalLink' | 'dropPortalLinks'

/** How long a link is kept that can't be used any more, in milliseconds. */
const linkKeptMs = 30 * 24 * 3_600_000

function linkChangesOver(
  db: Kysely<Tables>,
  flavour: Flavour,
  at: UnixMillis,
): Pick<PortalChange, OfLinks> {
  return {
    insertPortalLink: async (link) => {
      await db
        .deleteFrom('portal_links')
        .where('expires_at', '<', at - linkKeptMs)
        .execute()
      await db.insertInto('portal_links').values(linkToRow(link)).execute()
    },
    portalLink: async (digest) => {
      const one = db.selectFrom('portal_links').selectAll().where('digest', '=', digest)
      const row = await locked(one, flavour).executeTakeFirst()
      return row === undefined ? null : linkFromRow(row)
    },
    usePortalLink: async (id) => {
      const used = { used_at: at, registration: null }
      const update = db.updateTable('portal_links').set(used).where('id', '=', id)
      mustExist(id, await update.executeTakeFirstOrThrow())
    },
    dropPortalLinks: async (of) => {
      const unused = db.deleteFrom('portal_links').where('used_at', 'is', null)
      if ('membershipId' in of) await unused.where('membership_id', '=', of.membershipId).execute()
      else {
        const own = unused.where('customer_id', '=', of.passwordOf)
        await own.where('kind', '=', 'password').execute()
      }
    },
  }
}

type OfRequests = 'keyRequest' | 'countOpenKeyRequests' | 'insertKeyRequest' | 'updateKeyRequest'

function requestChangesOver(db: Kysely<Tables>, flavour: Flavour): Pick<PortalChange, OfRequests> {
  const all = db.selectFrom('key_requests').selectAll()
  return {
    keyRequest: async (id) => {
      const row = await locked(all.where('id', '=', id), flavour).executeTakeFirst()
      return row === undefined ? null : keyRequestFromRow(row)
    },
    countOpenKeyRequests: async (projectId) => {
      const own = all.where('project_id', '=', projectId)
      return (await own.where('state', '=', 'open').execute()).length
    },
    insertKeyRequest: async (request) => {
      await db.insertInto('key_requests').values(keyRequestToRow(request)).execute()
    },
    updateKeyRequest: async (request) => {
      const { id, ...columns } = keyRequestToRow(request)
      const update = db.updateTable('key_requests').set(columns).where('id', '=', id)
      mustExist(id, await update.executeTakeFirstOrThrow())
    },
  }
}
