import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Control, controlOf, newKey, newProject, newToken, verify } from '../../service/api.ts'
import { databases } from '../../service/databases.ts'
import { startTestService, type TestService } from '../../service/service.ts'

describe.each(databases)('changes by the control API on $name', ({ make }) => {
  let service: TestService
  let control: Control
  beforeAll(async () => {
    service = await startTestService({ databaseUrl: await make() })
    control = controlOf(service)
  })
  afterAll(() => service.remove())

  const patch = (path: string, json: unknown, ifMatch?: string) =>
    control(path, {
      method: 'PATCH',
      json,
      headers: ifMatch === undefined ? {} : { 'if-match': ifMatch },
    })
  const remove = (path: string, ifMatch?: string) =>
    control(path, {
      method: 'DELETE',
      headers: ifMatch === undefined ? {} : { 'if-match': ifMatch },
    })

  it('happen only to what the caller has seen, where it says what that is', async () => {
    const { key } = await newKey(control)
    const project = `/v1/projects/${String(key.project_id)}`
    const client = await control(`${project}/clients`, { json: { name: 'a' } })
    const server = await control('/v1/server-keys', { json: { permissions: ['verify'] } })
    const paths = [
      project,
      `/v1/keys/${String(key.id)}`,
      `/v1/clients/${String(client.body.client.client_id)}`,
      `/v1/server-keys/${String(server.body.key.id)}`,
    ]
    for (const path of paths) {
      const { headers } = await control(path)
      const seen = headers.get('etag') ?? ''
      expect(seen).toMatch(/^"[1-9][0-9]*"$/)
      const first = await patch(path, { name: 'first' }, seen)
      expect(first.status).toBe(200)
      expect(first.headers.get('etag')).not.toBe(seen)
      const second = await patch(path, { name: 'second' }, seen)
      expect(second.status).toBe(412)
      expect(second.body.code).toBe('revision_stale')
      expect((await control(path)).body.name).toBe('first')
      const now = first.headers.get('etag') ?? ''
      expect((await patch(path, { name: 'third' }, `"77", ${now}`)).status).toBe(200)
      expect((await patch(path, { name: 'fourth' }, '*')).status).toBe(200)
      expect((await patch(path, { name: 'fifth' }, 'W/"5"')).status).toBe(412)
      expect((await patch(path, { name: 'sixth' }, '5')).body).toMatchObject({
        status: 400,
        code: 'header_malformed',
        member: 'If-Match',
      })
      expect((await remove(path, seen)).status).toBe(412)
      expect((await control(path)).body.name).toBe('fourth')
    }
    const stale = { 'if-match': '"1"' }
    for (const action of ['rotate', 'revoke']) {
      const path = `/v1/keys/${String(key.id)}/${action}`
      expect((await control(path, { json: {}, headers: stale })).status).toBe(412)
    }
  })

  it('of one object at the same moment: one of those that saw the same passes', async () => {
    const { key } = await newKey(control)
    const path = `/v1/keys/${String(key.id)}`
    const replies = await Promise.all(
      Array.from({ length: 10 }, (_, n) => patch(path, { name: `n${String(n)}` }, '"1"')),
    )
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(replies.filter(({ status }) => status === 412)).toHaveLength(9)
  })

  it('delete a project once its keys are revoked, and free its slug', async () => {
    const { key, secret } = await newKey(control)
    const path = `/v1/projects/${String(key.project_id)}`
    const { slug } = (await control(path)).body
    expect((await remove(path)).body).toMatchObject({ status: 409, code: 'object_in_use' })
    expect(await verify(control, secret)).toMatchObject({ valid: true })
    await control(`/v1/keys/${String(key.id)}/revoke`, { method: 'POST' })
    expect((await remove(path)).status).toBe(204)
    expect((await control(path)).status).toBe(404)
    expect((await remove(path)).status).toBe(404)
    expect((await control(`${path}/keys`)).status).toBe(404)
    expect(await verify(control, secret)).toMatchObject({ valid: false, code: 'key_revoked' })
    expect((await control('/v1/projects', { json: { slug, name: 'Again' } })).status).toBe(201)
  })

  it('delete a client with its secrets and their tokens', async () => {
    const project = await newProject(control)
    const made = await control(`/v1/projects/${project}/clients`, { json: { name: 'a' } })
    const path = `/v1/clients/${String(made.body.client.client_id)}`
    const second = await control(`${path}/keys`, { json: { name: 'second', expires_in: '1h' } })
    const { access_token: token } = await newToken(service, second.body.secret)
    expect(await verify(control, token)).toMatchObject({ valid: true })
    expect((await remove(path)).status).toBe(204)
    for (const credential of [made.body.secret, second.body.secret, token]) {
      expect(await verify(control, credential)).toMatchObject({ code: 'key_revoked' })
    }
    expect((await control(path)).status).toBe(404)
    expect((await control(`${path}/keys`)).status).toBe(404)
    expect((await control(`/v1/projects/${project}/clients`)).body.data).toEqual([])
  })

  it('revoke all keys that a filter names, after a dry run', async () => {
    const project = await newProject(control)
    const keys = `/v1/projects/${project}/keys`
    const make = async (wish: object) => (await control(keys, { json: wish })).body
    const [one, two] = [await make({ name: 'ci a' }), await make({ name: 'ci b' })]
    const kept = await make({ name: 'production' })
    const ask = (json: unknown) => control(`${keys}/revoke`, { json })

    expect((await ask({ filter: {}, dry_run: true })).body).toMatchObject({ member: 'filter' })
    expect((await ask({ filter: { q: 'ci' } })).body).toMatchObject({ member: 'dry_run' })
    expect((await ask({ filter: { q: 'CI ' }, dry_run: true })).body).toEqual({
      dry_run: true,
      matched: 2,
      revoked: 0,
      remaining: 2,
      key_ids: [],
    })
    expect(await verify(control, one.secret)).toMatchObject({ valid: true })
    const done = await ask({ filter: { q: 'CI ' }, reason: 'over', dry_run: false })
    expect(done.body).toMatchObject({ matched: 2, revoked: 2, remaining: 0 })
    expect(done.body.key_ids.toSorted()).toEqual([one.key.id, two.key.id].toSorted())
    for (const { secret } of [one, two]) {
      expect(await verify(control, secret)).toMatchObject({ code: 'key_revoked' })
    }
    expect(await verify(control, kept.secret)).toMatchObject({ valid: true })
    const again = await ask({ filter: { q: 'CI ' }, dry_run: false })
    expect(again.body).toMatchObject({ matched: 0, revoked: 0 })
  })

  it('never revoke as unused what was used a moment ago', async () => {
    const project = await newProject(control)
    const keys = `/v1/projects/${project}/keys`
    const { secret } = (await control(keys, { json: {} })).body
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    const ask = (dryRun: boolean) =>
      control(`${keys}/revoke`, { json: { filter: { unused_for: '1s' }, dry_run: dryRun } })
    expect((await ask(true)).body).toMatchObject({ matched: 1 })
    await verify(control, secret)
    expect((await ask(false)).body).toMatchObject({ matched: 0, revoked: 0 })
    expect(await verify(control, secret)).toMatchObject({ valid: true })
  })
})
