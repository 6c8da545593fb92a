import { createHash, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { calculateJwkThumbprint } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, verify } from '../service/api.ts'
import { newTestKey, signed, type TestKey } from './assertions.ts'
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

// RFC 9449, and the bound tokens of RFC 8705 §3.

const own = newTestKey('own')
const digest = (text: string | Uint8Array) => createHash('sha256').update(text).digest('base64url')

let made = 0

/** A proof, with whatever is to be wrong with it. */
function proofFor(
  method: string,
  url: string,
  {
    key = own,
    header = {},
    ...claims
  }: {
    readonly key?: TestKey
    readonly header?: Record<string, unknown>
    readonly [claim: string]: unknown
  } = {},
): Promise<string> {
  const usual = {
    ...{ htm: method, htu: url, jti: `proof ${String(++made)}` },
    iat: Math.floor(Date.now() / 1_000),
  }
  const { kty, crv, x, y } = key.jwk
  const jwk = { kty, crv, x, y }
  return signed({ ...usual, ...claims }, key, { typ: 'dpop+jwt', kid: undefined, jwk, ...header })
}

describe('DPoP', () => {
  let service: OAuthService
  let client: TestClient
  let endpoint: string
  let whoami: string
  let nonce: string
  beforeAll(async () => {
    service = await startOAuthService(null, { TRUSTED_PROXIES: '127.0.0.1', TOKEN_REUSE: '60s' })
    client = await newClient(service.control, { oauth: { serves: [service.publicUrl] } })
    endpoint = `${service.publicUrl}/oauth/token`
    whoami = `${service.publicUrl}/v1/whoami`
    const first = await send(await proofFor('POST', endpoint))
    expect(first).toMatchObject({ status: 400, body: { error: 'use_dpop_nonce' } })
    nonce = first.headers.get('dpop-nonce') ?? ''
  })
  afterAll(() => service.remove())

  const send = (proof: string) =>
    service.post(
      '/oauth/token',
      { grant_type: 'client_credentials' },
      { ...basic(client.id, client.secret), dpop: proof },
    )
  const boundToken = async (): Promise<string> => {
    const { status, body, text } = await send(await proofFor('POST', endpoint, { nonce }))
    if (status !== 200) throw new Error(text)
    return body.access_token
  }
  const get = (token: string, proof: string | null, scheme = 'DPoP') =>
    ask(whoami, {
      headers: { authorization: `${scheme} ${token}`, ...(proof === null ? {} : { dpop: proof }) },
    })
  const proven = (token: string, more: object = {}) =>
    proofFor('GET', whoami, { nonce, ath: digest(token), ...more })

  it('binds a token to the key of a proof with a nonce of ours', async () => {
    const reply = await send(await proofFor('POST', endpoint, { nonce }))
    expect(reply).toMatchObject({ status: 200, body: { token_type: 'DPoP' } })
    expect(reply.headers.get('dpop-nonce')).toMatch(/^[\w-]{16}$/)
    const jkt = await calculateJwkThumbprint(own.jwk)
    expect(claimsIn(reply.body.access_token)['cnf']).toEqual({ jkt })
    const again = await send(await proofFor('POST', endpoint, { nonce }))
    expect(claimsIn(again.body.access_token)['jti']).not.toBe(
      claimsIn(reply.body.access_token)['jti'],
    )
  })

  const secret = own.privateKey.export({ format: 'jwk' })
  const wrong: readonly (readonly [string, () => Promise<string>])[] = [
    ['another method', () => proofFor('GET', endpoint, { nonce })],
    ['another address', () => proofFor('POST', `${endpoint}/x`, { nonce })],
    ['another host', () => proofFor('POST', 'https://elsewhere.example/oauth/token', { nonce })],
    ['no jti', () => proofFor('POST', endpoint, { nonce, jti: undefined })],
    ['no time', () => proofFor('POST', endpoint, { nonce, iat: undefined })],
    ['an old time', () => proofFor('POST', endpoint, { nonce, iat: 1_700_000_000 })],
    [
      'a time to come',
      () => proofFor('POST', endpoint, { nonce, iat: Math.floor(Date.now() / 1_000) + 60 }),
    ],
    ['another typ', () => proofFor('POST', endpoint, { nonce, header: { typ: 'JWT' } })],
    ['no key', () => proofFor('POST', endpoint, { nonce, header: { jwk: undefined } })],
    ['a private key', () => proofFor('POST', endpoint, { nonce, header: { jwk: secret } })],
    [
      'the key of another',
      () => proofFor('POST', endpoint, { nonce, header: { jwk: newTestKey('x').jwk } }),
    ],
    ['nothing in it', async () => 'nonsense'],
  ]
  it.each(wrong)('refuses a proof with %s', async (_what, proof) => {
    expect(await send(await proof())).toMatchObject({
      status: 400,
      body: { error: 'invalid_dpop_proof' },
    })
  })

  it('takes a proof once, and a nonce of ours alone', async () => {
    const proof = await proofFor('POST', endpoint, { nonce })
    expect((await send(proof)).status).toBe(200)
    expect((await send(proof)).body.error).toBe('invalid_dpop_proof')
    const foreign = await send(await proofFor('POST', endpoint, { nonce: 'x'.repeat(16) }))
    expect(foreign.body.error).toBe('use_dpop_nonce')
  })

  it('lets a bound token in with a proof, and not without', async () => {
    const token = await boundToken()
    expect((await get(token, await proven(token))).status).toBe(200)
    const plain = await get(token, null, 'Bearer')
    expect(plain.status).toBe(401)
    expect(plain.headers.get('www-authenticate')).toContain('DPoP ')
    expect(plain.headers.get('www-authenticate')).toContain('error="invalid_token"')
    expect((await get(token, null)).status).toBe(401)
    expect((await get(token, await proven(token, { key: newTestKey('x') }))).status).toBe(401)
    expect((await get(token, await proven(token, { ath: undefined }))).status).toBe(401)
    expect((await get(token, await proven(token, { ath: digest('x') }))).status).toBe(401)
    const asked = await get(token, await proven(token, { nonce: undefined }))
    expect(asked.headers.get('www-authenticate')).toContain('error="use_dpop_nonce"')
    expect(asked.headers.get('dpop-nonce')).toBeTruthy()
    const once = await proven(token)
    expect((await get(token, once)).status).toBe(200)
    expect((await get(token, once)).status).toBe(401)
  })

  it('is not for tokens that are not bound, nor for keys', async () => {
    const token = await tokenOf(service, client)
    expect((await get(token, await proven(token))).status).toBe(401)
    expect((await get(client.secret, await proven(client.secret))).status).toBe(401)
    expect((await ask(whoami, { headers: bearer(token) })).status).toBe(200)
  })

  it('is told by introspection, and checked by a verification', async () => {
    const token = await boundToken()
    const told = await service.post('/oauth/introspect', { token }, basic(client.id, client.secret))
    expect(told.body).toMatchObject({
      active: true,
      token_type: 'DPoP',
      cnf: { jkt: await calculateJwkThumbprint(own.jwk) },
    })
    const url = 'https://api.example/things?page=2'
    const codeOf = async (proof?: object) =>
      (await verify(service.control, token, proof === undefined ? {} : { proof })).code
    const dpop = () => proofFor('PUT', 'https://api.example/things', { ath: digest(token) })
    expect(await codeOf({ method: 'PUT', url, dpop: await dpop() })).toBe('valid')
    expect(await codeOf({ method: 'GET', url, dpop: await dpop() })).toBe('token_bound')
    expect(await codeOf({ method: 'PUT', url })).toBe('token_bound')
    expect(await codeOf()).toBe('token_bound')
  })

  it('is said in the metadata', async () => {
    for (const name of ['oauth-authorization-server', 'oauth-protected-resource']) {
      const { body } = await ask(`${service.publicUrl}/.well-known/${name}`)
      expect(body.dpop_signing_alg_values_supported).toContain('ES256')
      expect(body.tls_client_certificate_bound_access_tokens).toBe(true)
    }
  })

  it('has its like in tokens that are bound to a certificate', async () => {
    const [{ raw }, other] = ['client.crt', 'other.crt'].map(
      (name) => new X509Certificate(readFileSync(join(import.meta.dirname, 'certificates', name))),
    ) as [X509Certificate, X509Certificate]
    const header = (der: Uint8Array) => ({
      'client-cert': `:${Buffer.from(der).toString('base64')}:`,
    })
    const certificate = { name: 'san_dns', value: 'indexer.example' }
    const { id } = await newClient(service.control, {
      oauth: { authentication: { method: 'tls_client_auth', certificate } },
    })
    const form = { grant_type: 'client_credentials', client_id: id }
    const { body } = await service.post('/oauth/token', form, header(raw))
    const token = body.access_token as string
    expect(claimsIn(token)['cnf']).toEqual({ 'x5t#S256': digest(raw) })
    const at = (headers: Record<string, string>) =>
      ask(whoami, { headers: { ...bearer(token), ...headers } })
    expect((await at(header(raw))).status).toBe(200)
    expect((await at(header(other.raw))).status).toBe(401)
    expect((await at({})).status).toBe(401)
    const proof = { certificate: digest(raw) }
    expect((await verify(service.control, token, { proof })).code).toBe('valid')
    expect((await verify(service.control, token)).code).toBe('token_bound')
  })
})
