import { describe, expect, it } from 'vitest'
import type { Link, SealedAuditRecord } from '../audit.ts'
import type { Change, Store } from '../port.ts'
import type { MakeData } from '../suite.ts'
import { anAuditRecord } from './records.ts'

const link: Link = (previous, { id }) => `${previous.sequence} ${id}`

export function recordsAreSealed(makeData: MakeData): void {
  const withStore = async (use: (store: Store) => Promise<void>): Promise<void> => {
    const data = await makeData()
    const store = await data.open()
    try {
      await use(store)
    } finally {
      await store.close()
      await data.remove()
    }
  }
  const all = async (store: Store): Promise<readonly SealedAuditRecord[]> =>
    store.audit({}, { order: 'oldest', beyond: null, limit: 10_000 })

  describe('sealing', () => {
    it('begins with an empty chain', () =>
      withStore(async (store) => {
        expect(await store.sealAudit(link, 10)).toBe(0)
        const { sealedThrough, at, ...place } = await store.auditHead()
        expect(place).toEqual({ sequence: 0, hash: '0'.repeat(64) })
        expect(Math.abs(sealedThrough - Date.now())).toBeLessThan(60_000)
        expect(at).toBe(sealedThrough)
      }))

    it('takes what is committed, once, as many as asked, and says up to when', () =>
      withStore(async (store) => {
        const records = Array.from({ length: 5 }, () => anAuditRecord())
        for (const record of records) await store.change((change) => change.record(record))
        expect(await all(store)).toEqual([])
        const head = await store.auditHead()
        expect(head.sealedThrough).toBe(records[0]?.at)
        expect(head.at).toBeGreaterThanOrEqual(head.sealedThrough)
        expect(await store.sealAudit(link, 3)).toBe(3)
        expect(await store.sealAudit(link, 3)).toBe(2)
        expect(await store.sealAudit(link, 3)).toBe(0)
        expect(await all(store)).toEqual(
          records.map((record, at) => ({
            ...record,
            sequence: at + 1,
            hash: `${String(at)} ${record.id}`,
          })),
        )
        expect((await store.auditHead()).sequence).toBe(5)
      }))

    it('takes hundreds at once', () =>
      withStore(async (store) => {
        await store.change(async (change) => {
          for (let count = 0; count < 450; count++) await change.record(anAuditRecord())
        })
        expect(await store.sealAudit(link, 500)).toBe(450)
        expect((await all(store)).map(({ sequence }) => sequence)).toEqual(
          Array.from({ length: 450 }, (_, at) => at + 1),
        )
      }))

    it('by many at once gives every record one place', () =>
      withStore(async (store) => {
        const begun = Array.from({ length: 60 }, (_, at) =>
          at % 3 === 0
            ? store.sealAudit(link, 7)
            : store.change((change) => change.record(anAuditRecord())),
        )
        await Promise.all(begun)
        while ((await store.sealAudit(link, 7)) > 0);
        const sealed = await all(store)
        expect(sealed).toHaveLength(40)
        expect(new Set(sealed.map(({ id }) => id)).size).toBe(40)
        expect(sealed.map(({ sequence, hash }) => [sequence, hash])).toEqual(
          sealed.map(({ id }, at) => [at + 1, `${String(at)} ${id}`]),
        )
      }))

    it('is undone with the node that dies of it', () =>
      withStore(async (store) => {
        await store.change((change) => change.record(anAuditRecord()))
        const broken = store.sealAudit(() => {
          throw new RangeError('out of hashes')
        }, 10)
        await expect(broken).rejects.toThrow('out of hashes')
        expect((await store.auditHead()).sequence).toBe(0)
        expect(await store.sealAudit(link, 10)).toBe(1)
      }))

    it('puts a change behind those that it saw', () =>
      withStore(async (store) => {
        const seen: string[] = []
        const record = async (change: Change) => {
          await change.signingKeys() // a lock that all wait for
          const made = anAuditRecord()
          await change.record(made)
          seen.push(made.id)
        }
        const sealing = Array.from({ length: 10 }, () => store.sealAudit(link, 5))
        await Promise.all([...Array.from({ length: 30 }, () => store.change(record)), ...sealing])
        while ((await store.sealAudit(link, 5)) > 0);
        expect((await all(store)).map(({ id }) => id)).toEqual(seen)
      }))
  })
}
