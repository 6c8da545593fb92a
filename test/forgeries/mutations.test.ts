import { createPublicKey, randomInt, verify as verifySignature } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { ask } from '../service/api.ts'
import { algorithms, mintBy } from './minted.ts'
import { type Judge, mutated, randomOf, tryMutations } from './mutations.ts'

/** A sample of what `npm run forgeries` does; FORGERIES_SEED repeats one. */
const seed = Number(process.env['FORGERIES_SEED'] ?? randomInt(2 ** 31))
const count = 1_000

describe(`one byte of a token changed, with the seed ${String(seed)}`, () => {
  it.each(algorithms)('is refused %#: %s', async (algorithm) => {
    const minted = await mintBy(algorithm)
    const random = randomOf(seed)
    const tried = await tryMutations(minted.token, { count, random, judge: minted.judge })
    await minted.end()
    expect(tried.accepted).toEqual([])
    const { token_invalid: invalid = 0, credential_malformed: malformed = 0 } = tried.reasons
    expect(invalid + malformed).toBe(count)
    expect(invalid).toBeGreaterThan(count / 2)
  })

  it('is found out where a verifier takes what it should not', async () => {
    const { token, publicUrl, end } = await mintBy('ES256')
    const { keys } = (await ask(`${publicUrl}/.well-known/jwks.json`)).body
    await end()
    const careless = carelessJudge(keys[0])
    expect(await careless([token])).toEqual([null])
    const random = randomOf(1)
    const { accepted } = await tryMutations(token, { count, random, judge: careless })
    expect(accepted.length).toBeGreaterThan(0)
  })
})

it('changes one byte and no more, alike after the same seed', () => {
  const token = 'aaaa.bbbb.cccc'
  const [one, other] = [randomOf(7), randomOf(7)]
  for (let round = 0; round < 5_000; round++) {
    const text = mutated(token, one)
    expect(mutated(token, other)).toBe(text)
    expect(text).not.toBe(token)
    expect(Math.abs(text.length - token.length)).toBeLessThanOrEqual(1)
  }
})

/** Decodes as the platform does: spaces, paddings and bits that carry nothing are passed over. */
function carelessJudge(jwk: object): Judge {
  const key = createPublicKey({ key: { ...jwk }, format: 'jwk' })
  return async (texts) =>
    texts.map((text) => {
      const [header = '', claims = '', signature = ''] = text.split('.')
      const input = [header, claims].map((part) => Buffer.from(part, 'base64url'))
      const signed = Buffer.from(input.map((part) => part.toString('base64url')).join('.'))
      const isGood = verifySignature(
        'sha256',
        signed,
        { key, dsaEncoding: 'ieee-p1363' },
        Buffer.from(signature, 'base64url'),
      )
      return isGood ? null : 'refused'
    })
}
