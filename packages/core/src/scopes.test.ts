import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  coversScopes,
  intersectScopes,
  isScope,
  missingScopes,
  parseScopeList,
  type Scopes,
} from './scopes.ts'

const six = ['a', 'b', 'c', 'd', 'e', 'f']
const scopes: fc.Arbitrary<Scopes> = fc.oneof(fc.constant(null), fc.subarray(six))

/** The model: null is the set of all. */
const holds = (set: Scopes, scope: string): boolean => set === null || set.includes(scope)

describe('narrowing', () => {
  it('is intersection: what is left is what both hold', () => {
    fc.assert(
      fc.property(scopes, scopes, fc.constantFrom(...six), (granted, narrowing, scope) => {
        const left = intersectScopes(granted, narrowing)
        expect(holds(left, scope)).toBe(holds(granted, scope) && holds(narrowing, scope))
      }),
    )
  })

  it('never turns nothing into everything', () => {
    fc.assert(
      fc.property(scopes, (other) => {
        expect(intersectScopes([], other)).toEqual([])
        expect(intersectScopes(other, [])).toEqual([])
      }),
    )
  })
})

it('covers exactly when nothing is missing', () => {
  fc.assert(
    fc.property(scopes, scopes, (after, before) => {
      const expected = before === null ? after === null : missingScopes(after, before).length === 0
      expect(coversScopes(after, before)).toBe(expected)
    }),
  )
})

describe('the scope parameter', () => {
  it('reads what RFC 6749 §3.3 spells', () => {
    expect(parseScopeList('read write')).toEqual(['read', 'write'])
    expect(parseScopeList('read read')).toEqual(['read'])
    expect(parseScopeList('https://example.com/scope!#[]~')).not.toBeNull()
  })

  it('refuses everything else', () => {
    for (const text of [
      '',
      ' ',
      'read  write',
      ' read',
      'read ',
      'a\tb',
      'a"b',
      'a\\b',
      'é',
      'a\0',
    ]) {
      expect(parseScopeList(text), JSON.stringify(text)).toBeNull()
    }
    expect(isScope('x'.repeat(129))).toBe(false)
  })
})
