import { describe, expect, it } from 'vitest'
import type { UnixMillis } from '../../packages/core/src/index.ts'
import { createRootSecret } from '../../packages/server/src/engine/root-secret.ts'
import { createIdentity } from '../../packages/server/src/identity/identity.ts'
import { createIdentityVerifier } from '../../packages/verifier/src/index.ts'
import { ask, controlOf, newKey, newToken, verify } from '../service/api.ts'
import { startContract } from '../service/contracts.ts'
import { testSecrets } from '../service/service.ts'
import { startKeysServer } from './keys-server.ts'
import { principalWith } from './principals.ts'

describe('an identity header and an access token of one installation', () => {
  it('can not stand for each other, nor can a key', async () => {
    const service = await startContract('native', null, testSecrets)
    const root = createRootSecret(testSecrets.COUNTERSIGN_SECRET)
    const identity = createIdentity(root, { issuer: service.publicUrl })
    const keys = await startKeysServer(identity)
    const { secret, key } = await newKey(controlOf(service), { name: 'ci' })
    const { access_token: token } = await newToken(service, secret)
    expect(await verify(controlOf(service), token)).toMatchObject({ valid: true })

    // the header that the gateway would write for this very key
    const principal = principalWith({ keyId: key.id, scopes: null })
    const audience = service.publicUrl
    const header = identity.headerFor(principal, audience, Date.now() as UnixMillis)
    const verifyIdentity = createIdentityVerifier({
      ...{
        issuer: service.publicUrl,
        audience,
        keysUrl: `${keys.url}/.well-known/countersign/identity-keys.json`,
      },
    })
    expect(await verifyIdentity(header)).toMatchObject({ keyId: key.id })

    expect(await verify(controlOf(service), header)).toMatchObject({ code: 'token_invalid' })
    const whoami = (authorization: string) =>
      ask(`${service.publicUrl}/v1/whoami`, { headers: { authorization } })
    expect((await whoami(`Bearer ${token}`)).status).toBe(200)
    expect((await whoami(`Bearer ${header}`)).status).toBe(401)
    expect((await controlOf(service, header)('/v1/projects')).status).toBe(401)
    for (const shown of [header, token]) {
      const form = { grant_type: 'client_credentials', client_secret: shown }
      const { status, body } = await ask(`${service.publicUrl}/oauth/token`, { form })
      expect([status, body.error]).toEqual([401, 'invalid_client'])
    }

    await expect(verifyIdentity(token)).rejects.toMatchObject({ code: 'wrong_type' })
    await expect(verifyIdentity(secret)).rejects.toMatchObject({ code: 'malformed' })
    const jwks = (await ask(`${service.publicUrl}/.well-known/jwks.json`)).text
    for (const { kid } of identity.jwks(Date.now() as UnixMillis).keys) {
      expect(jwks).not.toContain(kid)
    }
    await keys.close()
    await service.remove()
  })

  it('neither where tokens are signed by a shared secret', async () => {
    const service = await startContract('classic', null, testSecrets)
    const root = createRootSecret(testSecrets.COUNTERSIGN_SECRET)
    const identity = createIdentity(root, { issuer: service.publicUrl })
    const audience = service.publicUrl
    const header = identity.headerFor(principalWith(), audience, Date.now() as UnixMillis)
    const headers = { authorization: `Bearer ${header}` }
    expect((await ask(`${service.publicUrl}/api/v1/users/me`, { headers })).status).toBe(401)
    await service.remove()
  })
})
