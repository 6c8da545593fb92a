import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decodeCompactJws,
  decodeJws,
  longestJws,
  looksLikeJws,
  numericDate,
} from './compact-jws.ts'
import { parseStrictJson } from './strict-json.ts'

const encode = (text: string): string => Buffer.from(text).toString('base64url')
const parts = [encode('{"alg":"ES256"}'), encode('{"a":1}'), encode('signature')] as const
const decoded = (text: string) => decodeCompactJws(text, parseStrictJson)
const withHeader = (header: string): string => `${encode(header)}.${parts[1]}.${parts[2]}`
const withClaims = (claims: string): string => `${parts[0]}.${encode(claims)}.${parts[2]}`

describe('a compact JWS', () => {
  it('is taken apart', () => {
    expect(decoded(parts.join('.'))).toMatchObject({
      header: { alg: 'ES256' },
      claims: { a: 1 },
      signingInput: `${parts[0]}.${parts[1]}`,
    })
  })

  it('may hold anything, as a JWT it holds an object', () => {
    for (const payload of ['', encode('text'), encode('[]'), encode('{"a":1,"a":2}')]) {
      const text = `${parts[0]}.${payload}.${parts[2]}`
      expect(decodeJws(text, parseStrictJson)?.payload).toEqual(Buffer.from(payload, 'base64url'))
      expect(decoded(text)).toBeNull()
    }
  })

  it('is refused when it is anything but canonical', () => {
    const [header, payload, signature] = parts
    const bad = [
      '',
      'a.b',
      '..',
      `${header}.${payload}.`,
      `.${payload}.${signature}`,
      `${header}.${payload}`,
      `${header}.${payload}.${signature}.${signature}`,
      `${header}..${payload}.${signature}`,
      `${header}=.${payload}.${signature}`,
      `${header}.${payload}.${signature}==`,
      ` ${parts.join('.')}`,
      `${parts.join('.')}\n`,
      `${header}.\n${payload}.${signature}`,
      `${header}.${payload}.${signature}A`,
      `${header}.${payload}.${signature.slice(0, -1)}`,
      `${header}.${encode('{"a":"?>~"}').replace('_', '/')}.${signature}+`,
      `${header}.${payload}.${signature}\u0000`,
      `${header}.${payload}.${signature.replace('l', '\u217c')}`,
      `${header}\u2024${payload}.${signature}`,
      `${header}.${Buffer.from([0x7b, 0xff, 0x7d]).toString('base64url')}.${signature}`,
      withClaims(`{"a":"${'x'.repeat(9_000)}"}`),
      JSON.stringify({ protected: header, payload, signature }),
    ]
    for (const text of bad) expect(decoded(text), text).toBeNull()
  })

  it.each([
    ['[]'],
    ['null'],
    ['"text"'],
    ['{}'],
    ['{"alg":null}'],
    ['{"alg":["ES256"]}'],
    ['{"alg":"ES256","alg":"none"}'],
    ['{"alg":"ES256","\\u0061lg":"none"}'],
    ['{"alg":"ES256","kid":1}'],
    ['{"alg":"ES256","typ":["at+jwt"]}'],
    ['{"alg":"ES256","crit":["exp"]}'],
    ['{"alg":"ES256","crit":[]}'],
    ['{"alg":"ES256","crit":null}'],
    ['{"alg":"ES256","b64":false}'],
    ['{"alg":"ES256","b64":true,"crit":["b64"]}'],
    ['{"alg":"ES256","__proto__":{"kid":"x"}}'],
    ['\ufeff{"alg":"ES256"}'],
    ['{"alg":"ES256"} x'],
    ['{"alg":"ES256",}'],
    [`{"alg":"ES256","x":${'['.repeat(40)}${']'.repeat(40)}}`],
  ])('with the header %s is refused', (header) => {
    expect(decoded(withHeader(header))).toBeNull()
    expect(decodeJws(withHeader(header), parseStrictJson)).toBeNull()
  })

  it.each([
    ['[]'],
    ['null'],
    ['1'],
    ['"{}"'],
    [''],
    ['{"sub":"a","sub":"b"}'],
    ['{"act":{"sub":"a","sub":"b"}}'],
    ['{"exp":1e400}'],
    ['{"exp":-1e999}'],
    ['{"exp":01}'],
    ['{"exp":NaN}'],
    ['{"exp":0x10}'],
    ['{"exp":1_000}'],
    ["{'exp':1}"],
    ['{"exp":1}{"exp":2}'],
    ['{"exp":1}\u0000'],
  ])('that claims %s is refused', (claims) => {
    expect(decoded(withClaims(claims))).toBeNull()
  })

  it('of the greatest length is read, and one character more is not', () => {
    const text = `${parts[0]}.${parts[1]}.`
    const longest = text + 'A'.repeat(4 * Math.floor((longestJws - text.length) / 4))
    expect(decoded(longest)).not.toBeNull()
    expect(decoded(longest + 'A'.repeat(4))).toBeNull()
    expect(looksLikeJws(longest + 'A'.repeat(4))).toBe(false)
  })

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (one, two, three) => {
        expect(() => decoded(`${encode(one)}.${encode(two)}.${encode(three)}`)).not.toThrow()
        expect(() => decoded(one)).not.toThrow()
      }),
    )
  })

  it('has one text only: what is decoded encodes to what was sent', () => {
    const characters = fc.constantFrom(...Array.from('AZaz09-_=+/. \n\t\u0000é?%'))
    const places = fc.nat(parts.join('.').length)
    fc.assert(
      fc.property(places, characters, fc.boolean(), (place, character, isInserted) => {
        const text = parts.join('.')
        const spoilt = text.slice(0, place) + character + text.slice(isInserted ? place : place + 1)
        const jws = decodeJws(spoilt, parseStrictJson)
        if (jws === null) return
        const payload = Buffer.from(jws.payload).toString('base64url')
        const signature = Buffer.from(jws.signature).toString('base64url')
        expect(jws.signingInput.split('.')[1]).toBe(payload)
        expect(`${jws.signingInput}.${signature}`).toBe(spoilt)
      }),
      { numRuns: 2_000 },
    )
  })
})

it('reads a NumericDate as RFC 7519 wants it', () => {
  for (const value of [0, 1, 1.5, 1_300_819_380, 8.64e12]) expect(numericDate(value)).toBe(value)
  const none = [-1, -0.1, 2 ** 53, 1e300, Infinity, NaN, '1', null, undefined, [1], {}, true, 1n]
  for (const value of none) expect(numericDate(value)).toBeNull()
})
