import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../port.ts'
import type { Data, MakeData } from '../suite.ts'
import { longAgo } from './records.ts'

export function onlyOneIsFirst(makeData: MakeData): void {
  describe('of those that want to be the first', () => {
    let data: Data
    let stores: readonly Store[]

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
  })
}
