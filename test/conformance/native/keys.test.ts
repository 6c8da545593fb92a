import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  ask,
  type Control,
  controlOf,
  newKey,
  newProject,
  newToken,
  verify,
} from '../../service/api.ts'
import { databases } from '../../service/databases.ts'
import { startTestService, type TestService } from '../../service/service.ts'

describe.each(databases)('keys on $name', ({ make }) => {
  let service: TestService
  let control: Control
  beforeAll(async () => {
    service = await startTestService({ databaseUrl: await make() })
    control = controlOf(service)
  })
  afterAll(() => service.remove())

  it('are shown once, and say what they may', async () => {
    const slug = await newProject(control)
    const made = await control(`/v1/projects/${slug}/keys`, {
      json: { name: 'Production', scopes: ['orders:read'], metadata: { team: 'a' } },
    })
    expect(made.status).toBe(201)
    expect(made.headers.get('cache-control')).toBe('no-store')
    expect(made.body.secret).toMatch(/^cs_live_1[0-9A-Za-z]{60}$/)
    expect(made.body.key.key_prefix).toBe(made.body.secret.slice(0, 16))

    const read = await control(`/v1/keys/${made.body.key.id}`)
    expect(read.body).toMatchObject({
      name: 'Production',
      scopes: ['orders:read'],
      is_active: true,
    })
    expect(read.text).not.toContain(made.body.secret)
    expect(await verify(control, made.body.secret)).toMatchObject({
      valid: true,
      code: 'valid',
      principal: {
        kind: 'key',
        project_slug: slug,
        key_id: made.body.key.id,
        environment: 'live',
        scopes: ['orders:read'],
        metadata: { team: 'a' },
      },
    })
  })

  it('are refused with the same words when unknown, wrong or forged', async () => {
    const { secret } = await newKey(control)
    const other = await newKey(control)
    // a well-formed key of another installation has a MAC that this one does not make
    const flipped = secret.slice(0, -1) + (secret.endsWith('a') ? 'b' : 'a')
    expect(await verify(control, flipped)).toMatchObject({
      valid: false,
      code: 'credential_malformed',
    })
    expect(await verify(control, 'nonsense')).toMatchObject({ code: 'credential_malformed' })
    const mixed = secret.slice(0, 25) + other.secret.slice(25)
    expect(await verify(control, mixed)).toMatchObject({ code: 'credential_malformed' })
  })

  it('that are forged never reach the database', async () => {
    const { secret } = await newKey(control)
    const before = await lookups(service)
    for (let place = 0; place < secret.length; place++) {
      const wrong = secret[place] === '0' ? '1' : '0'
      await verify(control, secret.slice(0, place) + wrong + secret.slice(place + 1))
    }
    expect((await lookups(service)) - before).toBe(0)
    await verify(control, secret)
    expect((await lookups(service)) - before).toBe(1)
  })

  it('rotate with an overlap: old and new work, then the old one stops by itself', async () => {
    const { key, secret: old } = await newKey(control)
    const rotated = await control(`/v1/keys/${key.id}/rotate`, { json: { overlap: '4s' } })
    expect(rotated.status).toBe(201)
    expect(rotated.body.key.id).toBe(key.id)
    expect(await verify(control, rotated.body.secret)).toMatchObject({ valid: true })
    expect(await verify(control, old)).toMatchObject({ valid: true })
    const { access_token: oldToken } = await newToken(service, old)
    expect(await verify(control, oldToken)).toMatchObject({ valid: true })

    await sleep(4_100)
    expect(await verify(control, old)).toMatchObject({ valid: false, code: 'secret_retired' })
    expect(await verify(control, oldToken)).toMatchObject({ valid: false, code: 'token_revoked' })
    expect(await verify(control, rotated.body.secret)).toMatchObject({ valid: true })
  })

  it('rotate without an overlap: the old secret ends with the call', async () => {
    const { key, secret: old } = await newKey(control)
    const { access_token: token } = await newToken(service, old)
    const rotated = await control(`/v1/keys/${key.id}/rotate`, { json: {} })
    expect(await verify(control, old)).toMatchObject({ code: 'secret_retired' })
    expect(await verify(control, token)).toMatchObject({ code: 'token_revoked' })
    expect(await verify(control, rotated.body.secret)).toMatchObject({ valid: true })
  })

  it('are revoked for good, with a reason, together with their tokens', async () => {
    const { key, secret } = await newKey(control)
    const { access_token: token } = await newToken(service, secret)
    expect(await verify(control, token)).toMatchObject({ valid: true })
    const revoked = await control(`/v1/keys/${key.id}/revoke`, { json: { reason: 'leaked' } })
    expect(revoked.body.revoked_reason).toBe('leaked')
    expect(await verify(control, secret)).toMatchObject({ valid: false, code: 'key_revoked' })
    expect(await verify(control, token)).toMatchObject({ valid: false, code: 'key_revoked' })
    const whoami = await ask(`${service.publicUrl}/v1/whoami`, {
      headers: { authorization: `Bearer ${token}` },
    })
    expect(whoami.status).toBe(401)

    expect((await control(`/v1/keys/${key.id}/revoke`, { json: {} })).status).toBe(200)
    const revive = await control(`/v1/keys/${key.id}`, {
      method: 'PATCH',
      json: { is_active: true },
    })
    expect(revive).toMatchObject({ status: 409, body: { code: 'state_conflict' } })
    const rotate = await control(`/v1/keys/${key.id}/rotate`, { json: {} })
    expect(rotate.body.code).toBe('state_conflict')
  })

  it('are deactivated and reactivated; tokens from before do not come back', async () => {
    const { key, secret } = await newKey(control)
    const { access_token: token } = await newToken(service, secret)
    const set = (is_active: boolean) =>
      control(`/v1/keys/${key.id}`, { method: 'PATCH', json: { is_active } })
    await set(false)
    expect(await verify(control, secret)).toMatchObject({ code: 'key_inactive' })
    expect(await verify(control, token)).toMatchObject({ code: 'key_inactive' })
    await set(true)
    expect(await verify(control, secret)).toMatchObject({ valid: true })
    expect(await verify(control, token)).toMatchObject({ code: 'token_revoked' })
  })

  it('end with a deactivated project or client, and come back with it', async () => {
    const slug = await newProject(control)
    const made = await control(`/v1/projects/${slug}/clients`, { json: { name: 'App' } })
    const { client, secret } = made.body
    const set = (path: string, is_active: boolean) =>
      control(path, { method: 'PATCH', json: { is_active } })
    await set(`/v1/clients/${client.client_id}`, false)
    expect(await verify(control, secret)).toMatchObject({ code: 'client_inactive' })
    await set(`/v1/clients/${client.client_id}`, true)
    await set(`/v1/projects/${slug}`, false)
    expect(await verify(control, secret)).toMatchObject({ code: 'project_inactive' })
    await set(`/v1/projects/${slug}`, true)
    expect(await verify(control, secret)).toMatchObject({ valid: true })
  })

  it('expire by duration and by instant, and can be given more time', async () => {
    const short = await newKey(control, { expires_in: '3s' })
    const instant = new Date(Date.now() + 3_000).toISOString()
    const dated = await newKey(control, { expires_at: instant })
    expect(dated.key.expires_at).toBe(instant)
    expect(await verify(control, short.secret)).toMatchObject({ valid: true })
    await sleep(3_100)
    expect(await verify(control, short.secret)).toMatchObject({ code: 'key_expired' })
    expect(await verify(control, dated.secret)).toMatchObject({ code: 'key_expired' })
    await control(`/v1/keys/${short.key.id}`, { method: 'PATCH', json: { expires_in: '90d' } })
    expect(await verify(control, short.secret)).toMatchObject({ valid: true })
  })

  it('have all scopes, some, or none', async () => {
    const require = { scopes: ['orders:read'] }
    const all = await newKey(control, { scopes: null })
    const some = await newKey(control, { scopes: ['orders:read', 'orders:write'] })
    const none = await newKey(control, { scopes: [] })
    expect(await verify(control, all.secret, { require })).toMatchObject({ valid: true })
    expect(await verify(control, some.secret, { require })).toMatchObject({ valid: true })
    expect(await verify(control, none.secret, { require })).toMatchObject({ code: 'scope_missing' })
    await control(`/v1/keys/${some.key.id}`, {
      method: 'PATCH',
      json: { scopes: ['orders:write'] },
    })
    expect(await verify(control, some.secret, { require })).toMatchObject({ code: 'scope_missing' })
  })

  it('belong to an environment and a project', async () => {
    const { secret } = await newKey(control, { environment: 'test' })
    expect(secret).toMatch(/^cs_test_/)
    const live = await verify(control, secret, { require: { environment: 'live' } })
    expect(live.code).toBe('environment_refused')
    const elsewhere = await verify(control, secret, { require: { project: 'elsewhere' } })
    expect(elsewhere.code).toBe('project_refused')
    const capable = await verify(control, secret, { require: { capabilities: ['a.b'] } })
    expect(capable.code).toBe('capability_missing')
  })

  it('may be limited to addresses, of IPv4 and IPv6', async () => {
    const ip_allow = ['192.0.2.0/24', '2001:db8::/32', '198.51.100.7']
    const { key, secret } = await newKey(control, { ip_allow })
    expect(key.ip_allow).toEqual(ip_allow)
    const from = async (ip: string) => (await verify(control, secret, { ip })).code
    expect(await from('192.0.2.200')).toBe('valid')
    expect(await from('::ffff:192.0.2.200')).toBe('valid')
    expect(await from('2001:db8:1::1')).toBe('valid')
    expect(await from('198.51.100.7')).toBe('valid')
    expect(await from('192.0.3.1')).toBe('address_refused')
    expect(await from('2001:db9::1')).toBe('address_refused')
    expect((await verify(control, secret)).code).toBe('address_missing')
  })

  it('tell when they were last used, soon after the first use', async () => {
    const { key, secret } = await newKey(control)
    expect((await control(`/v1/keys/${key.id}`)).body.last_used_at).toBeNull()
    const started = Date.now()
    await verify(control, secret, { ip: '192.0.2.1' })
    const { body } = await control(`/v1/keys/${key.id}`)
    expect(Date.parse(body.last_used_at)).toBeGreaterThanOrEqual(started - 1_000)
    expect(body.secrets[0]).toMatchObject({ generation: 1, last_used_from: '192.0.2.1' })
    expect(Date.parse(body.as_of)).not.toBeNaN()
  })

  it('are listed by project, the newest first, in pages and by state', async () => {
    const slug = await newProject(control)
    const ids: string[] = []
    for (let count = 0; count < 5; count++) {
      const made = await control(`/v1/projects/${slug}/keys`, {
        json: { name: `k${String(count)}` },
      })
      ids.unshift(made.body.key.id)
    }
    await control(`/v1/keys/${ids[4] ?? ''}`, { method: 'DELETE' })
    const first = await control(`/v1/projects/${slug}/keys?limit=3`)
    const second = await control(
      `/v1/projects/${slug}/keys?limit=3&cursor=${String(first.body.next_cursor)}`,
    )
    const listed = [...first.body.data, ...second.body.data].map(({ id }: { id: string }) => id)
    expect(listed).toEqual(ids)
    expect(second.body.next_cursor).toBeNull()
    expect((await control(`/v1/projects/${slug}/keys?state=active`)).body.data).toHaveLength(4)
    expect((await control(`/v1/projects/${slug}/keys?state=revoked`)).body.data).toHaveLength(1)
  })

  it('of the server level may do on the control API what they were made for', async () => {
    const made = await control('/v1/server-keys', {
      json: { name: 'gate', permissions: ['verify'] },
    })
    expect(made.status).toBe(201)
    expect(made.body.key).toMatchObject({ level: 'server', project_id: null, scopes: [] })
    const gate = controlOf(service, made.body.secret)
    const { secret } = await newKey(control)
    expect(await verify(gate, secret)).toMatchObject({ valid: true })
    const refused = await gate('/v1/projects')
    expect(refused).toMatchObject({ status: 403, body: { code: 'permission_missing' } })

    const asCaller = await verify(control, made.body.secret)
    expect(asCaller.code).toBe('level_refused')
    const asServer = await verify(control, made.body.secret, { require: { level: 'server' } })
    expect(asServer.valid).toBe(true)
    const token = await ask(`${service.publicUrl}/oauth/token`, {
      form: { grant_type: 'client_credentials', client_secret: made.body.secret },
    })
    expect(token).toMatchObject({ status: 400, body: { error: 'unauthorized_client' } })

    await control(`/v1/server-keys/${made.body.key.id}`, { method: 'DELETE' })
    expect((await gate('/v1/verify', { json: { credential: secret } })).status).toBe(401)
  })

  it('of the server level make no keys that may more than they', async () => {
    const permissions = ['server-keys.write', 'verify']
    const made = await control('/v1/server-keys', { json: { permissions } })
    const maker = controlOf(service, made.body.secret)
    const wider = await maker('/v1/server-keys', { json: { permissions: ['keys.write'] } })
    expect(wider).toMatchObject({ status: 403, body: { code: 'permission_missing' } })
    const equal = await maker('/v1/server-keys', { json: { permissions: ['verify'] } })
    expect(equal.status).toBe(201)
  })

  it('of the project level open nothing on the control API', async () => {
    const { secret } = await newKey(control)
    const refused = await controlOf(service, secret)('/v1/projects')
    expect(refused).toMatchObject({ status: 403, body: { code: 'level_refused' } })
  })
})

/** `countersign_lookups_total`: how often credentials were read from the database. */
async function lookups(service: TestService): Promise<number> {
  const { text } = await ask(`${service.controlUrl}/metrics`)
  return Number(/^countersign_lookups_total (\d+)$/m.exec(text)?.[1])
}
