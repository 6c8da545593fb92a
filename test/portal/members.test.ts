import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordsOf } from '../audit/trail.ts'
import { type Control, controlOf, newProject } from '../service/api.ts'
import { commandsOn } from '../service/contracts.ts'
import { databases } from '../service/databases.ts'
import { startTestService, type TestService } from '../service/service.ts'
import { newCustomer, openPortal, secretOf, signInAgain, told } from './customers.ts'

describe.each(databases)('members of a project, on $name', ({ make }) => {
  let service: TestService
  let admin: Control
  let project: string
  let members: string
  beforeAll(async () => {
    const environment = { PORTAL: 'on', TRUSTED_PROXIES: '127.0.0.1' }
    service = await startTestService({ databaseUrl: await make(), environment })
    admin = controlOf(service)
    project = await newProject(admin)
    members = `/portal/api/projects/${project}/members`
  })
  afterAll(() => service.remove())

  it('are seen and changed by owners of it, and by nobody else', async () => {
    const owner = await newCustomer(service, project, 'owner')
    const viewer = await newCustomer(service, project, 'viewer')
    const stranger = await newCustomer(service, await newProject(admin), 'owner')
    const { body } = await owner.ask(members)
    expect(body.data.map(({ id }: { id: string }) => id)).toContain(viewer.memberId)
    expect(told(await viewer.ask(members))).toEqual([403, 'role_missing'])
    expect(told(await stranger.ask(members))).toEqual([404, 'object_unknown'])
    const path = `${members}/${viewer.memberId}`
    const promote = { method: 'PATCH', json: { role: 'developer' } }
    expect(told(await viewer.ask(path, promote))).toEqual([403, 'role_missing'])
    expect((await owner.ask(path, promote)).body).toMatchObject({ role: 'developer' })
    const session = await viewer.ask('/portal/api/session')
    expect(session.body.memberships[0].role).toBe('developer')
    const foreign = `/portal/api/projects/${project}/members/${stranger.memberId}`
    expect(told(await owner.ask(foreign, promote))).toEqual([404, 'object_unknown'])
    expect(told(await owner.ask(foreign, { method: 'DELETE' }))).toEqual([404, 'object_unknown'])
    const stale = { ...promote, headers: { 'if-match': '"7"' } }
    expect(told(await owner.ask(path, stale))).toEqual([412, 'revision_stale'])
  })

  it('are gone with the very reply that removes them', async () => {
    const owner = await newCustomer(service, project, 'owner')
    const member = await newCustomer(service, project, 'developer')
    const elsewhere = await signInAgain(service, member)
    const path = `/portal/api/projects/${project}`
    expect((await elsewhere.ask(path)).status).toBe(200)
    const gone = await owner.ask(`${members}/${member.memberId}`, { method: 'DELETE' })
    expect(gone.status, gone.text).toBe(204)
    // of no other project: signed out everywhere
    expect(told(await elsewhere.ask(path))).toEqual([401, 'session_missing'])

    const other = await newProject(admin)
    const both = await newCustomer(service, other, 'viewer')
    const { body } = await admin(`/v1/projects/${project}/members`, {
      json: { email: both.email, role: 'viewer' },
    })
    const json = { token: secretOf(body.link) }
    expect((await both.ask('/portal/api/links/accept', { json })).status).toBe(200)
    const out = `/v1/projects/${project}/members/${String(body.member.id)}`
    expect((await admin(out, { method: 'DELETE' })).status).toBe(204)
    expect(told(await both.ask(path))).toEqual([404, 'object_unknown'])
    expect((await both.ask(`/portal/api/projects/${other}`)).status).toBe(200)
  })

  it('always have an owner among them, however many go at once', async () => {
    const own = await newProject(admin)
    const owners = [
      await newCustomer(service, own, 'owner'),
      await newCustomer(service, own, 'owner'),
    ]
    const replies = await Promise.all(
      owners.map(({ ask, memberId }) =>
        ask(`/portal/api/projects/${own}/members/${memberId}`, {
          method: 'PATCH',
          json: { role: 'viewer' },
        }),
      ),
    )
    expect(replies.map(told).toSorted()).toEqual([
      [200, null],
      [409, 'owner_last'],
    ])
  })

  it('take back what was not accepted, and its link with it', async () => {
    const { body } = await admin(`/v1/projects/${project}/members`, {
      json: { email: 'withdrawn@example.com', role: 'viewer' },
    })
    const owner = await newCustomer(service, project, 'owner')
    const path = `${members}/${String(body.member.id)}`
    expect((await owner.ask(path, { method: 'DELETE' })).status).toBe(204)
    const json = { token: secretOf(body.link) }
    const read = await openPortal(service).ask('/portal/api/links/read', { json })
    expect(told(read)).toEqual([403, 'link_refused'])
  })

  it('come from the API’s own application, by links that are good once and for one project', async () => {
    const wish = { external_id: 'user-7', email: 'Seven@example.com', name: 'Seven' }
    const ticket = async (to: string, role: string, more: object = {}) => {
      const json = { ...wish, role, ...more }
      return admin(`/v1/projects/${to}/portal-links`, { json })
    }
    const made = await ticket(project, 'developer', { lifetime: '30s' })
    expect(made.status, made.text).toBe(201)
    expect(made.body.url).toMatch(new RegExp(`^${service.publicUrl}/portal/enter#\\w{43}$`))
    const json = { token: secretOf(made.body.url) }
    const browser = openPortal(service)
    const entered = await browser.ask('/portal/api/enter', { json })
    expect(entered.body).toMatchObject({
      customer: { id: made.body.customer_id, name: 'Seven', has_password: false },
      memberships: [{ role: 'developer', project: { slug: project } }],
    })
    expect(told(await openPortal(service).ask('/portal/api/enter', { json }))).toEqual([
      403,
      'link_refused',
    ])
    const other = await newProject(admin)
    const second = await ticket(other, 'owner', { email: undefined })
    expect(second.body.customer_id).toBe(made.body.customer_id)
    const confined = openPortal(service)
    await confined.ask('/portal/api/enter', { json: { token: secretOf(second.body.url) } })
    const { body } = await confined.ask('/portal/api/session')
    expect(body.memberships.map((one: { project: object }) => one.project)).toMatchObject([
      { slug: other },
    ])
    const unreachable = await confined.ask(`/portal/api/projects/${project}`)
    expect(told(unreachable)).toEqual([404, 'object_unknown'])
    const rename = { method: 'PATCH', json: { name: 'Eve' } }
    expect(told(await confined.ask('/portal/api/customer', rename))).toEqual([403, 'role_missing'])

    expect(told(await ticket(other, 'viewer'))).toEqual([409, 'owner_last'])
    expect(told(await ticket('nothing-here', 'viewer'))).toEqual([404, 'object_unknown'])
    const long = await ticket(project, 'developer', { lifetime: '11m' })
    expect(long.body).toMatchObject({ code: 'body_invalid', member: 'lifetime' })
    const nobody = await ticket(project, 'developer', { external_id: undefined, email: undefined })
    expect(nobody.body).toMatchObject({ code: 'body_invalid', member: 'email' })
    const mixed = await newCustomer(service, project, 'viewer')
    expect(told(await ticket(project, 'viewer', { email: mixed.email }))).toEqual([
      409,
      'object_exists',
    ])
  })

  it('come too late by a link whose time is over', async () => {
    const json = { external_id: 'late', name: 'Late', role: 'viewer', lifetime: '1s' }
    const { body } = await admin(`/v1/projects/${project}/portal-links`, { json })
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    const entering = { json: { token: secretOf(body.url) } }
    const replies = [
      await openPortal(service).ask('/portal/api/links/read', entering),
      await openPortal(service).ask('/portal/api/enter', entering),
    ]
    expect(replies.map(told)).toEqual([
      [403, 'link_refused'],
      [403, 'link_refused'],
    ])
  })

  it('lose their links with their membership', async () => {
    const json = { external_id: 'user-8', name: 'Eight', role: 'viewer' }
    const made = await admin(`/v1/projects/${project}/portal-links`, { json })
    const { body } = await admin(`/v1/projects/${project}/members`)
    const member = body.data.find(({ name }: { name: string }) => name === 'Eight')
    await admin(`/v1/projects/${project}/members/${String(member.id)}`, { method: 'DELETE' })
    const entering = { json: { token: secretOf(made.body.url) } }
    expect(told(await openPortal(service).ask('/portal/api/enter', entering))).toEqual([
      403,
      'link_refused',
    ])
  })

  it('are in the audit trail by name, and the secrets of their links are not', async () => {
    const owner = await newCustomer(service, project, 'owner')
    const { body } = await admin(`/v1/projects/${project}/members`, {
      json: { email: 'trail@example.com', role: 'viewer' },
    })
    const path = `${members}/${String(body.member.id)}`
    await owner.ask(path, { method: 'PATCH', json: { role: 'developer' } })
    const [record] = await recordsOf(admin, { actor: owner.id, action: 'member.change' })
    expect(record).toMatchObject({
      actor_name: `A owner <${owner.email}>`,
      before: { role: 'viewer' },
      after: { role: 'developer' },
    })
    const all = JSON.stringify(await recordsOf(admin))
    expect(all).not.toContain(secretOf(body.link))
    expect(all).not.toMatch(/digest|scrypt/)
    expect(service.output()).not.toContain(secretOf(body.link))
  })

  it('are managed by the command line', async () => {
    const command = commandsOn(service)
    const own = await newProject(admin)
    const { member } = await command('members', 'invite', own, 'cli@example.com', 'viewer')
    expect(member).toMatchObject({ state: 'invited', email: 'cli@example.com', role: 'viewer' })
    await command('members', 'role', own, member.id, 'developer')
    expect(await command('members', 'list', own)).toMatchObject([
      { id: member.id, role: 'developer' },
    ])
    await command('members', 'remove', own, member.id, '--yes')
    expect(await command('members', 'list', own)).toEqual([])
    expect(await command('key-requests', 'list')).toEqual([])
    await command('projects', 'change', own, '--self-service', 'off')
    expect((await admin(`/v1/projects/${own}`)).body.self_service).toBe(false)
  })
})
