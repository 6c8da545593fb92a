import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newKey } from '../service/api.ts'
import { databases } from '../service/databases.ts'
import {
  basic,
  bearer,
  claimsIn,
  newClient,
  type OAuthService,
  startOAuthService,
  type TestClient,
  tokenOf,
} from './oauth-service.ts'

// RFC 7662.

describe.each(databases)('introspection on $name', ({ make }) => {
  let service: OAuthService
  let indexer: TestClient
  let client: TestClient
  beforeAll(async () => {
    service = await startOAuthService(await make(), { AUDIENCES: 'indexer, billing' })
    indexer = await newClient(service.control, { oauth: { serves: ['indexer'] } })
    client = await newClient(service.control, { scopes: ['read', 'write'] })
  })
  afterAll(() => service.remove())

  const introspect = (token: string, headers: Record<string, string>) =>
    service.post('/oauth/introspect', { token }, headers)
  const asIndexer = () => basic(indexer.id, indexer.secret)

  it('describes a token that is meant for the caller, and is not stored', async () => {
    const token = await tokenOf(service, client, { audience: 'indexer', scope: 'read' })
    const { status, body, headers } = await introspect(token, asIndexer())
    expect(status).toBe(200)
    expect(headers.get('cache-control')).toBe('no-store')
    const { iat, exp, jti } = claimsIn(token)
    expect(body).toMatchObject({
      active: true,
      scope: 'read',
      client_id: client.id,
      sub: client.id,
      token_type: 'Bearer',
      aud: 'indexer',
      iss: service.publicUrl,
      ...{ iat, exp, jti },
    })
  })

  it('says nothing but inactive of a token that is meant for others', async () => {
    const token = await tokenOf(service, client, { audience: 'billing' })
    expect((await introspect(token, asIndexer())).body).toEqual({ active: false })
    for (const nothing of ['nonsense', 'a.b.c', `${token}x`, indexer.secret.slice(0, -1)]) {
      const { status, body } = await introspect(nothing, asIndexer())
      expect([status, body]).toEqual([200, { active: false }])
    }
  })

  it('describes API keys, and not those whose tokens are for others', async () => {
    const { secret, key } = await newKey(service.control, { scopes: ['read'] })
    expect((await introspect(secret, asIndexer())).body).toMatchObject({
      active: true,
      credential: 'key',
      client_id: key.id,
      scope: 'read',
    })
    const other = await newKey(service.control, { audiences: ['billing'] })
    expect((await introspect(other.secret, asIndexer())).body).toEqual({ active: false })
    const server = await service.control('/v1/server-keys', { json: { permissions: ['verify'] } })
    expect((await introspect(server.body.secret, asIndexer())).body).toEqual({ active: false })
  })

  it('is for who may alone', async () => {
    const token = await tokenOf(service, client, { audience: 'indexer' })
    expect(await introspect(token, {})).toMatchObject({
      status: 401,
      body: { error: 'invalid_client' },
    })
    expect(await introspect(token, basic(indexer.id, 'nonsense'))).toMatchObject({ status: 401 })
    expect(await introspect(token, basic(client.id, client.secret))).toMatchObject({
      status: 400,
      body: { error: 'unauthorized_client' },
    })
    expect(await introspect(token, bearer(token))).toMatchObject({ status: 401 })
    const made = await service.control('/v1/server-keys', { json: { permissions: ['verify'] } })
    expect((await introspect(token, bearer(made.body.secret))).body.active).toBe(true)
    const reader = await service.control('/v1/server-keys', {
      json: { permissions: ['keys.read'] },
    })
    expect((await introspect(token, bearer(reader.body.secret))).status).toBe(400)
  })

  it('needs a token, once', async () => {
    expect(await service.post('/oauth/introspect', {}, asIndexer())).toMatchObject({
      status: 400,
      body: { error: 'invalid_request' },
    })
    expect(await service.post('/oauth/introspect', 'token=a&token=a', asIndexer())).toMatchObject({
      status: 400,
    })
  })

  it('sees every end at once', async () => {
    const other = await newClient(service.control)
    const token = await tokenOf(service, other, { audience: 'indexer' })
    expect((await introspect(token, asIndexer())).body.active).toBe(true)
    await service.control(`/v1/clients/${other.id}`, {
      method: 'PATCH',
      json: { is_active: false },
    })
    expect((await introspect(token, asIndexer())).body).toEqual({ active: false })
  })
})
