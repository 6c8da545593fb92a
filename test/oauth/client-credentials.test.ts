import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask } from '../service/api.ts'
import {
  basic,
  newClient,
  type OAuthService,
  startOAuthService,
  type TestClient,
} from './oauth-service.ts'

// RFC 6749 §2.3, §3.2, §4.4 and §5.2.

describe('client credentials', () => {
  let service: OAuthService
  let client: TestClient
  beforeAll(async () => {
    service = await startOAuthService(null)
    client = await newClient(service.control)
  })
  afterAll(() => service.remove())

  const grant = { grant_type: 'client_credentials' }
  const send = (form: string, headers: Record<string, string> = {}, query = '') =>
    service.post(`/oauth/token${query}`, form, headers)

  it('refuse a repeated parameter, also one that means nothing', async () => {
    const auth = basic(client.id, client.secret)
    for (const form of [
      'grant_type=client_credentials&grant_type=client_credentials',
      'grant_type=client_credentials&scope=a&scope=a',
      'grant_type=client_credentials&whatever=1&whatever=2',
      'grant_type=client_credentials&sc%6Fpe=a&scope=a',
    ]) {
      expect(await send(form, auth)).toMatchObject({
        status: 400,
        body: { error: 'invalid_request' },
      })
    }
  })

  it('ignore unknown parameters, and take empty ones for absent', async () => {
    const auth = basic(client.id, client.secret)
    const { status, headers } = await send(
      'grant_type=client_credentials&scope=&audience=&code=x',
      auth,
    )
    expect(status).toBe(200)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('pragma')).toBe('no-cache')
  })

  it('take one method of authentication a request', async () => {
    const { id, secret } = client
    const auth = basic(id, secret)
    const both = await service.post('/oauth/token', { ...grant, client_secret: secret }, auth)
    expect(both).toMatchObject({ status: 400, body: { error: 'invalid_request' } })
    const named = await service.post('/oauth/token', { ...grant, client_id: id }, auth)
    expect(named.status).toBe(200)
    const another = { ...grant, client_id: 'client_0000000000000000' }
    expect(await service.post('/oauth/token', another, auth)).toMatchObject({
      status: 400,
      body: { error: 'invalid_request' },
    })
  })

  it('refuse a secret in the URL, whatever is in the body', async () => {
    const { secret } = client
    const form = `grant_type=client_credentials&client_secret=${secret}`
    for (const query of [`?client_secret=${secret}`, `?client%5Fsecret=${secret}`, '?%zz=1']) {
      const reply = await send(form, {}, query)
      expect(reply).toMatchObject({ status: 400, body: { error: 'invalid_request' } })
      expect(reply.text).not.toContain(secret)
    }
    expect((await send(form, {}, '?trace=1')).status).toBe(200)
  })

  it('form-decode what Basic carries', async () => {
    const { id, secret } = client
    const encoded = (text: string) => Buffer.from(text).toString('hex').replaceAll(/../g, '%$&')
    const header = (text: string) => ({
      authorization: `Basic ${Buffer.from(text).toString('base64')}`,
    })
    const form = 'grant_type=client_credentials'
    expect((await send(form, header(`${encoded(id)}:${encoded(secret)}`))).status).toBe(200)
    expect((await send(form, header(`${id}:%zz`))).body).toMatchObject({ error: 'invalid_client' })
    expect((await send(form, { authorization: 'Basic !!!' })).status).toBe(401)
  })

  it.each([
    ['invalid_request', 400, {}],
    ['unsupported_grant_type', 400, { grant_type: 'password' }],
    ['invalid_scope', 400, { ...grant, scope: 'a  b' }],
    ['invalid_target', 400, { ...grant, audience: 'https://elsewhere.example' }],
  ])('answer %s with %d and no-store', async (error, status, form) => {
    const reply = await service.post('/oauth/token', form, basic(client.id, client.secret))
    expect(reply.status).toBe(status)
    expect(reply.body).toEqual({ error, error_description: expect.any(String) })
    expect(reply.headers.get('cache-control')).toBe('no-store')
  })

  it('answer invalid_client with 401 and a challenge in the scheme of the attempt', async () => {
    const wrong = [
      basic(client.id, 'nonsense'),
      basic('client_0000000000000000', client.secret),
      {},
    ]
    for (const headers of wrong) {
      const reply = await service.post('/oauth/token', grant, headers)
      expect(reply).toMatchObject({ status: 401, body: { error: 'invalid_client' } })
      expect(reply.headers.get('www-authenticate')).toMatch(/^Basic realm="/)
    }
  })

  it('answer unauthorized_client with 400 where the client may not at all', async () => {
    const other = await newClient(service.control)
    await service.control(`/v1/projects/${other.project}`, {
      method: 'PATCH',
      json: { is_active: false },
    })
    const reply = await service.post('/oauth/token', grant, basic(other.id, other.secret))
    expect(reply).toMatchObject({ status: 400, body: { error: 'unauthorized_client' } })
  })

  it('are had by POST alone', async () => {
    const reply = await ask(`${service.publicUrl}/oauth/token`)
    expect(reply.status).toBe(405)
    expect(reply.headers.get('allow')).toBe('POST')
  })
})
