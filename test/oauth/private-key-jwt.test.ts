import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verify } from '../service/api.ts'
import { databases } from '../service/databases.ts'
import { startTestService } from '../service/service.ts'
import { byAssertion, claimsOf, newTestKey, signed, type TestKey } from './assertions.ts'
import {
  basic,
  claimsIn,
  newClient,
  type OAuthService,
  over,
  startOAuthService,
} from './oauth-service.ts'

// RFC 7523 §2.2 and §3, RFC 7521 §4.2, and the audience of rfc7523bis.

const certificates = join(import.meta.dirname, 'certificates')

describe.each(databases)('private_key_jwt on $name', ({ make }) => {
  let service: OAuthService
  let second: OAuthService
  const key = newTestKey('one')
  let id: string
  let keyId: string
  beforeAll(async () => {
    const databaseUrl = await make()
    service = await startOAuthService(databaseUrl)
    second =
      databaseUrl === null
        ? service
        : over(
            await startTestService({
              databaseUrl,
              environment: { PUBLIC_URL: service.publicUrl },
            }),
          )
    ;({ id, keyId } = await newClient(service.control, {
      scopes: ['read'],
      oauth: { authentication: { method: 'private_key_jwt', jwks: { keys: [key.jwk] } } },
    }))
  })
  afterAll(async () => {
    if (second !== service) await second.remove()
    await service.remove()
  })

  const send = (assertion: string, more: Record<string, string> = {}, to = service) =>
    to.post('/oauth/token', { ...byAssertion(assertion), ...more })
  const good = () => claimsOf(id, service.publicUrl)
  const refused = { status: 401, body: { error: 'invalid_client' } }

  it('gives a client without a secret its tokens', async () => {
    const { status, body } = await send(await signed(good(), key))
    expect(status).toBe(200)
    expect(claimsIn(body.access_token)).toMatchObject({ sub: id, client_id: id, scope: 'read' })
    expect((await verify(service.control, body.access_token)).code).toBe('valid')
    const { body: client } = await service.control(`/v1/clients/${id}`)
    expect(client.oauth.authentication).toMatchObject({ method: 'private_key_jwt', key_id: keyId })
    expect(
      (await send(await signed(good(), key, { typ: 'client-authentication+jwt' }))).status,
    ).toBe(200)
    const fraction = { ...good(), exp: Date.now() / 1_000 + 30.5 }
    expect((await send(await signed(fraction, key))).status).toBe(200)
  })

  it('shows no secret, and takes none', async () => {
    const made = await newClient(service.control, {
      oauth: { authentication: { method: 'private_key_jwt', jwks: { keys: [key.jwk] } } },
    })
    expect(made.secret).toBeNull()
    const more = await service.control(`/v1/clients/${made.id}/keys`, { json: {} })
    const form = { grant_type: 'client_credentials' }
    const reply = await service.post('/oauth/token', form, basic(made.id, more.body.secret))
    expect(reply).toMatchObject(refused)
  })

  it('takes an assertion once, on whichever node, however many come at once', async () => {
    const assertion = await signed(good(), key)
    const replies = await Promise.all(
      Array.from({ length: 12 }, (_, place) =>
        send(assertion, {}, place % 2 === 0 ? service : second),
      ),
    )
    const statuses = replies.map(({ status }) => status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(1)
    expect(statuses.filter((status) => status === 401)).toHaveLength(11)
  })

  it('uses no jti up for what is refused', async () => {
    const claims = good()
    expect(await send(await signed({ ...claims, aud: 'elsewhere' }, key))).toMatchObject(refused)
    const other = newTestKey('one')
    expect(await send(await signed(claims, other))).toMatchObject(refused)
    expect((await send(await signed(claims, key))).status).toBe(200)
  })

  const now = () => Math.floor(Date.now() / 1_000)
  const wrong: readonly (readonly [string, () => Record<string, unknown>])[] = [
    ['an issuer that is another', () => ({ iss: 'client_0000000000000000' })],
    ['no issuer', () => ({ iss: undefined })],
    ['a subject that is another', () => ({ sub: 'client_0000000000000000' })],
    ['the token endpoint as its audience', () => ({ aud: `${service.publicUrl}/oauth/token` })],
    ['several audiences', () => ({ aud: [service.publicUrl, 'https://elsewhere.example'] })],
    ['the issuer twice', () => ({ aud: [service.publicUrl, service.publicUrl] })],
    ['the issuer with a slash', () => ({ aud: `${service.publicUrl}/` })],
    ['no audience', () => ({ aud: undefined })],
    ['no end', () => ({ exp: undefined })],
    ['an end as a text', () => ({ exp: String(now() + 60) })],
    ['an end that has come', () => ({ exp: now() - 40 })],
    ['an end that is far away', () => ({ exp: now() + 3_600 })],
    ['a start that is to come', () => ({ nbf: now() + 120 })],
    ['been made in the future', () => ({ iat: now() + 120 })],
    ['no jti', () => ({ jti: undefined })],
    ['an empty jti', () => ({ jti: '' })],
    ['a jti that is a number', () => ({ jti: 1 })],
  ]
  it.each(wrong)('is refused with %s', async (_what, changed) => {
    const claims = { ...good(), ...changed() }
    const reply = await send(await signed(claims, key))
    expect(reply).toMatchObject(refused)
    expect(reply.body.error_description).toBe('The credential is not valid.')
  })

  it('is refused with a header that tricks', async () => {
    const claims = good()
    const other = newTestKey('two')
    const headers = [{ kid: 'two' }, { typ: 'at+jwt' }, { jwk: other.jwk }]
    for (const header of headers) {
      expect(await send(await signed(claims, other, header))).toMatchObject(refused)
    }
    const [, payload] = (await signed(claims, key)).split('.')
    const none = Buffer.from('{"alg":"none"}').toString('base64url')
    expect(await send(`${none}.${payload ?? ''}.`)).toMatchObject(refused)
  })

  it('is one method of authentication, and wants its type', async () => {
    const assertion = await signed(good(), key)
    const two = await send(assertion, { client_secret: 'x' })
    expect(two).toMatchObject({ status: 400, body: { error: 'invalid_request' } })
    const other = await send(assertion, { client_assertion_type: 'urn:other' })
    expect(other).toMatchObject({ status: 400, body: { error: 'invalid_request' } })
    const another = await send(await signed(good(), key), { client_id: 'client_0000000000000000' })
    expect(another).toMatchObject(refused)
    const inUrl = await service.post(`/oauth/token?client_assertion=${assertion}`, {
      grant_type: 'client_credentials',
    })
    expect(inUrl).toMatchObject({ status: 400, body: { error: 'invalid_request' } })
    expect((await send(assertion, { client_id: id })).status).toBe(200)
  })

  it('takes the token endpoint as the audience from clients that are told so', async () => {
    const authentication = { method: 'private_key_jwt', jwks: { keys: [key.jwk] } }
    const old = await newClient(service.control, {
      oauth: { authentication: { ...authentication, assertion_audience: 'token_endpoint' } },
    })
    const endpoint = `${service.publicUrl}/oauth/token`
    expect((await send(await signed(claimsOf(old.id, endpoint), key))).status).toBe(200)
    expect((await send(await signed(claimsOf(old.id, service.publicUrl), key))).status).toBe(200)
  })

  it('takes RSA and Ed25519 keys, and refuses to register what is no public key', async () => {
    const register = (keys: readonly object[]) =>
      service.control(`/v1/clients/${id}`, {
        method: 'PATCH',
        json: { oauth: { authentication: { method: 'private_key_jwt', jwks: { keys } } } },
      })
    const more = { rsa: newTestKey('rsa', 'RS256'), ed: newTestKey('ed', 'EdDSA') }
    expect((await register([key.jwk, more.rsa.jwk, more.ed.jwk])).status).toBe(200)
    for (const [alg, of] of [
      ['RS256', more.rsa],
      ['PS256', more.rsa],
      ['EdDSA', more.ed],
    ] as const) {
      expect((await send(await signed(good(), of, { alg }))).status).toBe(200)
    }
    const secret = key.privateKey.export({ format: 'jwk' })
    for (const keys of [[secret], [{ kty: 'oct', k: 'AAAA' }], [{ kty: 'EC' }]]) {
      expect((await register(keys)).status).toBe(400)
    }
    expect((await register([key.jwk])).body.oauth.authentication.key_id).toBe(keyId)
    expect(await send(await signed(good(), more.ed, { alg: 'EdDSA' }))).toMatchObject(refused)
  })

  it('ends with the client and the key that its tokens are minted from', async () => {
    const made = await newClient(service.control, {
      oauth: { authentication: { method: 'private_key_jwt', jwks: { keys: [key.jwk] } } },
    })
    const assert = async () => send(await signed(claimsOf(made.id, service.publicUrl), key))
    const { body } = await assert()
    await service.control(`/v1/keys/${made.keyId}/revoke`, { method: 'POST' })
    expect(await assert()).toMatchObject(refused)
    expect((await verify(service.control, body.access_token)).valid).toBe(false)
  })
})

describe('a jwks_uri', () => {
  let service: OAuthService
  let server: Server
  let port: number
  let asked = 0
  let served: (path: string) => { status: number; body: string; location?: string }
  const key = newTestKey('remote')
  const setOf = (...keys: readonly TestKey[]) =>
    JSON.stringify({ keys: keys.map(({ jwk }) => jwk) })
  beforeAll(async () => {
    service = await startOAuthService(null, {
      JWKS_URI_PRIVATE: '127.0.0.1',
      NODE_EXTRA_CA_CERTS: join(certificates, 'server.crt'),
    })
    served = () => ({ status: 200, body: setOf(key) })
    const [pem, secret] = ['server.crt', 'server.key'].map((name) =>
      readFileSync(join(certificates, name)),
    )
    server = createServer({ cert: pem, key: secret }, (request, response) => {
      asked++
      const { status, body, location } = served(request.url ?? '')
      response.writeHead(status, location === undefined ? {} : { location }).end(body)
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    port = (server.address() as AddressInfo).port
  })
  afterAll(async () => {
    server.close()
    server.closeAllConnections()
    await service.remove()
  })

  const clientAt = async (uri: string) =>
    (
      await newClient(service.control, {
        oauth: { authentication: { method: 'private_key_jwt', jwks_uri: uri } },
      })
    ).id
  const statusOf = async (id: string, of: TestKey = key) => {
    const assertion = await signed(claimsOf(id, service.publicUrl), of)
    return (await service.post('/oauth/token', byAssertion(assertion))).status
  }

  it('is asked for the keys, and not each time', async () => {
    const id = await clientAt(`https://127.0.0.1:${String(port)}/jwks.json`)
    asked = 0
    for (let time = 0; time < 5; time++) expect(await statusOf(id)).toBe(200)
    expect(asked).toBe(1)
    expect(await statusOf(id, newTestKey('unknown'))).toBe(401)
  })

  it('is not followed elsewhere', async () => {
    const own = `https://127.0.0.1:${String(port)}`
    served = (path) =>
      path === '/redirects'
        ? { status: 302, body: '', location: `${own}/jwks.json` }
        : { status: 200, body: setOf(key) }
    expect(await statusOf(await clientAt(`${own}/redirects`))).toBe(401)
  })

  it('gives nothing that is too large, broken or secret', async () => {
    const bodies: Readonly<Record<string, string>> = {
      '/large': `{"pad":"${'x'.repeat(70_000)}",${setOf(key).slice(1)}`,
      '/broken': '{"keys":',
      '/twice': `{"keys":[],${setOf(key).slice(1)}`,
      '/private': JSON.stringify({ keys: [key.privateKey.export({ format: 'jwk' })] }),
      '/good': setOf(key),
    }
    served = (path) => ({ status: 200, body: bodies[path] ?? '' })
    for (const path of Object.keys(bodies)) {
      const id = await clientAt(`https://127.0.0.1:${String(port)}${path}`)
      expect([path, await statusOf(id)]).toEqual([path, path === '/good' ? 200 : 401])
    }
  })

  it('is not asked where it leads inside', async () => {
    asked = 0
    for (const host of [
      `127.0.0.2:${String(port)}`,
      `localhost.:${String(port)}`,
      `[::1]:${String(port)}`,
      `[::ffff:127.0.0.2]:${String(port)}`,
      '169.254.169.254',
      '10.0.0.1',
      '0x7f.2',
      '2130706434',
    ]) {
      const id = await clientAt(`https://${host}/jwks.json`)
      expect([host, await statusOf(id)]).toEqual([host, 401])
    }
    expect(asked).toBe(0)
    const plain = await service.control(`/v1/projects`, { json: { slug: 'plain', name: 'a' } })
    const refused = await service.control(`/v1/projects/${plain.body.slug}/clients`, {
      json: {
        name: 'a',
        oauth: { authentication: { method: 'private_key_jwt', jwks_uri: 'http://a.example' } },
      },
    })
    expect(refused.status).toBe(400)
  })
})
