import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Control, controlOf, newKey, newToken } from '../../service/api.ts'
import { databases } from '../../service/databases.ts'
import { startTestService, type TestService } from '../../service/service.ts'

describe.each(databases)('verification on $name', ({ make }) => {
  let service: TestService
  let control: Control
  beforeAll(async () => {
    service = await startTestService({ databaseUrl: await make() })
    control = controlOf(service)
  })
  afterAll(() => service.remove())

  it('in a batch: each as if it were asked alone, in their order', async () => {
    const good = await newKey(control, { scopes: ['orders:read'] })
    const bad = await newKey(control)
    await control(`/v1/keys/${String(bad.key.id)}/revoke`, { method: 'POST' })
    const { access_token: token } = await newToken(service, good.secret)
    const asked = [
      { credential: good.secret },
      { credential: bad.secret },
      { credential: token, require: { scopes: ['orders:read'] } },
      { credential: good.secret, require: { scopes: ['orders:write'] } },
      { credential: 'nonsense' },
    ]
    const batch = await control('/v1/verify/batch', { json: { verifications: asked } })
    expect(batch.status).toBe(200)
    const alone = await Promise.all(
      asked.map(async (json) => (await control('/v1/verify', { json })).body),
    )
    expect(batch.body.results).toEqual(alone)
    expect(batch.body.results.map(({ code }: { code: string }) => code)).toEqual([
      'valid',
      'key_revoked',
      'valid',
      'scope_missing',
      'credential_malformed',
    ])
    const read = await control(`/v1/keys/${String(good.key.id)}`)
    expect(read.body.last_used_at).not.toBeNull()
  })

  it('in a batch: takes 1 to 100', async () => {
    const { secret } = await newKey(control)
    const of = (count: number) =>
      control('/v1/verify/batch', {
        json: { verifications: Array.from({ length: count }, () => ({ credential: secret })) },
      })
    expect((await of(100)).body.results).toHaveLength(100)
    for (const reply of [await of(0), await of(101)]) {
      expect(reply.body).toMatchObject({ status: 400, member: 'verifications' })
    }
    const wrong = await control('/v1/verify/batch', {
      json: { verifications: [{ credential: secret }, { credential: 5 }] },
    })
    expect(wrong.body).toMatchObject({ member: 'verifications.1.credential' })
  })

  it('explained: every reason of a refusal, and nothing remembered', async () => {
    const { key, secret } = await newKey(control, {
      environment: 'test',
      scopes: ['orders:read'],
      ip_allow: ['10.0.0.0/8'],
      expires_in: '1s',
    })
    await control(`/v1/keys/${String(key.id)}`, { method: 'PATCH', json: { is_active: false } })
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    const { status, body } = await control('/v1/verify', {
      json: {
        credential: secret,
        require: { scopes: ['orders:write'], environment: 'live' },
        ip: '192.0.2.1',
        cost: 3,
        explain: true,
      },
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({ valid: false, code: 'key_inactive', principal: null })
    expect(body.failures.map(({ code }: { code: string }) => code)).toEqual([
      'key_inactive',
      'key_expired',
      'address_refused',
      'environment_refused',
      'scope_missing',
    ])
    for (const failure of body.failures) expect(failure.detail).not.toBe('')

    const other = await newKey(control)
    const explained = await control('/v1/verify', {
      json: { credential: other.secret, explain: true },
    })
    expect(explained.body).toMatchObject({ valid: true, code: 'valid', failures: [] })
    const read = await control(`/v1/keys/${String(other.key.id)}`)
    expect(read.body.last_used_at).toBeNull()
  })

  it.each([
    ['cost', 0],
    ['cost', -1],
    ['cost', 1.5],
    ['explain', 'yes'],
  ])('refuses %s: %s by its name', async (member, value) => {
    const reply = await control('/v1/verify', { json: { credential: 'x', [member]: value } })
    expect(reply.body).toMatchObject({ status: 400, code: 'body_invalid', member })
  })

  it('answers the same past the framework and through it', async () => {
    const { secret } = await newKey(control)
    const json = { credential: secret }
    const direct = await control('/v1/verify', { json })
    const framed = await control('/v1/verify?', { json })
    expect(framed.body).toEqual(direct.body)
    const queried = await control('/v1/verify?x=1', { json })
    expect(queried.status).toBe(direct.status)
    const refused = await controlOf(service, 'nonsense')('/v1/verify?', { json })
    expect(refused.status).toBe(401)
  })
})
