import { randomBytes } from 'node:crypto'
import type { UnixMillis } from '@countersign/core'
import { describe, expect, it } from 'vitest'
import type { Store } from '../port.ts'
import { aKey, newKeyId } from './records.ts'
import { writeKey, writeProject } from './written.ts'

const future = 8_640_000_000_000_000 as UnixMillis

export function tokensAreRevoked(given: () => Store): void {
  const aTokenOf = (keyId: string): string => `${keyId}.1.${randomBytes(12).toString('base64url')}`
  const revoke = (id: string, expiresAt = future) =>
    given().change((change) => change.revokeToken({ id, expiresAt }))
  const isRevoked = async (keyId: ReturnType<typeof newKeyId>, token: string | null) =>
    (await given().credentialById(keyId, token)).tokenIsRevoked

  describe('a token', () => {
    it('is revoked once, by itself, and told by the look-up of its key', async () => {
      const project = await writeProject(given())
      const { key } = await writeKey(given(), aKey(project.id))
      const [token, other] = [aTokenOf(key.id), aTokenOf(key.id)]
      expect(await isRevoked(key.id, token)).toBe(false)
      expect(await revoke(token)).toBe(true)
      expect(await revoke(token)).toBe(false)
      expect(await isRevoked(key.id, token)).toBe(true)
      expect(await isRevoked(key.id, other)).toBe(false)
      expect(await isRevoked(key.id, null)).toBe(false)
      const both = await Promise.all([
        given().credentialById(key.id, token),
        given().credentialById(key.id),
        given().credentialById(key.id, other),
      ])
      expect(both.map(({ tokenIsRevoked }) => tokenIsRevoked)).toEqual([true, false, false])
      expect(both.map(({ record }) => record?.key.id)).toEqual([key.id, key.id, key.id])
    })

    it('that has ended is forgotten when others are revoked', async () => {
      const id = newKeyId()
      const ended = aTokenOf(id)
      await revoke(ended, 1 as UnixMillis)
      await revoke(aTokenOf(id))
      expect(await revoke(ended, 1 as UnixMillis)).toBe(true)
    })
  })
}
