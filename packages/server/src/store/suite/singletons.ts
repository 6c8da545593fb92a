import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../port.ts'
import type { Data, MakeData } from '../suite.ts'
import { comparable } from './comparable.ts'
import { aSigningKey, longAgo } from './records.ts'

export function onlyOneIsFirst(makeData: MakeData): void {
  describe('of those that want to be the first', () => {
    let data: Data
    let stores: readonly Store[]
    const [first, later] = [aSigningKey(), aSigningKey({ algorithm: 'EdDSA' })]

    beforeAll(async () => {
      data = await makeData()
      stores = [await data.open()]
    })
    afterAll(async () => {
      for (const store of stores) await store.close()
      await data.remove()
    })
    const given = (): Store => {
      const [store] = stores
      if (store === undefined) throw new Error('not open')
      return store
    }

    it('one installation is recorded', async () => {
      expect(await given().installation()).toBeNull()
      const one = { contract: 'native', rootFingerprint: 'f00d', createdAt: longAgo }
      const other = { ...one, contract: 'classic' }
      const inserted = await Promise.all(
        [one, other].map((record) => given().change((change) => change.insertInstallation(record))),
      )
      expect(inserted.toSorted()).toEqual([false, true])
      expect(await given().installation()).toEqual(inserted[0] === true ? one : other)
    })

    it('one signing key of each algorithm is written', async () => {
      expect(await given().signingKeys()).toEqual([])
      const rivals = [first, aSigningKey(), aSigningKey()]
      const inserted = await Promise.all(
        rivals.map((key) => given().change((change) => change.insertFirstSigningKey(key))),
      )
      expect(inserted.filter(Boolean)).toHaveLength(1)
      expect(await given().change((change) => change.insertFirstSigningKey(later))).toBe(true)
      const winner = rivals[inserted.indexOf(true)]
      const written = await given().signingKeys()
      expect(written).toHaveLength(2)
      expect(comparable(written)).toContainEqual(comparable(winner))
      expect(comparable(written)).toContainEqual(comparable(later))
    })
  })
}
