import type { KeyId, ProjectId, UnixMillis } from '@countersign/core'
import { describe, expect, it } from 'vitest'
import type { KeyFilter, Store, StoredKey } from '../port.ts'
import { aClient, aKey, longAgo } from './records.ts'
import { writeClient, writeKeys, writeProject } from './written.ts'

const past = (longAgo - 1) as UnixMillis
const future = 8_640_000_000_000_000 as UnixMillis

export function listingsAreComplete(given: () => Store): void {
  const idsOf = async (filter: KeyFilter): Promise<readonly KeyId[]> =>
    (await given().keys(filter, { before: null, limit: 100 })).map(({ key }) => key.id)
  const idsIn = (stored: readonly StoredKey[]) =>
    stored
      .map(({ key }) => key.id)
      .toSorted(byBytes)
      .toReversed()

  describe('a listing', () => {
    it('of keys has pages, the newest first, in the order of bytes', async () => {
      const { id: projectId } = await writeProject(given())
      const keys = Array.from({ length: 25 }, () => aKey(projectId))
      await writeKeys(given(), keys)
      const seen: KeyId[] = []
      let before: KeyId | null = null
      for (;;) {
        const page = await given().keys({ level: 'project', projectId }, { before, limit: 10 })
        seen.push(...page.map(({ key }) => key.id))
        before = page.at(-1)?.key.id ?? null
        if (page.length < 10) break
      }
      expect(seen).toEqual(idsIn(keys))
    })

    it('of projects and clients has pages too', async () => {
      const projects = []
      for (let count = 0; count < 5; count++) projects.push(await writeProject(given()))
      const ids = projects
        .map(({ id }) => id)
        .toSorted(byBytes)
        .toReversed()
      const all = await given().projects({}, { before: null, limit: 1_000 })
      expect(all.map(({ id }) => id).filter((id) => ids.includes(id))).toEqual(ids)
      expect(await given().projects({}, { before: null, limit: 2 })).toEqual(all.slice(0, 2))
      const second = all[1]?.id as ProjectId
      expect(await given().projects({}, { before: second, limit: 2 })).toEqual(all.slice(2, 4))

      const projectId = projects[0]?.id as ProjectId
      const clients = [aClient(projectId), aClient(projectId), aClient(projectId)]
      for (const client of clients) await writeClient(given(), client)
      const listed = await given().clients({ projectId }, { before: null, limit: 10 })
      const clientIds = clients
        .map(({ id }) => id)
        .toSorted(byBytes)
        .toReversed()
      expect(listed.map(({ id }) => id)).toEqual(clientIds)
      const [newest] = listed
      const rest = await given().clients({ projectId }, { before: newest?.id ?? null, limit: 1 })
      expect(rest).toEqual(listed.slice(1, 2))
      const foreign = projects[1]?.id as ProjectId
      expect(await given().clients({ projectId: foreign }, { before: null, limit: 10 })).toEqual([])
    })

    it('of keys obeys its filter', async () => {
      const { id: projectId } = await writeProject(given())
      const { id: clientId } = await writeClient(given(), aClient(projectId))
      const plain = aKey(projectId, { expiresAt: future })
      const test = aKey(projectId, { environment: 'test' })
      const ofClient = aKey(projectId, { clientId })
      const off = aKey(projectId, { isActive: false, expiresAt: past })
      const expired = aKey(projectId, { expiresAt: past })
      const revoked = aKey(projectId, { revokedAt: longAgo, isActive: false, expiresAt: past })
      const server = aKey(null)
      const ofProject = [plain, test, ofClient, off, expired, revoked]
      await writeKeys(given(), [...ofProject, server])

      const filter = { level: 'project', projectId } as const
      expect(await idsOf(filter)).toEqual(idsIn(ofProject))
      expect(await idsOf({ ...filter, environment: 'test' })).toEqual(idsIn([test]))
      expect(await idsOf({ level: 'project', clientId })).toEqual(idsIn([ofClient]))
      expect(await idsOf({ ...filter, state: 'active' })).toEqual(idsIn([plain, test, ofClient]))
      expect(await idsOf({ ...filter, state: 'inactive' })).toEqual(idsIn([off]))
      expect(await idsOf({ ...filter, state: 'expired' })).toEqual(idsIn([expired]))
      expect(await idsOf({ ...filter, state: 'revoked' })).toEqual(idsIn([revoked]))
      expect(await idsOf({ ...filter, clientId, state: 'revoked' })).toEqual([])
      const servers = await idsOf({ level: 'server' })
      expect(servers).toContain(server.key.id)
      expect(servers).not.toContain(plain.key.id)
    })
  })
}

function byBytes(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other))
}
