import fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonicalJson } from './canonical-json.ts'

it('is what RFC 8785 says in its example (§3.2.2 to §3.2.4)', () => {
  const value: unknown = JSON.parse(`{
    "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
    "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
    "literals": [null, true, false]
  }`)
  expect(canonicalJson(value)).toBe(
    String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
  )
})

it('puts members in the order of UTF-16 code units (§3.2.3)', () => {
  const names = ['€', '\r', '\ufb33', '1', '😀', '\u0080', 'ö']
  const value = Object.fromEntries(names.map((name) => [name, name]))
  const ordered = Object.keys(JSON.parse(canonicalJson(value)) as object)
  expect(ordered).toEqual(['1', '\r', '\u0080', 'ö', '€', '😀', '\ufb33'])
})

it('is the same for the same value, however its members came, and reads as that value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value)
      expect(canonicalJson(JSON.parse(text))).toBe(text)
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      expect(canonicalJson(turned(value))).toBe(text)
    }),
  )
})

function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, held]) => [name, turned(held)]),
  )
}

it('leaves out what is undefined', () => {
  expect(canonicalJson({ b: 1, a: undefined })).toBe('{"b":1}')
})
