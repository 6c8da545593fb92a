import { type CountersignClient, CountersignError, createClient } from '@countersign/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestService, type TestService } from '../service/service.ts'

let service: TestService
let countersign: CountersignClient
beforeAll(async () => {
  service = await startTestService({ databaseUrl: null })
  countersign = createClient({ url: service.controlUrl, token: service.adminKey })
})
afterAll(() => service.remove())

let made = 0
async function newProject(): Promise<string> {
  const { slug } = await countersign.projects.create({ slug: `p${String(++made)}`, name: 'P' })
  return slug
}

describe('projects', () => {
  it('are made, read, changed, listed and deleted', async () => {
    const created = await countersign.projects.create({ slug: 'acme', name: 'Acme' })
    const read = await countersign.projects.get({ project: 'acme' })
    expect(read).toEqual(created)
    expect(read.etag).toBe(created.etag)
    const changed = await countersign.projects.change({ project: 'acme', contact: 'a@example.org' })
    expect(changed).toMatchObject({ id: created.id, contact: 'a@example.org' })
    const slugs = (await countersign.projects.list().all({ most: 100 })).map(({ slug }) => slug)
    expect(slugs).toContain('acme')
    await countersign.projects.delete({ project: 'acme' })
    await expect(countersign.projects.get({ project: 'acme' })).rejects.toMatchObject({
      name: 'CountersignError',
      status: 404,
      code: 'object_unknown',
    })
  })

  it('are changed only as they were read, where that is asked', async () => {
    const project = await newProject()
    const read = await countersign.projects.get({ project })
    await countersign.projects.change({ project, name: 'First' }, { ifMatch: read.etag })
    const late = countersign.projects.change({ project, name: 'Second' }, { ifMatch: read.etag })
    await expect(late).rejects.toMatchObject({ status: 412, code: 'revision_stale' })
    expect((await countersign.projects.get({ project })).name).toBe('First')
  })

  it('have their version beside them, where JSON does not see it', async () => {
    const project = await countersign.projects.get({ project: await newProject() })
    expect(project.etag).toMatch(/^"\d+"$/)
    expect(JSON.stringify(project)).not.toContain('etag')
    expect(Object.keys(project)).not.toContain('etag')
  })
})

describe('a refusal', () => {
  it('tells what is at fault', async () => {
    const call = countersign.projects.create({ slug: 'Not a slug', name: 'P' })
    const error: unknown = await call.catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(CountersignError)
    expect(error).toMatchObject({
      operation: 'projects.create',
      status: 400,
      code: 'body_invalid',
      member: 'slug',
      tries: 1,
    })
    expect((error as CountersignError).requestId).toMatch(/^req_/)
    expect((error as CountersignError).problem?.request_id).toMatch(/^req_/)
  })

  it.each(['a stranger', 'cs_live_10000000000000000'])('is what %j gets', async (token) => {
    const stranger = createClient({ url: service.controlUrl, token: token.replaceAll(' ', '-') })
    await expect(stranger.projects.list().page()).rejects.toMatchObject({ status: 401 })
    expect(await stranger.health.live()).toEqual({ status: 'ok' })
    expect(await stranger.health.ready()).toEqual({ status: 'ok' })
  })
})

