import { composeKey, type KeyFormat, makeId, parseKey, type UnixMillis } from '@countersign/core'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createKnownKeys } from './known-keys.ts'
import { randomBytes, randomText, sha256 } from './random.ts'

const format: KeyFormat = {
  name: 'with-mac',
  prefixes: { live: 'cs_live_', test: 'cs_test_' },
  displayLength: 16,
  find: { by: 'id', version: '1', secretLength: 32, mac: true, digest: 'sha256' },
}
const repeatable = (text: string): string => text
const plain = { sha256, randomText, randomBytes, macKeys: () => 'mac key', repeatable }

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Digests are counted: what is remembered needs none. */
function counting() {
  const counted = { digests: 0 }
  const crypto = {
    ...plain,
    sha256: (text: string) => {
      counted.digests++
      return sha256(text)
    },
  }
  return { counted, known: createKnownKeys([format], crypto) }
}

function aKey(place: number): string {
  const id = makeId('key', 1_700_000_000_000 as UnixMillis, String(place).repeat(9))
  const secret = String(9 - place).repeat(32)
  return composeKey(format, { environment: 'live', id, secret }, plain)
}

const shown = fc.oneof(
  fc.nat(5).map((place) => ({ text: aKey(place) })),
  fc.tuple(fc.nat(5), fc.nat(60)).map(([place, at]) => {
    const text = aKey(place)
    return { text: `${text.slice(0, at)}-${text.slice(at + 1)}` }
  }),
  fc.constantFrom(100, 1_999, 2_001, 5_000).map((pauseMs) => ({ pauseMs })),
)

it('says of a text what the text alone says, however often and whenever it was shown', () => {
  fc.assert(
    fc.property(fc.array(shown, { maxLength: 60 }), (steps) => {
      const { known } = counting()
      for (const step of steps) {
        if ('pauseMs' in step) {
          vi.advanceTimersByTime(step.pauseMs)
          continue
        }
        const parsed = parseKey(format, step.text, plain)
        const expected = parsed === null ? null : { parsed, digest: sha256(step.text) }
        expect(known(step.text)).toEqual(expected)
      }
    }),
  )
})

it('remembers what is shown again, and forgets it after a few seconds', () => {
  const { counted, known } = counting()
  for (let times = 0; times < 50; times++) known(aKey(1))
  expect(counted.digests).toBe(4)
  vi.advanceTimersByTime(3_000)
  known(aKey(1))
  expect(counted.digests).toBe(4)
  vi.advanceTimersByTime(4_100)
  expect(vi.getTimerCount()).toBe(0)
  known(aKey(1))
  expect(counted.digests).toBe(6)
})
