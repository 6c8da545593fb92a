import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { chronos } from '../../../packages/server/src/contracts/chronos.ts'
import {
  type Answered,
  type Asked,
  ask,
  type Control,
  controlOf,
  newProject,
  verify,
} from '../../service/api.ts'
import { commandsOn, contractSecrets, startContract } from '../../service/contracts.ts'
import { databases } from '../../service/databases.ts'
import type { TestService } from '../../service/service.ts'
import { proofsOf } from './proves.ts'
import { chronosSentences } from './sentences/chronos.ts'

const proves = proofsOf(chronosSentences)
const everyScope = ['wallet', 'mint', 'transfer', 'claim']

interface Registered {
  readonly clientId: string
  readonly clientSecret: string
}

describe.each(databases)('chronos on $name', ({ make }) => {
  let service: TestService
  let control: Control
  beforeAll(async () => {
    service = await startContract('chronos', await make())
    control = controlOf(service)
  })
  afterAll(() => service.remove())

  const asAdmin = (path: string, asked: Asked = {}) =>
    ask(`${service.publicUrl}/api/v1/auth${path}`, {
      ...asked,
      headers: { 'X-Admin-Key': contractSecrets.ADMIN_MASTER_KEY, ...asked.headers },
    })
  const register = async (more: object = {}): Promise<Registered> => {
    const json = { name: 'My App Production', scopes: everyScope, tier: 'enterprise', ...more }
    const { status, body, text } = await asAdmin('/register', { json })
    expect(status, text).toBe(201)
    return body.client
  }
  const token = (json: object) => ask(`${service.publicUrl}/api/v1/auth/token`, { json })
  const mint = async ({ clientId, clientSecret }: Registered): Promise<string> => {
    const { status, body, text } = await token({ clientId, clientSecret })
    expect(status, text).toBe(200)
    return body.accessToken
  }
  const call = (path: string, headers: Record<string, string>, asked: Asked = {}) =>
    ask(`${service.publicUrl}/api/v1${path}`, { method: 'POST', ...asked, headers })
  const createWallet = (accessToken: string, more: Record<string, string> = {}) =>
    call('/wallet/create', {
      Authorization: `Bearer ${accessToken}`,
      'X-User-Id': 'user_12345',
      'Content-Type': 'application/json',
      ...more,
    })
  const refuses = (reply: Answered, status: number, code: string, message?: string) => {
    const says = message ?? reply.body.error.message
    const expected = { success: false, error: { code, message: says } }
    expect([reply.status, reply.text]).toEqual([status, JSON.stringify(expected)])
    if (status === 401) expect(reply.headers.get('www-authenticate')).not.toBeNull()
  }
  const passes = (reply: Answered) => refuses(reply, 503, 'UPSTREAM_MISSING')
  const claimsOf = (accessToken: string) =>
    JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString())
  const sign = (claims: object, secret = contractSecrets.JWT_SECRET) => {
    const parts = [{ alg: 'HS256', typ: 'JWT' }, claims]
    const input = parts
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.')
    return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`
  }

  proves('F1', async () => {
    const json = { name: 'My App Production', scopes: everyScope, tier: 'enterprise' }
    const reply = await asAdmin('/register', { json })
    const { clientId, clientSecret } = reply.body.client
    expect(clientId).toMatch(/^client_[A-Za-z0-9]+$/)
    expect(clientSecret).toMatch(/^sk_live_[A-Za-z0-9]+$/)
    const client = { clientId, clientSecret, ...json }
    expect([reply.status, reply.text]).toEqual([201, JSON.stringify({ success: true, client })])
    expect(reply.headers.get('cache-control')).toBe('no-store')
  })

  proves('F2', async () => {
    const { clientId, clientSecret } = await register()
    const reply = await token({ clientId, clientSecret })
    const { accessToken } = reply.body
    const expected = {
      success: true,
      accessToken,
      tokenType: 'Bearer',
      expiresIn: 3600,
      scope: 'wallet mint transfer claim',
    }
    expect([reply.status, reply.text]).toEqual([200, JSON.stringify(expected)])
    expect(reply.headers.get('cache-control')).toBe('no-store')
  })

  proves('F3', async () => {
    const accessToken = await mint(await register())
    passes(await createWallet(accessToken))
    for (const { method, path, scopes } of chronos.resources.routes) {
      const at = path.replace('/api/v1', '')
      refuses(await call(at, { 'X-User-Id': 'user_12345' }, { method }), 401, 'MISSING_AUTH')
      if (scopes?.every((scope) => everyScope.includes(scope)) !== true) continue
      const bearer = { Authorization: `Bearer ${accessToken}` }
      refuses(await call(at, bearer, { method }), 400, 'MISSING_USER_ID')
      passes(await call(at, { ...bearer, 'X-User-Id': 'user_12345' }, { method }))
    }
  })

  proves('F4', async () => {
    const client = await register()
    const [one, other] = [await mint(client), await mint(client)]
    expect(one).toMatch(/^eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9\./)
    const claims = claimsOf(one)
    expect(claims).toEqual({
      sub: client.clientId,
      iss: 'chronos-adapter',
      aud: 'blockchain-api',
      iat: expect.any(Number),
      exp: Number(claims.iat) + 3_600,
      jti: expect.any(String),
      scopes: everyScope,
      tier: 'enterprise',
    })
    expect(claimsOf(other).jti).not.toBe(claims.jti)
    expect(sign(claims)).toBe(one)
  })

  proves('F5', async () => {
    const wrong: readonly (readonly [Record<string, string>, string])[] = [
      [{ JWT_SECRET: '' }, 'JWT_SECRET is missing'],
      [{ JWT_SECRET: 'x'.repeat(63) }, 'asks for at least 64 characters'],
      [{ ADMIN_MASTER_KEY: '' }, 'ADMIN_MASTER_KEY is missing'],
      [{ ADMIN_MASTER_KEY: 'short' }, 'ADMIN_MASTER_KEY is too short'],
      [{ ADMIN_MASTER_KEY_FILE: '/nowhere/at/all' }, 'ADMIN_MASTER_KEY_FILE names a file'],
    ]
    for (const [environment, sentence] of wrong) {
      await expect(startContract('chronos', null, environment)).rejects.toThrow(sentence)
    }
  })

  proves('F6', async () => {
    const all = [...everyScope, 'sign-mint']
    expect((await asAdmin('/register', { json: { name: 'a', scopes: all } })).status).toBe(201)
    const unknown = await asAdmin('/register', { json: { name: 'a', scopes: ['admin'] } })
    refuses(unknown, 400, 'INVALID_REQUEST')
    for (const { method, path, scopes = [] } of chronos.resources.routes) {
      const others = all.filter((scope) => !scopes.includes(scope))
      const headersOf = async (held: readonly string[]) => ({
        Authorization: `Bearer ${await mint(await register({ scopes: held }))}`,
        'X-User-Id': 'user_12345',
      })
      const at = path.replace('/api/v1', '')
      passes(await call(at, await headersOf(scopes), { method }))
      refuses(await call(at, await headersOf(others), { method }), 403, 'INSUFFICIENT_SCOPE')
    }
  })

  proves('F7', async () => {
    const asked = {
      Origin: 'https://app.example',
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'authorization,content-type,x-user-id',
    }
    const preflight = await call('/sign-mint', asked, { method: 'OPTIONS' })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*')
    expect(preflight.headers.get('access-control-allow-methods')).toBe('POST')
    expect(preflight.headers.get('access-control-allow-headers')).toBe(
      'Authorization, X-User-Id, Content-Type',
    )
    const refused = await call('/sign-mint', { Origin: 'https://app.example' })
    refuses(refused, 401, 'MISSING_AUTH')
    expect(refused.headers.get('access-control-allow-origin')).toBe('*')
    const elsewhere = await call('/wallet/create', asked, { method: 'OPTIONS' })
    expect(elsewhere.status).toBe(405)
    expect(elsewhere.headers.get('access-control-allow-origin')).toBeNull()
  })

  proves('F8', async () => {
    for (const tier of ['standard', 'professional', 'enterprise']) {
      expect(claimsOf(await mint(await register({ tier }))).tier).toBe(tier)
    }
    const json = { name: 'a', scopes: ['wallet'] }
    expect((await asAdmin('/register', { json })).body.client.tier).toBe('standard')
    refuses(await asAdmin('/register', { json: { ...json, tier: 'gold' } }), 400, 'INVALID_REQUEST')
  })

  proves('F9', async () => {
    const says = 'Authorization header not provided'
    refuses(await call('/wallet/create', { 'X-User-Id': 'a' }), 401, 'MISSING_AUTH', says)
    refuses(await call('/wallet/create', {}), 401, 'MISSING_AUTH', says)
  })

  proves('F10', async () => {
    const says = 'JWT signature invalid or malformed'
    const accessToken = await mint(await register())
    const claims = claimsOf(accessToken)
    const forged = [
      'x',
      'a.b.c',
      `${accessToken.slice(0, -4)}AAAA`,
      sign(claims, 'another secret that is not the one of this installation, and as long'),
      sign({ ...claims, aud: 'elsewhere' }),
      sign({ ...claims, iss: 'elsewhere' }),
    ]
    for (const text of forged) refuses(await createWallet(text), 401, 'INVALID_TOKEN', says)
  })

  proves('F11', async () => {
    const client = await register()
    const accessToken = await mint(client)
    await asAdmin(`/clients/${client.clientId}/deactivate`, { method: 'POST' })
    const says = 'API client has been deactivated'
    refuses(await createWallet(accessToken), 401, 'CLIENT_REVOKED', says)
  })

  proves('F12', async () => {
    const says = 'Wrong clientId or clientSecret'
    const [one, other] = [await register(), await register()]
    const wrong = [
      { ...one, clientSecret: other.clientSecret },
      { ...one, clientSecret: 'sk_live_xxxxxxxxxx' },
      { ...one, clientId: 'client_abc123def456' },
    ]
    for (const { clientId, clientSecret } of wrong) {
      refuses(await token({ clientId, clientSecret }), 401, 'INVALID_CREDENTIALS', says)
    }
  })

  proves('F13', async () => {
    const accessToken = await mint(await register())
    const says = 'X-User-Id header not provided'
    refuses(await createWallet(accessToken, { 'X-User-Id': '' }), 400, 'MISSING_USER_ID', says)
  })

  proves('F14', async () => {
    const accessToken = await mint(await register({ scopes: ['mint'] }))
    const says = 'Token lacks required permission'
    refuses(await createWallet(accessToken), 403, 'INSUFFICIENT_SCOPE', says)
  })

  proves('F15', async () => {
    const claims = claimsOf(await mint(await register()))
    const past = sign({ ...claims, iat: claims.iat - 7_200, exp: claims.exp - 7_200 })
    const says = 'JWT has expired, refresh required'
    refuses(await createWallet(past), 401, 'TOKEN_EXPIRED', says)
  })

  proves('F16', async () => {
    const { clientId } = await register()
    const paths = ['/clients', `/clients/${clientId}`]
    for (const path of paths) {
      expect((await asAdmin(path)).body.success).toBe(true)
      refuses(await asAdmin(path, { headers: { 'X-Admin-Key': '' } }), 401, 'MISSING_AUTH')
    }
  })

  proves('F17', async () => {
    const [client, other] = [await register({ tier: 'standard' }), await register()]
    const accessToken = await mint(client)
    let passed = 0
    for (;;) {
      const reply = await createWallet(accessToken)
      if (reply.status === 429) {
        const { resetAt } = reply.body.error
        const message = 'Too many requests, slow down'
        const error = { code: 'RATE_LIMIT_EXCEEDED', resetAt, message }
        expect(reply.text).toBe(JSON.stringify({ success: false, error }))
        expect(Date.parse(resetAt) % 60_000).toBe(0)
        break
      }
      passed++
      expect(passed).toBeLessThanOrEqual(200)
    }
    // the exchange for the token is one of the hundred
    expect(passed).toBeGreaterThanOrEqual(99)
    passes(await createWallet(await mint(other)))
  })

  proves('D1', async () => {
    const nowhere = await ask(`${service.publicUrl}/api/v1/nowhere`)
    refuses(nowhere, 404, 'ROUTE_UNKNOWN')
    expect(nowhere.headers.get('content-type')).toContain('application/json')
  })

  proves('D2', async () => {
    const json = { name: 'a', scopes: ['wallet'] }
    const key = contractSecrets.ADMIN_MASTER_KEY
    const wrong = ['x', `${key}x`, key.slice(0, -1), key.toUpperCase(), service.adminKey]
    for (const header of wrong) {
      const reply = await asAdmin('/register', { json, headers: { 'X-Admin-Key': header } })
      refuses(reply, 401, 'INVALID_CREDENTIALS')
    }
    const none = await ask(`${service.publicUrl}/api/v1/auth/register`, { json })
    refuses(none, 401, 'MISSING_AUTH')
    expect((await controlOf(service, key)('/v1/projects')).status).toBe(401)
  })

  proves('D3', async () => {
    const good = { name: 'a', scopes: ['wallet'], tier: 'standard' }
    const wrong: readonly (readonly [object, string])[] = [
      [{ ...good, name: undefined }, 'name'],
      [{ ...good, name: 5 }, 'name'],
      [{ ...good, scopes: undefined }, 'scopes'],
      [{ ...good, scopes: [] }, 'scopes'],
      [{ ...good, scopes: 'wallet' }, 'scopes'],
      [{ ...good, scopes: ['wallet', 'wallet'] }, 'scopes'],
      [{ ...good, tier: 5 }, 'tier'],
      [{ ...good, projectSlug: 'nobody' }, 'projectSlug'],
      [{ ...good, isAdmin: true }, 'isAdmin'],
    ]
    for (const [json, member] of wrong) {
      const reply = await asAdmin('/register', { json })
      refuses(reply, 400, 'INVALID_REQUEST')
      expect(reply.body.error.message).toContain(`At: ${member}`)
    }
    const { clientId, clientSecret } = await register()
    for (const [json, member] of [
      [{ clientId }, 'clientSecret'],
      [{ clientSecret }, 'clientId'],
      [{ clientId, clientSecret: 5 }, 'clientSecret'],
    ] as const) {
      const reply = await token(json)
      refuses(reply, 400, 'INVALID_REQUEST')
      expect(reply.body.error.message).toContain(`At: ${member}`)
    }
    expect((await token({ clientId, clientSecret, whatever: [1] })).status).toBe(200)
  })

  proves('D4', async () => {
    const client = await register()
    await asAdmin(`/clients/${client.clientId}/deactivate`, { method: 'POST' })
    refuses(await token(client), 401, 'CLIENT_REVOKED', 'API client has been deactivated')
    const guessed = { ...client, clientSecret: 'sk_live_guessed' }
    refuses(await token(guessed), 401, 'INVALID_CREDENTIALS')
  })

  proves('D5', async () => {
    const { clientId } = await register()
    const listed = await control('/v1/projects/default/clients')
    expect(listed.body.data.map((one: { client_id: string }) => one.client_id)).toContain(clientId)
    const projectSlug = await newProject(control)
    const other = await register({ projectSlug })
    const { body } = await asAdmin(`/clients?projectSlug=${projectSlug}`)
    expect(body.clients.map((one: Registered) => one.clientId)).toEqual([other.clientId])
    refuses(await asAdmin('/clients?projectSlug=nobody'), 400, 'INVALID_REQUEST')
  })

  proves('D6', async () => {
    const client = await register()
    const path = `/clients/${client.clientId}`
    const post = (verb: string, asked: Asked = {}) =>
      asAdmin(`${path}/${verb}`, { method: 'POST', ...asked })
    const read = (await asAdmin(path)).body.client
    expect(read).toEqual({
      clientId: client.clientId,
      name: 'My App Production',
      scopes: everyScope,
      tier: 'enterprise',
      isActive: true,
      createdAt: expect.any(String),
    })
    expect((await post('deactivate')).body.client.isActive).toBe(false)
    expect((await post('reactivate')).body.client.isActive).toBe(true)
    const before = await mint(client)
    const rotated = (await post('rotate-secret')).body.client
    expect(Object.keys(rotated)).toEqual(Object.keys(client))
    refuses(await token(client), 401, 'INVALID_CREDENTIALS')
    refuses(await createWallet(before), 401, 'INVALID_TOKEN')
    const again = (await post('rotate-secret', { json: { overlap: '1h' } })).body.client
    for (const one of [rotated, again]) passes(await createWallet(await mint(one)))
    const trail = `/v1/audit?actor=ADMIN_MASTER_KEY&object=${client.clientId}`
    const actions = async () =>
      (await control(trail)).body.data.map(({ action }: { action: string }) => action)
    // it is told once it is sealed, within a second
    await expect.poll(actions, { timeout: 20_000 }).toContain('client.create')
    refuses(await asAdmin('/clients/client_0000000000000000'), 404, 'OBJECT_UNKNOWN')
    refuses(await asAdmin('/clients/nobody'), 404, 'OBJECT_UNKNOWN')
  })

  proves('D7', async () => {
    const { clientSecret } = await register()
    refuses(await createWallet(clientSecret), 401, 'INVALID_TOKEN')
  })

  proves('D8', async () => {
    const client = await register()
    const accessToken = await mint(client)
    expect(await verify(control, accessToken)).toMatchObject({
      valid: true,
      principal: { client_id: client.clientId, project_slug: 'default' },
    })
    await commandsOn(service)('clients', 'change', client.clientId, '--deactivate')
    expect(await verify(control, accessToken)).toMatchObject({ code: 'client_inactive' })
  })
})
