import { createHmac, createPublicKey, generateKeyPairSync, sign as signWith } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CompactEncrypt } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  ask,
  type Control,
  controlOf,
  newKey,
  newProject,
  newToken,
  verify,
} from '../service/api.ts'
import { startContract } from '../service/contracts.ts'
import { startTestService, type TestService } from '../service/service.ts'
import { encoded, ownSigner, type Signer, sharedSigner } from './own-signer.ts'
import { expectRefused, type Taken, takenApart, without } from './presented.ts'

/** The sixteen ways to write `none` in letters of either case. */
const nones = Array.from({ length: 16 }, (_, bits) =>
  Array.from('none', (letter, at) => (bits & (1 << at) ? letter.toUpperCase() : letter)).join(''),
)

const attacker = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const attackersJwk = { ...attacker.publicKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig' }

describe('a token whose header tells how to check it', () => {
  let service: TestService
  let control: Control
  let sign: Signer
  let taken: Taken
  let claims: string
  let published: Readonly<Record<string, string>>
  let listener: Server
  let elsewhere: string
  const visits: string[] = []
  beforeAll(async () => {
    listener = createServer((request, response) => {
      visits.push(request.url ?? '')
      response.end(JSON.stringify({ keys: [attackersJwk] }))
    }).listen(0, '127.0.0.1')
    await once(listener, 'listening')
    elsewhere = `http://127.0.0.1:${String((listener.address() as AddressInfo).port)}`
    service = await startTestService({ databaseUrl: null })
    control = controlOf(service)
    sign = ownSigner(service)
    taken = takenApart((await newToken(service, (await newKey(control)).secret)).access_token)
    claims = JSON.stringify(taken.claims)
    published = (await ask(`${service.publicUrl}/.well-known/jwks.json`)).body.keys[0]
  })
  afterAll(async () => {
    listener.close()
    await service.remove()
  })

  const withHeader = (more: object): string => JSON.stringify({ ...taken.header, ...more })
  const forge = (more: object): string => {
    const input = `${encoded(withHeader(more))}.${encoded(claims)}`
    const key = { key: attacker.privateKey, dsaEncoding: 'ieee-p1363' } as const
    return `${input}.${signWith('sha256', Buffer.from(input), key).toString('base64url')}`
  }
  const refuse = (tokens: readonly (readonly [string, string])[]): Promise<void> =>
    expectRefused(service, control, tokens)

  it('is refused with none for an algorithm, in all 16 spellings', async () => {
    expect(new Set(nones).size).toBe(16)
    const others = [...nones, ' none', 'none ', 'none\u0000', 'ｎｏｎｅ', '', 'null']
    const tokens = others.flatMap((alg) => {
      const input = `${encoded(withHeader({ alg }))}.${encoded(claims)}`
      return [
        [alg, `${input}.${taken.signature}`] as const,
        [alg, `${input}.AA`] as const,
        [alg, sign(withHeader({ alg }), claims)] as const,
      ]
    })
    await refuse(tokens)
    for (const alg of nones) {
      const { code } = await verify(control, `${encoded(withHeader({ alg }))}.${encoded(claims)}.`)
      expect(code).toBe('credential_malformed')
    }
  })

  it('is refused with any other algorithm, even truly signed', async () => {
    const algorithms = [
      ...['es256', 'ES256 ', 'ES384', 'ES512', 'ES256K', 'RS256', 'PS256', 'EdDSA', 'Ed25519'],
      ...['HS256', 'HS384', 'HS512', 'ECDH-ES', 'A256KW', 'RSA1_5', 'dir', 'ML-DSA-44'],
      ...[null, 1, true, ['ES256'], { alg: 'ES256' }],
    ]
    await refuse(
      algorithms.map((alg) => [JSON.stringify(alg), sign(withHeader({ alg }), claims)] as const),
    )
  })

  it('is refused when the public key is taken for a shared secret', async () => {
    const key = createPublicKey({ key: published, format: 'jwk' })
    const pem = key.export({ type: 'spki', format: 'pem' })
    const { x = '', y = '', kid = '' } = published
    const point = Buffer.concat([
      Buffer.from([4]),
      Buffer.from(x, 'base64url'),
      Buffer.from(y, 'base64url'),
    ])
    const secrets = [
      ...[pem, pem.trim(), pem.replaceAll('\n', '\r\n'), pem.replaceAll('\n', '')],
      ...[key.export({ type: 'spki', format: 'der' }), point, Buffer.from(x, 'base64url'), x],
      ...[JSON.stringify(published), JSON.stringify({ keys: [published] }), kid, ''],
    ]
    const nameless = without('kid', taken.header)
    await refuse(
      secrets.flatMap((secret, place) => [
        [`secret ${String(place)}`, sharedSigner(secret)(withHeader({ alg: 'HS256' }), claims)],
        [
          `secret ${String(place)} without kid`,
          sharedSigner(secret)(JSON.stringify({ ...nameless, alg: 'HS256' }), claims),
        ],
      ]),
    )
  })

  it('is refused with a key of its own, or the address of one, and nobody goes there', async () => {
    const certificate = Buffer.from('MIIB').toString('base64')
    const keys = [
      { jwk: attackersJwk },
      { jwk: { ...attackersJwk, kid: taken.header['kid'] } },
      { jwk: { kty: 'oct', k: 'AAAA' } },
      { jku: `${elsewhere}/keys` },
      { jku: `${service.publicUrl}/.well-known/jwks.json@${elsewhere}/keys` },
      { jku: `${elsewhere}/keys`, kid: 'other' },
      { x5u: `${elsewhere}/certificate` },
      { x5c: [certificate] },
      { x5t: 'AAAA', 'x5t#S256': 'AAAA' },
      { kid: `${elsewhere}/kid` },
      { iss: elsewhere },
    ]
    await refuse(keys.map((more) => [JSON.stringify(more).slice(0, 60), forge(more)] as const))
    expect(visits).toEqual([])
  })

  it('is refused with a kid that is a path, a query or a text of another kind', async () => {
    const kid = String(taken.header['kid'])
    const kids = [
      ...['../../../../dev/null', '/dev/null', '/etc/passwd', 'file:///dev/null', 'C:\\nul'],
      ...["' or '1'='1", `${kid}' --`, `' union select 'AAAA' --`, `${kid}"`, `${kid}\u0000`],
      ...[`${kid} `, ` ${kid}`, kid.toLowerCase(), kid.slice(0, -1), `${kid}A`, 'A'.repeat(43)],
      ...[
        '',
        '__proto__',
        'constructor',
        'toString',
        '0',
        '*',
        '%',
        '_'.repeat(43),
        '$(id)',
        '`id`',
      ],
      ...['\r\nX-Injected: 1', '{{7*7}}', '🗝'.repeat(11), '\\u0000', 'x'.repeat(4_000)],
    ]
    const others = [null, 0, 1, true, [], [kid], {}, { kid }]
    const all = [...kids, ...others].filter((each) => each !== kid)
    await refuse(
      all.map((each) => [JSON.stringify(each), sign(withHeader({ kid: each }), claims)] as const),
    )
    const nameless = without('kid', taken.header)
    await refuse([['no kid', sign(JSON.stringify(nameless), claims)]])
  })

  it('is refused with what must be understood, and with a payload that is not encoded', async () => {
    const headers = [
      { crit: ['exp'] },
      { crit: [] },
      { crit: null },
      { crit: 'b64' },
      { crit: ['alg'] },
      { crit: ['b64'], b64: true },
      { crit: ['b64'], b64: false },
      { b64: false },
      { b64: true },
      { b64: null },
      { crit: ['http://example.com/UNDEFINED'], 'http://example.com/UNDEFINED': true },
    ]
    await refuse(
      headers.map((more) => [JSON.stringify(more), sign(withHeader(more), claims)] as const),
    )
    const detached = withHeader({ crit: ['b64'], b64: false })
    const key = { key: attacker.privateKey, dsaEncoding: 'ieee-p1363' } as const
    const signature = signWith('sha256', Buffer.from(`${encoded(detached)}.${claims}`), key)
    await refuse([
      ['detached', `${encoded(detached)}.${encoded(claims)}.${signature.toString('base64url')}`],
    ])
  })

  it('is refused with another type, or none', async () => {
    const types = [
      ...['JWT', 'jwt', 'at+JWT', 'AT+JWT', 'application/at+jwt', 'at+jwt ', 'dpop+jwt', ''],
      ...[
        'countersign-identity+jwt',
        'client-authentication+jwt',
        'logout+jwt',
        null,
        1,
        ['at+jwt'],
      ],
    ]
    await refuse(
      types.map((typ) => [JSON.stringify(typ), sign(withHeader({ typ }), claims)] as const),
    )
    const untyped = without('typ', taken.header)
    await refuse([['no typ', sign(JSON.stringify(untyped), claims)]])
  })

  it('is refused in any other serialisation, or more or fewer parts', async () => {
    const token = sign(withHeader({}), claims)
    const [header = '', payload = '', signature = ''] = token.split('.')
    const encrypted = await new CompactEncrypt(Buffer.from(token))
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', cty: 'JWT' })
      .encrypt(Buffer.alloc(32))
    const texts = [
      encrypted,
      JSON.stringify({ protected: header, payload, signature }),
      JSON.stringify({ payload, signatures: [{ protected: header, signature }] }),
      `${token}.`,
      `.${token}`,
      `${token}.${signature}`,
      `${header}..${signature}`,
      `${header}.${payload}`,
      `${header}.${payload}.${signature}=`,
      `${header}.${payload}.${Buffer.from(signature, 'base64url').toString('base64')}`,
      `${token}#`,
      token.replace('.', '%2E'),
      `${token}\u0000`,
    ]
    for (const text of texts) {
      const { valid, code } = await verify(control, text)
      expect([valid, ['token_invalid', 'credential_malformed'].includes(code)], text).toEqual([
        false,
        true,
      ])
    }
  })

  it('is refused with a signature in another form of the same numbers', async () => {
    const input = `${encoded(withHeader({}))}.${encoded(claims)}`
    const raw = Buffer.from(sign(withHeader({}), claims).split('.')[2] ?? '', 'base64url')
    const order = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551')
    const zero = Buffer.alloc(32)
    const [r, s] = [raw.subarray(0, 32), raw.subarray(32)]
    const larger = (BigInt(`0x${s.toString('hex')}`) + order).toString(16).padStart(66, '0')
    const signatures = [
      Buffer.concat([zero, zero]),
      Buffer.concat([r, zero]),
      Buffer.concat([zero, s]),
      Buffer.concat([s, r]),
      Buffer.concat([r, Buffer.from(larger, 'hex')]),
      Buffer.concat([Buffer.alloc(1), raw]),
      Buffer.concat([raw, Buffer.alloc(1)]),
      raw.subarray(0, 63),
      Buffer.concat([Buffer.from([0x30, 0x44, 0x02, 0x20]), r, Buffer.from([0x02, 0x20]), s]),
      createHmac('sha256', '').update(input).digest(),
    ]
    await refuse(
      signatures.map((bytes, place) => [
        `signature ${String(place)}`,
        `${input}.${bytes.toString('base64url')}`,
      ]),
    )
  })
})

describe('a token of HS256 whose header tells otherwise', () => {
  it('is refused', async () => {
    const service = await startContract('classic', null)
    const control = controlOf(service)
    const project = await newProject(control)
    const made = await control(`/v1/projects/${project}/clients`, { json: { name: 'App' } })
    const form = {
      grant_type: 'client_credentials',
      client_id: String(made.body.client.client_id),
      client_secret: String(made.body.secret),
    }
    const { body } = await ask(`${service.publicUrl}/oauth/token`, { form })
    const taken = takenApart(body.access_token)
    const claims = JSON.stringify(taken.claims)
    expect(await verify(control, body.access_token)).toMatchObject({ valid: true })
    const tokens = nones.flatMap((alg) => [
      sharedSigner('')(JSON.stringify({ ...taken.header, alg }), claims),
      `${encoded(JSON.stringify({ ...taken.header, alg }))}.${encoded(claims)}.${taken.signature}`,
    ])
    const secrets = ['', 'secret', 'null', 'undefined', '0', 'JWT_SECRET', '[object Object]']
    tokens.push(
      ...secrets.map((secret) => sharedSigner(secret)(JSON.stringify(taken.header), claims)),
      ...['HS384', 'HS512', 'ES256', 'RS256'].map(
        (alg) =>
          `${encoded(JSON.stringify({ ...taken.header, alg }))}.${encoded(claims)}.${taken.signature}`,
      ),
    )
    for (const token of tokens) {
      expect(await verify(control, token)).toMatchObject({ valid: false, code: 'token_invalid' })
      const headers = { authorization: `Bearer ${token}` }
      const reply = await ask(`${service.publicUrl}/api/v1/users/me`, { headers })
      expect(reply.status).toBe(401)
      expect(reply.body.error).toBe('invalid_token')
    }
    await service.remove()
  })
})
