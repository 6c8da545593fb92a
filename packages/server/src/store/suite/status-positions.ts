import type { UnixMillis } from '@countersign/core'
import { describe, expect, it } from 'vitest'
import type { Store } from '../port.ts'
import { aKey } from './records.ts'
import { writeKey, writeProject } from './written.ts'

const future = 8_640_000_000_000_000 as UnixMillis

export function positionsAreGivenOnce(given: () => Store): void {
  describe('a generation', () => {
    it('has a position of its own for ever, however many ask for it at once', async () => {
      const { id } = await writeProject(given())
      const { key } = await writeKey(given(), aKey(id))
      const ask = (generation: number) =>
        given().change((change) => change.statusPosition({ keyId: key.id, generation }))
      const asked = await Promise.all([ask(1), ask(2), ask(1), ask(2), ask(1)])
      const [one, two] = asked
      expect(asked).toEqual([one, two, one, two, one])
      expect(one).not.toBe(two)
      expect(await ask(1)).toBe(one)
      const [first, last] = [Math.min(one, two), Math.max(one, two)]
      const both = await given().statusPositions(first, last)
      expect(both).toContainEqual({ position: one, keyId: key.id, generation: 1 })
      expect(both).toContainEqual({ position: two, keyId: key.id, generation: 2 })
      expect(await given().statusPositions(last + 1, last + 100)).toEqual([])
      expect(await given().lastStatusPosition()).toBe(last)
    })

    it('is told the tokens of it that were revoked and have not ended', async () => {
      const { id } = await writeProject(given())
      const { key } = await writeKey(given(), aKey(id))
      const [alive, ended] = [`${key.id}.1.alive`, `${key.id}.1.ended`]
      await given().change((change) => change.revokeToken({ id: alive, expiresAt: future }))
      await given().change((change) =>
        change.revokeToken({ id: ended, expiresAt: 1 as UnixMillis }),
      )
      const told = await given().revokedTokens()
      expect(told).toContain(alive)
      expect(told).not.toContain(ended)
    })
  })
}
