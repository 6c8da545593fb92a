import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createRootSecret } from './root-secret.ts'

const root = createRootSecret('a root secret of the tests, 0123456789')
const other = createRootSecret('another root secret of the tests, 0123')

it('opens what it sealed, for the same purpose only', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.string(), fc.string(), (plain, purpose, another) => {
      const sealed = root.seal(purpose, plain)
      expect(Buffer.from(root.open(purpose, sealed))).toEqual(Buffer.from(plain))
      expect(() => other.open(purpose, sealed)).toThrow()
      if (another !== purpose) expect(() => root.open(another, sealed)).toThrow()
    }),
  )
})

it('opens nothing that was changed by a bit', () => {
  const sealed = root.seal('purpose', Buffer.from('plain'))
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const changed = Uint8Array.from(sealed)
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    expect(() => root.open('purpose', changed)).toThrow()
  }
})

it('never seals the same text to the same bytes', () => {
  const texts = Array.from({ length: 1_000 }, () =>
    Buffer.from(root.seal('purpose', Buffer.from('plain'))).toString('hex'),
  )
  expect(new Set(texts).size).toBe(1_000)
})

it('tells secrets apart, and versions of MAC keys', () => {
  expect(root.fingerprint).not.toBe(other.fingerprint)
  expect(root.fingerprint).toBe(
    createRootSecret('a root secret of the tests, 0123456789').fingerprint,
  )
  expect(root.macKeys('1')).not.toBe(root.macKeys('2'))
  expect(root.macKeys('1')).not.toBe(other.macKeys('1'))
})
