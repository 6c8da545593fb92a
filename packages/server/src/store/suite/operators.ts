import { idRandomLength, makeId, type Role, sessionMs, type UnixMillis } from '@countersign/core'
import { describe, expect, it } from 'vitest'
import type { InvitationRecord, OperatorRecord } from '../operators.ts'
import type { Store } from '../port.ts'
import { longAgo } from './records.ts'

let made = 0

function random(): string {
  return String(++made).padStart(idRandomLength, '0')
}

function newOperator(role: Role): OperatorRecord {
  const id = makeId('operator', longAgo, random())
  const times = { createdAt: longAgo, updatedAt: longAgo }
  const flags = { isActive: true, twoFactorEnabled: false, signedInAt: null, revision: 1 }
  return { id, email: `${id.toLowerCase()}@example.com`, name: 'Ada', role, ...flags, ...times }
}

function newInvitation(email: string | null, expiresAt: number): InvitationRecord {
  const id = makeId('invitation', longAgo, random())
  const digest = new Uint8Array(32).fill(made)
  const ends = { createdAt: longAgo, expiresAt: expiresAt as UnixMillis, usedAt: null }
  return { id, email, role: 'operator', digest, ...ends }
}

/** What the library of sign-in does when somebody signs in. */
async function signIn(store: Store, { id }: OperatorRecord, token: string) {
  const at = new Date().toISOString()
  const session = makeId('session', longAgo, random())
  const row = { id: session, operator_id: id, token, address: '192.0.2.1', user_agent: '' }
  const times = { created_at: at, updated_at: at, expires_at: at, seen_at: null }
  await store.signIn
    .insertInto('operator_sessions')
    .values({ ...row, ...times })
    .execute()
  return session
}

