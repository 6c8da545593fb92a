import type { ProjectId, UnixMillis } from '@countersign/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AuditFilter, AuditRecord, Link } from '../audit.ts'
import type { Store } from '../port.ts'
import type { Data, MakeData } from '../suite.ts'
import { aKey, anAuditRecord, aProject, longAgo, newKeyId, newProjectId } from './records.ts'
import { writeKey } from './written.ts'

/** Not the real one, which is the engine's: a store takes whatever hash it is given. */
const link: Link = (previous, { id }) => `${previous.sequence} ${id}`

export function changesAreRecorded(makeData: MakeData): void {
  describe('records of changes', () => {
    let data: Data
    let store: Store
    beforeAll(async () => {
      data = await makeData()
      store = await data.open()
    })
    afterAll(async () => {
      await store.close()
      await data.remove()
    })

    const write = async (...records: readonly AuditRecord[]) => {
      for (const record of records) await store.change((change) => change.record(record))
      await store.sealAudit(link, 1_000)
    }
    const idsOf = async (filter: AuditFilter) => {
      const page = { order: 'oldest', beyond: null, limit: 100 } as const
      return (await store.audit(filter, page)).map(({ id }) => id)
    }

    it('come back, every member of them', async () => {
      const plain = anAuditRecord()
      const full = anAuditRecord({
        at: (longAgo + 1) as UnixMillis,
        actor: { id: newKeyId(), address: '2001:db8::1', requestId: 'req_1' },
        action: 'key.revoke',
        projectId: null,
        objectIds: [newKeyId(), newKeyId(), newKeyId()],
        before: {
          name: 'Zürich 東京 \\ \u0000 "\'',
          nested: { list: [1, null, true] },
          b: 1,
          a: 2,
        },
        after: null,
      })
      await write(plain, full)
      const { projectId } = plain
      const page = { order: 'oldest', beyond: null, limit: 10 } as const
      const [first] = await store.audit({ projectId: projectId ?? '' }, page)
      expect(first).toEqual({ ...plain, sequence: 1, hash: `0 ${plain.id}` })
      const [second] = await store.audit({ actor: full.actor.id }, page)
      expect(second).toEqual({ ...full, sequence: 2, hash: `1 ${full.id}` })
      expect(await store.auditHead()).toMatchObject({ sequence: 2, hash: `1 ${full.id}` })
    })

    it('are found by who, what, which, whose and when, in pages of either order', async () => {
      const projectId: ProjectId = newProjectId()
      const actor = { id: newKeyId(), address: null, requestId: null }
      const at = (offset: number) => (longAgo + offset) as UnixMillis
      const [one, two, three] = [
        anAuditRecord({ actor, at: at(10), projectId, objectIds: [newKeyId()] }),
        anAuditRecord({ actor, at: at(20), objectIds: [newKeyId(), newKeyId()] }),
        anAuditRecord({ actor, at: at(30), projectId, action: 'project.delete' }),
      ]
      await write(one, two, three)
      expect(await idsOf({ actor: actor.id })).toEqual([one.id, two.id, three.id])
      expect(await idsOf({ actor: actor.id, projectId })).toEqual([one.id, three.id])
      expect(await idsOf({ actor: actor.id, action: 'project.delete' })).toEqual([three.id])
      const [first] = await store.audit(
        { actor: actor.id },
        { order: 'oldest', beyond: null, limit: 1 },
      )
      expect(await idsOf({ actor: actor.id, after: first?.sequence })).toEqual([two.id, three.id])
      expect(await idsOf({ actor: actor.id, from: at(20) })).toEqual([two.id, three.id])
      expect(await idsOf({ actor: actor.id, from: at(20), until: at(30) })).toEqual([two.id])
      expect(await idsOf({ objectId: one.objectIds[0] })).toEqual([one.id])
      for (const objectId of two.objectIds) expect(await idsOf({ objectId })).toEqual([two.id])
      expect(await idsOf({ objectId: '%' })).toEqual([])
      expect(await idsOf({ objectId: two.objectIds[1]?.slice(0, -1) })).toEqual([])

      const filter = { actor: actor.id }
      const pages = async (order: 'newest' | 'oldest') => {
        const [first] = await store.audit(filter, { order, beyond: null, limit: 1 })
        const beyond = first?.sequence ?? null
        const rest = await store.audit(filter, { order, beyond, limit: 9 })
        return [first?.id, ...rest.map(({ id }) => id)]
      }
      expect(await pages('newest')).toEqual([three.id, two.id, one.id])
      expect(await pages('oldest')).toEqual([one.id, two.id, three.id])
    })

    it('are what a change must leave that writes, or nothing of it happens', async () => {
      const project = aProject()
      const { key } = await writeKey(store, aKey(null))
      const forgetful = store.change(async (change) => {
        await change.insertProject(project)
        await change.updateKey({ key: { ...key, name: 'Unrecorded' }, secrets: [] })
      })
      await expect(forgetful).rejects.toThrow('left no record')
      expect(await store.project(project.id)).toBeNull()
      const { record } = await store.credentialById(key.id)
      expect(record?.key.name).toBe(key.name)
    })

    it('are not asked of a change that wrote nothing', async () => {
      const { key } = await writeKey(store, aKey(null))
      const taken = aProject()
      await store.change(async (change) => {
        await change.insertProject(taken)
        await change.record(anAuditRecord())
      })
      await store.change(async (change) => {
        expect(await change.key(key.id)).not.toBeNull()
        expect(await change.insertProject(aProject({ slug: taken.slug }))).toBe(false)
        const nobody = { level: 'project', projectId: newProjectId() } as const
        expect(await change.revokeKeys(nobody, { reason: null, most: 9 })).toEqual([])
      })
    })

    it('go with a change that fails after them', async () => {
      const gone = anAuditRecord()
      const failing = store.change(async (change) => {
        await change.record(gone)
        throw new RangeError('changed its mind')
      })
      await expect(failing).rejects.toThrow('changed its mind')
      await store.sealAudit(link, 1_000)
      expect(await idsOf({ objectId: gone.objectIds[0] })).toEqual([])
    })
  })
}
