import type { JSONWebKeySet } from 'jose'
import { type Minted, mintBy } from '../forgeries/minted.ts'
import { ask } from '../service/api.ts'
import { issuer } from '../signing/own-contract.ts'
import { type Algorithm, algorithms, type Case } from './verifier.ts'

/** For an algorithm: a token that is good, and those that are not, by what is wrong with them. */
export interface Cases {
  readonly algorithm: Algorithm
  readonly good: Case
  readonly spoilt: readonly (readonly [string, Case])[]
}

/** Starts a service for each algorithm, whose keys stay published until `end`. */
export async function makeCases(): Promise<{
  readonly cases: readonly Cases[]
  readonly end: () => Promise<void>
}> {
  const minted: Minted[] = []
  const cases: Cases[] = []
  for (const algorithm of algorithms) {
    const [here, elsewhere] = [await mintBy(algorithm), await mintBy(algorithm)]
    minted.push(here)
    const jwksUri = `${here.publicUrl}/.well-known/jwks.json`
    const jwks = (await ask(jwksUri)).body as JSONWebKeySet
    const of = (token: string): Case => ({
      ...{ algorithm, token, jwksUri, jwks, issuer },
      audience: issuer,
    })
    cases.push({
      algorithm,
      good: of(here.token),
      spoilt: [
        ['another signature', of(withSignature(here.token))],
        ['another claim', of(withClaim(here.token))],
        ['keys that are not published', of(elsewhere.token)],
      ],
    })
    await elsewhere.end()
  }
  return {
    cases,
    end: async () => {
      await Promise.all(minted.map(({ end }) => end()))
    },
  }
}

function withSignature(token: string): string {
  const place = token.length - 20
  return token.slice(0, place) + (token[place] === 'A' ? 'B' : 'A') + token.slice(place + 1)
}

function withClaim(token: string): string {
  const [header = '', claims = '', signature = ''] = token.split('.')
  const changed = { ...JSON.parse(Buffer.from(claims, 'base64url').toString()), sub: 'somebody' }
  return [header, Buffer.from(JSON.stringify(changed)).toString('base64url'), signature].join('.')
}
