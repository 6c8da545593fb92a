import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newClient, type OAuthService, startOAuthService } from '../oauth/oauth-service.ts'
import { ask, verify } from '../service/api.ts'
import { clients } from './clients.ts'
import { presentOf } from './present.ts'

/** Clients as they are, which know nothing but the issuer's address and their credential. */
describe('a client that others wrote', () => {
  let service: OAuthService
  beforeAll(async () => {
    service = await startOAuthService(null)
  })
  afterAll(() => service.remove())

  const given = async () => {
    const issuer = service.publicUrl
    const wishes = { scopes: ['read', 'write'], oauth: { serves: [issuer] } }
    const { id, secret } = await newClient(service.control, wishes)
    return { issuer, id, secret, scope: 'read', token: '' }
  }

  describe.each(presentOf(clients).map((client) => [client.name, client] as const))(
    '%s',
    (_name, client) => {
      const methods = client.ways.filter((way) => way.startsWith('client_secret'))
      it.each(methods)('gets a token by %s, and hears why it gets none', async (way) => {
        const known = await given()
        const token = await client.ask(way, known)
        const headers = { authorization: `Bearer ${String(token)}` }
        const { status, body } = await ask(`${service.publicUrl}/v1/whoami`, { headers })
        expect(status).toBe(200)
        expect(body).toMatchObject({ client_id: known.id, scopes: ['read'] })
        const wrong = { ...known, secret: known.secret.replace(/.$/, '_') }
        await expect(client.ask(way, wrong)).rejects.toThrow(/invalid_client|WWW-Authenticate/)
        const wider = client.ask(way, { ...known, scope: 'read delete' })
        await expect(wider).rejects.toThrow(/invalid_scope/)
      })

      const others = client.ways.filter((way) => !methods.includes(way))
      it.each(others)('asks for the %s of its token', async (way) => {
        const known = await given()
        const token = String(await client.ask('client_secret_basic', known))
        const result = await client.ask(way, { ...known, token })
        expect(result).toBe(way === 'introspection' ? true : null)
        const code = way === 'revocation' ? 'token_revoked' : 'valid'
        expect(await verify(service.control, token)).toMatchObject({ code })
      })
    },
  )
})
