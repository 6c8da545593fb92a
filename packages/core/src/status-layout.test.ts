import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { UnixMillis, UnixSeconds } from './branded.ts'
import {
  entriesOfList,
  generationsOfList,
  isRing,
  layoutFor,
  listLifetimeSeconds,
  longestWithStatusSeconds,
  markGeneration,
  placeOfToken,
} from './status-layout.ts'
import { statusAt } from './status-list.ts'
import { stamped, stampOf } from './token-stamp.ts'

const lifetime = fc.integer({ min: 1, max: longestWithStatusSeconds })
const now = fc.integer({ min: 1_700_000_000, max: 4_000_000_000 })
const random = fc.stringMatching(/^[A-Za-z0-9_-]{16}$/)
const stampAt = (second: number, text: string) => stampOf(`key_1.1.${stamped(text, second)}`)

describe('a layout', () => {
  it('gives every generation, second and lot an entry of its own', () => {
    fc.assert(
      fc.property(lifetime, fc.integer({ min: 1, max: 100_000 }), now, random, (...drawn) => {
        const [lifetimeSeconds, position, second, text] = drawn
        const layout = layoutFor(lifetimeSeconds)
        expect(isRing(layout.ringSeconds)).toBe(true)
        const stamp = stampAt(second, text)
        const { list, index } = placeOfToken(position, stamp, layout)
        expect(index).toBeLessThan(entriesOfList)
        const perBlock = layout.ringSeconds * 16
        expect(list * generationsOfList(layout) + Math.floor(index / perBlock)).toBe(position - 1)
        expect((index % perBlock) >> 4).toBe(second % layout.ringSeconds)
        expect(index % 16).toBe(stamp.lot)
      }),
    )
  })

  it('marks what is over of all that may be alive or minted, and nothing else', () => {
    const alive = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(lifetime, now, alive, alive, random, (...drawn) => {
        const [lifetimeSeconds, at, minted, counted, text] = drawn
        const layout = layoutFor(lifetimeSeconds)
        const bytes = new Uint8Array(entriesOfList / 8)
        const from = (at - Math.floor(counted * 2 * lifetimeSeconds)) * 1_000 + 500
        const span = lifetimeSeconds + listLifetimeSeconds
        const second = at - lifetimeSeconds + Math.floor(minted * span)
        const marked = { position: 2, isOpen: true, tokensFrom: from as UnixMillis, revoked: [] }
        markGeneration(bytes, marked, { layout, at: at as UnixSeconds })
        const { list, index } = placeOfToken(2, stampAt(second, text), layout)
        expect(list).toBe(0)
        expect(statusAt({ bits: 1, bytes }, index)).toBe(second * 1_000 < from ? 1 : 0)
        const [before, after] = [1, 3].map((at) => placeOfToken(at, stampAt(second, text), layout))
        expect(statusAt({ bits: 1, bytes }, before?.index ?? -1)).toBe(0)
        if (after?.list === 0) expect(statusAt({ bits: 1, bytes }, after.index)).toBe(0)
      }),
      { numRuns: 50 },
    )
  })

  it('marks a closed generation whole, and a revoked token alone', () => {
    const layout = layoutFor(600)
    const at = 1_800_000_000 as UnixSeconds
    const bytes = new Uint8Array(entriesOfList / 8)
    const revoked = stampAt(at, 'AAAFAAAAAAAAAAAA')
    const open = { position: 1, isOpen: true, tokensFrom: 0, revoked: [revoked] } as const
    markGeneration(bytes, open, { layout, at })
    markGeneration(bytes, { ...open, position: 2, isOpen: false }, { layout, at })
    const perBlock = layout.ringSeconds * 16
    const marked = Array.from({ length: 3 * perBlock }, (_, index) => index).filter(
      (index) => statusAt({ bits: 1, bytes }, index) === 1,
    )
    const { index } = placeOfToken(1, revoked, layout)
    expect(marked).toEqual([
      index,
      ...Array.from({ length: perBlock }, (_, more) => perBlock + more),
    ])
  })
})
