import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verify } from '../service/api.ts'
import {
  basic,
  claimsIn,
  newClient,
  type OAuthService,
  startOAuthService,
  type TestClient,
  tokenOf,
} from './oauth-service.ts'

// RFC 8693: narrowing only.

const grant = 'urn:ietf:params:oauth:grant-type:token-exchange'
const accessToken = 'urn:ietf:params:oauth:token-type:access_token'
const [orders, billing] = ['https://orders.example', 'https://billing.example']

describe('token exchange', () => {
  let service: OAuthService
  let client: TestClient
  let ordersService: TestClient
  let subject: string
  beforeAll(async () => {
    service = await startOAuthService(null, { AUDIENCES: `${orders}, ${billing}` })
    client = await newClient(service.control, { scopes: ['read', 'write'] })
    ordersService = await newClient(service.control, { oauth: { serves: [orders] } })
    const form = `grant_type=client_credentials&resource=${orders}&resource=${billing}`
    const reply = await service.post('/oauth/token', form, basic(client.id, client.secret))
    subject = reply.body.access_token
  })
  afterAll(() => service.remove())

  const exchange = (
    token: string,
    more: Record<string, string> = {},
    { id, secret }: TestClient = ordersService,
  ) =>
    service.post(
      '/oauth/token',
      { grant_type: grant, subject_token: token, subject_token_type: accessToken, ...more },
      basic(id, secret),
    )

  it('narrows scopes and audience, ends no later, and names who acts', async () => {
    const { status, body } = await exchange(subject, { scope: 'read', resource: billing })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      issued_token_type: accessToken,
      token_type: 'Bearer',
      scope: 'read',
    })
    const claims = claimsIn(body.access_token)
    expect(claims).toMatchObject({
      sub: client.id,
      aud: billing,
      scope: 'read',
      act: { sub: ordersService.id },
    })
    expect(claims['exp']).toBeLessThanOrEqual(Number(claimsIn(subject)['exp']))
    const verdict = await verify(service.control, body.access_token)
    expect(verdict.principal).toMatchObject({ client_id: client.id, scopes: ['read'] })
  })

  it('without a wish gives what the token has', async () => {
    const { body } = await exchange(subject)
    expect(claimsIn(body.access_token)).toMatchObject({
      aud: [orders, billing],
      scope: 'read write',
    })
  })

  it('makes chains of who acts', async () => {
    const second = await newClient(service.control, { oauth: { serves: [billing] } })
    const first = (await exchange(subject)).body.access_token
    const { body } = await exchange(first, { resource: billing }, second)
    const act = { sub: second.id, act: { sub: ordersService.id } }
    expect(claimsIn(body.access_token)['act']).toEqual(act)
    const told = await service.post(
      '/oauth/introspect',
      { token: body.access_token },
      basic(second.id, second.secret),
    )
    expect(told.body).toMatchObject({ active: true, act })
    let token = subject
    for (let times = 0; times < 5; times++) token = (await exchange(token)).body.access_token
    expect((await exchange(token)).body.error).toBe('invalid_request')
  })

  it('never widens', async () => {
    const { body } = await exchange(subject, { scope: 'read', resource: billing }, client)
    const narrow = body.access_token
    expect(claimsIn(narrow)).not.toHaveProperty('act')
    const wider = [{ scope: 'read write' }, { scope: 'admin' }]
    for (const wish of wider) {
      expect(await exchange(narrow, wish, client)).toMatchObject({
        status: 400,
        body: { error: 'invalid_scope' },
      })
    }
    for (const resource of [orders, service.publicUrl, 'https://elsewhere.example']) {
      expect(await exchange(narrow, { resource }, client)).toMatchObject({
        status: 400,
        body: { error: 'invalid_target' },
      })
    }
  })

  it('is for the client of the token and those that serve an audience of it', async () => {
    const stranger = await newClient(service.control)
    expect(await exchange(subject, {}, stranger)).toMatchObject({
      status: 400,
      body: { error: 'unauthorized_client' },
    })
    const elsewhere = await tokenOf(service, client, { audience: billing })
    expect((await exchange(elsewhere)).body.error).toBe('unauthorized_client')
    expect(await exchange(subject, {}, { ...client, secret: 'nonsense' })).toMatchObject({
      status: 401,
      body: { error: 'invalid_client' },
    })
  })

  it('refuses what is no good token, or not asked for as RFC 8693 says', async () => {
    for (const token of ['nonsense', `${subject}x`, client.secret]) {
      expect(await exchange(token)).toMatchObject({
        status: 400,
        body: { error: 'invalid_request' },
      })
    }
    const wrong = [
      { subject_token_type: 'urn:ietf:params:oauth:token-type:id_token' },
      { requested_token_type: 'urn:ietf:params:oauth:token-type:refresh_token' },
      { actor_token: subject },
      { subject_token: '' },
    ]
    for (const more of wrong) {
      expect((await exchange(subject, more)).body.error).toBe('invalid_request')
    }
  })

  it('gives tokens that end with the key of the subject', async () => {
    const own = await newClient(service.control)
    const token = await tokenOf(service, own, { audience: orders })
    const exchanged = (await exchange(token)).body.access_token
    expect((await verify(service.control, exchanged)).code).toBe('valid')
    await service.control(`/v1/clients/${own.id}/revoke-tokens`, { method: 'POST' })
    expect((await verify(service.control, exchanged)).code).toBe('token_revoked')
    expect((await exchange(token)).body.error).toBe('invalid_request')
  })
})
