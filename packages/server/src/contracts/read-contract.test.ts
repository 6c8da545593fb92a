import { describe, expect, it } from 'vitest'
import { builtInContracts } from './built-in.ts'
import { native } from './native.ts'
import { placeOf, readContract } from './read-contract.ts'

const contracts = Object.values(builtInContracts)

function mistakesOf(value: unknown): readonly string[] {
  const read = readContract(value)
  return 'mistakes' in read ? read.mistakes : []
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }

/** Every object within a value, with its path; what replies hold is anything. */
function objectsIn(
  value: Json,
  path: readonly PropertyKey[] = [],
): readonly (readonly PropertyKey[])[] {
  if (value === null || typeof value !== 'object' || path.includes('body')) return []
  const below = Array.isArray(value)
    ? value.flatMap((item: Json, at) => objectsIn(item, [...path, at]))
    : Object.entries(value).flatMap(([name, member]) => objectsIn(member, [...path, name]))
  return Array.isArray(value) ? below : [path, ...below]
}

/** A copy in which the object at a path is another. */
function changed(
  value: Json,
  path: readonly PropertyKey[],
  change: (object: Record<string, unknown>) => unknown,
): unknown {
  const copy = JSON.parse(JSON.stringify(value)) as unknown
  let object = copy as Record<PropertyKey, unknown>
  for (const part of path) object = object[part] as Record<PropertyKey, unknown>
  change(object)
  return copy
}

/** Objects whose members have names that the contract chooses. */
const open = /claims$|tiers$|takes$|^page\.(?:headers$|endpoints$|samples|.*(?:sends|answers))/

describe.each(contracts)('$name', (contract) => {
  const value = structuredClone(contract) as unknown as Json

  it('is read as it is', () => {
    expect(readContract(value)).toEqual({ contract })
  })

  it('may lack no member but those that are optional, and each is named with its path', () => {
    for (const path of objectsIn(value)) {
      changed(value, path, (object) => {
        for (const name of Object.keys(object)) {
          const place = placeOf([...path, name])
          const without = changed(value, path, (copy) => Reflect.deleteProperty(copy, name))
          const mistakes = mistakesOf(without)
          if (mistakes.length === 0) expect(place).toMatch(optional)
          else expect(mistakes.map((text) => text.split(': ')[0])).toContain(place)
        }
      })
    }
  })

  it('may have no member that is not known, and each is named with its path', () => {
    for (const path of objectsIn(value).filter((one) => !open.test(placeOf(one)))) {
      const more = changed(value, path, (object) => {
        object['surplus'] = true
      })
      const named = placeOf([...path, 'surplus'])
      expect(mistakesOf(more), named).toEqual([expect.stringMatching(/: no such member/)])
      expect(mistakesOf(more)[0]).toContain(`${named}: `)
    }
  })
})

const optional =
  /^page\.|prefixes\.(?:live|test)$|claims\.\w+$|\.takes\.\w+$|whenAbsent$|environments$|otherwise$|mediaType$|challengeError$|tiers\.[\w-]+$|burst$|quota$|whenUnreachable$|extensions|resourceMetadata$|routes\[\d+\]\.(?:scopes|capabilities|levels|project|cors)$/

describe('a mistake', () => {
  const tokens = native.tokens
  it.each([
    [{ ...native, name: 'My API' }, 'name: expected a name of small letters'],
    [
      { ...native, tokens: { ...tokens, issuer: 'https://me' } },
      'tokens.issuer: expected "public_url" or { named: … }, and it is a text',
    ],
    [
      { ...native, rights: { ...native.rights, scopes: [{ scope: 'a b', allows: 'x' }] } },
      'rights.scopes[0].scope: expected a scope as RFC 6749 §3.3 spells it',
    ],
    [
      { ...native, tokens: { ...tokens, carriers: [{ in: 'body', membr: 'x' }] } },
      'tokens.carriers[0].member: expected a text, and it is absent',
    ],
    [
      {
        ...native,
        tokens: { ...tokens, reply: { status: 200, body: { a: { given: 'acces_token' } } } },
      },
      'tokens.reply.body.a.given: expected the name of a fact',
    ],
    [
      { ...native, tokens: { ...tokens, reply: { status: 200, body: { a: { b: () => 1 } } } } },
      'tokens.reply.body.a.b: expected a literal, given(…), each(…) or an object of them, and it is a function',
    ],
    [
      { ...native, resources: { ...native.resources, require: { environments: [], headers: [] } } },
      'resources.require.environments: expected at least one of "live", "test", and it is an empty list',
    ],
    [null, 'the contract: expected an object, and it is null'],
  ])('is told with its path and what was expected %#', (value, expected) => {
    expect(mistakesOf(value)[0]).toContain(expected)
  })

  it('does not repeat what was written, which might be a secret', () => {
    const secret = 'a-secret-that-stands-in-a-wrong-place'
    const value = { ...native, tokens: secret, documents: { jwks: secret, metadata: null } }
    expect(mistakesOf(value)).toHaveLength(2)
    expect(mistakesOf(value).join()).not.toContain(secret)
  })
})