export function operatorsSignIn(given: () => Store): void {
  describe('operators', () => {
    const insert = async (role: Role, password: string | null = null) => {
      const operator = newOperator(role)
      await given().change((change) => change.insertOperator(operator, password))
      return operator
    }

    it('come back as they were written, and are alone with their address', async () => {
      const operator = await insert('operator', 'a digest')
      expect(await given().operator(operator.id)).toEqual(operator)
      expect(await given().operatorByEmail(operator.email)).toEqual(operator)
      expect(await given().passwordOf(operator.id)).toBe('a digest')
      const other = { ...newOperator('owner'), email: operator.email }
      expect(await given().change((change) => change.insertOperator(other, null))).toBe(false)
      expect(await given().operator(other.id)).toBeNull()
      const changed = { ...operator, name: 'Eve', isActive: false, revision: 2 }
      await given().change((change) => change.updateOperator(changed))
      expect(await given().operator(operator.id)).toEqual(changed)
    })

    it('have sessions that are true with every read', async () => {
      const operator = await insert('owner')
      const session = await signIn(given(), operator, 'token-1')
      await signIn(given(), operator, 'token-2')
      const found = await given().session('token-1')
      expect(found).toMatchObject({ session: { id: session, userAgent: null }, operator })
      expect(found?.at).toBeGreaterThan(longAgo)
      const later = ((found?.at ?? 0) + 5_000) as UnixMillis
      await given().touchSession(session, later)
      await given().touchSession(session, longAgo)
      expect((await given().session('token-1'))?.session.seenAt).toBe(later)

      const cut = { ...operator, role: 'read-only' as const }
      await given().change((change) => change.updateOperator(cut))
      expect((await given().session('token-1'))?.operator.role).toBe('read-only')
      const others = { operatorId: operator.id, exceptId: session }
      await given().change((change) => change.endSessions(others))
      expect(await given().session('token-2')).toBeNull()
      const before = (at: number) =>
        given().sessionsOf(operator.id, { at: at as UnixMillis, before: null, limit: 10 })
      expect(await before(Date.now() - 60_000)).toHaveLength(1)
      expect(await before(Date.now() + 60_000)).toEqual([])
      const one = await given().change((change) => change.session(session))
      expect(one).toMatchObject({ id: session, operatorId: operator.id })
      await given().change((change) => change.endSessions({ id: session }))
      expect(await given().session('token-1')).toBeNull()
      expect(await given().session('no such token')).toBeNull()
    })

    it('have sessions that are listed by pages, and not when they were left alone', async () => {
      const operator = await insert('owner')
      const ids: string[] = []
      for (const name of ['a', 'b', 'c']) ids.push(await signIn(given(), operator, `paged-${name}`))
      const [oldest = '', between = '', newest = ''] = ids.toSorted()
      const at = (Date.now() - 60_000) as UnixMillis
      const page = { at, before: null, limit: 2 }
      const first = await given().sessionsOf(operator.id, page)
      expect(first.map(({ id }) => id)).toEqual([newest, between])
      const second = await given().sessionsOf(operator.id, {
        ...page,
        before: first[1]?.id ?? null,
      })
      expect(second.map(({ id }) => id)).toEqual([oldest])
      const left = (at - sessionMs.unused - 1) as UnixMillis
      const rows = given().signIn.updateTable('operator_sessions').set({ seen_at: left })
      await rows.where('id', '=', newest).execute()
      expect(await given().sessionsOf(operator.id, page)).toHaveLength(2)
    })

    it('that sign in are noted, and take each code once', async () => {
      const operator = await insert('operator')
      await given().change((change) => change.noteSignIn(operator.id))
      expect((await given().operator(operator.id))?.signedInAt).toBeGreaterThan(longAgo)
      const name = `code-${operator.id}`
      const until = (Date.now() + 60_000) as UnixMillis
      const take = () => given().change((change) => change.takeCode(name, until))
      const taken = await Promise.all([take(), take(), take()])
      expect(taken.toSorted()).toEqual([false, false, true])
      expect(await take()).toBe(false)
    })

    it('are counted as owners while they could sign in', async () => {
      const before = await given().countOwners()
      const owner = await insert('owner')
      await insert('operator')
      expect(await given().countOwners()).toBe(before + 1)
      await given().change((change) => change.updateOperator({ ...owner, isActive: false }))
      expect(await given().countOwners()).toBe(before)
    })

    it('that are removed take all that signs in with them, and leave their address', async () => {
      const operator = await insert('owner', 'a digest')
      await signIn(given(), operator, 'token-3')
      await given().change((change) => change.deleteOperator(operator.id))
      expect(await given().operator(operator.id)).toBeNull()
      expect(await given().operatorByEmail(operator.email)).toBeNull()
      expect(await given().session('token-3')).toBeNull()
      expect(await given().passwordOf(operator.id)).toBeNull()
      const next = { ...newOperator('owner'), email: operator.email }
      expect(await given().change((change) => change.insertOperator(next, null))).toBe(true)
    })

    it('wait for each other where two of the last owners go at once', async () => {
      const owners = [await insert('owner'), await insert('owner')]
      const counts = await Promise.all(
        owners.map((owner) =>
          given().change(async (change) => {
            const count = await change.countOwners()
            await change.updateOperator({ ...owner, role: 'operator' })
            return count
          }),
        ),
      )
      const [fewer = 0, more = 0] = counts.toSorted((one, other) => one - other)
      expect(more - fewer).toBe(1)
    })

    it('come by invitations, which are used once and end', async () => {
      const open = newInvitation('ada@example.com', Date.now() + 60_000)
      const late = newInvitation('eve@example.com', longAgo)
      const setup = newInvitation(null, Date.now() + 60_000)
      await given().change(async (change) => {
        for (const one of [open, late, setup]) await change.insertInvitation(one)
      })
      const all = await given().invitations({ before: null, limit: 10 })
      expect(all).toEqual([late, open])
      expect(await given().invitations({ before: late.id, limit: 10 })).toEqual([open])
      expect(await given().invitations({ before: null, limit: 1 })).toEqual([late])
      expect(await given().invitationByEmail('eve@example.com')).toBeNull()
      const { digest } = open
      expect(await given().change((change) => change.invitation({ digest }))).toEqual(open)
      await given().change((change) => change.useInvitation(open.id))
      expect(await given().invitationByEmail('ada@example.com')).toBeNull()
      const used = await given().change((change) => change.invitation({ id: open.id }))
      expect(used?.usedAt).toBeGreaterThan(longAgo)
      await given().change((change) => change.dropSetupLinks())
      const gone = { id: setup.id }
      expect(await given().change((change) => change.invitation(gone))).toBeNull()
      await given().change((change) => change.deleteInvitation(open.id))
      expect(await given().change((change) => change.invitation({ id: open.id }))).toBeNull()
    })
  })
}
