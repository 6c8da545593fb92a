import type { UnixMillis } from '@countersign/core'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { StoredSecret } from '../records.ts'
import { comparable } from '../suite/comparable.ts'
import { readSecrets, writeSecrets } from './secrets-text.ts'

const millis = fc.maxSafeNat().map((at) => at as UnixMillis)
const secrets: fc.Arbitrary<StoredSecret[]> = fc.uniqueArray(
  fc.record({
    generation: fc.nat(),
    findBy: fc.constantFrom('id', 'digest'),
    format: fc.string({ unit: 'grapheme' }),
    digest: fc.uint8Array({ minLength: 32, maxLength: 32 }),
    salt: fc.option(fc.uint8Array()),
    closesAt: fc.option(millis),
    createdAt: millis,
  }),
  { selector: ({ generation }) => generation },
)

it('reads what it wrote, the newest first', () => {
  fc.assert(
    fc.property(secrets, (written) => {
      const newestFirst = written.toSorted((one, other) => other.generation - one.generation)
      expect(comparable(readSecrets(writeSecrets(written)))).toEqual(comparable(newestFirst))
    }),
  )
})
