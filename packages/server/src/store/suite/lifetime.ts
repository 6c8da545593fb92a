import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { StoreUnavailable } from '../port.ts'
import type { Data, MakeData } from '../suite.ts'
import { comparable } from './comparable.ts'
import { aKey, aProject, aSecret, newKeyId } from './records.ts'
import { writeKey, writeProject, writeUses } from './written.ts'

export function storesEnd(makeData: MakeData): void {
  describe('a store', () => {
    let data: Data
    beforeEach(async () => {
      data = await makeData()
    })
    afterEach(() => data.remove())

    it('keeps everything when it is closed and opened again', async () => {
      const before = await data.open()
      const project = await writeProject(before)
      const secret = aSecret({ findBy: 'digest' })
      const stored = await writeKey(before, aKey(project.id, {}, [secret]))
      await before.close()

      const after = await data.open()
      expect(await after.project(project.slug)).toEqual(project)
      expect(comparable(await after.key(stored.key.id))).toEqual(comparable(stored))
      const { record } = await after.credentialByDigest(secret.digest)
      expect(record?.key.id).toBe(stored.key.id)
      await after.close()
    })

    it('says that it can be read and written, and at what time', async () => {
      const store = await data.open()
      expect(Math.abs((await store.ping()) - Date.now())).toBeLessThan(60_000)
      await store.close()
    })

    it('finishes what is under way when it is closed, and refuses the rest', async () => {
      const store = await data.open()
      const project = aProject()
      const { key } = await writeKey(store, aKey(null))
      await store.credentialById(key.id)
      const begun = store.change(async (change) => {
        await change.insertProject(project)
        await new Promise((resolve) => setTimeout(resolve, 50))
        return change.project(project.id)
      })
      await store.close()
      expect(await begun).toEqual(project)
      await store.close()

      const refused = [
        async () => store.credentialById(key.id),
        async () => store.credentialByDigest(new Uint8Array(32)),
        () => store.change((change) => change.project(project.id)),
        () => store.project(project.id),
        () => store.keys({ level: 'server' }, { before: null, limit: 1 }),
        () =>
          writeUses(store, [
            { keyId: newKeyId(), generation: 1, usedAt: project.createdAt, usedFrom: null },
          ]),
        () => store.ping(),
        async () => store.spend([]),
      ]
      for (const call of refused) await expect(call()).rejects.toBeInstanceOf(StoreUnavailable)
    })
  })
}
