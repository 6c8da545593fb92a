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
  newProject,
  verify,
} from '../../service/api.ts'
import { commandsOn, startContract } from '../../service/contracts.ts'
import { databases } from '../../service/databases.ts'
import type { TestService } from '../../service/service.ts'
import { proofsOf } from './proves.ts'
import { convoySentences } from './sentences/convoy.ts'
import { storedBytes } from './stored-bytes.ts'

const proves = proofsOf(convoySentences)

describe.each(databases)('convoy on $name', ({ make }) => {
  let service: TestService
  let control: Control
  let databaseUrl: string | null
  beforeAll(async () => {
    databaseUrl = await make()
    service = await startContract('convoy', databaseUrl)
    control = controlOf(service)
  })
  afterAll(() => service.remove())

  const page = {
    params: { model: 'claude-sonnet-4-5', messages: [] },
    callback_url: 'https://example.com/callback',
  }
  const load = (key: string | null, asked: Asked = { json: page }) =>
    ask(`${service.publicUrl}/cargo/load`, {
      ...asked,
      method: 'POST',
      headers: { ...(key !== null && { 'X-API-Key': key }), ...asked.headers },
    })
  const track = (key: string) =>
    ask(`${service.publicUrl}/cargo/cargo_1/tracking`, { headers: { 'X-API-Key': key } })
  const passes = (reply: Answered) => {
    expect([reply.status, reply.text]).toEqual([
      503,
      '{"detail":"The service behind this route is not configured."}',
    ])
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0)
  }
  const refuses = (reply: Answered, status: number, detail: string) => {
    expect([reply.status, reply.text]).toEqual([status, JSON.stringify({ detail })])
    expect(reply.headers.get('content-type')).toContain('application/json')
    expect(reply.headers.get('cache-control')).toBe('no-store')
    if (status === 401) {
      expect(reply.headers.get('www-authenticate')).toBe('ApiKey realm="convoy"')
    }
  }
  const invalid = (reply: Answered) => refuses(reply, 401, 'Invalid API key.')

  proves('F1', async () => {
    const { secret } = await newKey(control)
    passes(await load(secret))
    passes(await track(secret))
    refuses(await track('x'), 401, 'Invalid API key format.')
  })

  proves('F2', async () => {
    const { secret } = await newKey(control)
    passes(await load(null, { json: page, headers: { 'x-api-key': secret } }))
  })

  proves('F3', async () => {
    const secrets = new Set<string>()
    for (let count = 0; count < 20; count++) {
      const { secret } = await newKey(control)
      expect(secret).toMatch(/^convoy_sk_[A-Za-z0-9]{32}$/)
      secrets.add(secret.slice(10, 14))
    }
    expect(secrets.size).toBeGreaterThan(10)
  })

  proves('F4', async () => {
    const { key, secret } = await newKey(control)
    const read = await control(`/v1/keys/${key.id}`)
    const listed = await control(`/v1/projects/${key.project_id}/keys`)
    for (const { text } of [read, listed]) expect(text).not.toContain(secret)
  })

  proves('F5', async () => {
    const { secret } = await newKey(control)
    const bytes = await storedBytes(service, databaseUrl, 'select digest from key_digests')
    expect(bytes.includes(createHash('sha256').update(secret).digest())).toBe(true)
    expect(bytes.includes(secret)).toBe(false)
  })

  proves('F6', async () => {
    const { key, secret } = await newKey(control, { name: 'Production', expires_in: '90d' })
    const { body } = await control(`/v1/keys/${key.id}`)
    expect(body).toMatchObject({
      name: 'Production',
      key_prefix: secret.slice(0, 12),
      is_active: true,
      last_used_at: null,
    })
    expect(Date.parse(body.expires_at)).toBeGreaterThan(Date.now())
  })

  proves('F7', async () => {
    const { key, secret } = await newKey(control)
    const lastUse = async () => (await control(`/v1/keys/${key.id}`)).body.last_used_at
    passes(await load(secret))
    const first = Date.parse(await lastUse())
    await sleep(5)
    passes(await track(secret))
    expect(Date.parse(await lastUse())).toBeGreaterThan(first)
    await control(`/v1/keys/${key.id}`, { method: 'PATCH', json: { is_active: false } })
    const before = await lastUse()
    invalid(await load(secret))
    expect(await lastUse()).toBe(before)
  })

  proves('F8', async () => {
    const says = 'API key required. Include X-API-Key header.'
    refuses(await load(null), 401, says)
    refuses(await load(''), 401, says)
  })

  proves('F9', async () => {
    const { secret } = await newKey(control)
    const says = 'Invalid API key format.'
    const malformed = [
      'x',
      'convoy_sk_',
      secret.slice(0, -1),
      `${secret}0`,
      `${secret.slice(0, -1)}-`,
      secret.replace('convoy', 'CONVOY'),
      'convoy_sk_7kX9mP2nQ4rT6vW8yB0cD3fG5hJ',
    ]
    for (const text of malformed) refuses(await load(text), 401, says)
  })

  proves('F10', async () => invalid(await load(`convoy_sk_${'A'.repeat(32)}`)))

  proves('F11', async () => {
    const { secret } = await newKey(control, { expires_in: '1s' })
    await sleep(1_100)
    refuses(await load(secret), 401, 'API key has expired.')
  })

  proves('F12', async () => {
    const { key, secret } = await newKey(control)
    await control(`/v1/projects/${key.project_id}`, { method: 'PATCH', json: { is_active: false } })
    refuses(await load(secret), 403, 'Project is inactive.')
  })

  proves('F13', async () => {
    const { key, secret } = await newKey(control)
    const set = (is_active: boolean) =>
      control(`/v1/projects/${key.project_id}`, { method: 'PATCH', json: { is_active } })
    await set(false)
    refuses(await load(secret), 403, 'Project is inactive.')
    await set(true)
    passes(await load(secret))
  })

  proves('F14', async () => {
    const slug = await newProject(control)
    const again = await control('/v1/projects', { json: { slug, name: 'again' } })
    expect(again.status).toBe(409)
    await control(`/v1/projects/${slug}/keys`, { json: { name: 'own' } })
    const other = await newProject(control)
    expect((await control(`/v1/projects/${slug}/keys`)).body.data).toHaveLength(1)
    expect((await control(`/v1/projects/${other}/keys`)).body.data).toHaveLength(0)
  })

  proves('F15', async () => {
    const { key, secret } = await newKey(control)
    const set = (is_active: boolean) =>
      control(`/v1/keys/${key.id}`, { method: 'PATCH', json: { is_active } })
    await set(false)
    invalid(await load(secret))
    expect((await control(`/v1/keys/${key.id}`)).body.is_active).toBe(false)
    await set(true)
    passes(await load(secret))
  })

  proves('D1', async () => {
    const { key, secret } = await newKey(control)
    await control(`/v1/keys/${key.id}/revoke`, { json: {} })
    const revoked = await load(secret)
    const unknown = await load(`convoy_sk_${'B'.repeat(32)}`)
    expect([revoked.status, revoked.text]).toEqual([unknown.status, unknown.text])
  })

  proves('D2', async () => {
    for (const key of [null, 'x', `convoy_sk_${'C'.repeat(32)}`]) {
      expect((await load(key)).headers.get('www-authenticate')).toBe('ApiKey realm="convoy"')
    }
  })

  proves('D3', async () => passes(await load((await newKey(control)).secret)))

  proves('D4', async () => {
    const { secret } = await newKey(control)
    for (const raw of ['', '{"a":1,"a":2}', 'x'.repeat(200_000)]) {
      const headers = { 'content-type': 'application/json' }
      passes(await load(secret, { raw, headers }))
    }
  })

  proves('D5', async () => {
    const token = await ask(`${service.publicUrl}/oauth/token`, { form: { a: 'b' } })
    refuses(token, 404, 'There is no such route.')
    const jws = ['{"alg":"HS256"}', '{}', 'x'].map((part) =>
      Buffer.from(part).toString('base64url'),
    )
    refuses(await load(jws.join('.')), 401, 'Invalid API key format.')
  })

  proves('D6', async () => {
    const { secret } = await newKey(control)
    const required = 'API key required. Include X-API-Key header.'
    const query = await ask(`${service.publicUrl}/cargo/load?X-API-Key=${secret}`, { json: page })
    refuses(query, 401, required)
    refuses(await load(null, { headers: { authorization: `Bearer ${secret}` } }), 401, required)
  })

  proves('D7', async () => {
    const { key, secret } = await newKey(control)
    const run = commandsOn(service)
    expect(await verify(control, secret)).toMatchObject({ valid: true })
    const rotated = await run('keys', 'rotate', key.id, '--overlap', '1h')
    expect(rotated.secret).toMatch(/^convoy_sk_/)
    passes(await load(secret))
    passes(await load(rotated.secret))
    await run('keys', 'revoke', key.id)
    invalid(await load(secret))
    expect(await verify(control, rotated.secret)).toMatchObject({ code: 'key_revoked' })
  })
})
