import { expect, it } from 'vitest'
import { differences } from './differences.ts'

it('are the members that have another value, by what they hold', () => {
  const before = { name: 'a', scopes: ['x'] as string[] | null, contact: '' }
  expect(differences(before, { name: 'a', scopes: ['x'], contact: '' })).toEqual({})
  expect(differences(before, { name: 'b', scopes: null, contact: '' })).toEqual({
    name: 'b',
    scopes: null,
  })
})
