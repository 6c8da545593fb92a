import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Control, controlOf, newProject } from '../../service/api.ts'
import { startTestService, type TestService } from '../../service/service.ts'

describe('nobody gives what they do not have', () => {
  let service: TestService
  let control: Control
  beforeAll(async () => {
    service = await startTestService({ databaseUrl: null })
    control = controlOf(service)
  })
  afterAll(() => service.remove())

  const serverKey = async (permissions: readonly string[], more: object = {}) => {
    const made = await control('/v1/server-keys', { json: { permissions, ...more } })
    expect(made.status).toBe(201)
    return controlOf(service, made.body.secret)
  }

  it('scopes: a new key has at most those of its maker, and those when it asks for none', async () => {
    const project = await newProject(control)
    const keys = `/v1/projects/${project}/keys`
    const maker = await serverKey(['keys.write', 'clients.write', 'server-keys.write'], {
      scopes: ['orders:read', 'orders:write'],
    })
    const usual = await maker(keys, { json: {} })
    expect(usual.body.key.scopes).toEqual(['orders:read', 'orders:write'])
    const fewer = await maker(keys, { json: { scopes: ['orders:read'] } })
    expect(fewer.status).toBe(201)
    for (const scopes of [['orders:read', 'users:read'], null]) {
      for (const [path, more] of [
        [keys, {}],
        [`/v1/projects/${project}/clients`, { name: 'a' }],
        ['/v1/server-keys', { permissions: ['keys.write'] }],
      ] as const) {
        const refused = await maker(path, { json: { ...more, scopes } })
        expect(refused.body).toMatchObject({
          status: 403,
          code: 'scope_exceeded',
          member: 'scopes',
        })
        expect(refused.body.detail).toContain('orders:read, orders:write')
      }
    }
    const id = String(fewer.body.key.id)
    const widened = await maker(`/v1/keys/${id}`, { method: 'PATCH', json: { scopes: null } })
    expect(widened.body.code).toBe('scope_exceeded')
  })

  it('scopes: the secret of a key that may more is not theirs to make', async () => {
    const project = await newProject(control)
    const strong = await control(`/v1/projects/${project}/keys`, { json: { scopes: ['admin'] } })
    const maker = await serverKey(['keys.write'], { scopes: ['orders:read'] })
    const rotated = await maker(`/v1/keys/${String(strong.body.key.id)}/rotate`, { json: {} })
    expect(rotated.body).toMatchObject({ status: 403, code: 'scope_exceeded' })
  })

  it('a key that is only to verify has no scopes to give', async () => {
    const made = await control('/v1/server-keys', { json: { permissions: ['verify'] } })
    expect(made.body.key.scopes).toEqual([])
  })

  it('permissions: neither to a new server-level key nor to a changed one', async () => {
    const maker = await serverKey(['server-keys.write', 'server-keys.read', 'verify'])
    const made = await maker('/v1/server-keys', { json: { permissions: ['verify'] } })
    expect(made.status).toBe(201)
    const path = `/v1/server-keys/${String(made.body.key.id)}`
    const beyond = { permissions: ['verify', 'keys.write'] }
    for (const refused of [
      await maker('/v1/server-keys', { json: beyond }),
      await maker(path, { method: 'PATCH', json: beyond }),
    ]) {
      expect(refused.body).toMatchObject({ status: 403, code: 'permission_missing' })
      expect(refused.body.detail).toContain('keys.write')
    }
    const changed = await maker(path, { method: 'PATCH', json: { name: 'gate' } })
    expect(changed.body).toMatchObject({ name: 'gate', permissions: ['verify'] })
  })

  it('server-level keys rotate, are revoked and are found only among their own', async () => {
    const made = await control('/v1/server-keys', {
      json: { name: 'gateway', permissions: ['projects.read'] },
    })
    const path = `/v1/server-keys/${String(made.body.key.id)}`
    expect((await control(`/v1/keys/${String(made.body.key.id)}`)).status).toBe(404)
    const rotated = await control(`${path}/rotate`, { json: { overlap: '0s' } })
    expect((await controlOf(service, made.body.secret)('/v1/projects')).status).toBe(401)
    const now = controlOf(service, rotated.body.secret)
    expect((await now('/v1/projects')).status).toBe(200)
    const listed = await control('/v1/server-keys?q=gateway&state=active')
    expect(listed.body.data).toHaveLength(1)
    expect(listed.body.data[0]).toMatchObject({ permissions: ['projects.read'] })
    const revoked = await control(`${path}/revoke`, { json: { reason: 'end' } })
    expect(revoked.body).toMatchObject({ revoked_reason: 'end' })
    expect((await now('/v1/projects')).status).toBe(401)
  })
})
