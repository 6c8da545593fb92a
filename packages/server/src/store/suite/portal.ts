import {
  type CustomerId,
  idRandomLength,
  type MemberRole,
  makeId,
  type ProjectId,
  type UnixMillis,
} from '@countersign/core'
import { describe, expect, it } from 'vitest'
import type { Store } from '../port.ts'
import type {
  CustomerRecord,
  CustomerSessionRecord,
  KeyRequestRecord,
  MembershipRecord,
  PortalLinkRecord,
} from '../portal.ts'
import { aProject, longAgo } from './records.ts'

let made = 0
const random = (): string => String(++made).padStart(idRandomLength, '0')
const times = { createdAt: longAgo, updatedAt: longAgo, revision: 1 }

function aCustomer(): CustomerRecord {
  const id = makeId('customer', longAgo, random())
  const email = `${id.toLowerCase()}@example.com`
  return { id, email, externalId: null, name: 'Ada', signedInAt: null, ...times }
}

function aMembership(
  projectId: ProjectId,
  customerId: CustomerId | null,
  role: MemberRole = 'owner',
): MembershipRecord {
  const id = makeId('membership', longAgo, random())
  const email = customerId === null ? `${id.toLowerCase()}@example.com` : null
  const acceptedAt = customerId === null ? null : longAgo
  return { id, projectId, customerId, email, role, acceptedAt, ...times }
}

function aSession(customerId: CustomerId, projectId: ProjectId | null): CustomerSessionRecord {
  const id = makeId('session', longAgo, random())
  const now = Date.now() as UnixMillis
  const life = { createdAt: now, seenAt: now, expiresAt: (now + 60_000) as UnixMillis }
  return { id, customerId, projectId, address: '192.0.2.1', userAgent: null, ...life }
}

function aLink(over: Partial<PortalLinkRecord>): PortalLinkRecord {
  const none = { customerId: null, membershipId: null, projectId: null, email: null }
  const life = { createdAt: longAgo, expiresAt: (Date.now() + 60_000) as UnixMillis, usedAt: null }
  const digest = new Uint8Array(32)
  new DataView(digest.buffer).setUint32(0, made + 1)
  const id = makeId('portal-link', longAgo, random())
  return { id, kind: 'ticket', digest, registration: null, ...none, ...life, ...over }
}

