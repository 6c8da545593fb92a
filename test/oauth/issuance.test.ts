import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodeProtectedHeader } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, verify } from '../service/api.ts'
import {
  basic,
  claimsIn,
  newClient,
  type OAuthService,
  startOAuthService,
  type TestClient,
  tokenOf,
} from './oauth-service.ts'

// RFC 8707, the typ of RFC 9068 §2.1 by audience, quotas, and what the configuration adds.

const billing = 'https://billing.example/api'
const indexer = 'https://indexer.example'

describe('a token', () => {
  let service: OAuthService
  let client: TestClient
  beforeAll(async () => {
    service = await startOAuthService(null, {
      AUDIENCES: `${billing}, ${indexer}, legacy`,
      TOKEN_TYPES: `legacy=JWT`,
    })
    client = await newClient(service.control)
  })
  afterAll(() => service.remove())

  const send = (form: string) =>
    service.post(
      '/oauth/token',
      `grant_type=client_credentials&${form}`,
      basic(client.id, client.secret),
    )
  const audOf = async (form: string) => claimsIn((await send(form)).body.access_token)['aud']
  const encoded = encodeURIComponent

  it('is for the resource that is asked for, or for several', async () => {
    expect(await audOf(`resource=${encoded(billing)}`)).toBe(billing)
    const both = `resource=${encoded(billing)}&resource=${encoded(indexer)}`
    expect(await audOf(both)).toEqual([billing, indexer])
    expect(await audOf(`resource=${encoded(billing)}&resource=${encoded(billing)}`)).toBe(billing)
    expect(await audOf(`audience=legacy&resource=${encoded(billing)}`)).toEqual(['legacy', billing])
    expect(await audOf('')).toBe(service.publicUrl)
    const json = { grant_type: 'client_credentials', resource: [billing, indexer] }
    const headers = basic(client.id, client.secret)
    const reply = await ask(`${service.publicUrl}/oauth/token`, { json, headers })
    expect(claimsIn(reply.body.access_token)['aud']).toEqual([billing, indexer])
  })

  it('for several is one wherever one of them is meant', async () => {
    const form = `resource=${encoded(billing)}&resource=${encoded(indexer)}`
    const { access_token: token } = (await send(form)).body
    expect((await verify(service.control, token)).code).toBe('valid')
    const server = await newClient(service.control, { oauth: { serves: [indexer] } })
    const reply = await service.post(
      '/oauth/introspect',
      { token },
      basic(server.id, server.secret),
    )
    expect(reply.body).toMatchObject({ active: true, aud: [billing, indexer] })
  })

  it.each(['https://elsewhere.example', 'not-absolute', `${billing}#fragment`])(
    'for %s is not to be had',
    async (resource) => {
      expect(await send(`resource=${encoded(resource)}`)).toMatchObject({
        status: 400,
        body: { error: 'invalid_target' },
      })
      const mixed = `resource=${encoded(billing)}&resource=${encoded(resource)}`
      expect((await send(mixed)).body.error).toBe('invalid_target')
    },
  )

  it('for an audience that its client may not have is refused', async () => {
    const narrow = await newClient(service.control, { audiences: [billing] })
    const form = `grant_type=client_credentials&resource=${encoded(billing)}`
    const headers = basic(narrow.id, narrow.secret)
    expect((await service.post('/oauth/token', form, headers)).status).toBe(200)
    const more = `${form}&resource=${encoded(indexer)}`
    expect(await service.post('/oauth/token', more, headers)).toMatchObject({
      status: 400,
      body: { error: 'invalid_target' },
    })
  })

  it('has another typ for an audience whose libraries know no other', async () => {
    const old = await tokenOf(service, client, { audience: 'legacy' })
    expect(decodeProtectedHeader(old).typ).toBe('JWT')
    expect((await verify(service.control, old)).code).toBe('valid')
    const usual = await tokenOf(service, client)
    expect(decodeProtectedHeader(usual).typ).toBe('at+jwt')
    const { access_token: both } = (await send(`audience=legacy&resource=${encoded(billing)}`)).body
    expect(decodeProtectedHeader(both).typ).toBe('at+jwt')
    expect((await verify(service.control, both)).code).toBe('valid')
  })
})

