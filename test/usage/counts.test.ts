import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  ask,
  type Control,
  controlOf,
  newKey,
  newProject,
  newToken,
  verify,
} from '../service/api.ts'
import { databases } from '../service/databases.ts'
import { startTestService, type TestService } from '../service/service.ts'
import { codesOf, usageOf } from './sums.ts'

describe.each(databases)('usage on $name', ({ make }) => {
  let service: TestService
  let control: Control
  beforeAll(async () => {
    service = await startTestService({ databaseUrl: await make() })
    control = controlOf(service)
  })
  afterAll(() => service.remove())

  const sums = (query: string) => usageOf(control, query)
  const byCode = (query: string) => codesOf(control, query)

  it('is what the client has counted, under concurrent load', async () => {
    const project = await newProject(control)
    const keys = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const { body } = await control(`/v1/projects/${project}/keys`, { json: {} })
        return { id: String(body.key.id), secret: String(body.secret), valid: 0, cost: 0, short: 0 }
      }),
    )
    const workers = Array.from({ length: 16 }, async (_, worker) => {
      for (let round = 0; round < 40; round++) {
        const key = keys[(worker * 7 + round) % keys.length]
        if (key === undefined) throw new Error('no key')
        const require = round % 5 === 0 ? { environment: 'test' } : {}
        const cost = 1 + (round % 3)
        const { code } = await verify(control, key.secret, { require, cost })
        if (code === 'valid') {
          key.valid++
          key.cost += cost
        } else key.short++
      }
    })
    await Promise.all(workers)
    const told = await sums(`project=${project}&group_by=key`)
    expect(told).toHaveLength(keys.length)
    for (const key of keys) {
      expect(told.find((one) => one['key_id'] === key.id)).toMatchObject({
        requests: key.valid + key.short,
        accepted: key.valid,
        refused: key.short,
        cost: key.cost,
      })
    }
    const all = { valid: 512, environment_refused: 128 }
    expect(await byCode(`project=${project}`)).toEqual(all)
    expect(await byCode(`project=${project}&bucket=hour`)).toEqual(all)
    expect(await sums(`project=${project}&code=valid&group_by=environment,project`)).toMatchObject([
      { environment: 'live', project_slug: project, requests: 512, refused: 0 },
    ])
  })

  it('counts keys and tokens, at every door, for the key and its client', async () => {
    const project = await newProject(control)
    const made = await control(`/v1/projects/${project}/clients`, { json: { name: 'Backend' } })
    const { client, key, secret } = made.body
    const { access_token: token } = await newToken(service, secret, { client_id: client.client_id })
    await verify(control, token, { cost: 5 })
    await verify(control, secret)
    const headers = { authorization: `Bearer ${token}` }
    expect((await ask(`${service.publicUrl}/v1/whoami`, { headers })).status).toBe(200)
    const wrong = { grant_type: 'client_credentials', client_secret: secret, client_id: 'other' }
    await ask(`${service.publicUrl}/oauth/token`, { form: wrong })
    await verify(control, secret, { explain: true })
    expect(await sums(`client=${client.client_id}&group_by=key,client`)).toMatchObject([
      {
        key_id: key.id,
        client_id: client.client_id,
        client_name: 'Backend',
        ...{ requests: 5, accepted: 4, refused: 1, cost: 8 },
      },
    ])
    expect(await byCode(`key=${key.id}`)).toEqual({ valid: 4, client_mismatch: 1 })
  })

  it('tells the last use: when, from where, by which secret of which key', async () => {
    const project = await newProject(control)
    const make = async () => (await control(`/v1/projects/${project}/keys`, { json: {} })).body
    const [one, other] = [await make(), await make()]
    await verify(control, one.secret, { ip: '192.0.2.1' })
    const rotation = { json: { overlap: '1h' } }
    const rotated = await control(`/v1/keys/${String(other.key.id)}/rotate`, rotation)
    const before = Date.now()
    await verify(control, rotated.body.secret, { ip: '2001:db8::1' })
    const last = {
      last_used_from: '2001:db8::1',
      last_used_key_id: other.key.id,
      last_used_generation: 2,
    }
    const [sum] = await sums(`project=${project}&group_by=project`)
    expect(sum).toMatchObject(last)
    const at = Date.parse(String(sum?.['last_used_at']))
    expect(Math.abs(at - before)).toBeLessThan(60_000)
    const rows = await sums(`project=${project}&group_by=key,project`)
    expect(rows.find((row) => row['key_id'] === other.key.id)).toMatchObject(last)
    expect(rows.find((row) => row['key_id'] === one.key.id)).toMatchObject({
      ...{ last_used_from: '192.0.2.1', last_used_key_id: one.key.id, last_used_generation: 1 },
    })
    const [plain] = await sums(`project=${project}`)
    expect(Object.keys(plain ?? {})).not.toContain('last_used_at')
  })

  it('counts refusals by code: of the key where its secret matched, else of nobody', async () => {
    const { key, secret } = await newKey(control, { ip_allow: ['192.0.2.1'] })
    const before = await byCode('bucket=day')
    await verify(control, secret)
    await verify(control, secret, { ip: '192.0.2.9' })
    await verify(control, secret, { ip: '192.0.2.1' })
    await verify(control, `${secret.slice(0, -1)}_`)
    await control(`/v1/keys/${String(key.id)}/revoke`, { json: {} })
    await verify(control, secret, { ip: '192.0.2.1' })
    expect(await byCode(`key=${String(key.id)}`)).toEqual({
      ...{ address_missing: 1, address_refused: 1, key_revoked: 1, valid: 1 },
    })
    const after = await byCode('bucket=day')
    expect(after['credential_malformed']).toBe((before['credential_malformed'] ?? 0) + 1)
    const nobody = await sums('code=credential_malformed&group_by=key,project')
    expect(nobody).toMatchObject([{ key_id: null, project_id: null, accepted: 0 }])
  })

  it('counts services that ask, and what they ask only where they may', async () => {
    const { key, secret } = await newKey(control)
    const made = await control('/v1/server-keys', { json: { permissions: ['verify'] } })
    const asking = controlOf(service, made.body.secret)
    await verify(asking, secret)
    await asking('/v1/projects')
    const mute = await control('/v1/server-keys', { json: { permissions: ['usage.read'] } })
    await controlOf(service, mute.body.secret)('/v1/verify', { json: { credential: secret } })
    expect(await byCode(`key=${String(key.id)}`)).toEqual({ valid: 1 })
    expect(await byCode(`key=${String(made.body.key.id)}`)).toEqual({
      ...{ valid: 1, permission_missing: 1 },
    })
  })

  it('is told a page at a time', async () => {
    const project = await newProject(control)
    for (let count = 0; count < 7; count++) {
      const { body } = await control(`/v1/projects/${project}/keys`, { json: {} })
      await verify(control, body.secret)
    }
    const query = `project=${project}&group_by=key,code&limit=3`
    const seen: string[] = []
    let pages = 0
    for (let cursor: string | null = ''; cursor !== null; pages++) {
      const { body } = await control(`/v1/usage?${query}${cursor && `&cursor=${cursor}`}`)
      seen.push(...body.data.map(({ key_id }: { key_id: string }) => key_id))
      expect(Date.parse(body.as_of)).toBeLessThanOrEqual(Date.now())
      cursor = body.next_cursor
    }
    expect(pages).toBe(3)
    expect(seen).toEqual(seen.toSorted())
    expect(new Set(seen).size).toBe(7)
  })

  it('needs its permission, and says what it can not answer', async () => {
    const made = await control('/v1/server-keys', { json: { permissions: ['keys.read'] } })
    const refused = await controlOf(service, made.body.secret)('/v1/usage')
    expect(refused.body).toMatchObject({ status: 403, code: 'permission_missing' })
    const cases = [
      ['from=2020-01-01T00:00:00Z&bucket=hour', 'from'],
      ['from=2030-01-02T00:00:00Z&until=2030-01-01T00:00:00Z', 'until'],
      ['project=nobody-here', 'project'],
      ['group_by=secret', 'group_by'],
      ['group_by=key&cursor=AAAA', 'cursor'],
      ['code=good', 'code'],
    ] as const
    for (const [query, member] of cases) {
      const { body } = await control(`/v1/usage?${query}`)
      expect(body, query).toMatchObject({ status: 400, code: 'body_invalid', member })
    }
    expect((await control('/v1/usage?project=prj_0000000000000000')).body.data).toEqual([])
  })
})
