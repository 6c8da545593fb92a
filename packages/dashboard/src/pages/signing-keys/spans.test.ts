import { describe, expect, it } from 'vitest'
import type { SigningKey } from '../../api/signing-key-queries.ts'
import { drawingOf, spansOf } from './spans.ts'

const day = (number: number) => new Date(Date.UTC(2026, 10, number)).toISOString()
const at = (number: number) => Date.parse(day(number))

const life: SigningKey = {
  ...{ kid: 'k'.repeat(43), algorithm: 'ES256', state: 'signing', public_jwk: {} },
  ...{ created_at: day(1), published_at: day(1), signs_from: day(3), signs_until: day(10) },
  ...{ kept_until: day(11), retired_at: null, compromised_at: null, compromised_reason: null },
}

const told = (key: SigningKey) =>
  spansOf(key, at(20)).map(({ does, from, until, isOpen }) => [does, from, until, isOpen])

describe('the spans of a signing key', () => {
  it('are announced, signing and kept', () => {
    expect(told(life)).toEqual([
      ['announced', at(1), at(3), false],
      ['signing', at(3), at(10), false],
      ['kept', at(10), at(11), false],
    ])
  })

  it('are open where nobody knows when it stops', () => {
    expect(told({ ...life, signs_until: null, kept_until: null })).toEqual([
      ['announced', at(1), at(3), false],
      ['signing', at(3), at(20), true],
    ])
  })

  it('end with an emergency, also before it has signed', () => {
    expect(told({ ...life, retired_at: day(5), compromised_at: day(5) })).toEqual([
      ['announced', at(1), at(3), false],
      ['signing', at(3), at(5), false],
    ])
    expect(told({ ...life, retired_at: day(2), compromised_at: day(2) })).toEqual([
      ['announced', at(1), at(2), false],
    ])
  })
})

describe('the drawing', () => {
  it('holds now and every key, the oldest first', () => {
    const next = { ...life, kid: 'n', signs_from: day(10), signs_until: null, kept_until: null }
    const { rows, from, until, ticks } = drawingOf([next, life], at(15), 4)
    expect(rows.map(({ key }) => key.kid)).toEqual([life.kid, 'n'])
    expect([from < at(1), until > at(15), ticks.length]).toEqual([true, true, 4])
  })
})
