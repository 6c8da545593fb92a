import { randomBytes } from 'node:crypto'
import type { UnixMillis } from '@countersign/core'
import { describe, expect, it } from 'vitest'
import type { Store } from '../port.ts'
import type { RequestRecord } from '../records.ts'

const future = 8_640_000_000_000_000 as UnixMillis

export function requestsAreClaimedOnce(given: () => Store): void {
  const aRequest = (over: Partial<RequestRecord> = {}): RequestRecord => ({
    id: new Uint8Array(randomBytes(32)),
    fingerprint: new Uint8Array(randomBytes(32)),
    made: null,
    expiresAt: future,
    ...over,
  })
  const claim = (request: RequestRecord) => given().change((change) => change.claimRequest(request))

  describe('a request', () => {
    it('is new once, and then what is known of it', async () => {
      const request = aRequest()
      expect(await claim(request)).toBeNull()
      await given().change((change) => change.settleRequest(request.id, 'key_1'))
      const again = await claim(aRequest({ id: request.id }))
      expect(again?.made).toBe('key_1')
      expect(Buffer.from(again?.fingerprint ?? [])).toEqual(Buffer.from(request.fingerprint))
    })

    it('that made nothing is forgotten', async () => {
      const request = aRequest()
      await claim(request)
      await given().change((change) => change.settleRequest(request.id, null))
      expect(await claim(request)).toBeNull()
    })

    it('that has expired is new again', async () => {
      const request = aRequest({ expiresAt: 1 as UnixMillis, made: 'key_1' })
      await claim(request)
      expect(await claim({ ...request, expiresAt: future, made: null })).toBeNull()
      expect(await claim(request)).toMatchObject({ made: null })
    })

    it('waits for the transaction that claimed it first', async () => {
      const request = aRequest()
      const order: string[] = []
      const one = given().change(async (change) => {
        expect(await change.claimRequest(request)).toBeNull()
        await new Promise((resolve) => setTimeout(resolve, 100))
        await change.settleRequest(request.id, 'key_2')
        order.push('made')
      })
      await new Promise((resolve) => setTimeout(resolve, 30))
      const other = await claim(request)
      order.push('told')
      await one
      expect(order).toEqual(['made', 'told'])
      expect(other).toMatchObject({ made: 'key_2' })
    })

    it('is forgotten with its transaction', async () => {
      const request = aRequest()
      const broken = given().change(async (change) => {
        await change.claimRequest(request)
        throw new Error('on purpose')
      })
      await expect(broken).rejects.toThrow('on purpose')
      expect(await claim(request)).toBeNull()
    })
  })
}
