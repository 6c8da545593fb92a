import type { UnixMillis } from '@countersign/core'
import { describe, expect, it } from 'vitest'
import type { KeyFilter, Store } from '../port.ts'
import { aClient, aKey, longAgo } from './records.ts'
import { writeClient, writeKey, writeKeys, writeProject, writeUses } from './written.ts'

const dayMs = 86_400_000

export function manyAreChangedAtOnce(given: () => Store): void {
  const idsOf = async (filter: KeyFilter) =>
    (await given().keys(filter, { before: null, limit: 100 })).map(({ key }) => key.id).toSorted()

  describe('keys', () => {
    it('are found by a part of the name, the beginning of a secret, or the id', async () => {
      const { id: projectId } = await writeProject(given())
      const one = aKey(projectId, { name: 'Nightly Build', keyPrefix: 'cs_live_1aaa' })
      const two = aKey(projectId, { name: '100%_sure', keyPrefix: 'cs_live_1bbb' })
      await writeKeys(given(), [one, two])
      const found = (search: string) => idsOf({ level: 'project', projectId, search })
      expect(await found('LY bui')).toEqual([one.key.id])
      expect(await found('%_S')).toEqual([two.key.id])
      expect(await found('%')).toEqual([two.key.id])
      expect(await found('cs_live_1b')).toEqual([two.key.id])
      expect(await found('live_1b')).toEqual([])
      expect(await found(one.key.id)).toEqual([one.key.id])
      expect(await found("'; --")).toEqual([])
      expect(await given().countKeys({ level: 'project', projectId, search: 'b' })).toBe(1)
    })

    it('are unused when neither made nor used in that time', async () => {
      const { id: projectId } = await writeProject(given())
      const at = await given().ping()
      const [fresh, idle, used] = [
        aKey(projectId, { createdAt: at }),
        aKey(projectId),
        aKey(projectId),
      ]
      await writeKeys(given(), [fresh, idle, used])
      await writeUses(given(), [
        { keyId: idle.key.id, generation: 1, usedAt: longAgo, usedFrom: null },
        { keyId: used.key.id, generation: 1, usedAt: longAgo, usedFrom: null },
        { keyId: used.key.id, generation: 2, usedAt: (at - 1_000) as UnixMillis, usedFrom: null },
      ])
      const filter = { level: 'project', projectId, unusedForMs: dayMs } as const
      expect(await idsOf(filter)).toEqual([idle.key.id])
    })

    it('are revoked together, as many as asked, and each look-up knows it', async () => {
      const { id: projectId } = await writeProject(given())
      const keys = Array.from({ length: 5 }, () => aKey(projectId, { environment: 'test' }))
      const other = await writeKey(given(), aKey(projectId))
      await writeKeys(given(), keys)
      for (const { key } of keys) await given().credentialById(key.id)
      const filter = { level: 'project', projectId, environment: 'test' } as const
      const revoke = (most: number) =>
        given().change((change) => change.revokeKeys(filter, { reason: 'over', most }))

      const first = await revoke(3)
      expect(first).toHaveLength(3)
      for (const id of first) {
        const { record } = await given().credentialById(id)
        expect(record?.key.revokedAt).not.toBeNull()
        const stored = await given().key(id)
        expect(stored?.key).toMatchObject({ revokedReason: 'over', revision: 2 })
      }
      expect(await given().countKeys({ ...filter, isRevoked: false })).toBe(2)
      expect(await revoke(3)).toHaveLength(2)
      expect(await revoke(3)).toEqual([])
      const { record } = await given().credentialById(other.key.id)
      expect(record?.key.revokedAt).toBeNull()
    })
  })

  describe('what is deleted', () => {
    it('is absent, and the slug of a project is free', async () => {
      const project = await writeProject(given())
      const client = await writeClient(given(), aClient(project.id))
      const { key } = await writeKey(given(), aKey(project.id, { clientId: client.id }))
      expect(await given().change((change) => change.hasLiveKeys(project.id))).toBe(true)
      await given().change(async (change) => {
        await change.revokeKeys(
          { level: 'project', clientId: client.id },
          { reason: null, most: 9 },
        )
        await change.deleteClient(client.id)
      })
      expect(await given().client(client.id)).toBeNull()
      const page = { before: null, limit: 10 }
      expect(await given().clients({ projectId: project.id }, page)).toEqual([])
      expect(await given().change((change) => change.client(client.id))).toBeNull()
      expect((await given().credentialById(key.id)).record?.key.revokedAt).not.toBeNull()

      expect(await given().change((change) => change.hasLiveKeys(project.id))).toBe(false)
      await given().change((change) => change.deleteProject(project.id))
      expect(await given().project(project.id)).toBeNull()
      expect(await given().project(project.slug)).toBeNull()
      const next = await writeProject(given(), { slug: project.slug })
      expect(await given().project(project.slug)).toEqual(next)
    })
  })
}
