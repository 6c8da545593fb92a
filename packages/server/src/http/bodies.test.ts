import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseForm } from './bodies.ts'
import { RefusedRequest } from './refusal-of.ts'

it('reads the forms that others write', () => {
  const values = fc.dictionary(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }))
  fc.assert(
    fc.property(values, (value) => {
      fc.pre(
        Object.entries(value)
          .flat()
          .every((text) => text.isWellFormed()),
      )
      const text = new URLSearchParams(value).toString()
      expect(Object.fromEntries(parseForm(text))).toEqual({ ...value })
    }),
  )
})

it('takes an empty parameter for an absent one', () => {
  expect([...parseForm('a=&b=1&c&&')]).toEqual([['b', '1']])
})

it.each(['a=1&a=2', 'a=&a=1', 'a=%', 'a=%zz', 'a=%ff', '%61=1&a=2'])('refuses %s', (text) => {
  expect(() => parseForm(text)).toThrow(RefusedRequest)
})
