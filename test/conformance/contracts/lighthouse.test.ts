import { expect, it } from 'vitest'
import lighthouse from '../../../examples/contract-lighthouse/countersign.config.ts'
import { builtInContracts } from '../../../packages/server/src/contracts/built-in.ts'

const documented = Object.values(builtInContracts).filter(({ name }) => name !== 'native')

/** Words of a closed set, each of which one of the documented contracts has already. */
const taken = [
  'rights.products',
  'tokens.oneCarrier',
  'tokens.unscoped',
  'resources.takes',
  'resources.require.environments',
  'challenges.token.scheme',
]

/** Members of an object, and members of those, with their paths; lists are compared whole. */
function membersOf(value: object, path = '', depth = 3): readonly (readonly [string, unknown])[] {
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) => {
    const here = path === '' ? name : `${path}.${name}`
    const isDeep = depth > 1 && member !== null && typeof member === 'object'
    return isDeep && !Array.isArray(member) ? membersOf(member, here, depth - 1) : [[here, member]]
  })
}

it('the invented contract differs from the five in every member', () => {
  const same = membersOf(lighthouse).flatMap(([path, value]) => {
    const holders = documented.filter((contract) =>
      membersOf(contract).some(([other, held]) => other === path && sameText(held, value)),
    )
    return holders.length === 0 ? [] : [`${path}: as ${holders.map(({ name }) => name).join(', ')}`]
  })
  expect(same.filter((line) => !taken.some((path) => line.startsWith(`${path}: `)))).toEqual([])
})

function sameText(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
