import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, type Control, controlOf, newProject, verify } from '../service/api.ts'
import { startContract } from '../service/contracts.ts'
import type { TestService } from '../service/service.ts'
import { type Customer, newCustomer, told } from './customers.ts'

describe('keys in the portal', () => {
  let service: TestService
  let admin: Control
  let project: string
  let developer: Customer
  let viewer: Customer
  let at: string
  beforeAll(async () => {
    service = await startContract('classic', null, { PORTAL: 'on' })
    admin = controlOf(service)
    project = await newProject(admin)
    at = `/portal/api/projects/${project}`
    developer = await newCustomer(service, project, 'developer')
    viewer = await newCustomer(service, project, 'viewer')
  })
  afterAll(async () => {
    expect(service.output()).not.toMatch(/"level":[56]0/)
    await service.remove()
  })

  const newKey = async (wishes: object = {}) => {
    const { status, body, text } = await developer.ask(`${at}/keys`, {
      json: { name: 'Mine', ...wishes },
    })
    expect(status, text).toBe(201)
    return body as { key: { id: string; [member: string]: unknown }; secret: string }
  }
  const me = (secret: string) =>
    ask(`${service.publicUrl}/api/v1/users/me`, { headers: { authorization: `Bearer ${secret}` } })

  it('tell what the project may', async () => {
    const { body } = await viewer.ask(at)
    expect(body).toMatchObject({
      ...{ slug: project, noun: 'account', role: 'viewer', self_service: true },
      environments: [
        { environment: 'live', key_prefix: 'cs_live_' },
        { environment: 'test', key_prefix: 'cs_test_' },
      ],
      scopes: [{ scope: 'read' }, { scope: 'write', allows: 'Change what the account has.' }],
      ...{ has_clients: true, has_tokens: true, limits: [] },
    })
  })

  it('are made, shown once, name who made them, and end with the revocation', async () => {
    const { key, secret } = await newKey({ scopes: ['read'], expires_in: '90d' })
    expect(key).toMatchObject({
      ...{ name: 'Mine', environment: 'live', state: 'active', scopes: ['read'] },
      expires_soon: false,
    })
    expect(key).not.toHaveProperty('metadata')
    const replied = await me(secret)
    expect(replied.body).toEqual({
      id: developer.id,
      name: 'A developer',
      email: developer.email,
      key: { id: key.id, name: 'Mine', scopes: ['read'] },
    })
    const listed = await viewer.ask(`${at}/keys`)
    expect(listed.text).not.toContain(secret)
    const read = await viewer.ask(`${at}/keys/${key.id}`)
    expect(read.body).toMatchObject({ id: key.id, last_used_from: '127.0.0.1' })
    const json = { reason: 'no longer needed' }
    const revoked = await developer.ask(`${at}/keys/${key.id}/revoke`, { json })
    expect(revoked.body).toMatchObject({ state: 'revoked', revoked_reason: 'no longer needed' })
    expect((await me(secret)).status).toBe(401)
  })

  it('of operators are the project’s', async () => {
    const made = await admin(`/v1/projects/${project}/keys`, { json: { name: 'Ours' } })
    const { body } = await me(made.body.secret)
    expect(body).toMatchObject({ name: 'A project', email: null, key: { name: 'Ours' } })
  })

  it('have no more than the project may, and are only narrowed', async () => {
    const forged = { name: 'Forged', scopes: ['read', 'admin'] }
    const refused = await developer.ask(`${at}/keys`, { json: forged })
    expect(told(refused)).toEqual([403, 'scope_exceeded'])
    const { key } = await newKey({ scopes: ['read'] })
    const change = (json: object) =>
      developer.ask(`${at}/keys/${key.id}`, { method: 'PATCH', json })
    expect(told(await change({ scopes: ['read', 'write'] }))).toEqual([403, 'scope_exceeded'])
    expect(told(await change({ scopes: null }))).toEqual([403, 'scope_exceeded'])
    const whole = await newKey()
    const narrowed = await developer.ask(`${at}/keys/${whole.key.id}`, {
      method: 'PATCH',
      json: { name: 'Narrow', scopes: ['write'], ip_allow: ['10.0.0.0/8'] },
    })
    expect(narrowed.body).toMatchObject({ name: 'Narrow', scopes: ['write'] })
    expect(told(await change({ metadata: {} }))).toEqual([400, 'body_invalid'])
    expect(told(await change({ is_active: true }))).toEqual([400, 'body_invalid'])
    const { valid } = await verify(admin, whole.secret, { ip: '192.0.2.1' })
    expect(valid).toBe(false)
  })

  it('rotate with overlap, and tell whether the old secret is still used', async () => {
    const { key, secret } = await newKey()
    const path = `${at}/keys/${key.id}/rotate`
    const headers = { 'idempotency-key': 'rotate-once' }
    const rotated = await developer.ask(path, { json: { overlap: '1h' }, headers })
    expect(rotated.status).toBe(201)
    const again = await developer.ask(path, { json: { overlap: '1h' }, headers })
    expect(again.body).toMatchObject({ secret: null, replayed: true })
    expect(again.body.hint).toContain('/portal/api/projects/')
    expect((await me(secret)).status).toBe(200)
    const { body } = await developer.ask(`${at}/keys/${key.id}`)
    const [fresh, old] = body.secrets
    expect(fresh).toMatchObject({ closes_at: null, last_used_at: null })
    expect(old.closes_at).not.toBeNull()
    expect(old.last_used_from).toBe('127.0.0.1')
    expect((await me(rotated.body.secret)).status).toBe(200)
  })

  it('are not made where self-service is off, but asked for', async () => {
    const slug = await newProject(admin)
    const asker = await newCustomer(service, slug, 'developer')
    const owner = await newCustomer(service, slug, 'owner')
    await admin(`/v1/projects/${slug}`, { method: 'PATCH', json: { self_service: false } })
    const path = `/portal/api/projects/${slug}`
    const refused = await asker.ask(`${path}/keys`, { json: { name: 'Mine' } })
    expect(told(refused)).toEqual([403, 'self_service_off'])
    const wish = { name: 'Mine', environment: 'test', scopes: ['read'], reason: 'to try' }
    const asked = await asker.ask(`${path}/key-requests`, { json: wish })
    expect(asked.body).toMatchObject({ ...wish, state: 'open', key_id: null })
    const { id } = asked.body
    const collect = { method: 'POST' }
    const early = await asker.ask(`${path}/key-requests/${id}/collect`, collect)
    expect(told(early)).toEqual([409, 'state_conflict'])
    await admin(`/v1/key-requests/${id}/approve`, { json: { note: 'welcome' } })
    const byOther = await owner.ask(`${path}/key-requests/${id}/collect`, collect)
    expect(told(byOther)).toEqual([403, 'permission_missing'])
    const collected = await asker.ask(`${path}/key-requests/${id}/collect`, collect)
    expect(collected.body.key).toMatchObject({ name: 'Mine', scopes: ['read'] })
    expect((await me(collected.body.secret)).status).toBe(200)
    const listed = await owner.ask(`${path}/key-requests?state=collected`)
    expect(listed.body.data).toMatchObject([{ id, note: 'welcome', key_id: collected.body.key.id }])
    const other = await asker.ask(`${path}/key-requests`, { json: { name: 'Another' } })
    const withdraw = `${path}/key-requests/${String(other.body.id)}/withdraw`
    expect((await asker.ask(withdraw, collect)).body.state).toBe('withdrawn')
    expect(told(await asker.ask(withdraw, collect))).toEqual([409, 'state_conflict'])
  })

  it('belong to clients, where the contract has them', async () => {
    const made = await developer.ask(`${at}/clients`, { json: { name: 'App', scopes: ['read'] } })
    expect(made.status, made.text).toBe(201)
    const { client, secret } = made.body
    const form = { grant_type: 'client_credentials', client_id: client.client_id }
    const token = { form: { ...form, client_secret: secret } }
    expect((await ask(`${service.publicUrl}/oauth/token`, token)).body.scope).toBe('read')
    const path = `${at}/clients/${String(client.client_id)}`
    const second = await developer.ask(`${path}/keys`, { json: { name: 'Second' } })
    expect(second.body.key.client_id).toBe(client.client_id)
    const wider = { method: 'PATCH', json: { scopes: null } }
    expect(told(await developer.ask(path, wider))).toEqual([403, 'scope_exceeded'])
    const secrets = await viewer.ask(`${path}/keys`)
    expect(secrets.body.data).toHaveLength(2)
    expect((await developer.ask(path, { method: 'DELETE' })).status).toBe(204)
    expect((await ask(`${service.publicUrl}/oauth/token`, token)).status).toBe(401)
  })
})
