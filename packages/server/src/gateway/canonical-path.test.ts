import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalPath } from './canonical-path.ts'

describe('the one reading of a path', () => {
  it.each([
    ['/', '/', ['']],
    ['/a/b', '/a/b', ['a', 'b']],
    ['/a/b/', '/a/b/', ['a', 'b', '']],
    ['/%61b/%7e%2d', '/ab/~-', ['ab', '~-']],
    ['/a%3fb', '/a%3Fb', ['a?b']],
    ['/caf%c3%a9', '/caf%C3%A9', ['café']],
    ['/100%25', '/100%25', ['100%']],
    ['/%40me', '/%40me', ['@me']],
    ['/...', '/...', ['...']],
    ['/.well-known/x', '/.well-known/x', ['.well-known', 'x']],
  ])('%s', (path, text, segments) => {
    expect(canonicalPath(path)).toEqual({ text, segments })
  })

  it.each([
    ...['', 'a', '//', '/a//b', '/a//', '//a'],
    ...['/.', '/..', '/a/../b', '/a/./b', '/a/..', '/%2e%2e/b', '/.%2E/b', '/a/%2e'],
    ...['/a%2fb', '/a%2Fb', '/a%5cb', '/a\\b', '/a;b', '/a%3bb', '/..;/b'],
    ...['/a%00', '/a%0d%0a', '/a%7f', '/a\u0001', '/a%c2%85'],
    ...['/%', '/%g0', '/%c0%ae', '/%c0%af', '/%ff', '/%ed%a0%80', '/%e0%80%af'],
    ...['/%252e%252e/b', '/a%252fb', '/%2561', '/a#b', '/é', '/a b'],
    ...['/a%ef%bc%8fb', '/%ef%bc%8e%ef%bc%8e/b', '/%e2%80%a5/b'],
  ])('%j is ambiguous', (path) => {
    expect(canonicalPath(path)).toBeNull()
  })

  it('stands: read again it is the same', () => {
    const part = fc.oneof(
      fc.string({ unit: fc.constantFrom(...Array.from('ab./%2eE;\\~-_AZ09é#')) }),
      fc.webSegment(),
      fc.string({ unit: 'grapheme' }).map(encodeURIComponent),
    )
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const once = canonicalPath(`/${parts.join('/')}`)
        if (once !== null) expect(canonicalPath(once.text)).toEqual(once)
      }),
    )
  })

  it('says what a program reads that decodes, however often', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom(...Array.from('a./%25ef')) })),
        (parts) => {
          const read = canonicalPath(`/${parts.join('/')}`)
          if (read === null) return
          const once = decodeURIComponent(read.text)
          expect(once.slice(1).split('/')).toEqual(read.segments)
          expect(new URL(read.text, 'http://x').pathname).toBe(read.text)
          if (!/%(?![0-9a-f]{2})/i.test(once)) expect(decodeURIComponent(once)).toBe(once)
        },
      ),
    )
  })
})
