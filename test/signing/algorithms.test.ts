import { createHmac } from 'node:crypto'
import {
  createLocalJWKSet,
  decodeProtectedHeader,
  type JSONWebKeySet,
  jwtVerify,
  SignJWT,
} from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, controlOf, newKey, newToken, verify } from '../service/api.ts'
import { databases } from '../service/databases.ts'
import { contractWith, issuer, type Place, placeOn, startWith } from './own-contract.ts'

const secret = 'a secret that signs the tokens of these tests'
const formerSecret = 'the secret which did so before it was changed'
const pairs = ['ES256', 'EdDSA', 'RS256', 'PS256'] as const
const valid = { valid: true, code: 'valid' }
const invalid = { valid: false, code: 'token_invalid' }

describe.each(databases)('on $name', ({ make }) => {
  const places: Place[] = []
  afterAll(() => {
    for (const place of places) place.remove()
  })
  const newPlace = async (): Promise<Place> => {
    const place = placeOn(await make())
    places.push(place)
    return place
  }
  const jwksOf = async (publicUrl: string): Promise<JSONWebKeySet> =>
    (await ask(`${publicUrl}/.well-known/jwks.json`)).body

  describe.each(pairs)('a token of %s', (algorithm) => {
    let service: Awaited<ReturnType<typeof startWith>>
    let token: string
    beforeAll(async () => {
      service = await startWith(contractWith({ algorithm }), await newPlace())
      const made = await newKey(controlOf(service), { scopes: ['read'] })
      token = (await newToken(service, made.secret)).access_token
    })
    afterAll(() => service.stop())

    it('verifies against the published keys, and online', async () => {
      const keys = await jwksOf(service.publicUrl)
      const { payload, protectedHeader } = await jwtVerify(token, createLocalJWKSet(keys), {
        issuer,
        algorithms: [algorithm],
      })
      const kid = keys.keys[0]?.kid
      expect(protectedHeader).toEqual({ alg: algorithm, typ: 'at+jwt', kid })
      expect(payload['scope']).toBe('read')
      expect(keys.keys).toHaveLength(1)
      expect(keys.keys[0]).toMatchObject({ alg: algorithm, use: 'sig' })
      for (const secretMember of ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k']) {
        expect(keys.keys[0]).not.toHaveProperty(secretMember)
      }
      if (keys.keys[0]?.kty === 'RSA') {
        expect(Buffer.from(keys.keys[0].n ?? '', 'base64url').length * 8).toBeGreaterThanOrEqual(
          2_048,
        )
      }
      expect(await verify(controlOf(service), token)).toMatchObject(valid)
    })

    it('is refused with another algorithm in its header, whoever signs it so', async () => {
      const { kid } = decodeProtectedHeader(token)
      const [, claims] = token.split('.') as [string, string]
      const [jwk] = (await jwksOf(service.publicUrl)).keys
      for (const alg of ['none', 'HS256', 'ES256', 'EdDSA', 'RS256', 'PS256', 'RS384', 'ES256K']) {
        if (alg === algorithm) continue
        const head = Buffer.from(JSON.stringify({ alg, typ: 'at+jwt', kid })).toString('base64url')
        const input = `${head}.${claims}`
        const signatures = [
          token.split('.')[2] ?? '',
          createHmac('sha256', JSON.stringify(jwk)).update(input).digest('base64url'),
          createHmac('sha256', String(kid)).update(input).digest('base64url'),
        ]
        for (const signature of signatures) {
          expect(await verify(controlOf(service), `${input}.${signature}`)).toMatchObject(invalid)
        }
      }
      const nameless = new SignJWT({}).setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
      const forged = await nameless.sign(Buffer.from(JSON.stringify(jwk)))
      expect(await verify(controlOf(service), forged)).toMatchObject(invalid)
    })
  })

  it('a token of HS256 is signed by JWT_SECRET, has no kid, and nothing is published', async () => {
    const contract = contractWith({ algorithm: 'HS256' })
    const service = await startWith(contract, await newPlace(), { JWT_SECRET: secret })
    const made = await newKey(controlOf(service))
    const { access_token: token } = await newToken(service, made.secret)
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'HS256', typ: 'at+jwt' })
    await expect(jwtVerify(token, Buffer.from(secret), { issuer })).resolves.toBeTruthy()
    expect(await verify(controlOf(service), token)).toMatchObject(valid)
    expect((await ask(`${service.publicUrl}/.well-known/jwks.json`)).status).toBe(404)
    expect((await controlOf(service)('/v1/signing-keys')).body.data).toEqual([])
    expect((await controlOf(service)('/v1/signing-keys/rotate', { json: {} })).status).toBe(409)
    const claims = JSON.parse(atob(token.split('.')[1] ?? '')) as Record<string, unknown>
    const header = { alg: 'HS256', typ: 'at+jwt' }
    const forged = await new SignJWT(claims)
      .setProtectedHeader(header)
      .sign(Buffer.from(formerSecret))
    expect(await verify(controlOf(service), forged)).toMatchObject(invalid)
    await service.stop()
  })

  it('JWT_SECRET changes with an overlap by JWT_SECRET_PREVIOUS', async () => {
    const contract = contractWith({ algorithm: 'HS256' })
    const place = await newPlace()
    const tokenUnder = async (environment: Record<string, string>, earlier: string | null) => {
      const service = await startWith(contract, place, environment)
      const control = controlOf(service)
      const accepted = earlier === null ? null : await verify(control, earlier)
      const { access_token: token } = await newToken(service, (await newKey(control)).secret)
      expect(await verify(control, token)).toMatchObject(valid)
      await service.stop()
      return { token, accepted }
    }
    const before = await tokenUnder({ JWT_SECRET: formerSecret }, null)
    const both = { JWT_SECRET: secret, JWT_SECRET_PREVIOUS: formerSecret }
    const during = await tokenUnder(both, before.token)
    expect(during.accepted).toMatchObject(valid)
    await expect(jwtVerify(during.token, Buffer.from(secret))).resolves.toBeTruthy()
    const after = await tokenUnder({ JWT_SECRET: secret }, before.token)
    expect(after.accepted).toMatchObject(invalid)
  })

  it('tokens of the earlier algorithm stay valid when a contract changes it', async () => {
    const place = await newPlace()
    const tokens: string[] = []
    const environment = { JWKS_MAX_AGE: '1s' }
    const start = async (algorithm: Parameters<typeof contractWith>[0]['algorithm'], more = {}) => {
      const service = await startWith(contractWith({ algorithm }), place, {
        ...environment,
        ...more,
      })
      for (const token of tokens) {
        expect(await verify(controlOf(service), token)).toMatchObject(valid)
      }
      const made = await newKey(controlOf(service))
      const mint = async (): Promise<string> => {
        const { access_token: token } = await newToken(service, made.secret)
        tokens.push(token)
        return decodeProtectedHeader(token).alg ?? ''
      }
      return { service, mint }
    }
    const first = await start('ES256')
    expect(await first.mint()).toBe('ES256')
    await first.service.stop()

    const second = await start('RS256')
    // not before the new key has been published for as long as copies of the JWKS are kept
    const planned = (await controlOf(second.service)('/v1/signing-keys')).body.data
    expect(planned.map(({ algorithm }: { algorithm: string }) => algorithm)).toEqual([
      'RS256',
      'ES256',
    ])
    const [announced] = planned
    expect(Date.parse(announced.signs_from)).toBeGreaterThanOrEqual(
      Date.parse(announced.published_at) + 1_250,
    )
    await expect.poll(second.mint, { timeout: 20_000, interval: 100 }).toBe('RS256')
    await second.service.stop()

    const third = await start('HS256', { JWT_SECRET: secret })
    expect(await third.mint()).toBe('HS256')
    await third.service.stop()

    const fourth = await start('RS256', { JWT_SECRET_PREVIOUS: secret })
    expect(await fourth.mint()).toBe('RS256')
    for (const token of tokens) {
      expect(await verify(controlOf(fourth.service), token)).toMatchObject(valid)
    }
    await fourth.service.stop()
  })

  it('a secret that the contract does not ask for mints nothing', async () => {
    const place = await newPlace()
    const service = await startWith(contractWith({ algorithm: 'ES256' }), place, {
      JWT_SECRET: secret,
    })
    const { access_token: token } = await newToken(
      service,
      (await newKey(controlOf(service))).secret,
    )
    const claims = JSON.parse(atob(token.split('.')[1] ?? '')) as Record<string, unknown>
    const header = { alg: 'HS256', typ: 'at+jwt' }
    const forged = await new SignJWT(claims).setProtectedHeader(header).sign(Buffer.from(secret))
    expect(await verify(controlOf(service), forged)).toMatchObject(invalid)
    await service.stop()
  })
})

