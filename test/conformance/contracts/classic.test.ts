import { createHmac } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import {
  type Answered,
  ask,
  type Control,
  controlOf,
  newKey,
  newProject,
  verify,
} from '../../service/api.ts'
import { commandsOn, contractSecrets, startContract } from '../../service/contracts.ts'
import { databases } from '../../service/databases.ts'
import { runCommand, type TestService } from '../../service/service.ts'
import { proofsOf } from './proves.ts'
import { classicSentences } from './sentences/classic.ts'

const proves = proofsOf(classicSentences)
const failed = '{"error":"invalid_client","error_description":"Client authentication failed"}'

describe.each(databases)('classic on $name', ({ make }) => {
  let service: TestService
  let control: Control
  beforeAll(async () => {
    service = await startContract('classic', await make())
    control = controlOf(service)
  })
  afterAll(() => service.remove())

  const me = (credential: string | null) =>
    ask(`${service.publicUrl}/api/v1/users/me`, {
      headers: credential === null ? {} : { Authorization: `Bearer ${credential}` },
    })
  const token = (form: Record<string, string>, headers: Record<string, string> = {}) =>
    ask(`${service.publicUrl}/oauth/token`, {
      form: { grant_type: 'client_credentials', ...form },
      headers,
    })
  const newClient = async (more: object = {}) => {
    const slug = await newProject(control)
    const { body } = await control(`/v1/projects/${slug}/clients`, {
      json: { name: 'App', ...more },
    })
    const { client, secret } = body
    return {
      slug,
      id: String(client.client_id),
      secret: String(secret),
      keyId: String(body.key.id),
    }
  }
  const mint = async (client: { id: string; secret: string }, more: object = {}) => {
    const reply = await token({ client_id: client.id, client_secret: client.secret, ...more })
    expect(reply.status, reply.text).toBe(200)
    return reply.body as { access_token: string; scope: string }
  }
  const refuses = (reply: Answered, status: number, error: string) => {
    const { error_description: description } = reply.body
    expect([reply.status, reply.text]).toEqual([
      status,
      JSON.stringify({ error, error_description: description }),
    ])
    expect(description).toEqual(expect.any(String))
  }

  proves('F1', async () => {
    const { secret } = await newKey(control)
    expect((await me(secret)).status).toBe(200)
    const lower = { headers: { authorization: `bearer ${secret}` } }
    expect((await ask(`${service.publicUrl}/api/v1/users/me`, lower)).status).toBe(200)
    refuses(await me('abcdef1234567890'), 401, 'invalid_token')
    const bare = { headers: { authorization: secret } }
    refuses(await ask(`${service.publicUrl}/api/v1/users/me`, bare), 401, 'invalid_token')
  })

  proves('F2', async () => {
    const { key, secret } = await newKey(control)
    expect((await me(secret)).status).toBe(200)
    await control(`/v1/keys/${key.id}/revoke`, { json: {} })
    refuses(await me(secret), 401, 'invalid_token')
  })

  proves('F3', async () => {
    const { id, secret } = await newClient()
    expect((await token({ client_id: id, client_secret: secret })).status).toBe(200)
    refuses(await token({ client_secret: secret }), 400, 'invalid_request')
    expect((await token({ client_id: id })).text).toBe(failed)
    const withoutType = { client_id: id, client_secret: secret, grant_type: '' }
    refuses(await token(withoutType), 400, 'invalid_request')
    const other = { client_id: id, client_secret: secret, grant_type: 'password' }
    refuses(await token(other), 400, 'unsupported_grant_type')
    const json = { grant_type: 'client_credentials', client_id: id, client_secret: secret }
    refuses(await ask(`${service.publicUrl}/oauth/token`, { json }), 415, 'invalid_request')
  })

  proves('F4', async () => {
    const client = await newClient()
    expect((await mint(client, { scope: 'read' })).scope).toBe('read')
    expect((await mint(client, { scope: 'read write' })).scope).toBe('read write')
  })

  proves('F5', async () => {
    const { id, secret } = await newClient()
    const reply = await token({ client_id: id, client_secret: secret })
    const { access_token } = reply.body
    expect([reply.status, reply.text]).toEqual([
      200,
      JSON.stringify({
        access_token,
        token_type: 'bearer',
        expires_in: 3600,
        scope: 'read write',
      }),
    ])
    expect(reply.headers.get('cache-control')).toBe('no-store')
    expect(reply.headers.get('pragma')).toBe('no-cache')
  })

  proves('F6', async () => {
    const { access_token } = await mint(await newClient())
    expect(access_token).toMatch(/^eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9\./)
    const [head, claims, signature] = access_token.split('.')
    const expected = createHmac('sha256', contractSecrets.JWT_SECRET).update(`${head}.${claims}`)
    expect(signature).toBe(expected.digest('base64url'))
    const { iat, exp } = JSON.parse(Buffer.from(claims ?? '', 'base64url').toString())
    expect(exp - iat).toBe(3_600)
  })

  proves('F7', async () => {
    const [one, other] = [await newClient(), await newClient()]
    const wrong = [
      { client_id: one.id, client_secret: 'x' },
      { client_id: one.id, client_secret: other.secret },
      { client_id: 'client_0000000000000000', client_secret: one.secret },
      { client_id: 'YOUR_CLIENT_ID', client_secret: 'YOUR_CLIENT_SECRET' },
    ]
    for (const form of wrong) {
      const reply = await token(form)
      expect([reply.status, reply.text]).toEqual([401, failed])
    }
  })

  proves('D1', async () => {
    const slug = await newProject(control)
    const contact = 'dev@example.com'
    await control(`/v1/projects/${slug}`, { method: 'PATCH', json: { contact } })
    const json = { name: 'CI', scopes: ['read'] }
    const { body } = await control(`/v1/projects/${slug}/keys`, { json })
    const reply = await me(body.secret)
    const key = { id: body.key.id, name: 'CI', scopes: ['read'] }
    const owner = { id: body.key.project_id, name: 'A project', email: contact }
    expect([reply.status, reply.text]).toEqual([200, JSON.stringify({ ...owner, key })])
  })

  proves('D2', async () => {
    const client = await newClient({ scopes: ['read'] })
    expect((await mint(client)).scope).toBe('read')
    const asked = { client_id: client.id, client_secret: client.secret }
    for (const scope of ['write', 'admin', 'read  write', 'read admin']) {
      refuses(await token({ ...asked, scope }), 400, 'invalid_scope')
    }
  })

  proves('D3', async () => {
    const { id, secret } = await newClient()
    const basic = { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` }
    expect((await token({}, basic)).status).toBe(200)
    refuses(await token({ client_secret: secret }, basic), 400, 'invalid_request')
  })

  proves('D4', async () => {
    const client = await newClient()
    const { access_token } = await mint(client, { scope: 'read' })
    const { status, body } = await me(access_token)
    expect([status, body.key.id, body.key.scopes]).toEqual([200, client.keyId, ['read']])
    await control(`/v1/keys/${client.keyId}/revoke`, { json: {} })
    refuses(await me(access_token), 401, 'invalid_token')
  })

  proves('D5', async () => {
    const missing = await me(null)
    refuses(missing, 401, 'invalid_token')
    expect(missing.headers.get('www-authenticate')).toBe('Bearer realm="classic"')
    const { access_token } = await mint(await newClient())
    const forged = await me(`${access_token.slice(0, -3)}abc`)
    refuses(forged, 401, 'invalid_token')
    expect(forged.headers.get('www-authenticate')).toBe(
      'Bearer realm="classic", error="invalid_token"',
    )
    const { key, secret } = await newKey(control)
    await control(`/v1/projects/${key.project_id}`, { method: 'PATCH', json: { is_active: false } })
    refuses(await me(secret), 403, 'access_denied')
  })

  proves('D6', async () => {
    const reply = await token({ client_id: 'a', client_secret: 'b' })
    expect(reply.headers.get('www-authenticate')).toBe('Basic realm="classic"')
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    for (const raw of ['client_id=a&client_id=b', 'grant_type=%zz']) {
      const malformed = await ask(`${service.publicUrl}/oauth/token`, { raw, headers })
      refuses(malformed, 400, 'invalid_request')
    }
  })

  proves('D7', async () => {
    const { key, secret } = await newKey(control)
    const { access_token } = await mint({ id: String(key.id), secret })
    expect(await verify(control, access_token)).toMatchObject({ valid: true })
    const file = join(service.directory, 'secret')
    writeFileSync(file, secret, { mode: 0o600 })
    const asked = ['token', '--file', file, '--client-id', String(key.id), '--json']
    const { stdout } = await runCommand(asked, { PUBLIC_URL: service.publicUrl })
    expect(JSON.parse(stdout)).toMatchObject({ token_type: 'bearer', scope: 'read write' })
    await commandsOn(service)('keys', 'revoke', String(key.id))
    expect(await verify(control, access_token)).toMatchObject({ code: 'key_revoked' })
    const start = startContract('classic', null, { JWT_SECRET: '' })
    await expect(start).rejects.toThrow('JWT_SECRET is missing')
  })
})
