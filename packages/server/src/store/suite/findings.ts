import type { KeyId, ProjectId, UnixMillis } from '@countersign/core'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../findings.ts'
import type { Store, StoredKey } from '../port.ts'
import { aKey } from './records.ts'
import { writeKeys, writeProject, writeUses } from './written.ts'

const dayMs = 86_400_000
const none = { exercised: [], addresses: [] }

export function whatIsAmissIsFound(given: () => Store): void {
  let projectId: ProjectId
  let now: number
  /** Keys of this test alone, however many others the store has. */
  const made = async (...overs: Partial<StoredKey['key']>[]): Promise<readonly StoredKey[]> => {
    projectId = (await writeProject(given())).id
    now = await given().ping()
    const keys = overs.map((over) => aKey(projectId, over))
    await writeKeys(given(), keys)
    return keys
  }
  const ago = (days: number) => (now - days * dayMs) as UnixMillis
  const found = async (finding: Finding): Promise<readonly KeyId[]> => {
    const page = { after: null, limit: 10_000 }
    const all = await given().foundKeys(finding, page)
    return all.filter(({ key }) => key.projectId === projectId).map(({ key }) => key.id)
  }
  const use = (keyId: KeyId, usedAt: UnixMillis) =>
    writeUses(given(), [{ keyId, generation: 1, usedAt, usedFrom: null }])
  const passAll = async (): Promise<void> => {
    for (let after = await given().findRested(null); after !== null; ) {
      after = await given().findRested(after)
    }
  }
  const idOf = ({ key }: StoredKey) => key.id

  describe('what is amiss with keys', () => {
    it('is that they were never used, a week after they were made', async () => {
      now = await given().ping()
      const [old, older, young, off, used] = await made(
        { createdAt: ago(8) },
        { createdAt: ago(9) },
        { createdAt: ago(6) },
        { createdAt: ago(8), isActive: false },
        { createdAt: ago(8) },
      )
      if (old === undefined || older === undefined || used === undefined) throw new Error('none')
      if (young === undefined || off === undefined) throw new Error('none')
      expect(await found('never_used')).toEqual(
        [older, old, used].map(idOf).toSorted(byAge([older])),
      )
      await use(used.key.id, ago(1))
      expect(await found('never_used')).toEqual([idOf(older), idOf(old)])
      await given().change((change) =>
        change.revokeKeys({ level: 'project', projectId, search: old.key.id }, revoking),
      )
      expect(await found('never_used')).toEqual([idOf(older)])
      const on = { ...off, key: { ...off.key, isActive: true } }
      await given().change((change) => change.updateKey(on))
      expect(await found('never_used')).toEqual([idOf(older), idOf(off)])
      await given().change((change) => change.updateKey(off))
      expect(await found('never_used')).toEqual([idOf(older)])
    })

    it('is that they have rested for 90 days, whoever uses them again meanwhile', async () => {
      now = await given().ping()
      const [idle, idler, resting, back] = await made({}, {}, {}, {})
      if (idle === undefined || idler === undefined) throw new Error('none')
      if (resting === undefined || back === undefined) throw new Error('none')
      await use(idle.key.id, ago(91))
      await use(idler.key.id, ago(120))
      await use(resting.key.id, ago(80))
      await use(back.key.id, ago(200))
      expect(await found('idle')).toEqual([])
      await passAll()
      expect(await found('idle')).toEqual([back, idler, idle].map(idOf))
      // one that was used while it was being found rests again later
      await use(idle.key.id, ago(90.5))
      expect(await found('idle')).toEqual([back, idler].map(idOf))
      await passAll()
      expect(await found('idle')).toEqual([back, idler, idle].map(idOf))
      await use(back.key.id, ago(0))
      expect(await found('idle')).toEqual([idler, idle].map(idOf))
      await use(idler.key.id, ago(0))
      expect(await found('idle')).toEqual([idOf(idle)])
    })

    it('is that they have no end, or one that is near', async () => {
      now = await given().ping()
      const [endless, soon, sooner] = await made(
        {},
        { expiresAt: ago(-29) },
        { expiresAt: ago(-1) },
        { expiresAt: ago(-31) },
        { expiresAt: ago(1) },
      )
      if (endless === undefined || soon === undefined || sooner === undefined)
        throw new Error('none')
      expect(await found('no_expiry')).toEqual([idOf(endless)])
      expect(await found('expiring_soon')).toEqual([sooner, soon].map(idOf))
    })

    it('is that they were used from five addresses, unless that is meant or was another secret', async () => {
      now = await given().ping()
      const [many, few, meant] = await made({}, {}, { ipAllow: ['192.0.2.0/24'] })
      if (many === undefined || few === undefined || meant === undefined) throw new Error('none')
      const from = ({ key }: StoredKey, count: number) =>
        Array.from({ length: count }, (_, at) => [key.id, `192.0.2.${String(at)}`] as const)
      const addresses = [...from(many, 5), ...from(few, 4), ...from(meant, 9)]
      await given().recordHabits({ ...none, addresses })
      await given().recordHabits({ ...none, addresses })
      expect(await found('many_addresses')).toEqual([idOf(many)])
      await passAll()
      const page = { after: null, limit: 10_000 }
      const [told] = (await given().foundKeys('many_addresses', page)).filter(
        ({ key }) => key.id === many.key.id,
      )
      expect(told?.addresses).toHaveLength(5)
      await given().change((change) =>
        change.updateKey({ ...many, key: { ...many.key, lastGeneration: 2 } }),
      )
      expect(await found('many_addresses')).toEqual([])
    })

    it('is counted, up to a bound, and read in pages', async () => {
      now = await given().ping()
      await made(...Array.from({ length: 5 }, () => ({ expiresAt: ago(-2) })))
      expect(await given().countFound('expiring_soon', 3)).toBe(3)
      const all = await given().foundKeys('expiring_soon', { after: null, limit: 100 })
      const [first, second] = all
      if (first === undefined || second === undefined) throw new Error('none')
      const after = { at: first.at, id: first.key.id }
      expect(await given().foundKeys('expiring_soon', { after, limit: 1 })).toEqual([second])
    })
  })
}

const revoking = { reason: null, most: 9 }

/** Those given first, the others by their ids. */
function byAge(first: readonly StoredKey[]) {
  const oldest = new Set(first.map(({ key }) => key.id))
  return (one: KeyId, other: KeyId): number => {
    const ages = Number(oldest.has(other)) - Number(oldest.has(one))
    return ages === 0 ? Buffer.compare(Buffer.from(one), Buffer.from(other)) : ages
  }
}
