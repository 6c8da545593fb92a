import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { UnixMillis } from '../../packages/core/src/index.ts'
import { createRootSecret } from '../../packages/server/src/engine/root-secret.ts'
import { createIdentity, identityKeysPath } from '../../packages/server/src/identity/identity.ts'
import { periodMs } from '../../packages/server/src/identity/identity-keys.ts'
import { createIdentityVerifier, type VerifyIdentity } from '../../packages/verifier/src/index.ts'
import { ask } from '../service/api.ts'
import { type KeysServer, startKeysServer } from './keys-server.ts'
import { principals, principalWith } from './principals.ts'

const root = createRootSecret('a root secret of the tests, 0123456789')

describe('the verifier', () => {
  let server: KeysServer
  let identity: ReturnType<typeof createIdentity>
  let verify: VerifyIdentity
  const header = (audience = 'billing', ms = 0) =>
    identity.headerFor(principalWith(), audience, (Date.now() + ms) as UnixMillis)

  beforeAll(async () => {
    server = await startKeysServer({ jwks: (at) => identity.jwks(at) })
    identity = createIdentity(root, { issuer: server.url })
    verify = createIdentityVerifier({ issuer: server.url, audience: 'billing' })
  })
  afterAll(() => server.close())

  it('says who a request is, as the principal was', async () => {
    await fc.assert(
      fc.asyncProperty(principals, async (principal) => {
        const now = Date.now()
        const said = await verify(identity.headerFor(principal, 'billing', now as UnixMillis))
        expect(said).toEqual({
          subject: principal.clientId ?? principal.keyId,
          level: principal.level,
          project: principal.project && {
            id: principal.project.id,
            slug: principal.project.slug,
          },
          keyId: principal.keyId,
          clientId: principal.clientId,
          environment: principal.environment,
          scopes: principal.scopes,
          capabilities: principal.capabilities,
          tier: principal.tier,
          generation: principal.generation,
          issuedAt: new Date(Math.floor(now / 1_000) * 1_000),
          expiresAt: new Date(Math.floor(now / 1_000) * 1_000 + 30_000),
          id: expect.any(String),
        })
      }),
    )
  })

  it('reads the keys once, however many ask', async () => {
    const own = createIdentityVerifier({ issuer: server.url, audience: 'billing' })
    const before = server.reads()
    await Promise.all(Array.from({ length: 50 }, () => own(header())))
    await own(header())
    expect(server.reads()).toBe(before + 1)
  })

  it.each([[undefined], [null], ['']])('refuses %s: there is none', async (value) => {
    await expect(verify(value)).rejects.toMatchObject({
      name: 'IdentityRefused',
      code: 'missing',
    })
  })

  it('refuses what is for another service, of another issuer, old, or from the future', async () => {
    const refusal = (value: string) => codeOf(verify(value))
    expect(await refusal(header('shipping'))).toBe('wrong_audience')
    expect(await refusal(header('billing', -40_000))).toBe('expired')
    expect(await refusal(header('billing', 20_000))).toBe('not_yet_valid')
    const foreign = createIdentity(root, { issuer: 'https://elsewhere.example' })
    const now = Date.now() as UnixMillis
    expect(await refusal(foreign.headerFor(principalWith(), 'billing', now))).toBe('wrong_issuer')
  })

  it('bears clocks that are apart by a few seconds', async () => {
    await verify(header('billing', -33_000))
    await verify(header('billing', 3_000))
  })

  it('refuses a header of another installation, and one of a key that is not published', async () => {
    const refusal = (value: string) => codeOf(verify(value))
    const other = createRootSecret('another root secret of the tests, 0123')
    const impostor = createIdentity(other, { issuer: server.url })
    const now = Date.now() as UnixMillis
    expect(await refusal(impostor.headerFor(principalWith(), 'billing', now))).toBe('unknown_key')
    expect(await refusal(header('billing', -2 * periodMs))).toBe('unknown_key')
    // published, and of another period
    expect(await refusal(header('billing', -periodMs))).toBe('expired')
  })

  it('refuses every header that differs in one byte', async () => {
    const good = header()
    await verify(good)
    const accepted: string[] = []
    for (let place = 0; place < good.length; place++) {
      for (const put of ['', 'A', 'w', '-', '.', '=', ' ', ',', '\u00e9']) {
        const changed = good.slice(0, place) + put + good.slice(place + 1)
        if (changed === good) continue
        const outcome = await nameOf(verify(changed))
        if (outcome !== 'IdentityRefused') accepted.push(changed)
      }
    }
    expect(accepted).toEqual([])
  })

  it('refuses texts of any kind, without reading keys', async () => {
    const before = server.reads()
    const values = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.string({ minLength: 1, unit: 'binary' }),
      fc.array(fc.base64String()).map((parts) => parts.join('.')),
      fc.json().map((json) => `${Buffer.from(json).toString('base64url')}.e30.AAAA`),
      fc.array(fc.constant(header()), { minLength: 2 }).map((two) => two.join(', ')),
    )
    await fc.assert(
      fc.asyncProperty(values, async (value) => {
        await expect(verify(value === '' ? 'x' : value)).rejects.toMatchObject({
          name: 'IdentityRefused',
        })
      }),
    )
    await expect(verify([header(), header()])).rejects.toMatchObject({ code: 'malformed' })
    expect(server.reads()).toBe(before)
  })

  it('takes the algorithm from nobody', async () => {
    const { privateKey } = await generateKeyPair('ES256')
    const { kid } = identity.jwks(Date.now() as UnixMillis).keys[1] ?? {}
    const typ = 'countersign-identity+jwt'
    const claims = { aud: 'billing', iss: server.url, sub: 'key_1', jti: 'x' }
    const of = (alg: string) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg, typ, kid: kid ?? '' })
        .setIssuedAt()
        .setExpirationTime('30s')
    const secret = Buffer.from(identity.jwks(Date.now() as UnixMillis).keys[1]?.x ?? '')
    const unsigned = `${Buffer.from(JSON.stringify({ alg: 'none', typ })).toString('base64url')}.e30.`
    const codes = await Promise.all(
      [await of('ES256').sign(privateKey), await of('HS256').sign(secret), unsigned].map((value) =>
        codeOf(verify(value)),
      ),
    )
    expect(codes).toEqual(['wrong_algorithm', 'wrong_algorithm', 'malformed'])
  })

  it('says that it can not know when the keys can not be read, and knows again afterwards', async () => {
    const replies = [
      (response: ServerResponse) => response.writeHead(503).end(),
      (response: ServerResponse) => response.end('<html>'),
      (response: ServerResponse) => response.end('{"keys":1}'),
      (response: ServerResponse) => response.destroy(),
      () => undefined,
      (response: ServerResponse) =>
        response.end(JSON.stringify(identity.jwks(Date.now() as UnixMillis))),
    ]
    const outcomes: string[] = []
    const broken = createServer((_request, response) => {
      replies[outcomes.length]?.(response)
    }).listen(0, '127.0.0.1')
    await once(broken, 'listening')
    const { port } = broken.address() as AddressInfo
    const keysUrl = `http://127.0.0.1:${String(port)}/keys`
    const options = { issuer: server.url, audience: 'billing', timeoutMs: 500 }
    const own = createIdentityVerifier({ ...options, keysUrl })
    while (outcomes.length < replies.length) {
      outcomes.push(await nameOf(own(header())))
    }
    expect(outcomes).toEqual([...new Array(5).fill('IdentityUnknowable'), 'Error'])
    broken.closeAllConnections()
    broken.close()
    const gone = createIdentityVerifier({ ...options, keysUrl })
    await expect(gone(header())).rejects.toMatchObject({ name: 'IdentityUnknowable' })
  })

  it('tells nothing of the header in an error', async () => {
    const value = header('shipping')
    const error = await errorOf(verify(value))
    const told = `${error.message} ${JSON.stringify(error)} ${error.stack ?? ''}`
    for (const part of value.split('.')) expect(told).not.toContain(part)
    expect(error.cause).toBeUndefined()
  })
})

it('publishes the keys so that they may be kept for five minutes, and asked for again cheaply', async () => {
  const identity = createIdentity(root, { issuer: 'https://api.example' })
  const server = await startKeysServer(identity)
  const url = server.url + identityKeysPath
  const { status, headers, body } = await ask(url)
  expect(status).toBe(200)
  expect(headers.get('content-type')).toContain('application/jwk-set+json')
  expect(headers.get('cache-control')).toBe('public, max-age=300')
  expect(body).toEqual(identity.jwks(Date.now() as UnixMillis))
  const again = await ask(url, { headers: { 'if-none-match': headers.get('etag') ?? '' } })
  expect([again.status, again.text]).toEqual([304, ''])
  await server.close()
})

async function errorOf(verified: Promise<unknown>): Promise<Error & { readonly code?: string }> {
  try {
    await verified
  } catch (error) {
    if (error instanceof Error) return error
  }
  return new Error('it was accepted')
}

async function codeOf(verified: Promise<unknown>): Promise<string | undefined> {
  return (await errorOf(verified)).code
}

async function nameOf(verified: Promise<unknown>): Promise<string> {
  return (await errorOf(verified)).name
}
