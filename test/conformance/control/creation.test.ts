import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Control, controlOf, newProject, verify } from '../../service/api.ts'
import { databases } from '../../service/databases.ts'
import { startTestService, type TestService } from '../../service/service.ts'

describe.each(databases)('creation under an Idempotency-Key on $name', ({ make }) => {
  let service: TestService
  let control: Control
  beforeAll(async () => {
    service = await startTestService({ databaseUrl: await make() })
    control = controlOf(service)
  })
  afterAll(() => service.remove())

  let used = 0
  const newIdempotencyKey = (): string => `request-${String(++used)}`
  const post = (path: string, json: unknown, key: string, ask: Control = control) =>
    ask(path, { json, headers: { 'idempotency-key': key } })

  it('makes a key once, and never shows its secret again', async () => {
    const project = await newProject(control)
    const path = `/v1/projects/${project}/keys`
    const key = newIdempotencyKey()
    const first = await post(path, { name: 'ci' }, key)
    expect(first.status).toBe(201)
    expect(first.body).not.toHaveProperty('replayed')
    const again = await post(path, { name: 'ci' }, key)
    expect(again.status).toBe(201)
    expect(again.body).toMatchObject({ secret: null, replayed: true })
    expect(again.body.hint).toContain(`/v1/keys/${String(first.body.key.id)}/rotate`)
    expect({ ...again.body.key, as_of: null }).toEqual({ ...first.body.key, as_of: null })
    expect(again.text).not.toContain(first.body.secret)
    const listed = await control(path)
    expect(listed.body.data).toHaveLength(1)
  })

  it('makes a project, a client and a rotation once', async () => {
    const key = newIdempotencyKey()
    const wish = { slug: `once-${String(process.pid)}`, name: 'Once' }
    const made = await post('/v1/projects', wish, key)
    expect((await post('/v1/projects', wish, key)).body).toEqual(made.body)

    const clients = `/v1/projects/${wish.slug}/clients`
    const client = await post(clients, { name: 'Back office' }, key)
    const again = await post(clients, { name: 'Back office' }, key)
    expect(again.body.client).toEqual(client.body.client)
    expect(again.body).toMatchObject({ secret: null, replayed: true })
    expect(again.body.key.id).toBe(client.body.key.id)

    const path = `/v1/keys/${String(client.body.key.id)}/rotate`
    const rotated = await post(path, { overlap: '1h' }, key)
    expect(rotated.status).toBe(201)
    const repeated = await post(path, { overlap: '1h' }, key)
    expect(repeated.body).toMatchObject({ secret: null, replayed: true })
    expect(repeated.body.key.generation).toBe(rotated.body.key.generation)
    expect(await verify(control, rotated.body.secret)).toMatchObject({ valid: true })
  })

  it('refuses another request under the same key, also at the same moment', async () => {
    const project = await newProject(control)
    const path = `/v1/projects/${project}/keys`
    const key = newIdempotencyKey()
    const replies = await Promise.all(['one', 'two'].map((name) => post(path, { name }, key)))
    expect(replies.map(({ status }) => status).toSorted()).toEqual([201, 422])
    expect(replies.find(({ status }) => status === 422)?.body.code).toBe('request_reused')
    expect((await control(path)).body.data).toHaveLength(1)
  })

  it('makes one of twenty at the same moment, and tells all of it', async () => {
    const project = await newProject(control)
    const path = `/v1/projects/${project}/keys`
    const key = newIdempotencyKey()
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => post(path, { name: 'same' }, key)),
    )
    expect(new Set(replies.map(({ body }) => body.key.id)).size).toBe(1)
    expect(replies.filter(({ body }) => body.secret !== null)).toHaveLength(1)
  })

  it('takes the key of another caller or route for another request', async () => {
    const project = await newProject(control)
    const key = newIdempotencyKey()
    const made = await control('/v1/server-keys', {
      json: { permissions: ['keys.write', 'keys.read'] },
    })
    const other = controlOf(service, made.body.secret)
    const path = `/v1/projects/${project}/keys`
    const ours = await post(path, { name: 'same' }, key)
    const theirs = await post(path, { name: 'same' }, key, other)
    expect(theirs.body.key.id).not.toBe(ours.body.key.id)
    expect(theirs.body.secret).not.toBeNull()
  })

  it('remembers nothing of what was refused', async () => {
    const key = newIdempotencyKey()
    const path = '/v1/projects/no-such-project-yet/keys'
    expect((await post(path, {}, key)).status).toBe(404)
    await control('/v1/projects', { json: { slug: 'no-such-project-yet', name: 'Now' } })
    expect((await post(path, {}, key)).status).toBe(201)
  })

  it.each([
    ['empty', ''],
    ['too long', 'k'.repeat(256)],
    ['not ASCII', 'schlüssel'],
    ['a list', 'one, two'],
  ])('refuses a key that is %s', async (_case, key) => {
    const project = await newProject(control)
    const reply = await post(`/v1/projects/${project}/keys`, {}, key)
    expect(reply.status).toBe(400)
    expect(reply.body).toMatchObject({ code: 'header_malformed', member: 'Idempotency-Key' })
  })
})