describe('quotas of tokens', () => {
  let service: OAuthService
  beforeAll(async () => {
    service = await startOAuthService(null, {
      TOKENS_PER_CLIENT: '3/day',
      TOKENS_PER_PROJECT: '5/month',
    })
  })
  afterAll(() => service.remove())

  it('are told in headers, and kept for client and project', async () => {
    const one = await newClient(service.control)
    const other = await newClient(service.control, { project: one.project })
    const send = ({ id, secret }: TestClient) =>
      service.post('/oauth/token', { grant_type: 'client_credentials' }, basic(id, secret))
    const first = await send(one)
    expect(first.headers.get('ratelimit-policy')).toContain('"tokens-per-client";q=3')
    expect(first.headers.get('ratelimit-policy')).toContain('"tokens-per-project";q=5')
    expect(first.headers.get('ratelimit')).toContain('"tokens-per-client";r=2')
    await send(one)
    await send(one)
    const fourth = await send(one)
    expect(fourth).toMatchObject({ status: 429, body: { error: 'rate_limit_exceeded' } })
    expect(Number(fourth.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await send(other)).status).toBe(200)
    expect((await send(other)).status).toBe(200)
    expect((await send(other)).status).toBe(429)
    expect((await send(await newClient(service.control))).status).toBe(200)
    const { code } = await verify(service.control, one.secret)
    expect(code).toBe('valid')
  })
})

describe('a token that is asked for again', () => {
  let service: OAuthService
  beforeAll(async () => {
    service = await startOAuthService(null, { TOKEN_REUSE: '300s' })
  })
  afterAll(() => service.remove())

  it('is the same within the window, and another for another wish or after its end', async () => {
    const client = await newClient(service.control, { scopes: ['read', 'write'] })
    const first = claimsIn(await tokenOf(service, client))
    let again = claimsIn(await tokenOf(service, client))
    // the window may have changed between the two
    if (again['iat'] !== first['iat']) again = claimsIn(await tokenOf(service, client))
    expect(again['jti']).toBe(claimsIn(await tokenOf(service, client))['jti'])
    expect(Number(again['exp']) - Number(again['iat'])).toBe(600)
    const read = claimsIn(await tokenOf(service, client, { scope: 'read' }))
    expect(read['jti']).not.toBe(again['jti'])
    const other = claimsIn(await tokenOf(service, await newClient(service.control)))
    expect(other['jti']).not.toBe(again['jti'])

    await service.control('/v1/tokens/revoke', { json: { jti: again['jti'] } })
    const afterRevocation = await tokenOf(service, client)
    expect(claimsIn(afterRevocation)['jti']).not.toBe(again['jti'])
    expect((await verify(service.control, afterRevocation)).code).toBe('valid')
    await service.control(`/v1/clients/${client.id}/revoke-tokens`, { method: 'POST' })
    const later = await tokenOf(service, client, { scope: 'read' })
    expect((await verify(service.control, later)).code).toBe('valid')
  })

  it('says how long it lives from now', async () => {
    const { id, secret } = await newClient(service.control)
    const form = { grant_type: 'client_credentials' }
    const { body } = await service.post('/oauth/token', form, basic(id, secret))
    const left = Number(claimsIn(body.access_token)['exp']) - Math.floor(Date.now() / 1_000)
    expect(Math.abs(left - body.expires_in)).toBeLessThan(5)
  })
})

describe('claims of the configuration', () => {
  const directory = mkdtempSync(join(tmpdir(), 'countersign-claims-'))
  const file = join(directory, 'countersign.config.ts')
  let service: OAuthService
  beforeAll(async () => {
    writeFileSync(
      file,
      `import { type Contract, type CustomClaims, native } from 'countersign/contract'
const contract: Contract = { ...native, name: 'with-claims' }
export default contract
export const claims: CustomClaims = async ({ project, metadata }) => {
  if (metadata['behaves'] === 'late') await new Promise((resolve) => setTimeout(resolve, 2_000))
  if (metadata['behaves'] === 'badly') throw new Error('no claims')
  if (metadata['behaves'] === 'large') return { large: 'x'.repeat(5_000) }
  return { plan: 'gold', slug: project?.slug, iss: 'x', exp: 1, cnf: {}, act: {}, scope: 'all', tier: 'x' }
}
`,
    )
    service = await startOAuthService(null, { CONTRACT: file })
  })
  afterAll(() => service.remove())

  const clientThat = (behaves: string) => newClient(service.control, { metadata: { behaves } })

  it('are in the token, and overwrite none of ours', async () => {
    const client = await clientThat('well')
    const claims = claimsIn(await tokenOf(service, client))
    expect(claims).toMatchObject({ plan: 'gold', slug: client.project, iss: service.publicUrl })
    expect(claims['exp']).toBeGreaterThan(1)
    for (const name of ['cnf', 'act', 'scope', 'tier']) expect(claims).not.toHaveProperty(name)
  })

  it('that can not be had in time or at all make no token', async () => {
    const statusOf = async (behaves: string) => {
      const { id, secret } = await clientThat(behaves)
      const form = { grant_type: 'client_credentials' }
      return (await service.post('/oauth/token', form, basic(id, secret))).status
    }
    expect(await statusOf('late')).toBe(503)
    expect(await statusOf('badly')).toBe(500)
    expect(await statusOf('large')).toBe(500)
  })
})
