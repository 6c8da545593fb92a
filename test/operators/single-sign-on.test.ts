import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Control, controlOf } from '../service/api.ts'
import { databases } from '../service/databases.ts'
import { freePorts, startTestService, type TestService } from '../service/service.ts'
import { newOperator, openBrowser, type TestBrowser } from './browser.ts'
import {
  oidcClient,
  type Person,
  startProvider,
  type TestProvider,
  toProvider,
} from './provider.ts'

describe.each(databases)('single sign-on, on $name', ({ make }) => {
  let provider: TestProvider
  let service: TestService
  let admin: Control
  beforeAll(async () => {
    const [port] = await freePorts(1)
    // the address that the provider and the service agree on; the tests go to where it listens
    const url = `http://127.0.0.1:${String(port)}`
    provider = await startProvider(`${url}/auth/callback/oidc`)
    service = await startTestService({
      databaseUrl: await make(),
      environment: {
        TRUSTED_PROXIES: '127.0.0.1',
        CONTROL_URL: url,
        OIDC_ISSUER: provider.issuer,
        OIDC_CLIENT_ID: oidcClient.id,
        OIDC_CLIENT_SECRET: oidcClient.secret,
        OIDC_NAME: 'Work account',
      },
    })
    admin = controlOf(service)
  })
  afterAll(async () => {
    provider.close()
    await service.remove()
  })

  /** There, through the provider, and back: where the browser ends. */
  const come = async (person: Person, browser: TestBrowser, wanted?: string): Promise<string> => {
    provider.next(person)
    const back = await toProvider(await startOf(browser, wanted))
    return backTo(browser, back)
  }
  const startOf = async (browser: TestBrowser, wanted?: string): Promise<string> => {
    const search = wanted === undefined ? '' : `?${new URLSearchParams({ return: wanted })}`
    const { headers } = await browser.ask(`/auth/oidc/oidc${search}`, { redirect: 'manual' })
    return headers.get('location') ?? ''
  }
  const backTo = async (browser: TestBrowser, address: string): Promise<string> => {
    const { pathname, search } = new URL(address)
    const { headers } = await browser.ask(pathname + search, {
      redirect: 'manual',
      headers: { 'sec-fetch-site': 'cross-site' },
    })
    return headers.get('location') ?? ''
  }
  const person = (name: string, email_verified = true): Person => {
    return { sub: `sub-${name}`, email: `${name}@work.example`, email_verified, name }
  }

  it('is offered by its name', async () => {
    const { body } = await openBrowser(service).ask('/v1/sign-in-methods')
    expect(body).toEqual({ password: true, oidc: [{ id: 'oidc', name: 'Work account' }] })
  })

  it('asks with PKCE, state and nonce, and keeps none of them in the open', async () => {
    const browser = openBrowser(service)
    const { searchParams } = new URL(await startOf(browser))
    expect(searchParams.get('code_challenge_method')).toBe('S256')
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(searchParams.get(name)?.length).toBeGreaterThan(20)
      expect(browser.cookies()).not.toContain(searchParams.get(name))
    }
  })

  it('lets in who was invited by the verified address, as what they were invited', async () => {
    const json = { email: 'Ada@work.example', role: 'read-only' }
    await admin('/v1/invitations', { json })
    const browser = openBrowser(service)
    expect(await come(person('ada'), browser)).toBe('/dashboard/')
    const { body } = await browser.ask('/v1/session')
    expect(body.operator).toMatchObject({
      email: 'ada@work.example',
      role: 'read-only',
      name: 'ada',
    })
    expect((await admin('/v1/invitations')).body.data).toEqual([])
    const again = openBrowser(service)
    expect(await come(person('ada'), again)).toBe('/dashboard/')
    const records = await admin(`/v1/audit?object=${String(body.operator.id)}`)
    expect(records.status).toBe(200)
  })

  it('leads back to the page that was wanted, and never out of the dashboard', async () => {
    await admin('/v1/invitations', { json: { email: 'ida@work.example', role: 'operator' } })
    const wanted = '/keys?state=active&q=a%20b'
    const stranger = openBrowser(service)
    const refused = new URL(await come(person('ida', false), stranger, wanted), service.controlUrl)
    expect([refused.pathname, refused.searchParams.get('return')]).toEqual([
      '/dashboard/sign-in',
      wanted,
    ])
    expect(await come(person('ida'), openBrowser(service), wanted)).toBe(`/dashboard${wanted}`)
    for (const elsewhere of [
      '//evil.example/x',
      '.evil.example',
      '/../v1/keys',
      '\\\\evil.example',
    ]) {
      expect(await come(person('ida'), openBrowser(service), elsewhere)).toMatch(/^\/dashboard\//)
    }
  })

  it('refuses whom nobody invited, and whose address nobody has verified', async () => {
    const browser = openBrowser(service)
    expect(await come(person('eve'), browser)).toMatch(/^\/dashboard\/sign-in\?error=[a-z_]+$/)
    await admin('/v1/invitations', { json: { email: 'mallory@work.example', role: 'owner' } })
    expect(await come(person('mallory', false), browser)).toContain('/dashboard/sign-in?error=')
    expect((await browser.ask('/v1/session')).status).toBe(401)
  })

  it('refuses who was deactivated', async () => {
    await admin('/v1/invitations', { json: { email: 'bob@work.example', role: 'operator' } })
    const browser = openBrowser(service)
    await come(person('bob'), browser)
    const { id } = (await browser.ask('/v1/session')).body.operator
    await admin(`/v1/operators/${String(id)}`, { method: 'PATCH', json: { is_active: false } })
    expect((await browser.ask('/v1/session')).status).toBe(401)
    expect(await come(person('bob'), openBrowser(service))).toContain('error=')
  })

  it('is the same operator as by password, where the provider has verified the address', async () => {
    const operator = await newOperator(service, 'operator')
    const browser = openBrowser(service)
    const same = { ...person('same'), email: operator.email }
    expect(await come({ ...same, email_verified: false }, browser)).toContain('error=')
    expect(await come(same, browser)).toBe('/dashboard/')
    expect((await browser.ask('/v1/session')).body.operator.id).toBe(operator.id)
  })

  it('takes no answer that it has not asked for in this browser', async () => {
    await admin('/v1/invitations', { json: { email: 'carol@work.example', role: 'owner' } })
    provider.next(person('carol'))
    const attacker = openBrowser(service)
    const back = await toProvider(await startOf(attacker))
    const victim = openBrowser(service)
    expect(await backTo(victim, back)).toContain('error=')
    expect((await victim.ask('/v1/session')).status).toBe(401)
    // another state
    const forged = new URL(back)
    forged.searchParams.set('state', 'x'.repeat(32))
    expect(await backTo(attacker, forged.href)).toContain('error=')
  })
})