describe('keys', () => {
  it('are made, verified, changed, rotated and revoked', async () => {
    const project = await newProject()
    const { key, secret } = await countersign.keys.create({
      project,
      name: 'ci',
      scopes: ['orders:read'],
      expires_in: '90d',
    })
    const verdict = await countersign.credentials.verify({ credential: String(secret) })
    expect(verdict).toMatchObject({ valid: true, principal: { key_id: key.id } })

    await countersign.keys.change({ key: key.id, name: 'renamed' })
    expect(await countersign.keys.get({ key: key.id })).toMatchObject({ name: 'renamed' })
    const rotated = await countersign.keys.rotate({ key: key.id, overlap: '1h' })
    expect(rotated.secret).not.toBe(secret)
    await countersign.keys.revoke({ key: key.id, reason: 'leaked' })
    const { results } = await countersign.credentials.verifyBatch({
      verifications: [secret, rotated.secret].map((one) => ({ credential: String(one) })),
    })
    expect(results.map(({ valid, code }) => [valid, code])).toEqual([
      [false, 'key_revoked'],
      [false, 'key_revoked'],
    ])
  })

  it('are listed page by page, each once, the newest first', async () => {
    const project = await newProject()
    const ids: string[] = []
    for (let count = 0; count < 7; count++) {
      ids.unshift((await countersign.keys.create({ project, name: `k${String(count)}` })).key.id)
    }
    const found: string[] = []
    for await (const { id } of countersign.keys.list({ project, limit: 3 })) found.push(id)
    expect(found.toSorted()).toEqual(ids.toSorted())

    await countersign.keys.delete({ key: String(ids[0]) })
    const active = await countersign.keys.list({ project, state: 'active' }).all({ most: 99 })
    expect(active).toHaveLength(6)
    const first = await countersign.keys.list({ project }).page({ limit: 2 })
    expect(first.data).toHaveLength(2)
    const second = await countersign.keys.list({ project }).page({ cursor: first.next_cursor })
    expect(second.data).toHaveLength(5)
    expect(second.next_cursor).toBeNull()
  })

  it('are made once for one idempotency key, whose repetition holds no secret', async () => {
    const project = await newProject()
    const create = (name: string) =>
      countersign.keys.create({ project, name }, { idempotencyKey: 'deploy-42' })
    const first = await create('ci')
    expect(first.secret).toMatch(/^cs_live_/)
    expect(await create('ci')).toMatchObject({
      key: { id: first.key.id },
      secret: null,
      replayed: true,
    })
    await expect(create('other')).rejects.toMatchObject({ status: 422, code: 'request_reused' })
    const [one, other] = await Promise.all([
      countersign.keys.create({ project, name: 'ci' }),
      countersign.keys.create({ project, name: 'ci' }),
    ])
    expect(one.key.id).not.toBe(other.key.id)
  })

  it('are revoked in bulk, after a look at how many', async () => {
    const project = await newProject()
    for (const name of ['a', 'b']) await countersign.keys.create({ project, name })
    const wish = { project, filter: { state: 'active' } } as const
    expect(await countersign.keys.revokeMany({ ...wish, dry_run: true })).toMatchObject({
      matched: 2,
      revoked: 0,
    })
    expect(await countersign.keys.revokeMany({ ...wish, dry_run: false })).toMatchObject({
      revoked: 2,
      remaining: 0,
    })
  })
})

describe('clients and server-level keys', () => {
  it('have their secrets', async () => {
    const project = await newProject()
    const { client, secret } = await countersign.clients.create({ project, name: 'Shop' })
    const { client_id } = client
    expect(secret).toMatch(/^cs_live_/)
    await countersign.clients.createKey({ client_id, name: 'second' })
    expect(await countersign.clients.listKeys({ client_id }).all({ most: 9 })).toHaveLength(2)
    await countersign.clients.change({ client_id, is_active: false })
    expect(await countersign.clients.get({ client_id })).toMatchObject({ is_active: false })
    const clients = await countersign.clients.list({ project }).all({ most: 9 })
    expect(clients.map((one) => one.client_id)).toEqual([client_id])
    await countersign.clients.delete({ client_id })
  })

  it('open what they may, and end when they are revoked', async () => {
    const { key, secret } = await countersign.serverKeys.create({
      name: 'gateway',
      permissions: ['verify'],
    })
    const gateway = createClient({ url: service.controlUrl, token: String(secret) })
    expect(await gateway.credentials.verify({ credential: 'nothing' })).toMatchObject({
      valid: false,
    })
    await expect(gateway.projects.list().page()).rejects.toMatchObject({
      status: 403,
      code: 'permission_missing',
    })
    await countersign.serverKeys.change({ key: key.id, permissions: ['verify', 'projects.read'] })
    await gateway.projects.list().page()
    const next = await countersign.serverKeys.rotate({ key: key.id })
    expect(next.secret).not.toBe(secret)
    await countersign.serverKeys.revoke({ key: key.id })
    expect((await countersign.serverKeys.get({ key: key.id })).revoked_at).not.toBeNull()
    const listed = await countersign.serverKeys.list({ state: 'revoked' }).all({ most: 9 })
    expect(listed.map(({ id }) => id)).toEqual([key.id])
    await countersign.serverKeys.delete({ key: key.id })
    await expect(gateway.projects.list().page()).rejects.toMatchObject({ status: 401 })
  })
})

it('takes a service away and back for granted', async () => {
  const project = await newProject()
  await service.stop()
  const patient = createClient({
    url: service.controlUrl,
    token: service.adminKey,
    retries: { most: 1_000, firstDelayMs: 50, longestDelayMs: 50, withinMs: 60_000 },
  })
  const change = patient.projects.change({ project, name: 'Changed while nobody listened' })
  await service.restart()
  expect(await change).toMatchObject({ name: 'Changed while nobody listened' })
})
