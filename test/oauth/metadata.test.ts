import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask } from '../service/api.ts'
import { startContract } from '../service/contracts.ts'
import {
  bearer,
  newClient,
  type OAuthService,
  startOAuthService,
  tokenOf,
} from './oauth-service.ts'

// RFC 8414, RFC 9728 and the challenges of RFC 6750 §3.

describe('metadata', () => {
  let service: OAuthService
  beforeAll(async () => {
    service = await startOAuthService(null)
  })
  afterAll(() => service.remove())

  it('names endpoints that are there, and the methods that they take', async () => {
    const { publicUrl } = service
    const path = '/.well-known/oauth-authorization-server'
    const { body, headers } = await ask(publicUrl + path)
    expect(headers.get('content-type')).toContain('application/json')
    expect(body).toMatchObject({
      issuer: publicUrl,
      token_endpoint: `${publicUrl}/oauth/token`,
      introspection_endpoint: `${publicUrl}/oauth/introspect`,
      revocation_endpoint: `${publicUrl}/oauth/revoke`,
      token_endpoint_auth_methods_supported: expect.arrayContaining([
        'client_secret_basic',
        'client_secret_post',
      ]),
      response_types_supported: [],
    })
    for (const member of ['token_endpoint', 'introspection_endpoint', 'revocation_endpoint']) {
      const reply = await ask(body[member], { form: {} })
      expect(reply.status).toBeLessThan(402)
    }
    expect((await ask(body.jwks_uri)).body.keys.length).toBeGreaterThan(0)
  })

  it('of the resource is where the challenge says, and names the issuer', async () => {
    const { publicUrl } = service
    const where = `${publicUrl}/.well-known/oauth-protected-resource`
    const missing = await ask(`${publicUrl}/v1/whoami`)
    expect(missing.status).toBe(401)
    expect(missing.headers.get('www-authenticate')).toBe(
      `Bearer realm="countersign", resource_metadata="${where}"`,
    )
    const wrong = await ask(`${publicUrl}/v1/whoami`, { headers: bearer('nonsense') })
    expect(wrong.headers.get('www-authenticate')).toBe(
      `Bearer realm="countersign", error="invalid_token", resource_metadata="${where}"`,
    )
    const { body } = await ask(where)
    expect(body).toMatchObject({
      resource: publicUrl,
      authorization_servers: [publicUrl],
      bearer_methods_supported: ['header'],
    })
  })

  it('names the default audience of a token as the resource', async () => {
    const client = await newClient(service.control)
    const { body } = await ask(`${service.publicUrl}/.well-known/oauth-protected-resource`)
    const { aud } = JSON.parse(atob((await tokenOf(service, client)).split('.')[1] ?? ''))
    expect(aud).toBe(body.resource)
  })
})

it('is that of a contract which has no extensions, to the letter', async () => {
  const service = await startContract('convexity', null)
  try {
    const { publicUrl } = service
    const { body } = await ask(`${publicUrl}/.well-known/oauth-authorization-server`)
    expect(body).toEqual({
      issuer: publicUrl,
      token_endpoint: `${publicUrl}/v1/oauth/token`,
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
      grant_types_supported: ['client_credentials'],
      response_types_supported: [],
      jwks_uri: `${publicUrl}/.well-known/jwks.json`,
    })
    expect((await ask(`${publicUrl}/.well-known/oauth-protected-resource`)).status).toBe(404)
    expect((await ask(`${publicUrl}/oauth/introspect`, { form: {} })).status).toBe(404)
    const { headers } = await ask(`${publicUrl}/v1/products`)
    expect(headers.get('www-authenticate')).toBe('Bearer realm="convexity"')
  } finally {
    await service.remove()
  }
})

describe('metadata of an issuer with a path, before resources of its own', () => {
  let service: OAuthService
  beforeAll(async () => {
    service = await startOAuthService(null, {
      PUBLIC_URL: 'https://api.example/auth',
      AUDIENCES: 'https://api.example/mcp, https://elsewhere.example/x, billing',
    })
  })
  afterAll(() => service.remove())

  it('is where RFC 8414 §3.1 puts it', async () => {
    const { body } = await ask(`${service.publicUrl}/.well-known/oauth-authorization-server/auth`)
    expect(body.issuer).toBe('https://api.example/auth')
    expect(body.token_endpoint).toBe('https://api.example/auth/oauth/token')
  })

  it('tells of each resource of ours at its own place (RFC 9728 §3.1)', async () => {
    const at = (path: string) =>
      ask(`${service.publicUrl}/.well-known/oauth-protected-resource${path}`)
    expect((await at('/mcp')).body.resource).toBe('https://api.example/mcp')
    expect((await at('/auth')).body.resource).toBe('https://api.example/auth')
    expect((await at('/x')).status).toBe(404)
    const { headers } = await ask(`${service.publicUrl}/v1/whoami`)
    expect(headers.get('www-authenticate')).toContain(
      'resource_metadata="https://api.example/.well-known/oauth-protected-resource/',
    )
  })
})
