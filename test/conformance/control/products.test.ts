import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Control, controlOf, newKey, newToken, verify } from '../../service/api.ts'
import { databases } from '../../service/databases.ts'
import { startTestService, type TestService } from '../../service/service.ts'

describe.each(databases)('products on $name', ({ make }) => {
  let service: TestService
  let control: Control
  beforeAll(async () => {
    service = await startTestService({ databaseUrl: await make() })
    control = controlOf(service)
  })
  afterAll(() => service.remove())

  let made = 0
  const newProduct = async (capabilities: readonly string[]) => {
    const slug = `product-${String(++made)}`
    const reply = await control('/v1/products', { json: { slug, name: slug, capabilities } })
    expect(reply.status).toBe(201)
    return reply.body as { id: string; slug: string }
  }
  const subscribe = (project: string, product: string, more: object = {}) =>
    control(`/v1/projects/${project}/subscriptions`, { json: { product, ...more } })
  const patch = (path: string, json: unknown) => control(path, { method: 'PATCH', json })
  const may = async (credential: string, capability: string) =>
    (await verify(control, credential, { require: { capabilities: [capability] } })).code
  const inMs = (ms: number) => new Date(Date.now() + ms).toISOString()

  it('grant capabilities to keys and tokens of the projects that have them', async () => {
    const { key, secret } = await newKey(control)
    const { access_token: token } = await newToken(service, secret)
    const { slug } = await newProduct(['indexer.*', 'market.read'])
    for (const credential of [secret, token]) {
      expect(await may(credential, 'indexer.history.read')).toBe('capability_missing')
    }
    expect((await subscribe(key.project_id, slug)).status).toBe(201)
    for (const credential of [secret, token]) {
      expect(await may(credential, 'indexer.history.read')).toBe('valid')
      expect(await may(credential, 'market.read')).toBe('valid')
      expect(await may(credential, 'market.write')).toBe('capability_missing')
      expect(await may(credential, 'indexer')).toBe('capability_missing')
    }
    const { principal } = await verify(control, secret)
    expect(principal?.['capabilities']).toEqual(['indexer.*', 'market.read'])
    const { access_token: later } = await newToken(service, secret)
    const claims = JSON.parse(Buffer.from(later.split('.')[1] ?? '', 'base64url').toString())
    expect(claims.capabilities).toEqual(['indexer.*', 'market.read'])
  })

  it('reach keys and minted tokens with the next request when they change', async () => {
    const { key, secret } = await newKey(control)
    const { slug } = await newProduct(['a.read'])
    await subscribe(key.project_id, slug)
    const { access_token: token } = await newToken(service, secret)
    const path = `/v1/products/${slug}`
    for (const [capabilities, expected] of [
      [['a.write'], 'capability_missing'],
      [['a.*'], 'valid'],
      [[], 'capability_missing'],
    ] as const) {
      expect((await patch(path, { capabilities })).status).toBe(200)
      expect(await may(secret, 'a.read')).toBe(expected)
      expect(await may(token, 'a.read')).toBe(expected)
    }
  })

  it('begin and end when the subscription says, and at once when it is cancelled', async () => {
    const { key, secret } = await newKey(control)
    const { slug } = await newProduct(['b.read'])
    const first = await subscribe(key.project_id, slug, { from: inMs(700), until: inMs(1_700) })
    expect(await may(secret, 'b.read')).toBe('capability_missing')
    await new Promise((resolve) => setTimeout(resolve, 900))
    expect(await may(secret, 'b.read')).toBe('valid')
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    expect(await may(secret, 'b.read')).toBe('capability_missing')

    const second = await subscribe(key.project_id, slug)
    expect(await may(secret, 'b.read')).toBe('valid')
    const { access_token: token } = await newToken(service, secret)
    const path = `/v1/subscriptions/${String(second.body.id)}`
    const cancelled = await control(path, { method: 'DELETE' })
    expect(cancelled.body.cancelled_at).not.toBeNull()
    expect(await may(secret, 'b.read')).toBe('capability_missing')
    expect(await may(token, 'b.read')).toBe('capability_missing')
    expect((await control(path, { method: 'DELETE' })).body).toEqual(cancelled.body)
    const listed = await control(`/v1/projects/${String(key.project_id)}/subscriptions`)
    const ids = listed.body.data.map(({ id }: { id: string }) => id)
    expect(ids.toSorted()).toEqual([first.body.id, second.body.id].toSorted())
  })

  it('are not subscribed to twice at one time', async () => {
    const { key } = await newKey(control)
    const { slug } = await newProduct([])
    const other = await newProduct([])
    const made = await Promise.all(
      Array.from({ length: 5 }, () => subscribe(key.project_id, slug, { until: inMs(60_000) })),
    )
    expect(made.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409])
    const refused = made.find(({ status }) => status === 409)?.body
    expect(refused).toMatchObject({ code: 'subscription_overlap', member: 'product' })
    expect((await subscribe(key.project_id, slug, { from: inMs(30_000) })).status).toBe(409)
    expect((await subscribe(key.project_id, slug, { from: inMs(70_000) })).status).toBe(201)
    expect((await subscribe(key.project_id, other.slug)).status).toBe(201)
  })

  it('with subscribers are deleted only when told what becomes of them', async () => {
    const { key, secret } = await newKey(control)
    const { slug } = await newProduct(['c.read'])
    await subscribe(key.project_id, slug)
    const path = `/v1/products/${slug}`
    const refused = await control(path, { method: 'DELETE' })
    expect(refused.body).toMatchObject({ status: 409, code: 'object_in_use' })
    expect(await may(secret, 'c.read')).toBe('valid')
    expect((await control(`${path}?subscriptions=cancel`, { method: 'DELETE' })).status).toBe(204)
    expect(await may(secret, 'c.read')).toBe('capability_missing')
    expect((await control(path)).status).toBe(404)
    expect((await control('/v1/products', { json: { slug, name: 'again' } })).status).toBe(201)
  })

  it('say who has them, and how much those who have them now use', async () => {
    const [has, had, never] = [await newKey(control), await newKey(control), await newKey(control)]
    const { id, slug } = await newProduct(['e.read'])
    const present = await subscribe(has.key.project_id, slug)
    const past = await subscribe(had.key.project_id, slug)
    await control(`/v1/subscriptions/${String(past.body.id)}`, { method: 'DELETE' })
    for (const { secret } of [has, has, had, never]) await may(secret, 'anything')
    await verify(control, has.secret)

    const listed = await control(`/v1/products/${slug}/subscriptions`)
    expect(listed.body.data.map((one: { id: string }) => one.id).toSorted()).toEqual(
      [present.body.id, past.body.id].toSorted(),
    )
    const page = await control(`/v1/products/${id}/subscriptions?limit=1`)
    expect(page.body.data).toHaveLength(1)
    const rest = await control(
      `/v1/products/${id}/subscriptions?cursor=${String(page.body.next_cursor)}`,
    )
    expect(rest.body.data).toHaveLength(1)
    expect((await control('/v1/products/nothing/subscriptions')).status).toBe(404)

    const { body } = await control(`/v1/usage?product=${id}&group_by=key,code`)
    const counts = body.data.map((one: { key_id: string; code: string; requests: number }) => [
      ...[one.key_id, one.code, one.requests],
    ])
    expect(counts).toEqual([
      [has.key.id, 'capability_missing', 2],
      [has.key.id, 'valid', 1],
    ])
  })

  it.each([
    ['an unknown capability syntax', { capabilities: ['Indexer.Read'] }, 'capabilities.0'],
    ['a star within', { capabilities: ['a.*.b'] }, 'capabilities.0'],
    ['a tier that does not exist', { tier: 'gold' }, 'tier'],
  ])('refuse %s', async (_case, members, member) => {
    const reply = await control('/v1/products', { json: { slug: 'x-1', name: 'x', ...members } })
    expect(reply.body).toMatchObject({ status: 400, code: 'body_invalid', member })
  })

  it.each([
    ['until before from', { from: inMs(60_000), until: inMs(30_000) }, 'until'],
    ['an end in the past', { from: inMs(-60_000), until: inMs(-30_000) }, 'until'],
    ['an unknown product', { product: 'nothing-of-this-name' }, 'product'],
  ])('are not subscribed to with %s', async (_case, members, member) => {
    const { key } = await newKey(control)
    const { slug } = await newProduct([])
    const reply = await subscribe(key.project_id, slug, members)
    expect(reply.body).toMatchObject({ status: 400, code: 'body_invalid', member })
  })

  it('changed and subscribed to at once neither deadlock nor grant what is over', async () => {
    const keys = await Promise.all(Array.from({ length: 4 }, () => newKey(control)))
    const { slug } = await newProduct(['d.1'])
    const changes = Array.from({ length: 12 }, (_, n) =>
      patch(`/v1/products/${slug}`, { capabilities: [`d.${String(n)}`] }),
    )
    const subscriptions = keys.map(({ key }) => subscribe(key.project_id, slug))
    for (const reply of await Promise.all([...changes, ...subscriptions])) {
      expect(reply.status).toBeLessThan(300)
    }
    const { body } = await control(`/v1/products/${slug}`)
    for (const { secret } of keys) {
      const { principal } = await verify(control, secret)
      expect(principal?.['capabilities']).toEqual(body.capabilities)
    }
  })
})
