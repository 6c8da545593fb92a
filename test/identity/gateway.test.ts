import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { identityKeysPath } from '../../packages/server/src/identity/identity.ts'
import { createIdentityVerifier } from '../../packages/verifier/src/index.ts'
import { type GatewayService, startGateway } from '../gateway/gateway-service.ts'
import { startUpstream, type TestUpstream } from '../gateway/upstream.ts'
import { findings } from '../openapi/spectral.ts'
import { ask, newKey, newToken } from '../service/api.ts'
import { startContract } from '../service/contracts.ts'

describe('the identity header that an upstream gets', () => {
  let upstream: TestUpstream
  let service: GatewayService
  beforeAll(async () => {
    upstream = await startUpstream()
    const targets = [upstream.origin]
    service = await startGateway('native', {
      upstreams: { billing: { targets }, shipping: { targets, audience: 'urn:shipping' } },
      routes: [
        { methods: 'all', path: '/billing', upstream: 'billing' },
        { methods: 'all', path: '/shipping', upstream: 'shipping' },
        { methods: ['GET'], path: '/open', upstream: 'billing', open: true },
      ],
    })
  })
  afterAll(async () => {
    await service.remove()
    await upstream.close()
  })

  const headerAt = async (path: string, credential: string, more: object = {}) => {
    const headers = { authorization: `Bearer ${credential}`, ...more }
    const { status } = await ask(service.publicUrl + path, { headers })
    if (status !== 200) throw new Error(String(status))
    return upstream.requests.at(-1)?.headersDistinct['countersign-identity']
  }
  const verifierFor = (audience: string) =>
    createIdentityVerifier({ issuer: service.publicUrl, audience })

  it('says who the request is, for a key and for a token of it', async () => {
    const { key, secret } = await newKey(service.control, { name: 'ci', scopes: ['read', 'write'] })
    const { access_token: token } = await newToken(service, secret, { scope: 'read' })
    const [ofKey, another] = (await headerAt('/billing', secret)) ?? []
    expect(another).toBeUndefined()
    expect(await verifierFor('billing')(ofKey)).toMatchObject({
      ...{ level: 'project', keyId: key.id, environment: 'live', scopes: ['read', 'write'] },
      project: { id: key.project_id },
    })
    const [ofToken] = (await headerAt('/billing', token)) ?? []
    expect(await verifierFor('billing')(ofToken)).toMatchObject({ keyId: key.id, scopes: ['read'] })
  })

  it('is for one upstream', async () => {
    const [header] = (await headerAt('/shipping', service.secret)) ?? []
    await verifierFor('urn:shipping')(header)
    await expect(verifierFor('billing')(header)).rejects.toMatchObject({ code: 'wrong_audience' })
  })

  it('is ours, whatever the caller sends in its place, and absent where nobody is known', async () => {
    const [known] = (await headerAt('/billing', service.secret)) ?? []
    const forged = {
      'Countersign-Identity': known ?? '',
      Countersign_Identity: 'forged',
      connection: 'countersign-identity',
    }
    const values = (await headerAt('/billing', service.secret, forged)) ?? []
    expect(values).toHaveLength(1)
    await verifierFor('billing')(values[0])
    expect(await headerAt('/open', service.secret, forged)).toBeUndefined()
  })

  it('shows the new rights at once, though headers are used again', async () => {
    const { key, secret } = await newKey(service.control, { name: 'ci', scopes: ['read', 'write'] })
    const [before] = (await headerAt('/billing', secret)) ?? []
    expect((await headerAt('/billing', secret))?.[0]).toBe(before)
    const json = { scopes: ['read'] }
    await service.control(`/v1/keys/${key.id}`, { method: 'PATCH', json })
    const [after] = (await headerAt('/billing', secret)) ?? []
    expect((await verifierFor('billing')(after)).scopes).toEqual(['read'])
  })

  it('opens nothing', async () => {
    const [header = ''] = (await headerAt('/billing', service.secret)) ?? []
    const headers = { authorization: `Bearer ${header}` }
    for (const path of ['/billing', '/v1/whoami']) {
      expect((await ask(service.publicUrl + path, { headers })).status).toBe(401)
    }
  })

  it('has its keys published where there is a gateway, and in the document', async () => {
    const { status, body } = await ask(service.publicUrl + identityKeysPath)
    expect([status, body.keys.length]).toEqual([200, 3])
    const { text, body: document } = await ask(`${service.publicUrl}/openapi.json`)
    expect(document.paths[identityKeysPath].get.operationId).toBe('identity_keys')
    const [file, ruleset] = ['public.json', 'rules.yaml'].map((name) =>
      join(service.directory, name),
    ) as [string, string]
    writeFileSync(file, text)
    writeFileSync(ruleset, 'extends: ["spectral:oas"]\n')
    expect(await findings(file, ruleset)).toEqual([])
    const plain = await startContract('native', null)
    expect((await ask(plain.publicUrl + identityKeysPath)).status).toBe(404)
    await plain.remove()
  })
})