export function customersSignIn(given: () => Store): void {
  describe('customers', () => {
    const insert = async (customer = aCustomer()) => {
      expect(await given().change((change) => change.insertCustomer(customer))).toBe(true)
      return customer
    }
    const inProject = async (role: MemberRole = 'owner') => {
      const [project, customer] = [aProject(), await insert()]
      const membership = aMembership(project.id, customer.id, role)
      await given().change(async (change) => {
        await change.insertProject(project)
        await change.insertMembership(membership)
      })
      return { project, customer, membership }
    }
    const signIn = async (customerId: CustomerId, projectId: ProjectId | null = null) => {
      const session = aSession(customerId, projectId)
      const token = `token-of-${session.id}`
      await given().change((change) => change.insertCustomerSession(session, token))
      return { session, token }
    }

    it('come back as they were written, and are alone with their address', async () => {
      const customer = await insert()
      const { id, email } = customer
      expect(await given().customer(id)).toEqual(customer)
      expect(await given().customerBy({ email: email ?? '' })).toEqual(customer)
      const twin = { ...aCustomer(), email }
      expect(await given().change((change) => change.insertCustomer(twin))).toBe(false)
      const without = [await insert({ ...aCustomer(), email: null, externalId: `x-${id}` })]
      without.push(await insert({ ...aCustomer(), email: null }))
      expect(await given().customerBy({ externalId: `x-${id}` })).toEqual(without[0])
      const changed = { ...customer, name: 'Eve', externalId: `x-${id}` }
      expect(await given().change((change) => change.updateCustomer(changed))).toBe(false)
      expect(await given().customer(id)).toEqual(customer)
    })

    it('have one password, which takes the place of the one before', async () => {
      const { id } = await insert()
      expect(await given().customerPassword(id)).toBeNull()
      await given().change((change) => change.setCustomerPassword(id, 'first'))
      await given().change((change) => change.setCustomerPassword(id, 'second'))
      expect(await given().customerPassword(id)).toBe('second')
    })

    it('are read with their session and what they are in a project, in one', async () => {
      const { project, customer, membership } = await inProject('viewer')
      const { session, token } = await signIn(customer.id)
      const read = (ref: string | null) => given().customerSession(token, ref)
      expect(await read(null)).toMatchObject({ session, customer: { id: customer.id } })
      expect((await read(null))?.inProject).toBeNull()
      for (const ref of [project.id, project.slug]) {
        const found = await read(ref)
        expect(found?.inProject).toEqual({ role: 'viewer', project, membershipId: membership.id })
        expect(found?.customer.signedInAt).toBeGreaterThan(longAgo)
      }
      const others = await inProject()
      expect((await read(others.project.id))?.inProject).toBeNull()
      expect((await read('no-such-project'))?.inProject).toBeNull()
      await given().change((change) => change.updateMembership({ ...membership, role: 'owner' }))
      expect((await read(project.slug))?.inProject?.role).toBe('owner')
      await given().change((change) => change.deleteMembership(membership))
      expect((await read(project.slug))?.inProject).toBeNull()
      await given().change((change) => change.endCustomerSessions({ token }))
      expect(await read(null)).toBeNull()
    })

    it('see nothing but the project that a session is confined to', async () => {
      const { project, customer } = await inProject()
      const other = aProject()
      await given().change(async (change) => {
        await change.insertProject(other)
        await change.insertMembership(aMembership(other.id, customer.id))
      })
      const { token } = await signIn(customer.id, project.id)
      const read = async (ref: string) => (await given().customerSession(token, ref))?.inProject
      expect((await read(project.id))?.project.id).toBe(project.id)
      expect(await read(other.id)).toBeNull()
      const list = async (only: ProjectId | null) =>
        (await given().projectsOfCustomer(customer.id, { most: 10, only })).length
      expect([await list(null), await list(project.id)]).toEqual([2, 1])
      await given().change((change) => change.deleteProject(project.id))
      expect(await read(project.id)).toBeNull()
      expect(await list(null)).toBe(1)
    })

    it('end all of their sessions but one', async () => {
      const { id } = await insert()
      const [kept, ended] = [await signIn(id), await signIn(id)]
      const at = Date.now() as UnixMillis
      const list = () => given().customerSessions(id, { at, before: null, limit: 10 })
      expect(await list()).toEqual([ended.session, kept.session])
      const others = { customerId: id, exceptId: kept.session.id }
      await given().change((change) => change.endCustomerSessions(others))
      expect(await list()).toEqual([kept.session])
    })

    it('are members once, and invited once by each address', async () => {
      const { project, customer, membership } = await inProject()
      const again = aMembership(project.id, customer.id)
      expect(await given().change((change) => change.insertMembership(again))).toBe(false)
      const invited = aMembership(project.id, null, 'viewer')
      expect(await given().change((change) => change.insertMembership(invited))).toBe(true)
      const twin = { ...aMembership(project.id, null), email: invited.email }
      expect(await given().change((change) => change.insertMembership(twin))).toBe(false)
      const joined = { ...invited, customerId: customer.id, email: null }
      expect(await given().change((change) => change.updateMembership(joined))).toBe(false)
      const all = await given().members(project.id, { before: null, limit: 10 })
      expect(all).toEqual([
        { membership: invited, customer: null },
        { membership, customer },
      ])
      expect(await given().invitedAs(invited.email ?? '')).toEqual([invited])
    })

    it('wait for each other where two of the last owners go at once', async () => {
      const { project, membership } = await inProject()
      const other = aMembership(project.id, (await insert()).id)
      await given().change((change) => change.insertMembership(other))
      const counts = await Promise.all(
        [membership, other].map((one) =>
          given().change(async (change) => {
            await change.project(project.id)
            const count = await change.countProjectOwners(project.id)
            await change.updateMembership({ ...one, role: 'viewer' })
            return count
          }),
        ),
      )
      expect(counts.toSorted()).toEqual([1, 2])
    })

    it('come by links, which are used once and end with what they lead to', async () => {
      const { project, customer, membership } = await inProject()
      const registration = { name: 'Ada', project: 'Hers', passwordDigest: 'a digest' }
      const open = aLink({ kind: 'registration', email: 'a@example.com', registration })
      const ticket = aLink({ customerId: customer.id, projectId: project.id })
      const reset = aLink({ kind: 'password', customerId: customer.id })
      await given().change(async (change) => {
        for (const link of [open, ticket, reset]) await change.insertPortalLink(link)
      })
      expect(await given().portalLink(open.digest)).toEqual(open)
      await given().change((change) => change.usePortalLink(open.id))
      const used = await given().portalLink(open.digest)
      expect(used?.usedAt).toBeGreaterThan(longAgo)
      expect(used?.registration).toBeNull()
      await given().change((change) => change.dropPortalLinks({ passwordOf: customer.id }))
      expect(await given().portalLink(reset.digest)).toBeNull()
      await given().change((change) => change.deleteMembership(membership))
      expect(await given().portalLink(ticket.digest)).toBeNull()
    })

    it('ask for keys, which are listed by state and by project', async () => {
      const { project, customer } = await inProject()
      const asked: KeyRequestRecord = {
        id: makeId('key-request', longAgo, random()),
        ...{ projectId: project.id, customerId: customer.id, name: 'For production' },
        ...{ environment: 'live', scopes: ['read'], expiresInMs: 60_000, reason: null },
        ...{ state: 'open', note: null, decidedBy: null, decidedAt: null, keyId: null },
        ...times,
      }
      await given().change((change) => change.insertKeyRequest(asked))
      const page = { before: null, limit: 10 }
      const list = (state: 'open' | 'approved') =>
        given().keyRequests({ projectId: project.id, state }, page)
      expect(await list('open')).toMatchObject([
        { request: asked, customer: { id: customer.id }, project: { slug: project.slug } },
      ])
      const count = () => given().change((change) => change.countOpenKeyRequests(project.id))
      expect(await count()).toBe(1)
      const decided = {
        ...asked,
        state: 'approved',
        decidedBy: 'admin',
        decidedAt: longAgo,
      } as const
      await given().change((change) => change.updateKeyRequest(decided))
      expect(await list('open')).toEqual([])
      expect((await given().keyRequest(asked.id))?.request).toEqual(decided)
      expect(await count()).toBe(0)
    })
  })
}
