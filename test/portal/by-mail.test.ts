import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Control, controlOf, newProject } from '../service/api.ts'
import { startContract } from '../service/contracts.ts'
import { startTestService, type TestService } from '../service/service.ts'
import { newCustomer, openPortal, password, signInAgain, told } from './customers.ts'
import { type Mailbox, openMailbox, tokenIn } from './mailbox.ts'

describe('the portal with a mail server', () => {
  let service: TestService
  let mailbox: Mailbox
  let admin: Control
  let project: string
  beforeAll(async () => {
    mailbox = await openMailbox()
    const environment = {
      ...{ PORTAL: 'on', PORTAL_REGISTRATION: 'on', TRUSTED_PROXIES: '127.0.0.1' },
      ...mailbox.environment,
    }
    service = await startTestService({ databaseUrl: null, environment })
    admin = controlOf(service)
    project = await newProject(admin)
  })
  afterAll(async () => {
    await service.remove()
    mailbox.close()
  })

  const tell = async (path: string, json: object) => {
    const { status, text } = await openPortal(service).ask(path, { json })
    return [status, text]
  }

  it('lets people register, once they have shown that the address is theirs', async () => {
    const json = { email: 'New@example.com', name: 'Néw & Co', password }
    expect(await tell('/portal/api/registration', json)).toEqual([204, ''])
    const mail = await mailbox.next('new@example.com')
    const token = tokenIn(mail)
    const browser = openPortal(service)
    const early = { email: 'new@example.com', password }
    expect(told(await browser.ask('/portal/api/sign-in', { json: early }))[0]).toBe(401)
    const read = await browser.ask('/portal/api/links/read', { json: { token } })
    expect(read.body).toMatchObject({ kind: 'registration', email: 'new@example.com' })
    const confirmed = await browser.ask('/portal/api/links/accept', { json: { token } })
    expect(confirmed.status, confirmed.text).toBe(200)
    expect(confirmed.body).toMatchObject({
      customer: { name: 'Néw & Co', email: 'new@example.com', has_password: true },
      memberships: [{ role: 'owner', project: { name: 'Néw & Co' } }],
    })
    expect(confirmed.body.memberships[0].project.slug).toMatch(/^ne-w-co-[0-9a-z]{10}$/)
    const again = await openPortal(service).ask('/portal/api/links/accept', { json: { token } })
    expect(told(again)).toEqual([403, 'link_refused'])
  })

  it('says the same of an address that is known, and tells its owner', async () => {
    const known = await newCustomer(service, project, 'viewer')
    await mailbox.next(known.email)
    const json = { email: known.email, name: 'Eve', password: `${password} of Eve` }
    expect(await tell('/portal/api/registration', json)).toEqual([204, ''])
    const mail = await mailbox.next(known.email)
    expect(mail).toContain('You have an account')
    expect(tokenIn(mail)).toBe('')
    expect((await signInAgain(service, known)).cookies()).toContain('session_token')
  })

  it('gives another password by a link that is good once, and ends all sessions', async () => {
    const customer = await newCustomer(service, project, 'viewer')
    await mailbox.next(customer.email)
    const path = '/portal/api/password/forgotten'
    expect(await tell(path, { email: 'nobody@example.com' })).toEqual([204, ''])
    expect(await tell(path, { email: customer.email })).toEqual([204, ''])
    const first = tokenIn(await mailbox.next(customer.email))
    expect(await tell(path, { email: customer.email })).toEqual([204, ''])
    const second = tokenIn(await mailbox.next(customer.email))
    const reset = async (token: string) => {
      const json = { token, password: `${password} anew` }
      return told(await openPortal(service).ask('/portal/api/password/reset', { json }))
    }
    expect(await reset(first)).toEqual([403, 'link_refused'])
    expect(await reset(second)).toEqual([204, null])
    expect(await reset(second)).toEqual([403, 'link_refused'])
    expect((await customer.ask('/portal/api/session')).status).toBe(401)
    const json = { email: customer.email, password: `${password} anew` }
    const signedIn = await openPortal(service).ask('/portal/api/sign-in', { json })
    expect(signedIn.status).toBe(200)
  })

  it('is slowed down by account, whether or not there is one', async () => {
    const known = await newCustomer(service, project, 'viewer')
    for (const email of [known.email, 'unknown@example.com']) {
      const somewhere = openPortal(service)
      const json = { email, password: 'wrong' }
      const statuses: number[] = []
      for (let count = 0; count < 21; count++)
        statuses.push((await somewhere.ask('/portal/api/sign-in', { json })).status)
      // a minute may have turned meanwhile
      expect(statuses).toContain(429)
    }
  })

  it('fills nobody’s mailbox', async () => {
    const path = '/portal/api/password/forgotten'
    const statuses: unknown[] = []
    for (let count = 0; count < 8; count++)
      statuses.push((await tell(path, { email: 'often@example.com' }))[0])
    // a minute may have turned meanwhile
    expect(statuses).toContain(429)
  })

  it('invites members in the name of an owner, who never sees the link', async () => {
    const owner = await newCustomer(service, project, 'owner')
    const json = { email: 'invited@example.com', role: 'viewer' }
    const path = `/portal/api/projects/${project}/members`
    const headers = { 'accept-language': 'de-AT,de;q=0.9,en;q=0.8' }
    const { status, body, text } = await owner.ask(path, { json, headers })
    expect(status, text).toBe(201)
    expect(body).toMatchObject({ state: 'invited', email: 'invited@example.com', name: null })
    const mail = await mailbox.next('invited@example.com')
    expect(mail).toContain('eingeladen')
    expect(text).not.toContain(tokenIn(mail))
    expect(told(await owner.ask(path, { json }))).toEqual([409, 'object_exists'])
    const visitor = openPortal(service)
    const accepted = { token: tokenIn(mail), name: 'Invited', password }
    expect((await visitor.ask('/portal/api/links/accept', { json: accepted })).status).toBe(200)
  })
})

it('no registration is let begin without a mail server', async () => {
  const environment = { PORTAL: 'on', PORTAL_REGISTRATION: 'on' }
  const started = startTestService({ databaseUrl: null, environment })
  await expect(started).rejects.toThrow('SMTP_URL is missing')
})

it('there is no portal until somebody says so', async () => {
  const service = await startTestService({ databaseUrl: null })
  try {
    expect((await openPortal(service).ask('/portal/api/about')).status).toBe(404)
  } finally {
    await service.remove()
  }
})

it('members ask for keys where the contract has no self-service, unless their project says otherwise', async () => {
  const service = await startContract('convexity', null, { PORTAL: 'on' })
  try {
    const admin = controlOf(service)
    const project = await newProject(admin)
    const customer = await newCustomer(service, project, 'developer')
    const about = await customer.ask('/portal/api/about')
    expect(about.body).toMatchObject({ title: 'Convexity Infra', noun: 'business' })
    const selfService = async () => {
      const { body } = await customer.ask('/portal/api/session')
      return body.memberships[0].project.self_service
    }
    expect(await selfService()).toBe(false)
    await admin(`/v1/projects/${project}`, { method: 'PATCH', json: { self_service: true } })
    expect(await selfService()).toBe(true)
  } finally {
    await service.remove()
  }
})
