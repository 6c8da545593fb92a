import { createLocalJWKSet, decodeJwt, type JSONWebKeySet, jwtVerify } from 'jose'
import { describe, expect, it } from 'vitest'
import { ask, controlOf, newKey, newToken, verify } from '../service/api.ts'
import { databases } from '../service/databases.ts'
import { contractWith, placeOn, type StartedService, startWith } from './own-contract.ts'

/** On each database; all of them together make 200. */
const rotations = 100

/** An API that verifies offline, with a copy of the JWKS that it uses as long as it may. */
class OfflineVerifier {
  readonly #url: string
  readonly #share: number
  #keys: JSONWebKeySet | null = null
  #usableUntil = 0
  verified = 0

  /** `share` of the time that the cache headers allow; 1 is all of it. */
  constructor(url: string, share: number) {
    this.#url = url
    this.#share = share
  }

  /** Whether a token was refused while it was alive. */
  async refuses(token: string): Promise<boolean> {
    const keys = await this.#current()
    try {
      await jwtVerify(token, createLocalJWKSet(keys))
      this.verified++
      return false
    } catch {
      return isAlive(token)
    }
  }

  /** The age of a copy counts from when it was asked for (RFC 9111 §4.2.3). */
  async #current(): Promise<JSONWebKeySet> {
    if (this.#keys !== null && Date.now() < this.#usableUntil) return this.#keys
    const askedAt = Date.now()
    const { status, body, headers } = await ask(`${this.#url}/.well-known/jwks.json`)
    if (status === 503) return this.#current()
    const maxAge = Number(/^public, max-age=(\d+)$/.exec(headers.get('cache-control') ?? '')?.[1])
    this.#usableUntil = askedAt + maxAge * 1_000 * this.#share
    this.#keys = body as JSONWebKeySet
    return this.#keys
  }
}

/** A machine that is too busy is answered with 503, which is no verdict: asks again. */
async function answered<Result>(request: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await request()
    } catch (error) {
      if (!(error instanceof Error && error.message.startsWith('503'))) throw error
    }
  }
}

function isAlive(token: string): boolean {
  return Date.now() < (decodeJwt(token).exp ?? 0) * 1_000
}

describe('while keys rotate under load, no verifier refuses a token that is alive', () => {
  it.concurrent.each(databases)('on $name', { timeout: 900_000 }, async ({ name, make }) => {
    const place = placeOn(await make())
    const contract = contractWith({ algorithm: 'ES256', lifetimeSeconds: 4 })
    const start = () => startWith(contract, place, { JWKS_MAX_AGE: '1s' })
    const nodes = [await start(), ...(place.databaseUrl === null ? [] : [await start()])]
    const [first] = nodes as [StartedService]
    const { secret } = await newKey(controlOf(first))
    const nodeAt = (place: number): StartedService => nodes[place % nodes.length] ?? first
    const verifiers = [1, 0.8, 0.5, 0.2, 1].map(
      (share, place) => new OfflineVerifier(nodeAt(place).publicUrl, share),
    )
    let isRotating = true
    const refused: string[] = []
    const minted: string[] = []
    const load = verifiers.map(async (verifier, place) => {
      for (let round = 0; isRotating; round++) {
        const token = await answered(() => newToken(nodeAt(place + round), secret))
        minted.push(token.access_token)
        // the newest, and one of the last few seconds
        for (const token of [minted.at(-1), minted.at(-((round * 13) % 400))]) {
          if (token === undefined) continue
          if (await verifier.refuses(token)) refused.push(`offline: ${token}`)
          const { valid, code } = await answered(() =>
            verify(controlOf(nodeAt(place + round + 1)), token),
          )
          if (!valid && isAlive(token)) refused.push(`${code}: ${token}`)
        }
        await new Promise((resolve) => setTimeout(resolve, 60))
      }
    })
    const seen = await rotateAll(nodeAt)
    isRotating = false
    await Promise.all(load)

    expect(refused).toEqual([])
    expect(seen.size).toBe(rotations)
    const verified = verifiers.map((verifier) => verifier.verified)
    console.log(`${name}: ${String(seen.size)} rotations, verified offline: ${verified.join(' ')}`)
    for (const count of verified) expect(count).toBeGreaterThan(0)
    await Promise.all(nodes.map((node) => node.stop()))
    place.remove()
  })

  /** The kids of the successors, each of which has begun to sign. */
  async function rotateAll(nodeAt: (place: number) => StartedService): Promise<Set<string>> {
    const seen = new Set<string>()
    while (seen.size < rotations) {
      const control = controlOf(nodeAt(seen.size))
      const { status, body } = await control('/v1/signing-keys/rotate', { json: {} })
      if (status === 503) continue
      expect(status).toBe(200)
      seen.add(body.kid)
      const waitMs = Date.parse(body.signs_from) - Date.now()
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, waitMs) + 1))
    }
    return seen
  }
})
