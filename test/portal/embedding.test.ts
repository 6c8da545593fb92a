import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, type Control, controlOf, newProject } from '../service/api.ts'
import { startTestService, type TestService } from '../service/service.ts'
import { told } from './customers.ts'

describe('a panel in the page of an application', () => {
  let service: TestService
  let admin: Control
  let project: string
  beforeAll(async () => {
    service = await startTestService({ databaseUrl: null, environment: { PORTAL: 'on' } })
    admin = controlOf(service)
    project = await newProject(admin)
  })
  afterAll(async () => {
    expect(service.output()).not.toMatch(/"level":[56]0/)
    await service.remove()
  })

  const wish = { role: 'developer', origin: 'https://app.example.com' }
  const open = (more: object = {}) =>
    admin(`/v1/projects/${project}/embed-sessions`, { json: { ...wish, ...more } })
  const asPanel = (token: string) => (path: string, json?: object) =>
    ask(`${service.publicUrl}/portal/api/${path}`, {
      headers: { authorization: `Bearer ${token}` },
      ...(json !== undefined && { json }),
    })

  it('has a session of its own, whose changes are told as such', async () => {
    const { status, body, text } = await open()
    expect(status, text).toBe(201)
    expect(body).toMatchObject({ session: wish, script: `${service.publicUrl}/portal/embed.js` })
    const lifetimeMs = Date.parse(body.session.expires_at) - Date.now()
    expect(lifetimeMs).toBeLessThanOrEqual(600_000)
    const panel = asPanel(body.token)
    const made = await panel(`projects/${project}/keys`, { name: 'By the panel' })
    expect(made.status, made.text).toBe(201)
    expect(told(await panel('session'))).toEqual([401, 'session_missing'])
    expect(told(await panel(`projects/${await newProject(admin)}/keys`))).toEqual([
      404,
      'object_unknown',
    ])
    const changes = () => panel(`projects/${project}/changes?action=key.create`)
    await expect
      .poll(async () => (await changes()).body.data, { timeout: 10_000 })
      .toMatchObject([{ actor: { kind: 'embedded', id: null, name: null } }])
  })

  it('ends when it was to end, and nothing else is taken for its token', async () => {
    const { body } = await open({ lifetime: '1s', role: 'viewer' })
    const keys = () => asPanel(body.token)(`projects/${project}/keys`)
    expect((await keys()).status).toBe(200)
    const denied = await asPanel(body.token)(`projects/${project}/keys`, { name: 'x' })
    expect(told(denied)).toEqual([403, 'role_missing'])
    await expect
      .poll(async () => told(await keys()), { timeout: 10_000 })
      .toEqual([401, 'session_missing'])
    for (const token of ['x'.repeat(43), service.adminKey, body.session.id]) {
      const reply = await asPanel(token)(`projects/${project}/keys`)
      expect(told(reply)).toEqual([401, 'session_missing'])
    }
  })

  it.each([
    ['a path', { origin: 'https://app.example.com/' }, 'origin'],
    ['every origin', { origin: '*' }, 'origin'],
    ['two origins', { origin: 'https://a.example https://b.example' }, 'origin'],
    ['a directive of its own', { origin: "https://a.example; script-src 'none'" }, 'origin'],
    ['capital letters', { origin: 'https://App.example.com' }, 'origin'],
    ['another scheme', { origin: 'javascript://app' }, 'origin'],
    ['a long life', { lifetime: '13h' }, 'lifetime'],
    ['the role of an owner', { role: 'owner' }, 'role'],
  ])('is not opened for %s', async (_case, more, member) => {
    const { body } = await open(more)
    expect([body.code, body.member]).toEqual(['body_invalid', member])
  })

  it('is shown in pages of that origin, and in no others', async () => {
    const { body } = await open()
    const page = `${service.publicUrl}/portal/embed`
    const { status, headers } = await ask(`${page}?session=${String(body.session.id)}`)
    expect(status).toBe(200)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain('frame-ancestors https://app.example.com')
    expect(policy.match(/frame-ancestors/g)).toHaveLength(1)
    expect(headers.get('x-frame-options')).toBeNull()
    for (const query of ['', '?session=emb_0000000000000000', '?session=a&session=b']) {
      const refused = await ask(page + query)
      expect(refused.status).toBe(404)
      expect(refused.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    }
  })
})
