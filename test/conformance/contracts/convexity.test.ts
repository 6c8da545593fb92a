import { createRemoteJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import {
  type Answered,
  type Asked,
  ask,
  type Control,
  controlOf,
  newProject,
  verify,
} from '../../service/api.ts'
import { commandsOn, fromElsewhere, startContract } from '../../service/contracts.ts'
import { databases } from '../../service/databases.ts'
import type { TestService } from '../../service/service.ts'
import { proofsOf } from './proves.ts'
import { convexitySentences } from './sentences/convexity.ts'

const proves = proofsOf(convexitySentences)
const missing =
  '{"error":"invalid_client","error_description":"Missing API key. Use HTTP Basic auth or supply client_secret in the body."}'
const testRefused =
  '{"error":"environment_refused","message":"Test tokens are not allowed, please use your live api key"}'

describe.each(databases)('convexity on $name', ({ make }) => {
  let service: TestService
  let control: Control
  let made = 0
  beforeAll(async () => {
    service = await startContract('convexity', await make(), { AUDIENCES: 'platform,billing' })
    control = controlOf(service)
  })
  afterAll(() => service.remove())

  const basic = (user: string, password: string) => ({
    authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
  })
  const grant = { grant_type: 'client_credentials' }
  const token = (form: Record<string, string>, headers: Record<string, string> = {}) =>
    ask(`${service.publicUrl}/v1/oauth/token`, {
      form: { ...grant, ...form },
      headers: { ...fromElsewhere(), ...headers },
    })
  const call = (path: string, credential: string | null, asked: Asked = {}) =>
    ask(`${service.publicUrl}${path}`, {
      ...asked,
      headers: { ...(credential !== null && { Authorization: `Bearer ${credential}` }) },
    })
  /** A product of these rights, and a project that has it. */
  const subscribed = async (rights: object = {}) => {
    made++
    const slug = `product-${String(made)}`
    const json = {
      slug,
      name: 'Indexer',
      scopes: ['indexer:read'],
      capabilities: ['indexer.history.read', 'indexer.subscribe.evm'],
      ...rights,
    }
    expect((await control('/v1/products', { json })).status).toBe(201)
    const project = await newProject(control)
    const path = `/v1/projects/${project}/subscriptions`
    const subscription = await control(path, { json: { product: slug } })
    expect(subscription.status).toBe(201)
    return { project, product: slug, subscription: String(subscription.body.id) }
  }
  const keyOf = async (project: string, wishes: object = {}) => {
    const { body } = await control(`/v1/projects/${project}/keys`, { json: wishes })
    return { id: String(body.key.id), secret: String(body.secret), project: body.key.project_id }
  }
  const mint = async (secret: string, more: Record<string, string> = {}): Promise<string> => {
    const { status, body, text } = await token({ client_secret: secret, ...more })
    expect(status, text).toBe(200)
    return body.access_token
  }
  const newKey = async (wishes: object = {}) => keyOf((await subscribed()).project, wishes)
  const refuses = (reply: Answered, status: number, error: string) => {
    const { error_description: description } = reply.body
    const expected = { error, error_description: description }
    expect([reply.status, reply.text]).toEqual([status, JSON.stringify(expected)])
    expect(description).toEqual(expect.any(String))
  }
  const forbids = (reply: Answered, status: number, error: string) => {
    const expected = { error, message: reply.body.message }
    expect([reply.status, reply.text]).toEqual([status, JSON.stringify(expected)])
  }
  const passes = (reply: Answered) => forbids(reply, 503, 'upstream_missing')
  const claimsOf = (text: string) =>
    JSON.parse(Buffer.from(text.split('.')[1] ?? '', 'base64url').toString())

  proves('F1', async () => {
    const { secret } = await newKey()
    const accessToken = await mint(secret)
    passes(await call('/v1/indexer/history', accessToken))
    for (const path of ['/v1/indexer/history', '/v1/products']) {
      const reply = await call(path, null)
      forbids(reply, 401, 'credential_missing')
      expect(reply.headers.get('www-authenticate')).toBe('Bearer realm="convexity"')
    }
  })

  proves('F2', async () => {
    expect((await newKey()).secret).toMatch(/^sk_live_[A-Za-z0-9]+$/)
    expect((await newKey({ environment: 'test' })).secret).toMatch(/^sk_test_[A-Za-z0-9]+$/)
    const { status } = await ask(`${service.publicUrl}/v1/keys`, { json: {} })
    expect(status).toBe(404)
  })

  proves('F3', async () => {
    const { secret } = await newKey()
    expect((await token({}, basic('', secret))).status).toBe(200)
    expect((await token({ client_secret: secret })).status).toBe(200)
  })

  proves('F4', async () => {
    const { secret } = await newKey()
    expect((await token({ client_id: secret })).status).toBe(200)
    expect((await token({ client_id: secret, client_secret: '' })).status).toBe(200)
    refuses(await token({ client_id: secret, client_secret: 'x' }), 401, 'invalid_client')
  })

  proves('F5', async () => {
    const { secret } = await newKey()
    expect(claimsOf(await mint(secret, { audience: 'indexer' })).aud).toBe('indexer')
    expect(claimsOf(await mint(secret)).aud).toBe('platform')
  })

  proves('F6', async () => {
    const { secret } = await newKey()
    const { body } = await token({ client_secret: secret })
    expect(body).not.toHaveProperty('scope')
    expect(claimsOf(body.access_token)).not.toHaveProperty('scope')
    const narrowed = await token({ client_secret: secret, scope: 'indexer:read' })
    expect(narrowed.body.scope).toBe('indexer:read')
    refuses(await token({ client_secret: secret, scope: 'a'.repeat(501) }), 400, 'invalid_scope')
    expect((await token({ client_secret: secret, scope: '' })).body).not.toHaveProperty('scope')
  })

  proves('F7', async () => {
    const { secret } = await newKey()
    const reply = await token({ client_secret: secret, scope: 'indexer:read' })
    const { access_token } = reply.body
    const expected = { access_token, token_type: 'Bearer', expires_in: 600, scope: 'indexer:read' }
    expect([reply.status, reply.text]).toEqual([200, JSON.stringify(expected)])
  })

  proves('F8', async () => {
    const accessToken = await mint((await newKey()).secret)
    expect(accessToken).toMatch(/^eyJhbGciOiJSUzI1NiIsImtpZCI6/)
    const header = JSON.parse(Buffer.from(accessToken.split('.')[0] ?? '', 'base64url').toString())
    expect(header).toEqual({ alg: 'RS256', kid: expect.any(String), typ: 'at+jwt' })
  })

  proves('F9', async () => {
    for (const environment of ['live', 'test']) {
      const { id, secret, project } = await newKey({ environment })
      const claims = claimsOf(await mint(secret, { scope: 'indexer:read', audience: 'indexer' }))
      expect(claims).toMatchObject({
        businessId: project,
        keyId: id,
        environment,
        scope: 'indexer:read',
        aud: 'indexer',
      })
    }
  })

  proves('F10', async () => {
    expect((await call('/v1/products', await mint((await newKey()).secret))).status).toBe(200)
    const unsubscribed = await keyOf(await newProject(control))
    expect((await call('/v1/products', await mint(unsubscribed.secret))).status).toBe(200)
  })

  proves('F11', async () => {
    const replies = [
      await token({}),
      await token({ client_secret: '' }),
      await token({}, basic('', '')),
    ]
    for (const { status, text } of replies) expect([status, text]).toEqual([401, missing])
  })

  proves('F12', async () => {
    const { secret } = await newKey()
    refuses(await token({ client_secret: secret, grant_type: '' }), 400, 'invalid_request')
    const url = `${service.publicUrl}/v1/oauth/token`
    const json = { headers: { 'content-type': 'application/json' } }
    const form = { headers: { 'content-type': 'application/x-www-form-urlencoded' } }
    refuses(await ask(url, { ...json, raw: '{"grant_type":' }), 400, 'invalid_request')
    refuses(await ask(url, { ...json, raw: '[]' }), 400, 'invalid_request')
    refuses(await ask(url, { ...form, raw: 'grant_type=%zz' }), 400, 'invalid_request')
    const twice = `grant_type=client_credentials&client_secret=${secret}&client_secret=${secret}`
    refuses(await ask(url, { ...form, raw: twice }), 400, 'invalid_request')
    refuses(await ask(url, { method: 'POST' }), 400, 'invalid_request')
  })

  proves('F13', async () => {
    const { secret } = await newKey()
    const flipped = secret.slice(0, -1) + (secret.endsWith('a') ? 'b' : 'a')
    for (const wrong of ['x', 'sk_live_', flipped, secret.replace('live', 'test')]) {
      refuses(await token({ client_secret: wrong }), 401, 'invalid_client')
    }
  })

  proves('F14', async () => {
    const { project } = await subscribed({ scopes: ['indexer:read', 'indexer:write'] })
    const { secret } = await keyOf(project, { scopes: ['indexer:read'], audiences: ['indexer'] })
    const asked = { client_secret: secret }
    refuses(await token({ ...asked, scope: 'indexer:write' }), 403, 'unauthorized_client')
    refuses(await token({ ...asked, audience: 'billing' }), 403, 'unauthorized_client')
  })

  proves('F15', async () => {
    const { secret } = await newKey({ environment: 'test' })
    const accessToken = await mint(secret)
    for (const [method, path] of [
      ['POST', '/v1/indexer/subscriptions'],
      ['GET', '/v1/indexer/history'],
    ] as const) {
      const reply = await call(path, accessToken, { method })
      expect([reply.status, reply.text]).toEqual([403, testRefused])
    }
  })

  proves('F16', async () => {
    const { project } = await subscribed({ scopes: ['indexer:read', 'other:read'] })
    const { secret } = await keyOf(project)
    const reply = await call('/v1/indexer/history', await mint(secret, { scope: 'other:read' }))
    forbids(reply, 403, 'scope_missing')
    expect(reply.headers.get('www-authenticate')).toBe(
      'Bearer realm="convexity", error="insufficient_scope", scope="indexer:read"',
    )
    passes(await call('/v1/indexer/history', await mint(secret, { scope: 'indexer:read' })))
  })

  proves('F17', async () => {
    const { project } = await subscribed({ capabilities: ['indexer.history.read'] })
    const accessToken = await mint((await keyOf(project)).secret)
    passes(await call('/v1/indexer/history', accessToken))
    const reply = await call('/v1/indexer/subscriptions', accessToken, { method: 'POST' })
    forbids(reply, 403, 'capability_missing')
  })

  proves('F18', async () => {
    const { id, secret } = await newKey()
    const rotated = await control(`/v1/keys/${id}/rotate`, { json: { overlap: '1h' } })
    for (const one of [secret, String(rotated.body.secret)]) await mint(one)
    const again = await control(`/v1/keys/${id}/rotate`, { json: {} })
    refuses(await token({ client_secret: rotated.body.secret }), 401, 'invalid_client')
    await mint(String(again.body.secret))
  })

  proves('F19', async () => {
    const { secret } = await newKey()
    const headers = { 'x-forwarded-for': '192.0.2.1' }
    let passed = 0
    for (;;) {
      const wrong = passed % 2 === 0 ? secret : 'x'
      const reply = await token({ client_secret: wrong }, headers)
      if (reply.status === 429) {
        refuses(reply, 429, 'rate_limit_exceeded')
        expect(Number(reply.headers.get('retry-after'))).toBeLessThanOrEqual(60)
        break
      }
      passed++
      // two windows at most, where a minute ends meanwhile
      expect(passed).toBeLessThanOrEqual(60)
    }
    expect(passed).toBeGreaterThanOrEqual(30)
    const another = { 'x-forwarded-for': '192.0.2.2' }
    expect((await token({ client_secret: secret }, another)).status).toBe(200)
  })

  proves('D1', async () => {
    const { secret } = await newKey()
    for (const headers of [basic('', secret), basic(secret, ''), basic('anybody', secret)]) {
      expect((await token({}, headers)).status).toBe(200)
      expect((await token({ client_id: 'library' }, headers)).status).toBe(200)
      refuses(await token({ client_secret: secret }, headers), 400, 'invalid_request')
    }
    expect((await token({ client_id: 'library', client_secret: secret })).status).toBe(200)
    const json = { ...grant, client_secret: secret, whatever: { ignored: true } }
    expect((await ask(`${service.publicUrl}/v1/oauth/token`, { json })).status).toBe(200)
  })

  proves('D2', async () => {
    const { secret } = await newKey()
    const asked = { client_secret: secret }
    refuses(await token({ ...asked, grant_type: 'password' }), 400, 'unsupported_grant_type')
    for (const scope of ['nobody:sells', 'a  b', 'a"b']) {
      refuses(await token({ ...asked, scope }), 400, 'invalid_scope')
    }
    refuses(await token({ ...asked, audience: 'nobody' }), 400, 'invalid_target')
  })

  proves('D3', async () => {
    const { project } = await subscribed({ scopes: ['indexer:read', 'indexer:write'] })
    const { secret } = await keyOf(project, { scopes: ['indexer:read'] })
    expect((await token({ client_secret: secret })).body.scope).toBe('indexer:read')
  })

  proves('D4', async () => {
    const { id, secret } = await newKey()
    const accessToken = await mint(secret)
    const jwks = createRemoteJWKSet(new URL(`${service.publicUrl}/.well-known/jwks.json`))
    const { payload } = await jwtVerify(accessToken, jwks, { typ: 'at+jwt', audience: 'platform' })
    expect(payload).toMatchObject({
      iss: expect.stringMatching(/^http/),
      sub: id,
      client_id: id,
      jti: expect.any(String),
      capabilities: ['indexer.history.read', 'indexer.subscribe.evm'],
    })
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(600)
  })

  proves('D5', async () => {
    const { secret } = await newKey()
    const key = await call('/v1/indexer/history', secret)
    forbids(key, 401, 'invalid_token')
    expect(key.headers.get('www-authenticate')).toBe(
      'Bearer realm="convexity", error="invalid_token"',
    )
    forbids(await call('/v1/indexer/history', 'x'), 401, 'invalid_token')
    forbids(await call('/v1/nowhere', secret), 404, 'route_unknown')
  })

  proves('D6', async () => {
    const { project, product } = await subscribed()
    const other = await subscribed()
    for (const environment of ['live', 'test']) {
      const { secret } = await keyOf(project, { environment })
      const { status, body } = await call('/v1/products?limit=100', await mint(secret))
      expect(status).toBe(200)
      const bySlug = new Map(body.data.map((one: { slug: string }) => [one.slug, one]))
      expect(bySlug.get(product)).toEqual({
        id: expect.any(String),
        slug: product,
        name: 'Indexer',
        capabilities: ['indexer.history.read', 'indexer.subscribe.evm'],
        scopes: ['indexer:read'],
        subscribed: true,
      })
      expect(bySlug.get(other.product)).toMatchObject({ subscribed: false })
    }
  })

  proves('D7', async () => {
    const { project } = await subscribed({ scopes: ['indexer:read', 'other:read'] })
    const { secret } = await keyOf(project)
    const narrowed = await mint(secret, { scope: 'other:read' })
    expect(claimsOf(narrowed).capabilities).toEqual([
      'indexer.history.read',
      'indexer.subscribe.evm',
    ])
  })

  proves('D8', async () => {
    const { project, subscription } = await subscribed()
    const { id, secret } = await keyOf(project)
    const accessToken = await mint(secret)
    passes(await call('/v1/indexer/history', accessToken))
    await control(`/v1/subscriptions/${subscription}`, { method: 'DELETE' })
    forbids(await call('/v1/indexer/history', accessToken), 403, 'scope_missing')
    await control(`/v1/keys/${id}/revoke`, { json: {} })
    forbids(await call('/v1/products', accessToken), 401, 'key_revoked')
  })

  proves('D9', async () => {
    const { secret } = await newKey()
    const good = await token({ client_secret: secret })
    const bad = await token({ client_secret: 'x' })
    for (const { headers } of [good, bad]) {
      expect([headers.get('cache-control'), headers.get('pragma')]).toEqual([
        'no-store',
        'no-cache',
      ])
    }
    expect(bad.headers.get('www-authenticate')).toBe('Basic realm="convexity"')
  })

  proves('D10', async () => {
    const { id, secret } = await newKey()
    expect(await verify(control, await mint(secret))).toMatchObject({ valid: true })
    await commandsOn(service)('keys', 'revoke', id)
    refuses(await token({ client_secret: secret }), 401, 'invalid_client')
  })
})
