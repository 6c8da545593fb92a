import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordsOf } from '../audit/trail.ts'
import type { TestBrowser } from '../operators/browser.ts'
import {
  oidcClient,
  type Person,
  startProvider,
  type TestProvider,
  toProvider,
} from '../operators/provider.ts'
import { type Control, controlOf, newProject } from '../service/api.ts'
import { freePorts, startTestService, type TestService } from '../service/service.ts'
import { newCustomer, openPortal } from './customers.ts'
import { type Mailbox, openMailbox } from './mailbox.ts'

describe('single sign-on of customers', () => {
  let provider: TestProvider
  let mailbox: Mailbox
  let service: TestService
  let admin: Control
  let project: string
  beforeAll(async () => {
    const [port] = await freePorts(1)
    // the address that the provider and the service agree on; the tests go to where it listens
    const url = `http://127.0.0.1:${String(port)}`
    provider = await startProvider(`${url}/portal/api/auth/callback/oidc`)
    mailbox = await openMailbox()
    service = await startTestService({
      databaseUrl: null,
      environment: {
        ...mailbox.environment,
        PORTAL: 'on',
        PORTAL_REGISTRATION: 'on',
        TRUSTED_PROXIES: '127.0.0.1',
        PUBLIC_URL: url,
        PORTAL_OIDC_ISSUER: provider.issuer,
        PORTAL_OIDC_CLIENT_ID: oidcClient.id,
        PORTAL_OIDC_CLIENT_SECRET: oidcClient.secret,
        PORTAL_OIDC_NAME: 'Harbour pass',
      },
    })
    admin = controlOf(service)
    project = await newProject(admin)
  })
  afterAll(async () => {
    provider.close()
    mailbox.close()
    await service.remove()
  })

  /** There, through the provider, and back: where the browser ends. */
  const come = async (person: Person, browser: TestBrowser): Promise<string> => {
    provider.next(person)
    const start = await browser.ask('/portal/api/auth/oidc', { redirect: 'manual' })
    const { pathname, search } = new URL(await toProvider(start.headers.get('location') ?? ''))
    const { headers } = await browser.ask(pathname + search, {
      redirect: 'manual',
      headers: { 'sec-fetch-site': 'cross-site' },
    })
    return headers.get('location') ?? ''
  }
  const person = (name: string, email_verified = true): Person => {
    return { sub: `sub-${name}`, email: `${name}@work.example`, email_verified, name }
  }
  const invite = (email: string, role: string) =>
    admin(`/v1/projects/${project}/members`, { json: { email, role } })

  it('is offered by its name', async () => {
    const { body } = await openPortal(service).ask('/portal/api/about')
    expect(body.sign_in.providers).toEqual([{ id: 'oidc', name: 'Harbour pass' }])
  })

  it('lets in who was invited by the verified address, as what they were invited', async () => {
    await invite('Ada@work.example', 'developer')
    const browser = openPortal(service)
    expect(await come(person('ada'), browser)).toBe('/portal/')
    const { body } = await browser.ask('/portal/api/session')
    expect(body).toMatchObject({
      customer: { name: 'ada', email: 'ada@work.example', has_password: false },
      memberships: [{ role: 'developer', project: { slug: project } }],
    })
    const { id } = body.customer
    expect(await come(person('ada'), openPortal(service))).toBe('/portal/')
    const actions = (await recordsOf(admin, { actor: id })).map(({ action }) => action)
    expect(actions).toEqual([
      'customer.create',
      'member.accept',
      'customer.sign-in',
      'customer.sign-in',
    ])
  })

  it('gives who was not invited a project of their own, where everybody may register', async () => {
    const browser = openPortal(service)
    expect(await come(person('carol'), browser)).toBe('/portal/')
    const { body } = await browser.ask('/portal/api/session')
    expect(body.memberships).toMatchObject([{ role: 'owner', project: { name: 'carol' } }])
  })

  it('brings a customer with a password to the same account', async () => {
    const customer = await newCustomer(service, project, 'viewer')
    const same = { ...person('dora'), email: customer.email }
    const browser = openPortal(service)
    expect(await come(same, browser)).toBe('/portal/')
    const { body } = await browser.ask('/portal/api/session')
    expect(body.customer).toMatchObject({ id: customer.id, has_password: true })
  })

  it('refuses whose address nobody has verified, and opens nothing on the control port', async () => {
    await invite('mallory@work.example', 'owner')
    const browser = openPortal(service)
    const end = await come(person('mallory', false), browser)
    expect(end).toMatch(/^\/portal\/sign-in\?error=[a-z_]+$/)
    expect((await browser.ask('/portal/api/session')).status).toBe(401)
    const control = await fetch(`${service.controlUrl}/auth/oidc/oidc`, { redirect: 'manual' })
    expect(control.status).toBe(404)
  })
})
