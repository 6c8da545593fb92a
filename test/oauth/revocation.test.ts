import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verify } from '../service/api.ts'
import { databases } from '../service/databases.ts'
import {
  basic,
  claimsIn,
  newClient,
  type OAuthService,
  startOAuthService,
  type TestClient,
  tokenOf,
} from './oauth-service.ts'

// RFC 7009, and the ends that the control API makes.

describe.each(databases)('revocation on $name', ({ make }) => {
  let service: OAuthService
  let client: TestClient
  beforeAll(async () => {
    service = await startOAuthService(await make())
    client = await newClient(service.control)
  })
  afterAll(() => service.remove())

  const revoke = (token: string, headers = basic(client.id, client.secret)) =>
    service.post('/oauth/revoke', { token, token_type_hint: 'access_token' }, headers)
  const codeOf = async (token: string) => (await verify(service.control, token)).code

  it('ends one token and no other', async () => {
    const [token, other] = [await tokenOf(service, client), await tokenOf(service, client)]
    expect(await revoke(token)).toMatchObject({ status: 200, text: '' })
    expect(await codeOf(token)).toBe('token_revoked')
    expect(await codeOf(other)).toBe('valid')
    expect(await revoke(token)).toMatchObject({ status: 200 })
    expect(await codeOf(client.secret)).toBe('valid')
    await service.kill()
    await service.restart()
    expect(await codeOf(token)).toBe('token_revoked')
  })

  it('finds nothing wrong with what is no token', async () => {
    for (const nothing of ['nonsense', 'a.b.c']) expect((await revoke(nothing)).status).toBe(200)
  })

  it('is for the client that has the token, and for tokens', async () => {
    const other = await newClient(service.control)
    const token = await tokenOf(service, client)
    expect(await revoke(token, basic(other.id, other.secret))).toMatchObject({
      status: 400,
      body: { error: 'unauthorized_client' },
    })
    expect(await revoke(token, basic(client.id, 'nonsense'))).toMatchObject({
      status: 401,
      body: { error: 'invalid_client' },
    })
    expect(await codeOf(token)).toBe('valid')
    expect(await revoke(client.secret)).toMatchObject({
      status: 400,
      body: { error: 'unsupported_token_type' },
    })
    expect(await service.post('/oauth/revoke', {}, basic(client.id, client.secret))).toMatchObject({
      status: 400,
      body: { error: 'invalid_request' },
    })
  })

  it('is had by jti and by token from the control API', async () => {
    const [one, other] = [await tokenOf(service, client), await tokenOf(service, client)]
    const { jti } = claimsIn(one)
    const end = (json: object) => service.control('/v1/tokens/revoke', { json })
    expect((await end({ jti })).body).toEqual({ jti, revoked: true })
    expect((await end({ jti })).body).toEqual({ jti, revoked: false })
    expect((await end({ token: other })).body).toMatchObject({ revoked: true })
    expect([await codeOf(one), await codeOf(other)]).toEqual(['token_revoked', 'token_revoked'])
    expect((await end({ token: 'nonsense' })).body).toEqual({ jti: null, revoked: false })
    expect((await end({ jti: 'nonsense' })).status).toBe(400)
    expect((await end({ jti, token: one })).status).toBe(400)
    expect((await end({})).status).toBe(400)
  })

  it.each([
    ['key', ({ keyId }: TestClient) => `/v1/keys/${keyId}`],
    ['client', ({ id }: TestClient) => `/v1/clients/${id}`],
    ['project', ({ project }: TestClient) => `/v1/projects/${project}`],
  ])('ends all tokens of a %s at once, and none that is minted later', async (_kind, pathOf) => {
    const own = await newClient(service.control)
    const before = await tokenOf(service, own)
    const ended = await service.control(`${pathOf(own)}/revoke-tokens`, { method: 'POST' })
    expect(ended.status).toBe(200)
    expect(await codeOf(before)).toBe('token_revoked')
    const after = await tokenOf(service, own)
    expect(await codeOf(after)).toBe('valid')
    expect(await codeOf(own.secret)).toBe('valid')
    expect(await codeOf(await tokenOf(service, client))).toBe('valid')

    const earlier = await service.control(`${pathOf(own)}/revoke-tokens`, {
      json: { before: '2020-01-01T00:00:00Z' },
    })
    expect(earlier.body).toEqual(ended.body)
    expect(await codeOf(before)).toBe('token_revoked')
    const later = await service.control(`${pathOf(own)}/revoke-tokens`, {
      json: { before: '2999-01-01T00:00:00Z' },
    })
    expect(later.status).toBe(400)
    expect(await codeOf(after)).toBe('valid')
  })
})
