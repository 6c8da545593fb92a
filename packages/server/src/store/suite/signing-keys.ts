import type { UnixMillis } from '@countersign/core'
import { describe, expect, it } from 'vitest'
import type { Store } from '../port.ts'
import type { SigningKeyRecord } from '../records.ts'
import { comparable } from './comparable.ts'
import { aSigningKey, longAgo, newKeyId } from './records.ts'

const later = (ms: number): UnixMillis => (longAgo + ms) as UnixMillis

export function signingKeysAreAgreedOn(given: () => Store): void {
  const write = (...keys: readonly SigningKeyRecord[]) =>
    given().change((change) => change.writeSigningKeys(keys))
  const read = async (kid: string) => {
    const { keys } = await given().signingKeys()
    return keys.find((key) => key.kid === kid)
  }
  const epochs = async () => [
    (await given().signingKeys()).epoch,
    (await given().credentialById(newKeyId())).signingEpoch,
    (await given().credentialByDigest(new Uint8Array(32))).signingEpoch,
  ]

  describe('signing keys', () => {
    it('come back, every member of them, the newest first', async () => {
      const plain = aSigningKey({ publishedAt: null, createdAt: later(-3) })
      const full = aSigningKey({
        algorithm: 'PS256',
        sealedPrivateKey: null,
        createdAt: later(-2),
        publishedAt: later(1),
        signsFrom: later(2),
        signsUntil: later(3),
        tokenSeconds: 3_600,
        retiredAt: later(4),
        compromisedAt: later(5),
        compromisedReason: 'a laptop was lost',
      })
      await write(plain, full)
      const { keys, at } = await given().signingKeys()
      const ours = keys.filter(({ kid }) => kid === plain.kid || kid === full.kid)
      expect(comparable(ours)).toEqual(comparable([full, plain]))
      expect(Math.abs(at - Date.now())).toBeLessThan(60_000)
      const locked = await given().change((change) => change.signingKeys())
      expect(comparable(locked)).toEqual(comparable(keys))

      const changed = { ...plain, publishedAt: later(9), signsUntil: later(10) }
      await write(changed)
      expect(comparable(await read(plain.kid))).toEqual(comparable(changed))
    })

    it('keep a private part exactly while they are not retired', async () => {
      const erased = aSigningKey({ sealedPrivateKey: null })
      await expect(write(erased)).rejects.toThrow()
      await expect(write(aSigningKey({ retiredAt: longAgo }))).rejects.toThrow()
      expect(await read(erased.kid)).toBeUndefined()
    })

    it('are changed by one at a time, who sees what the others did', async () => {
      const before = (await given().signingKeys()).keys.length
      const rivals = Array.from({ length: 8 }, () =>
        given().change(async (change) => {
          const keys = await change.signingKeys()
          if (keys.length > before) return false
          await change.writeSigningKeys([aSigningKey()])
          return true
        }),
      )
      expect((await Promise.all(rivals)).filter(Boolean)).toHaveLength(1)
      expect((await given().signingKeys()).keys).toHaveLength(before + 1)
    })

    it('open an epoch that every read which begins later tells', async () => {
      const key = aSigningKey()
      for (let round = 0; round < 50; round++) {
        const [before] = await epochs()
        await write({ ...key, tokenSeconds: round })
        const after = await epochs()
        expect(new Set(after).size).toBe(1)
        expect(after[0]).not.toBe(before)
      }
    })

    it('keep their epoch when a change of them fails', async () => {
      const before = await epochs()
      const failing = given().change(async (change) => {
        await change.writeSigningKeys([aSigningKey()])
        throw new Error('changed its mind')
      })
      await expect(failing).rejects.toThrow('changed its mind')
      expect(await epochs()).toEqual(before)
    })
  })
}
