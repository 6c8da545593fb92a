import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newClient, type OAuthService, startOAuthService } from './oauth-service.ts'

// RFC 8705 §2, with the certificate in the header of RFC 9440.

const certificateOf = (name: string) =>
  new X509Certificate(readFileSync(join(import.meta.dirname, 'certificates', name)))
const certificate = certificateOf('client.crt')
const other = certificateOf('other.crt')
const shown = ({ raw }: X509Certificate) => ({ 'client-cert': `:${raw.toString('base64')}:` })

describe('a client with a certificate', () => {
  let service: OAuthService
  let elsewhere: OAuthService
  beforeAll(async () => {
    service = await startOAuthService(null, { TRUSTED_PROXIES: '127.0.0.1' })
    elsewhere = await startOAuthService(null)
  })
  afterAll(async () => {
    await service.remove()
    await elsewhere.remove()
  })

  const register = (authentication: object, to = service) =>
    newClient(to.control, { oauth: { authentication } })
  const send = (id: string, headers: Record<string, string>, to = service) =>
    to.post('/oauth/token', { grant_type: 'client_credentials', client_id: id }, headers)
  const tls = (name: string, value: string) => ({
    method: 'tls_client_auth',
    certificate: { name, value },
  })

  it.each([
    ['subject_dn', 'CN=indexer,O=Penguins\\, Inc,C=AQ'],
    ['subject_dn', 'cn=indexer, o=Penguins\\, Inc, c=AQ'],
    ['san_dns', 'indexer.example'],
    ['san_uri', 'urn:example:indexer'],
  ])('is known by its %s %s', async (name, value) => {
    const { id, secret } = await register(tls(name, value))
    expect(secret).toBeNull()
    expect((await send(id, shown(certificate))).status).toBe(200)
    expect(await send(id, shown(other))).toMatchObject({
      status: 401,
      body: { error: 'invalid_client' },
    })
    expect((await send(id, {})).status).toBe(401)
  })

  it.each([
    ['subject_dn', 'CN=indexer'],
    ['subject_dn', 'C=AQ,O=Penguins\\, Inc,CN=indexer'],
    ['subject_dn', 'CN=indexer,O=Penguins,C=AQ'],
    ['san_dns', 'urn:example:indexer'],
    ['san_email', 'indexer.example'],
  ])('is not known by the %s %s', async (name, value) => {
    const { id } = await register(tls(name, value))
    expect((await send(id, shown(certificate))).status).toBe(401)
  })

  it('of its own is known by the key in it', async () => {
    const jwk = certificate.publicKey.export({ format: 'jwk' })
    const { id } = await register({ method: 'self_signed_tls_client_auth', jwks: { keys: [jwk] } })
    expect((await send(id, shown(certificate))).status).toBe(200)
    expect((await send(id, shown(other))).status).toBe(401)
  })

  it('is believed of trusted proxies alone, once and in the form of RFC 9440', async () => {
    const { id } = await register(tls('san_dns', 'indexer.example'), elsewhere)
    expect((await send(id, shown(certificate), elsewhere)).status).toBe(401)
    const ours = await register(tls('san_dns', 'indexer.example'))
    const bytes = certificate.raw.toString('base64')
    for (const value of [bytes, `:${bytes}`, ':AAAA:', '::', `:${bytes}:;a=1`]) {
      expect((await send(ours.id, { 'client-cert': value })).status).toBe(401)
    }
  })

  it('has that method and no other', async () => {
    const plain = await newClient(service.control)
    expect((await send(plain.id, shown(certificate))).status).toBe(401)
    const { id } = await register(tls('san_dns', 'indexer.example'))
    expect((await send('client_0000000000000000', shown(certificate))).status).toBe(401)
    const reply = await service.post(
      '/oauth/token',
      { grant_type: 'client_credentials', client_id: id, client_secret: plain.secret },
      shown(certificate),
    )
    expect(reply.status).toBe(401)
  })
})
