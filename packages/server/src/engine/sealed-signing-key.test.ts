import { expect, it } from 'vitest'
import { createRootSecret } from './root-secret.ts'
import { makeSigningKey } from './sealed-signing-key.ts'

const root = createRootSecret('a-root-secret-of-the-tests-0123456789')

it('no key has a name that a command line takes for an option', async () => {
  const keys = await Promise.all(
    Array.from({ length: 500 }, () => makeSigningKey('ES256', 600, root)),
  )
  expect(keys.filter(({ kid }) => kid.startsWith('-'))).toEqual([])
  expect(new Set(keys.map(({ kid }) => kid)).size).toBe(500)
})
