import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newTestKey } from '../oauth/assertions.ts'
import { newClient, type OAuthService, startOAuthService } from '../oauth/oauth-service.ts'
import { ask, verify } from '../service/api.ts'
import { type Client, grants, type Way } from './client.ts'
import { clients } from './clients.ts'
import { presentOf } from './present.ts'

/** Clients as they are, which know nothing but the issuer's address and their credential. */
describe('a client that others wrote', () => {
  let service: OAuthService
  beforeAll(async () => {
    service = await startOAuthService(null)
  })
  afterAll(() => service.remove())

  /** A client of ours, by the way in which it shows who it is. */
  const given = async (client: Client, way: Way) => {
    const issuer = service.publicUrl
    const key = newTestKey('of the client')
    const assertion_audience = client.assertsToEndpoint === true ? 'token_endpoint' : 'issuer'
    const byKey = { method: way, jwks: { keys: [key.jwk] }, assertion_audience }
    const { id, secret } = await newClient(service.control, {
      scopes: ['read', 'write'],
      oauth: way === 'private_key_jwt' ? { authentication: byKey } : { serves: [issuer] },
    })
    const privateKey = key.privateKey.export({ type: 'pkcs8', format: 'pem' })
    return { issuer, id, secret, privateKey, kid: key.kid, scope: 'read', token: '' }
  }

  describe.each(presentOf(clients).map((client) => [client.name, client] as const))(
    '%s',
    (_name, client) => {
      const methods = client.ways.filter((way) => grants.includes(way))
      it.each(methods)('gets a token by %s, and hears why it gets none', async (way) => {
        const known = await given(client, way)
        const token = await client.ask(way, known)
        const headers = { authorization: `Bearer ${String(token)}` }
        const { status, body } = await ask(`${service.publicUrl}/v1/whoami`, { headers })
        expect(status).toBe(200)
        expect(body).toMatchObject({ client_id: known.id, scopes: ['read'] })
        const { secret, privateKey } = await given(client, way)
        const wrong = { ...known, secret, privateKey }
        await expect(client.ask(way, wrong)).rejects.toThrow(/invalid_client|WWW-Authenticate/)
        const wider = client.ask(way, { ...known, scope: 'read delete' })
        await expect(wider).rejects.toThrow(/invalid_scope/)
      })

      const others = client.ways.filter((way) => !methods.includes(way))
      it.each(others)('asks for the %s of its token', async (way) => {
        const known = await given(client, way)
        const token = String(await client.ask('client_secret_basic', known))
        const result = await client.ask(way, { ...known, token })
        expect(result).toBe(way === 'introspection' ? true : null)
        const code = way === 'revocation' ? 'token_revoked' : 'valid'
        expect(await verify(service.control, token)).toMatchObject({ code })
      })
    },
  )
})
