import { generateKeyPairSync } from 'node:crypto'
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  decodeProtectedHeader,
  jwtVerify,
  SignJWT,
} from 'jose'
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

describe.each(databases)('tokens on $name', ({ make }) => {
  let service: TestService
  let control: Control
  beforeAll(async () => {
    const environment = { AUDIENCES: 'indexer, billing' }
    service = await startTestService({ databaseUrl: await make(), environment })
    control = controlOf(service)
  })
  afterAll(() => service.remove())

  const basic = (user: string, password: string) => ({
    authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
  })
  const request = (form: Record<string, string>, headers: Record<string, string> = {}) =>
    ask(`${service.publicUrl}/oauth/token`, {
      form: { grant_type: 'client_credentials', ...form },
      headers,
    })
  const whoami = (credential: string) =>
    ask(`${service.publicUrl}/v1/whoami`, { headers: { authorization: `Bearer ${credential}` } })

  it('are ES256 at+jwt that verify against the published keys', async () => {
    const { key, secret } = await newKey(control, { scopes: ['read', 'write'] })
    const reply = await request({}, basic('', secret))
    expect(reply.status).toBe(200)
    expect(reply.headers.get('cache-control')).toBe('no-store')
    expect(reply.headers.get('pragma')).toBe('no-cache')
    expect(reply.body).toEqual({
      access_token: expect.any(String),
      token_type: 'Bearer',
      expires_in: 600,
      scope: 'read write',
    })
    const jwks = createRemoteJWKSet(new URL(`${service.publicUrl}/.well-known/jwks.json`))
    const { payload, protectedHeader } = await jwtVerify(reply.body.access_token, jwks, {
      typ: 'at+jwt',
      issuer: service.publicUrl,
      audience: service.publicUrl,
    })
    expect(protectedHeader).toEqual({ alg: 'ES256', typ: 'at+jwt', kid: expect.any(String) })
    expect(payload).toMatchObject({ sub: key.id, client_id: key.id, scope: 'read write' })
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(600)
    expect(payload.jti).toMatch(new RegExp(`^${String(key.id)}\\.1\\.[A-Za-z0-9_-]{16}$`))
  })

  it('are had by Basic with the key in either place, by form, and by JSON', async () => {
    const { secret } = await newKey(control)
    expect((await request({}, basic('', secret))).status).toBe(200)
    expect((await request({}, basic(secret, ''))).status).toBe(200)
    expect((await request({ client_secret: secret })).status).toBe(200)
    const json = { grant_type: 'client_credentials', client_secret: secret }
    expect((await ask(`${service.publicUrl}/oauth/token`, { json })).status).toBe(200)
  })

  it('are had by a client with its id and any of its secrets', async () => {
    const slug = await newProject(control)
    const made = await control(`/v1/projects/${slug}/clients`, { json: { name: 'App' } })
    const { client_id: id } = made.body.client
    const second = await control(`/v1/clients/${id}/keys`, { json: { name: 'second' } })
    for (const secret of [made.body.secret, second.body.secret]) {
      expect((await request({ client_id: id, client_secret: secret })).status).toBe(200)
      expect((await request({}, basic(id, secret))).status).toBe(200)
      expect((await request({ client_secret: secret })).status).toBe(200)
    }
    const { access_token: token } = await newToken(service, made.body.secret)
    expect((await whoami(token)).body).toMatchObject({ client_id: id, project: { slug } })
    const wrong = await request({
      client_id: 'client_0000000000000000',
      client_secret: made.body.secret,
    })
    expect(wrong).toMatchObject({ status: 401, body: { error: 'invalid_client' } })
    expect(wrong.headers.get('www-authenticate')).toBe('Basic realm="countersign"')
  })

  it('carry the scopes asked for, and never more than the key has', async () => {
    const { secret } = await newKey(control, { scopes: ['read', 'write'] })
    const { access_token: token, scope } = await newToken(service, secret, { scope: 'read' })
    expect(scope).toBe('read')
    expect((await whoami(token)).body.scopes).toEqual(['read'])
    expect(await verify(control, token, { require: { scopes: ['write'] } })).toMatchObject({
      code: 'scope_missing',
    })
    const wider = await request({ client_secret: secret, scope: 'read delete' })
    expect(wider).toMatchObject({ status: 400, body: { error: 'invalid_scope' } })
    const broken = await request({ client_secret: secret, scope: 'read  write' })
    expect(broken.body.error).toBe('invalid_scope')
    const nothing = await newKey(control, { scopes: [] })
    expect((await request({ client_secret: nothing.secret })).body.error).toBe('invalid_scope')
    const full = await newKey(control)
    expect(await newToken(service, full.secret)).not.toHaveProperty('scope')
  })

  it('are for the audience asked for, if the key may have it', async () => {
    const { secret } = await newKey(control, { audiences: ['indexer'] })
    const { access_token: token } = await newToken(service, secret)
    expect(JSON.parse(atob(token.split('.')[1] ?? '')).aud).toBe('indexer')
    const refused = await request({ client_secret: secret, audience: 'billing' })
    expect(refused).toMatchObject({ status: 400, body: { error: 'invalid_target' } })
    const unknown = await request({ client_secret: secret, audience: 'nobody' })
    expect(unknown).toMatchObject({ status: 400, body: { error: 'invalid_target' } })
  })

  it('are worth their claims cut by the present rights of their key', async () => {
    const { key, secret } = await newKey(control, { scopes: ['read', 'write'] })
    const { access_token: token } = await newToken(service, secret)
    const patch = (json: object) => control(`/v1/keys/${key.id}`, { method: 'PATCH', json })
    await patch({ name: 'renamed' })
    expect((await whoami(token)).status).toBe(200)
    await patch({ scopes: ['read', 'write', 'more'] })
    expect((await whoami(token)).body.scopes).toEqual(['read', 'write'])
    await patch({ scopes: ['read'] })
    expect(await verify(control, token)).toMatchObject({ code: 'token_revoked' })
    const { body } = await whoami(token)
    expect(body.code).toBe('token_revoked')
  })

  it('end with the narrowing of their client', async () => {
    const slug = await newProject(control)
    const made = await control(`/v1/projects/${slug}/clients`, { json: { name: 'App' } })
    const { access_token: token } = await newToken(service, made.body.secret, { scope: 'a b' })
    const path = `/v1/clients/${String(made.body.client.client_id)}`
    await control(path, { method: 'PATCH', json: { scopes: ['a'] } })
    expect((await whoami(token)).body.scopes).toEqual(['a'])
  })

  const errors: readonly (readonly [string, Record<string, string>, number, string])[] = [
    ['without a secret', {}, 401, 'invalid_client'],
    ['with a secret that is no key', { client_secret: 'x' }, 401, 'invalid_client'],
    ['with another grant type', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
    ['with an empty grant type', { grant_type: '' }, 400, 'invalid_request'],
  ]
  it.each(errors)('are refused %s, in the form of RFC 6749', async (_case, form, status, error) => {
    const reply = await request(form)
    expect(reply.status).toBe(status)
    expect(reply.body).toEqual({ error, error_description: expect.any(String) })
    expect(reply.headers.get('cache-control')).toBe('no-store')
    if (status === 401) expect(reply.headers.get('www-authenticate')).toContain('Basic')
  })

  it('are refused when two methods of client authentication are used, or a parameter twice', async () => {
    const { secret } = await newKey(control)
    const both = await request({ client_secret: secret }, basic('', secret))
    expect(both).toMatchObject({ status: 400, body: { error: 'invalid_request' } })
    const twice = await ask(`${service.publicUrl}/oauth/token`, {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      raw: `grant_type=client_credentials&client_secret=${secret}&client_secret=${secret}`,
    })
    expect(twice).toMatchObject({ status: 400, body: { error: 'invalid_request' } })
    const unknown = await request({ client_secret: secret, whatever: 'x' })
    expect(unknown.status).toBe(200)
  })

  it('with a byte changed anywhere are refused', async () => {
    const { secret } = await newKey(control)
    const { access_token: token } = await newToken(service, secret)
    for (let place = 0; place < token.length; place += 7) {
      const wrong = token[place] === 'A' ? 'B' : 'A'
      const reply = await whoami(token.slice(0, place) + wrong + token.slice(place + 1))
      expect(reply.status).toBe(401)
      expect(reply.headers.get('www-authenticate')).toContain(
        'Bearer realm="countersign", error="invalid_token", resource_metadata="',
      )
    }
  })

  it('of another key, algorithm, type or issuer are refused', async () => {
    const { key, secret } = await newKey(control)
    const { access_token: token } = await newToken(service, secret)
    const { kid } = decodeProtectedHeader(token)
    const claims = JSON.parse(atob(token.split('.')[1] ?? '')) as Record<string, unknown>
    const { body: jwks } = await ask(`${service.publicUrl}/.well-known/jwks.json`)
    await expect(jwtVerify(token, createLocalJWKSet(jwks))).resolves.toBeTruthy()

    const own = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
    const hmac = new TextEncoder().encode(JSON.stringify(jwks.keys[0]))
    const header = { typ: 'at+jwt', kid: kid ?? '' }
    const forged = [
      await new SignJWT(claims).setProtectedHeader({ ...header, alg: 'ES256' }).sign(own),
      await new SignJWT(claims).setProtectedHeader({ ...header, alg: 'HS256' }).sign(hmac),
      await new SignJWT(claims)
        .setProtectedHeader({ ...header, alg: 'ES256', jwk: jwks.keys[0] })
        .sign(own),
    ]
    for (const alg of ['none', 'None', 'NONE', 'nOnE']) {
      const head = Buffer.from(JSON.stringify({ ...header, alg })).toString('base64url')
      forged.push(`${head}.${token.split('.')[1] ?? ''}.`)
      forged.push(`${head}.${token.split('.')[1] ?? ''}.${token.split('.')[2] ?? ''}`)
    }
    for (const text of forged) {
      const { code } = await verify(control, text)
      expect(['token_invalid', 'credential_malformed']).toContain(code)
    }
    expect((await control(`/v1/keys/${String(key.id)}`)).body.last_used_at).not.toBeNull()
  })

  it('are described by the metadata of RFC 8414', async () => {
    const { body } = await ask(`${service.publicUrl}/.well-known/oauth-authorization-server`)
    expect(body).toMatchObject({
      issuer: service.publicUrl,
      token_endpoint: `${service.publicUrl}/oauth/token`,
      jwks_uri: `${service.publicUrl}/.well-known/jwks.json`,
      token_endpoint_auth_methods_supported: [
        'client_secret_basic',
        'client_secret_post',
        'private_key_jwt',
        'tls_client_auth',
        'self_signed_tls_client_auth',
      ],
      grant_types_supported: [
        'client_credentials',
        'urn:ietf:params:oauth:grant-type:token-exchange',
      ],
    })
  })
})
