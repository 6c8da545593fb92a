import { expect, test } from 'vitest'
import { membersThatDiffer } from './members-that-differ.ts'

test('members of both sides are told once, null as a value', () => {
  expect(
    membersThatDiffer({ name: 'old', scopes: null }, { name: 'new', is_active: false }),
  ).toEqual([
    { name: 'is_active', before: null, after: 'false' },
    { name: 'name', before: 'old', after: 'new' },
    { name: 'scopes', before: 'null', after: null },
  ])
})
