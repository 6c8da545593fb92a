import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { slugOf } from './slug.ts'

describe('the slug of a name', () => {
  it.each([
    ['Acme', 'acme'],
    ['Acme, Inc. (Europe)', 'acme-inc-europe'],
    ['  Käse & Söhne  ', 'kase-sohne'],
    ['Straße 7', 'strasse-7'],
    ['数据', ''],
  ])('of %j is %j', (name, slug) => {
    expect(slugOf(name)).toBe(slug)
  })

  it('is empty or one that the service takes, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(slugOf(name)).toMatch(/^$|^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/)
      }),
    )
  })
})
