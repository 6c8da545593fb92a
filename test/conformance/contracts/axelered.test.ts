import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import {
  type Answered,
  type Asked,
  ask,
  type Control,
  controlOf,
  newKey,
  verify,
} from '../../service/api.ts'
import { commandsOn, startContract } from '../../service/contracts.ts'
import { databases } from '../../service/databases.ts'
import type { TestService } from '../../service/service.ts'
import { proofsOf } from './proves.ts'
import { axeleredSentences } from './sentences/axelered.ts'
import { storedBytes } from './stored-bytes.ts'

const proves = proofsOf(axeleredSentences)

describe.each(databases)('axelered on $name', ({ make }) => {
  let service: TestService
  let control: Control
  let databaseUrl: string | null
  let server: string
  beforeAll(async () => {
    databaseUrl = await make()
    service = await startContract('axelered', databaseUrl)
    control = controlOf(service)
    const made = await commandsOn(service)('keys', 'create', '--level', 'server', '--name', 'ops')
    server = made.secret
  })
  afterAll(() => service.remove())

  const call = (path: string, token: string | null, asked: Asked = {}) =>
    ask(`${service.publicUrl}${path}`, {
      ...asked,
      headers: { ...(token !== null && { Authorization: `Bearer ${token}` }), ...asked.headers },
    })
  const workspace = async () => {
    const { key, secret } = await newKey(control, { name: 'first' })
    return { id: String(key.project_id), keyId: String(key.id), secret }
  }
  const passes = ({ status, body }: Answered) =>
    expect([status, body.error?.code]).toEqual([503, 'upstream_missing'])
  const refuses = ({ status, body, headers, text }: Answered, expected: number, code: string) => {
    expect([status, text]).toEqual([
      expected,
      JSON.stringify({ error: { code, message: body.error?.message } }),
    ])
    expect(body.error.message).toEqual(expect.any(String))
    if (status === 401) expect(headers.get('www-authenticate')).toMatch(/^Bearer realm="axelered"/)
  }

  proves('F1', async () => {
    const { id, secret } = await workspace()
    expect(secret).toMatch(/^ax_[A-Za-z0-9]+$/)
    expect((await call(`/v1/w/${id}/keys`, secret)).status).toBe(200)
    refuses(await call(`/v1/w/${id}/keys`, null), 401, 'credential_missing')
    const otherwise = { headers: { 'x-api-key': secret } }
    refuses(await call(`/v1/w/${id}/keys`, null, otherwise), 401, 'credential_missing')
    refuses(await call(`/v1/w/${id}/keys?token=${secret}`, null), 401, 'credential_missing')
  })

  proves('F2', async () => {
    const { id, secret } = await workspace()
    const lookups = async () => {
      const { text } = await ask(`${service.controlUrl}/metrics`)
      return Number(/^countersign_lookups_total (\d+)$/m.exec(text)?.[1])
    }
    const before = await lookups()
    for (let place = 0; place < secret.length; place++) {
      const other = secret[place] === '0' ? '1' : '0'
      const forged = secret.slice(0, place) + other + secret.slice(place + 1)
      refuses(await call(`/v1/w/${id}/keys`, forged), 401, 'invalid_token')
    }
    expect(await lookups()).toBe(before)
    expect((await call(`/v1/w/${id}/keys`, secret)).status).toBe(200)
    expect(await lookups()).toBe(before + 1)
  })

  proves('F3', async () => {
    const { secret } = await workspace()
    const bytes = await storedBytes(service, databaseUrl, 'select secrets from keys')
    expect(bytes.includes(secret)).toBe(false)
    const plain = createHash('sha256').update(secret).digest()
    for (const form of [plain, plain.toString('hex'), plain.toString('base64')]) {
      expect(bytes.includes(form)).toBe(false)
    }
  })

  proves('F4', async () => {
    const [one, other] = [await workspace(), await workspace()]
    for (const { id } of [one, other]) {
      passes(await call(`/v1/w/${id}/documents`, server))
      expect((await call(`/v1/w/${id}/keys`, server)).status).toBe(200)
      expect((await call(`/v1/w/${id}/keys`, server, { json: {} })).status).toBe(201)
    }
  })

  proves('F5', async () => {
    const [own, other] = [await workspace(), await workspace()]
    for (const room of ['documents', 'collections', 'process-runs', 'configurations']) {
      passes(await call(`/v1/w/${own.id}/${room}`, own.secret))
      refuses(await call(`/v1/w/${other.id}/${room}`, own.secret), 404, 'object_unknown')
      refuses(await call(`/v1/w/${own.id}/${room}`, null), 401, 'credential_missing')
    }
  })

  proves('F6', async () => {
    const [own, other] = [await workspace(), await workspace()]
    refuses(await call(`/v1/w/${other.id}/keys`, own.secret), 404, 'object_unknown')
    const elsewhere = await call(`/v1/w/${other.id}/keys`, own.secret, { json: {} })
    refuses(elsewhere, 404, 'object_unknown')
    refuses(await call('/v1/w', own.secret), 403, 'level_refused')
    refuses(await call('/v1/w', own.secret, { json: { name: 'mine' } }), 403, 'level_refused')
    const patch = { method: 'PATCH', json: { project_id: other.id } }
    expect((await control(`/v1/keys/${own.keyId}`, patch)).status).toBe(400)
  })

  proves('F7', async () => {
    const { id, secret } = await workspace()
    for (const member of ['level', 'scope', 'permissions']) {
      const reply = await call(`/v1/w/${id}/keys`, secret, { json: { [member]: 'server' } })
      refuses(reply, 400, 'body_invalid')
      expect(reply.body.error.message).toContain(member)
    }
  })

  proves('F8', async () => {
    const { id, secret } = await workspace()
    const json = { name: 'Production Key', expires_in: '90d' }
    const made = await call(`/v1/w/${id}/keys`, secret, { json })
    expect(made.status).toBe(201)
    const days = (Date.parse(made.body.expires_at) - Date.parse(made.body.created_at)) / 86_400_000
    expect(days).toBe(90)
    for (const body of [{}, { name: 'only' }, { expires_in: '2w' }]) {
      expect((await call(`/v1/w/${id}/keys`, secret, { json: body })).status).toBe(201)
    }
    for (const headers of [{}, { 'content-type': 'application/json' }]) {
      const bodiless = await call(`/v1/w/${id}/keys`, secret, { method: 'POST', headers })
      expect(bodiless.status).toBe(201)
    }
  })

  proves('F9', async () => {
    const { id, secret } = await workspace()
    const made = await call(`/v1/w/${id}/keys`, secret, { json: { name: 'once' } })
    expect(made.headers.get('cache-control')).toBe('no-store')
    passes(await call(`/v1/w/${id}/documents`, made.body.secret))
    for (const path of [`/v1/w/${id}/keys`, `/v1/w/${id}/keys/${String(made.body.id)}`]) {
      expect((await call(path, secret)).text).not.toContain(made.body.secret)
    }
  })

  proves('F10', async () => {
    const { id, keyId, secret } = await workspace()
    const make = async (json: object) => (await call(`/v1/w/${id}/keys`, secret, { json })).body
    const [short, gone, off] = [await make({ expires_in: '1s' }), await make({}), await make({})]
    await call(`/v1/w/${id}/keys/${gone.id}`, secret, { method: 'DELETE' })
    await control(`/v1/keys/${off.id}`, { method: 'PATCH', json: { is_active: false } })
    await sleep(1_100)
    const { body } = await call(`/v1/w/${id}/keys`, secret)
    expect(body.data.map((key: { id: string }) => key.id)).toEqual([keyId])
    expect(short.id).not.toBe(keyId)
  })

  proves('F11', async () => {
    const { id, keyId, secret } = await workspace()
    const { status, body } = await call(`/v1/w/${id}/keys/${keyId}`, secret)
    expect(status).toBe(200)
    expect(body).toMatchObject({ id: keyId, name: 'first', scope: 'workspace', workspace_id: id })
  })

  proves('F12', async () => {
    const { id, secret } = await workspace()
    const made = (await call(`/v1/w/${id}/keys`, secret, { json: {} })).body
    passes(await call(`/v1/w/${id}/documents`, made.secret))
    const path = `/v1/w/${id}/keys/${made.id}`
    expect((await call(path, secret, { method: 'DELETE' })).status).toBe(204)
    refuses(await call(`/v1/w/${id}/documents`, made.secret), 401, 'key_revoked')
    refuses(await call(path, secret), 404, 'object_unknown')
  })

  const time = expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
  proves('D1', async () => {
    const { id, secret } = await workspace()
    const { status, body } = await call(`/v1/w/${id}/keys`, secret, { json: { name: 'a' } })
    expect(status).toBe(201)
    expect(Object.keys(body)).toEqual([
      'id',
      'name',
      'prefix',
      'scope',
      'workspace_id',
      'created_at',
      'expires_at',
      'secret',
    ])
    expect(body).toMatchObject({
      name: 'a',
      scope: 'workspace',
      created_at: time,
      expires_at: null,
    })
    expect(body.secret.startsWith(body.prefix)).toBe(true)
    expect(body.workspace_id).toBe(id)
  })

  proves('D2', async () => {
    const { id, keyId, secret } = await workspace()
    const { body } = await call(`/v1/w/${id}/keys`, secret)
    expect(body).toEqual({
      data: [
        {
          id: keyId,
          name: 'first',
          prefix: secret.slice(0, 10),
          scope: 'workspace',
          workspace_id: id,
          created_at: time,
          expires_at: null,
          last_used_at: time,
        },
      ],
    })
    const gone = await call(`/v1/w/${id}/keys/${keyId}`, secret, { method: 'DELETE' })
    expect([gone.status, gone.text]).toEqual([204, ''])
  })

  proves('D3', async () => {
    const made = await call('/v1/w', server, { json: { name: 'Acme' } })
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({ name: 'Acme', created_at: time })
    const listed = await call('/v1/w', server)
    expect(listed.body.data.map(({ id }: { id: string }) => id)).toContain(made.body.id)
    const path = `/v1/w/${String(made.body.id)}`
    const key = (await call(`${path}/keys`, server, { json: {} })).body
    refuses(await call(path, server, { method: 'DELETE' }), 409, 'object_in_use')
    expect((await call(`${path}/keys/${key.id}`, server, { method: 'DELETE' })).status).toBe(204)
    expect((await call(path, server, { method: 'DELETE' })).status).toBe(204)
    refuses(await call(`${path}/keys`, server), 404, 'object_unknown')
    const slug = await call('/v1/w', server, { json: { name: 'Acme', slug: 'acme' } })
    expect(slug.body.slug).toBe('acme')
    refuses(
      await call('/v1/w', server, { json: { name: 'B', slug: 'acme' } }),
      409,
      'object_exists',
    )
  })

  proves('D4', async () => {
    const { id, secret } = await workspace()
    const wrong = ['90', 'd', '0d', '-1d', '1.5d', '90 d', '90D', '1y', '3651d', '', 90, null]
    for (const duration of wrong) {
      const reply = await call(`/v1/w/${id}/keys`, secret, { json: { expires_in: duration } })
      refuses(reply, 400, 'body_invalid')
      expect(reply.body.error.message).toContain('expires_in')
    }
    for (const duration of ['60s', '5m', '1h', '1d', '2w', '3650d']) {
      const json = { expires_in: duration }
      expect((await call(`/v1/w/${id}/keys`, secret, { json })).status).toBe(201)
    }
  })

  proves('D5', async () => {
    const { id, secret } = await workspace()
    const unknown = await call(`/v1/w/${id}/keys`, secret, { json: { nmae: 'x' } })
    refuses(unknown, 400, 'body_invalid')
    expect(unknown.body.error.message).toContain('nmae')
    refuses(await call('/v1/nowhere', secret), 404, 'route_unknown')
    refuses(await call('/v1/w', secret, { method: 'PUT' }), 405, 'method_unsupported')
    const raw = { method: 'POST', raw: '{', headers: { 'content-type': 'application/json' } }
    refuses(await call(`/v1/w/${id}/keys`, secret, raw), 400, 'body_malformed')
  })

  proves('D6', async () => {
    const [own, other] = [await workspace(), await workspace()]
    const texts = new Set<string>()
    for (const id of [other.id, 'prj_0000000000000000', 'nobody', 'a%00b', '..%2f']) {
      const { status, text } = await call(`/v1/w/${id}/keys`, own.secret)
      texts.add(`${String(status)} ${text}`)
    }
    for (const id of [other.keyId, 'key_0000000000000000', 'nobody', '%00']) {
      const { status, text } = await call(`/v1/w/${own.id}/keys/${id}`, own.secret)
      texts.add(`${String(status)} ${text}`)
      await call(`/v1/w/${own.id}/keys/${id}`, own.secret, { method: 'DELETE' })
    }
    expect([...texts]).toEqual([
      '404 {"error":{"code":"object_unknown","message":"There is no such object."}}',
    ])
    expect(await verify(control, other.secret)).toMatchObject({ valid: true })
  })

  proves('D7', async () => {
    const { id } = await workspace()
    const made = await control('/v1/server-keys', { json: { permissions: ['verify'] } })
    refuses(await call('/v1/w', made.body.secret), 403, 'permission_missing')
    const make = await call(`/v1/w/${id}/keys`, made.body.secret, { json: {} })
    refuses(make, 403, 'permission_missing')
  })
})
