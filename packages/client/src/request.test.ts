import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Operation } from './operation.ts'
import { requestOf } from './request.ts'

const operation: Operation = {
  method: 'POST',
  path: '/v1/projects/{project}/keys/{key}',
  query: ['limit', 'state'],
  body: true,
  open: false,
  paged: false,
  idempotent: false,
  repeatable: false,
  tagged: false,
  conditional: false,
}
const bodiless: Operation = { ...operation, method: 'GET', body: false }
const of = (args: object, row = operation) => requestOf('keys.x', row, args as never)

describe('the arguments of a call', () => {
  it('go where they belong', () => {
    const args = { project: 'acme', key: 'key_1', limit: 5, state: 'a b', name: 'N', scopes: null }
    expect(of(args)).toEqual({
      method: 'POST',
      target: '/v1/projects/acme/keys/key_1?limit=5&state=a+b',
      body: '{"name":"N","scopes":null}',
    })
  })

  it('are left out when undefined; a body is sent all the same', () => {
    const args = { project: 'acme', key: 'key_1', limit: undefined, name: undefined }
    expect(of(args)).toMatchObject({ target: '/v1/projects/acme/keys/key_1', body: '{}' })
  })

  it('stay in their segment of the path, whatever they hold', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'binary' }), (named) => {
        fc.pre(named !== '.' && named !== '..' && named.isWellFormed())
        const { target } = of({ project: named, key: 'k' })
        const { pathname, search, hash } = new URL(target, 'http://host')
        const segments = pathname.split('/')
        expect(segments).toHaveLength(6)
        expect(decodeURIComponent(segments[3] ?? '')).toBe(named)
        expect(search + hash).toBe('')
      }),
    )
  })

  it.each([undefined, null, '', '.', '..', 7, {}])(
    'name an object, which %j does not',
    (project) => {
      expect(() => of({ project, key: 'k' })).toThrow('keys.x needs project')
    },
  )

  it('are refused where nothing takes them', () => {
    const args = { project: 'acme', key: 'k', name: 'N' }
    expect(() => of(args, bodiless)).toThrow('keys.x takes no argument named name')
    expect(() => of({ project: 'acme', key: 'k', state: ['a'] })).toThrow('state: expected a text')
  })
})
