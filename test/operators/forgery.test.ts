import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestService, type TestService } from '../service/service.ts'
import { newOwner, openBrowser, password, type SignedIn } from './browser.ts'

describe('requests that a page of somebody else sends', () => {
  let service: TestService
  let owner: SignedIn
  beforeAll(async () => {
    const environment = { TRUSTED_PROXIES: '127.0.0.1', CONTROL_URL: 'http://admin.example:8788' }
    service = await startTestService({ databaseUrl: null, environment })
    owner = await newOwner(service)
  })
  afterAll(() => service.remove())

  let made = 0
  const create = async (headers: Record<string, string>) => {
    const json = { slug: `forged-${String(++made)}`, name: 'Forged' }
    const { status, body } = await owner.ask('/v1/projects', { json, headers })
    return status === 201 ? 201 : body.code
  }

  it('need the token of the very session', async () => {
    expect(await create({})).toBe(201)
    expect(await create({ 'x-csrf-token': '' })).toBe('csrf_refused')
    expect(await create({ 'x-csrf-token': 'x'.repeat(43) })).toBe('csrf_refused')
    const other = await newOwner(service)
    expect(await create({ 'x-csrf-token': other.csrfToken() })).toBe('csrf_refused')
    const asking = { 'x-csrf-token': '' }
    expect((await owner.ask('/v1/projects', { headers: asking })).status).toBe(200)
    const verify = { json: { credential: 'nonsense' }, headers: asking }
    expect((await owner.ask('/v1/verify', verify)).body.code).toBe('csrf_refused')
    expect((await owner.ask('/v1/verify', { json: verify.json })).status).toBe(200)
  })

  it('are refused by where they come from', async () => {
    const { host } = new URL(service.controlUrl)
    expect(await create({ origin: `http://${host}` })).toBe(201)
    expect(await create({ origin: 'http://admin.example:8788' })).toBe(201)
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ]) {
      expect(await create(headers)).toBe('csrf_refused')
    }
  })

  it('sign nobody in', async () => {
    const json = { email: owner.email, password }
    const headers = { 'sec-fetch-site': 'cross-site' }
    const reply = await openBrowser(service).ask('/v1/session', { json, headers })
    expect([reply.status, reply.body.code]).toEqual([403, 'csrf_refused'])
    const form = { email: owner.email, password }
    const asForm = await openBrowser(service).ask('/v1/session', { form })
    expect(asForm.body.code).toBe('content_type_unsupported')
  })

  it('read nothing: no other origin is allowed', async () => {
    const headers = { origin: 'https://evil.example' }
    const reply = await owner.ask('/v1/session', { headers })
    expect(reply.headers.get('access-control-allow-origin')).toBeNull()
    expect(reply.headers.get('cache-control')).toBe('no-store')
  })
})

it('cookies are for https alone where operators come by it', async () => {
  const environment = { TRUSTED_PROXIES: '127.0.0.1', CONTROL_URL: 'https://admin.example' }
  const service = await startTestService({ databaseUrl: null, environment })
  try {
    const owner = await newOwner(service)
    expect(owner.cookies()).toMatch(/^__Host-countersign\.session_token=/)
    const json = { email: owner.email, password }
    const { headers } = await openBrowser(service).ask('/v1/session', { json })
    const [cookie = ''] = headers.getSetCookie()
    expect(cookie).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    expect(cookie).not.toMatch(/domain/i)
    expect((await owner.ask('/v1/session')).status).toBe(200)
  } finally {
    await service.remove()
  }
})
