import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseStrictJson, StrictJsonError } from './strict-json.ts'

describe('strict JSON', () => {
  it('reads what JSON.parse reads, to the same value', () => {
    fc.assert(
      fc.property(fc.json({ depthSize: 'small', noUnicodeString: false }), (text) => {
        fc.pre(!text.includes('__proto__'))
        expect(parseStrictJson(text)).toEqual(JSON.parse(text))
      }),
    )
  })

  it('refuses what readers disagree about, or trip over', () => {
    const texts = [
      '',
      '{',
      '{"a":1,"a":2}',
      '{"a":1,"\\u0061":2}',
      '{"x":{"b":1,"b":1}}',
      '[{"a":1},{"a":1,"a":1}]',
      '{"__proto__":{"polluted":true}}',
      '{"\\u005f_proto__":1}',
      '\ufeff{}',
      '{}{}',
      "{'a':1}",
      '{"a":1,}',
      '[NaN]',
      '[01]',
      '1e400',
      '{"a":[-1e400]}',
      `1${'0'.repeat(309)}`,
      `1${'0'.repeat(300)}e9`,
      '"\u0000"',
      '['.repeat(33) + ']'.repeat(33),
      '['.repeat(100_000),
      `[${'1,'.repeat(1_000)}1]`,
    ]
    for (const text of texts) {
      expect(() => parseStrictJson(text), text.slice(0, 40)).toThrow(StrictJsonError)
    }
  })

  it('takes the deepest nesting, the most members, and equal names in different objects', () => {
    expect(() => parseStrictJson('['.repeat(32) + ']'.repeat(32))).not.toThrow()
    expect(() => parseStrictJson(`[${'1,'.repeat(999)}1]`)).not.toThrow()
    expect(parseStrictJson('{"a":{"a":1},"b":[{"a":1},{"a":2}]}')).toBeTypeOf('object')
    expect(parseStrictJson('{"a\\"":1,"b":"{\\"a\\":1,\\"a\\":2}"}')).toBeTypeOf('object')
  })

  it('says nothing of the text', () => {
    try {
      parseStrictJson('{"secret":"cs_live_abc", oops}')
      expect.unreachable()
    } catch (error) {
      expect((error as Error).message).not.toContain('cs_live')
    }
  })
})
