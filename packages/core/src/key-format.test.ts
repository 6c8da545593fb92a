import { hash, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { base62, base62FromBytes, isBase62, toBase62 } from './base62.ts'
import { environments, type UnixMillis } from './branded.ts'
import { makeId, parseId } from './ids.ts'
import { composeKey, displayPrefix, type KeyFormat, parseKey } from './key-format.ts'

const sha256 = (text: string): Uint8Array => hash('sha256', text, 'buffer')
const crypto = { sha256, macKeys: (version: string) => (version === '1' ? 'mac key' : null) }

const withMac: KeyFormat = {
  name: 'with-mac',
  prefixes: { live: 'cs_live_', test: 'cs_test_' },
  displayLength: 16,
  find: { by: 'id', version: '1', secretLength: 32, mac: true, digest: 'sha256' },
}
const allRandom: KeyFormat = {
  name: 'all-random',
  prefixes: { live: 'convoy_sk_' },
  displayLength: 12,
  find: { by: 'digest', secretLength: 32, digest: 'sha256' },
}

const text62 = (length: number) =>
  fc.string({ unit: fc.constantFrom(...Array.from(base62)), minLength: length, maxLength: length })
const key = fc
  .record({ environment: fc.constantFrom(...environments), id: text62(9), secret: text62(32) })
  .map(({ environment, id, secret }) => ({
    environment,
    id: makeId('key', 1_700_000_000_000 as UnixMillis, id),
    secret,
  }))

describe('a key with its id and a MAC inside', () => {
  it('is recognised again, whatever its parts', () => {
    fc.assert(
      fc.property(key, (parts) => {
        const text = composeKey(withMac, parts, crypto)
        expect(parseKey(withMac, text, crypto)).toEqual({
          format: withMac,
          environment: parts.environment,
          id: parts.id,
        })
        expect(displayPrefix(withMac, text)).toHaveLength(16)
        expect(text).not.toContain('.')
      }),
    )
  })

  it('is refused without a look-up when any one character differs', () => {
    fc.assert(
      fc.property(key, fc.nat(), fc.constantFrom(...Array.from(base62)), (parts, at, character) => {
        const text = composeKey(withMac, parts, crypto)
        const place = at % text.length
        fc.pre(text[place] !== character)
        const changed = text.slice(0, place) + character + text.slice(place + 1)
        expect(parseKey(withMac, changed, crypto)).toBeNull()
      }),
    )
  })

  it('is refused when characters are added, dropped or exchanged', () => {
    fc.assert(
      fc.property(key, fc.nat(), (parts, at) => {
        const text = composeKey(withMac, parts, crypto)
        const place = at % text.length
        expect(parseKey(withMac, text.slice(0, place), crypto)).toBeNull()
        expect(parseKey(withMac, text.slice(0, place) + text.slice(place + 1), crypto)).toBeNull()
        expect(parseKey(withMac, `${text}0`, crypto)).toBeNull()
        expect(parseKey(withMac, ` ${text}`, crypto)).toBeNull()
      }),
    )
  })

  it('is let through by its shape where the MAC key is not known: the digest decides', () => {
    fc.assert(
      fc.property(key, (parts) => {
        const text = composeKey(withMac, parts, crypto)
        const forgetful = { sha256, macKeys: () => null }
        expect(parseKey(withMac, text, forgetful)?.id).toBe(parts.id)
      }),
    )
  })
})

describe('a key that is all random', () => {
  it('is recognised by its shape only', () => {
    const parts = { environment: 'live', secret: 'a'.repeat(32) } as const
    const id = makeId('key', 0 as UnixMillis, '000000000')
    const text = composeKey(allRandom, { ...parts, id }, crypto)
    expect(text).toBe(`convoy_sk_${'a'.repeat(32)}`)
    expect(parseKey(allRandom, text, crypto)).toMatchObject({ id: null, environment: 'live' })
    expect(parseKey(allRandom, text.slice(0, -1), crypto)).toBeNull()
    expect(parseKey(allRandom, text.replace('a', '-'), crypto)).toBeNull()
  })

  it('does not exist in an environment without a prefix', () => {
    const id = makeId('key', 0 as UnixMillis, '000000000')
    const parts = { environment: 'test', secret: 'a'.repeat(32), id } as const
    expect(() => composeKey(allRandom, parts, crypto)).toThrow(RangeError)
  })
})

describe('base62', () => {
  it('orders equal-length texts as the numbers they are', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (one, other) => {
        expect(toBase62(one, 7) < toBase62(other, 7)).toBe(one < other)
      }),
    )
  })

  it('refuses a number that does not fit', () => {
    expect(toBase62(61, 1)).toBe('z')
    expect(() => toBase62(62, 1)).toThrow(RangeError)
    expect(() => toBase62(-1, 3)).toThrow(RangeError)
  })

  it('draws every character equally often', () => {
    const counts = new Map<string, number>()
    for (const character of base62FromBytes(randomBytes(620_000))) {
      counts.set(character, (counts.get(character) ?? 0) + 1)
    }
    const expected = (620_000 * 248) / 256 / 62
    const chiSquare = [...counts.values()].reduce(
      (sum, n) => sum + (n - expected) ** 2 / expected,
      0,
    )
    // 61 degrees of freedom: beyond 140 about once in twenty million runs
    expect(counts.size).toBe(62)
    expect(chiSquare).toBeLessThan(140)
    expect(isBase62([...counts.keys()].join(''))).toBe(true)
  })
})

it('parses no id of one kind as another', () => {
  const id = makeId('key', 1_700_000_000_000 as UnixMillis, 'abcdefghi')
  expect(parseId('key', id)).toBe(id)
  expect(parseId('project', id)).toBeNull()
  expect(parseId('client', id.replace('key_', 'client_'))).not.toBeNull()
  for (const text of ['', 'key_', `${id}0`, id.slice(0, -1), id.replace('a', '_')]) {
    expect(parseId('key', text)).toBeNull()
  }
})