describe('a start with HS256 is refused in one sentence', () => {
  const place = placeOn(null)
  afterAll(() => place.remove())
  const refusals: readonly (readonly [
    string,
    Record<string, string>,
    number | undefined,
    RegExp,
  ])[] = [
    ['without JWT_SECRET', {}, undefined, /^JWT_SECRET is missing: .*at least 32 characters.*\.$/],
    [
      'with one of fewer than 32 characters',
      { JWT_SECRET: 'x'.repeat(31) },
      undefined,
      /^JWT_SECRET is not usable: expected at least 32 characters\.$/,
    ],
    [
      'with one of fewer than the contract asks for',
      { JWT_SECRET: 'x'.repeat(63) },
      64,
      /^JWT_SECRET is too short: the contract native asks for at least 64 characters\.$/,
    ],
    [
      'with a JWT_SECRET_PREVIOUS that is too short',
      { JWT_SECRET: secret, JWT_SECRET_PREVIOUS: 'x'.repeat(31) },
      undefined,
      /^JWT_SECRET_PREVIOUS is not usable: expected at least 32 characters\.$/,
    ],
  ]
  it.each(refusals)('%s', async (_case, environment, minCharacters, sentence) => {
    const wishes = { algorithm: 'HS256' as const }
    const contract = contractWith(
      minCharacters === undefined ? wishes : { ...wishes, minCharacters },
    )
    const start = startWith(contract, place, environment)
    await expect(start).rejects.toMatchObject({ name: 'StartRefused' })
    await expect(start).rejects.toThrow(sentence)
  })

  it('when the contract would publish its keys, or names no key of a pair', async () => {
    const contract = contractWith({ algorithm: 'HS256' })
    const published = { ...contract, documents: { ...contract.documents, jwks: '/jwks' as const } }
    const environment = { JWT_SECRET: secret }
    await expect(startWith(published, place, environment)).rejects.toThrow('documents.jwks')
    const { tokens } = contractWith({ algorithm: 'ES256' })
    if (tokens === null) throw new Error('no tokens')
    const header = { ...tokens.profile.header, kid: false }
    const profile = { ...tokens.profile, header }
    const nameless = { ...contract, tokens: { ...tokens, profile } }
    await expect(startWith(nameless, place, environment)).rejects.toThrow('header.kid')
  })

  it.each([
    [{ SIGNING_KEY_PERIOD: 'soon' }, /^SIGNING_KEY_PERIOD is not usable: expected a whole number/],
    [{ SIGNING_KEY_PERIOD: '7d' }, /^SIGNING_KEY_PERIOD must be longer than SIGNING_KEY_NOTICE/],
    [{ SIGNING_KEY_NOTICE: '9m' }, /at least twice JWKS_MAX_AGE/],
    [{ JWKS_MAX_AGE: '0s' }, /^JWKS_MAX_AGE is not usable: expected at least 1s\.$/],
  ])('and one with %j', async (environment, sentence) => {
    const contract = contractWith({ algorithm: 'ES256' })
    await expect(startWith(contract, place, environment)).rejects.toThrow(sentence)
  })
})
