import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Operation, operations } from '../../packages/server/src/http/control/operations.ts'
import { type Control, controlOf } from '../service/api.ts'
import { databases } from '../service/databases.ts'
import { startTestService, type TestService } from '../service/service.ts'
import { newOperator, newOwner, openBrowser, type SignedIn, signInAgain } from './browser.ts'

const every = Object.entries(operations as Readonly<Record<string, Operation>>)
const guarded = every.filter(([, { permission }]) => permission !== null)
const own = every.filter(([, { caller }]) => caller === 'session')

/** What the roles may, as it was agreed. */
const may: Readonly<Record<string, (permission: string) => boolean>> = {
  owner: () => true,
  operator: (permission) => !['operators.write', 'server-keys.write'].includes(permission),
  'read-only': (permission) => permission.endsWith('.read') || permission === 'verify',
}

/** An object that there is none of. */
const pathOf = ({ url }: Operation): string => url.replaceAll(/:\w+/g, 'none')

describe.each(databases)('roles, on $name', ({ make }) => {
  let service: TestService
  let admin: Control
  let owner: SignedIn
  const members = new Map<string, SignedIn>()
  beforeAll(async () => {
    const environment = { TRUSTED_PROXIES: '127.0.0.1' }
    service = await startTestService({ databaseUrl: await make(), environment })
    admin = controlOf(service)
    owner = await newOwner(service)
    for (const role of Object.keys(may)) members.set(role, await newOperator(service, role))
  })
  afterAll(() => service.remove())

  describe.each(Object.keys(may))('%s', (role) => {
    it.each(guarded)('%s is open to it as its permission says', async (_id, operation) => {
      const { method, permission } = operation
      const body = method === 'GET' ? {} : { json: {} }
      const reply = await members.get(role)?.ask(pathOf(operation), { method, ...body })
      expect(reply?.status, reply?.text).not.toBe(401)
      const isRefused = reply?.body?.code === 'permission_missing'
      expect(isRefused, reply?.text).toBe(may[role]?.(permission ?? '') === false)
    })
  })

  it.each(own)('%s is for sessions alone', async (_id, operation) => {
    const { method } = operation
    for (const control of [admin, openBrowser(service).ask]) {
      const reply = await control(pathOf(operation), { method })
      expect([reply.status, reply.body.code]).toEqual([401, 'session_missing'])
    }
  })

  it('cut, count with the next request', async () => {
    const cut = await newOperator(service, 'owner')
    const path = `/v1/operators/${cut.id}`
    const { status, body } = await owner.ask(path, { method: 'PATCH', json: { role: 'read-only' } })
    expect([status, body.role]).toEqual([200, 'read-only'])
    expect((await cut.ask('/v1/projects')).body.code).toBe('session_missing')
    const again = await signInAgain(service, cut)
    const project = { json: { slug: 'cut', name: 'Cut' } }
    expect((await again.ask('/v1/projects', project)).body.code).toBe('permission_missing')
    await owner.ask(path, { method: 'PATCH', json: { is_active: false } })
    expect((await again.ask('/v1/projects')).body.code).toBe('session_missing')
  })

  it('are not given beyond one’s own', async () => {
    const permissions = ['operators.read', 'operators.write']
    const { body } = await admin('/v1/server-keys', { json: { permissions } })
    const limited = controlOf(service, body.secret)
    const json = { email: 'friend@example.com', role: 'owner' }
    expect((await limited('/v1/invitations', { json })).body.code).toBe('permission_missing')
    expect((await limited('/v1/setup/links', { method: 'POST' })).status).toBe(403)
    const path = `/v1/operators/${owner.id}`
    const change = { method: 'PATCH', json: { is_active: false } }
    expect((await limited(path, change)).body.code).toBe('permission_missing')
    expect((await limited(path, { method: 'DELETE' })).body.code).toBe('permission_missing')
    expect((await limited(`${path}/two-factor`, { method: 'DELETE' })).status).toBe(403)
  })

  it('of operators show in what they may see of others', async () => {
    const reader = members.get('read-only')
    const foreign = `/v1/sessions?operator=${owner.id}`
    expect((await reader?.ask(foreign))?.status).toBe(200)
    const { body } = await owner.ask('/v1/sessions')
    const end = `/v1/sessions/${String(body.data[0].id)}?operator=${owner.id}`
    expect((await reader?.ask(end, { method: 'DELETE' }))?.body.code).toBe('permission_missing')
    const own = `/v1/sessions/${String(body.data[0].id)}`
    expect((await reader?.ask(own, { method: 'DELETE' }))?.body.code).toBe('object_unknown')
  })

  it('leave an owner, also where two go at once', async () => {
    const { body } = await admin('/v1/operators?limit=100')
    const owners = (body.data as { id: string; role: string }[]).filter(
      ({ role }) => role === 'owner',
    )
    const replies = await Promise.all(
      owners.map(({ id }) => admin(`/v1/operators/${id}`, { method: 'DELETE' })),
    )
    const codes = replies.map((reply) => reply.body?.code ?? 'gone').toSorted()
    expect(codes.filter((code) => code === 'owner_last')).toHaveLength(1)
    const { body: left } = await admin('/v1/operators?limit=100')
    const [last] = (left.data as { id: string; role: string }[]).filter(
      ({ role }) => role === 'owner',
    )
    expect(last).toMatchObject({ is_last_owner: true })
    const demoted = { method: 'PATCH', json: { role: 'operator' } }
    const reply = await admin(`/v1/operators/${last?.id ?? ''}`, demoted)
    expect([reply.status, reply.body.code]).toEqual([409, 'owner_last'])
  })
})
