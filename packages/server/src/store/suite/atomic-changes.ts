import { describe, expect, it } from 'vitest'
import type { Change, Store } from '../port.ts'
import { comparable } from './comparable.ts'
import { aClient, aKey, aProject, aSecret } from './records.ts'
import { writeKey, writeProject } from './written.ts'

export function changesAreAtomic(given: () => Store): void {
  describe('a change', () => {
    it('gives what its work gives', async () => {
      expect(await given().change(async () => 'nothing done')).toBe('nothing done')
      expect(await given().change(async (change) => change.project('no-such-slug'))).toBeNull()
    })

    it('reads what it wrote itself', async () => {
      const project = aProject()
      await given().change(async (change) => {
        await change.insertProject(project)
        expect(await change.project(project.id)).toEqual(project)
      })
    })

    it('leaves nothing when its work throws', async () => {
      const before = await writeProject(given())
      const stored = await writeKey(given(), aKey(before.id))
      const [project, client, key] = [aProject(), aClient(before.id), aKey(before.id)]
      const work = given().change(async (change) => {
        await change.insertProject(project)
        await change.insertClient(client)
        await change.insertKey(key)
        await change.updateProject({ ...before, name: 'Other' })
        await change.updateKey({ key: { ...stored.key, name: 'Other' }, secrets: [] })
        throw new RangeError('changed its mind')
      })
      await expect(work).rejects.toThrow(new RangeError('changed its mind'))
      expect(await given().project(project.id)).toBeNull()
      expect(await given().client(client.id)).toBeNull()
      expect(await given().key(key.key.id)).toBeNull()
      expect(await given().project(before.id)).toEqual(before)
      expect(comparable(await given().key(stored.key.id))).toEqual(comparable(stored))
      const { record } = await given().credentialById(stored.key.id)
      expect(record?.key.name).toBe(stored.key.name)
    })

    it('leaves nothing when one of its writes is a fault', async () => {
      const project = aProject()
      const { key } = await writeKey(given(), aKey(null))
      const work = given().change(async (change) => {
        await change.insertProject(project)
        await change.insertKey({ key, secrets: [] })
      })
      await expect(work).rejects.not.toMatchObject({ name: 'StoreUnavailable' })
      expect(await given().project(project.id)).toBeNull()
    })

    it('refuses to update what does not exist', async () => {
      const work = given().change((change) => change.updateKey(aKey(null)))
      await expect(work).rejects.toThrow('does not exist')
    })

    it('can not be used after its end', async () => {
      const kept = await given().change(async (change) => {
        await change.project('no-such-slug')
        return { change }
      })
      await expect(kept.change.insertProject(aProject())).rejects.toThrow('after its end')
    })

    it('shows nothing before it is finished', async () => {
      const project = aProject()
      await given().change(async (change) => {
        await change.insertProject(project)
        expect(await given().project(project.id)).toBeNull()
      })
      expect(await given().project(project.id)).toEqual(project)
    })

    it('waits for another of the same key', async () => {
      const { key } = await writeKey(given(), aKey(null, { lastGeneration: 0 }))
      const openNext = async (change: Change) => {
        const stored = await change.key(key.id)
        if (stored === null) throw new Error('the key is gone')
        const lastGeneration = stored.key.lastGeneration + 1
        const secrets = [aSecret({ generation: lastGeneration })]
        await change.updateKey({ key: { ...stored.key, lastGeneration }, secrets })
      }
      await Promise.all(Array.from({ length: 50 }, () => given().change(openNext)))
      const after = await given().key(key.id)
      expect(after?.key.lastGeneration).toBe(50)
      expect(after?.secrets.map(({ generation }) => generation)).toEqual([50])
    })

    it('of two that want the same slug lets one have it', async () => {
      const slug = aProject().slug
      const inserted = await Promise.all(
        [aProject({ slug }), aProject({ slug })].map((project) =>
          given().change((change) => change.insertProject(project)),
        ),
      )
      expect(inserted.toSorted()).toEqual([false, true])

      const wanted = aProject().slug
      const projects = await Promise.all([writeProject(given()), writeProject(given())])
      const updated = await Promise.all(
        projects.map((project) =>
          given().change((change) => change.updateProject({ ...project, slug: wanted })),
        ),
      )
      expect(updated.toSorted()).toEqual([false, true])
    })
  })
}
