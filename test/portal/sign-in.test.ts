import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Control, controlOf, newProject } from '../service/api.ts'
import { databases } from '../service/databases.ts'
import { startTestService, type TestService } from '../service/service.ts'
import { newCustomer, openPortal, password, secretOf, signInAgain, told } from './customers.ts'

describe.each(databases)('signing in to the portal, on $name', ({ make }) => {
  let service: TestService
  let admin: Control
  let project: string
  beforeAll(async () => {
    const environment = { PORTAL: 'on', TRUSTED_PROXIES: '127.0.0.1' }
    service = await startTestService({ databaseUrl: await make(), environment })
    admin = controlOf(service)
    project = await newProject(admin)
  })
  afterAll(() => service.remove())

  const invite = async (email: string, role = 'developer', to = project) => {
    const { status, body, text } = await admin(`/v1/projects/${to}/members`, {
      json: { email, role },
    })
    expect(status, text).toBe(201)
    return body as { member: { id: string }; link: string; mailed: boolean }
  }

  it('says what it is called, and which ways in there are', async () => {
    const { status, body } = await openPortal(service).ask('/portal/api/about')
    expect([status, body.noun]).toEqual([200, 'project'])
    expect(body.sign_in).toEqual({
      password: true,
      providers: [],
      registration: false,
      password_reset: false,
    })
  })

  it('begins with an invitation, which works once', async () => {
    const { link, member, mailed } = await invite('Ada@Example.com')
    expect(mailed).toBe(false)
    expect(link).toMatch(new RegExp(`^${service.publicUrl}/portal/invitation#[0-9A-Za-z]{43}$`))
    const token = secretOf(link)
    const browser = openPortal(service)
    expect(told(await browser.ask('/portal/api/session'))).toEqual([401, 'session_missing'])
    const read = await browser.ask('/portal/api/links/read', { json: { token } })
    expect(read.body).toMatchObject({
      ...{ kind: 'invitation', email: 'ada@example.com', role: 'developer' },
      ...{ project_name: 'A project', is_customer: false },
    })
    const alone = await browser.ask('/portal/api/links/accept', { json: { token } })
    expect(told(alone)).toEqual([400, 'body_invalid'])
    const json = { token, name: 'Ada', password }
    const accepted = await browser.ask('/portal/api/links/accept', { json })
    expect(accepted.status, accepted.text).toBe(200)
    expect(accepted.body).toMatchObject({
      customer: { name: 'Ada', email: 'ada@example.com', has_password: true },
      memberships: [{ role: 'developer', project: { slug: project, self_service: true } }],
    })
    expect(accepted.headers.getSetCookie()[0]).toMatch(
      /^countersign_portal\.session_token=.*; Path=\/; HttpOnly; SameSite=Lax$/,
    )
    const session = await browser.ask('/portal/api/session')
    expect(session.body.customer).toEqual(accepted.body.customer)
    const again = await openPortal(service).ask('/portal/api/links/accept', { json })
    expect(told(again)).toEqual([403, 'link_refused'])
    const { body } = await admin(`/v1/projects/${project}/members`)
    expect(body.data[0]).toMatchObject({ id: member.id, state: 'active', name: 'Ada' })
  })

  it('adds a project to who has an account, once they are signed in with that address', async () => {
    const customer = await newCustomer(service, project, 'viewer')
    const other = await newProject(admin)
    const { link } = await invite(customer.email, 'owner', other)
    const json = { token: secretOf(link) }
    const visitor = openPortal(service)
    const read = await visitor.ask('/portal/api/links/read', { json })
    expect(read.body.is_customer).toBe(true)
    const asStranger = { ...json, name: 'Eve', password }
    const without = await visitor.ask('/portal/api/links/accept', { json: asStranger })
    expect(told(without)).toEqual([401, 'session_missing'])
    const somebody = await newCustomer(service, project, 'viewer')
    const byOther = await somebody.ask('/portal/api/links/accept', { json })
    expect(told(byOther)).toEqual([403, 'link_refused'])
    const accepted = await customer.ask('/portal/api/links/accept', { json })
    expect(accepted.status, accepted.text).toBe(200)
    expect(accepted.body.memberships).toHaveLength(2)
  })

  it('tells an unknown address, a wrong password and a missing one alike', async () => {
    const known = await newCustomer(service, project, 'viewer')
    const external = { external_id: 'user-1', email: 'no-password@example.com' }
    await admin(`/v1/projects/${project}/portal-links`, {
      json: { ...external, name: 'Bob', role: 'viewer' },
    })
    const replies = await Promise.all(
      [
        { email: 'nobody@example.com', password },
        { email: known.email, password: `${password}?` },
        { email: external.email, password },
      ].map(async (json) => {
        const { status, headers, body } = await openPortal(service).ask('/portal/api/sign-in', {
          json,
        })
        return { status, said: { ...body, request_id: null }, cookies: headers.getSetCookie() }
      }),
    )
    expect(replies[0]).toMatchObject({ status: 401, said: { code: 'sign_in_refused' } })
    expect(replies[1]).toEqual(replies[0])
    expect(replies[2]).toEqual(replies[0])
  })

  it('ends by signing out, here and elsewhere, and with another password', async () => {
    const customer = await newCustomer(service, project, 'viewer')
    const elsewhere = await signInAgain(service, customer)
    const { body } = await customer.ask('/portal/api/sessions')
    expect(body.data).toHaveLength(2)
    const other = body.data.find(({ is_current: it }: { is_current: boolean }) => !it).id
    const path = `/portal/api/sessions/${String(other)}`
    const { status, text } = await customer.ask(path, { method: 'DELETE' })
    expect(status, text).toBe(204)
    expect((await elsewhere.ask('/portal/api/session')).status).toBe(401)

    const third = await signInAgain(service, customer)
    const change = { current: password, new: `${password} anew` }
    const wrong = { password: { ...change, current: 'wrong' } }
    const ask = (json: object) => customer.ask('/portal/api/customer', { method: 'PATCH', json })
    expect(told(await ask(wrong))).toEqual([403, 'password_refused'])
    expect((await ask({ name: 'Ada L.', password: change })).body.customer.name).toBe('Ada L.')
    expect((await third.ask('/portal/api/session')).status).toBe(401)
    expect((await customer.ask('/portal/api/session')).status).toBe(200)
    const kept = customer.cookies()
    expect((await customer.ask('/portal/api/sign-out', { method: 'POST' })).status).toBe(204)
    const thief = openPortal(service)
    thief.take(kept)
    expect((await thief.ask('/portal/api/session')).status).toBe(401)
  })

  it('takes no request of another page, and no session that is not of the portal', async () => {
    const customer = await newCustomer(service, project, 'owner')
    const path = `/portal/api/projects/${project}/members`
    const json = { email: 'x@example.com', role: 'viewer' }
    const forged = { json, headers: { 'x-csrf-token': 'x' } }
    expect(told(await customer.ask(path, forged))).toEqual([403, 'csrf_refused'])
    const elsewhere = { json, headers: { 'sec-fetch-site': 'cross-site' } }
    expect(told(await customer.ask(path, elsewhere))).toEqual([403, 'csrf_refused'])
    const visitor = openPortal(service)
    const signIn = { email: customer.email, password }
    const page = { json: signIn, headers: { 'sec-fetch-site': 'cross-site' } }
    expect(told(await visitor.ask('/portal/api/sign-in', page))).toEqual([403, 'csrf_refused'])
    const headers = { cookie: customer.cookies() }
    const control = await fetch(`${service.controlUrl}/v1/projects`, { headers })
    expect(control.status).toBe(401)
    const renamed = { cookie: customer.cookies().replaceAll('countersign_portal', 'countersign') }
    const again = await fetch(`${service.controlUrl}/v1/projects`, { headers: renamed })
    expect(again.status).toBe(401)
  })

  it('answers in its own words below its path', async () => {
    const unknown = await openPortal(service).ask('/portal/api/nothing')
    expect(told(unknown)).toEqual([404, 'route_unknown'])
    const put = await openPortal(service).ask('/portal/api/session', { method: 'PUT' })
    expect(told(put)).toEqual([405, 'method_unsupported'])
    const json = { email: 'a@example.com', password, remember: true }
    const extra = await openPortal(service).ask('/portal/api/sign-in', { json })
    expect(extra.body).toMatchObject({ code: 'body_invalid', member: 'remember' })
    expect(extra.headers.get('content-type')).toContain('application/problem+json')
  })
})
