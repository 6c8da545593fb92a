import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { getListFromStatusListJWT, getStatusListFromJWT } from '@sd-jwt/jwt-status-list'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask } from '../service/api.ts'
import { databases } from '../service/databases.ts'
import {
  basic,
  claimsIn,
  newClient,
  type OAuthService,
  startOAuthService,
  type TestClient,
  tokenOf,
} from './oauth-service.ts'

// draft-ietf-oauth-status-list, read by the library that others wrote for it.

/** A list is shared for a second by those who ask for it. */
const sharedMs = 1_100

function contractFile(): string {
  const file = join(mkdtempSync(join(tmpdir(), 'countersign-status-')), 'countersign.config.ts')
  writeFileSync(
    file,
    `import { type Contract, native } from 'countersign/contract'
const { tokens } = native
const statusLists = '/oauth/status-lists'
const extensions = { ...tokens?.extensions, statusLists } as const
const contract: Contract = { ...native, name: 'with-status', tokens: tokens && { ...tokens, extensions } }
export default contract
`,
  )
  return file
}

describe.each(databases)('the status list on $name', ({ make }) => {
  let service: OAuthService
  beforeAll(async () => {
    service = await startOAuthService(await make(), { CONTRACT: contractFile() })
  })
  afterAll(() => service.remove())

  const entryOf = (token: string) => getStatusListFromJWT(token)
  const statusOf = async (token: string) => {
    const { idx, uri } = entryOf(token)
    return getListFromStatusListJWT((await ask(uri)).text).getStatus(idx)
  }
  const post = async (path: string, json: object = {}) => {
    const { status, text } = await service.control(path, { json })
    expect(status, text).toBe(200)
  }

  it('is signed, says how long it is good, and may be kept', async () => {
    const client = await newClient(service.control)
    const { uri } = entryOf(await tokenOf(service, client))
    const { text, headers } = await ask(uri)
    expect(headers.get('content-type')).toBe('application/statuslist+jwt')
    expect(headers.get('cache-control')).toBe('public, max-age=60')
    expect(headers.get('access-control-allow-origin')).toBe('*')
    const keys = createRemoteJWKSet(new URL(`${service.publicUrl}/.well-known/jwks.json`))
    const issuer = service.publicUrl
    const { payload } = await jwtVerify(text, keys, { typ: 'statuslist+jwt', issuer, subject: uri })
    expect(payload).toMatchObject({ ttl: 60, status_list: { bits: 1 } })
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(300)
    // mostly of tokens that are good: some hundred bytes stand for two million entries
    expect(text.length).toBeLessThan(4_000)
    const { body } = await ask(`${service.publicUrl}/.well-known/oauth-authorization-server`)
    const { body: all } = await ask(body.status_list_aggregation_endpoint)
    expect(all.status_lists).toContain(uri)
  })

  it('tells closed generations and revoked tokens, and what is good beside them', async () => {
    const clients = () => newClient(service.control)
    const [revoked, rotated, ended] = await Promise.all([clients(), clients(), clients()])
    const [off, keyless] = await Promise.all([clients(), clients()])
    const mint = (client: TestClient) => tokenOf(service, client)

    const alone = await mint(revoked)
    let sibling = await mint(revoked)
    while (entryOf(sibling).idx === entryOf(alone).idx) sibling = await mint(revoked)
    await service.post('/oauth/revoke', { token: alone }, basic(revoked.id, revoked.secret))
    const old = await mint(rotated)
    const { body } = await service.control(`/v1/keys/${rotated.keyId}/rotate`, {
      json: { overlap: '0s' },
    })
    const successor = await mint({ ...rotated, secret: body.secret })
    const before = await mint(ended)
    await post(`/v1/projects/${ended.project}/revoke-tokens`)
    const after = await mint(ended)
    const [ofOff, ofKeyless] = [await mint(off), await mint(keyless)]
    await post(`/v1/keys/${keyless.keyId}/revoke`)
    await service.control(`/v1/clients/${off.id}`, { method: 'PATCH', json: { is_active: false } })

    await sleep(sharedMs)
    const told = { alone, sibling, old, successor, before, after, ofOff, ofKeyless }
    const statuses = Object.entries(told).map(async ([name, token]) => [
      name,
      await statusOf(token),
    ])
    expect(Object.fromEntries(await Promise.all(statuses))).toEqual({
      ...{ alone: 1, sibling: 0, old: 1, successor: 0, before: 1, after: 0 },
      ...{ ofOff: 1, ofKeyless: 1 },
    })
  })

  it('has one entry a token, and nothing is kept for it', async () => {
    const client = await newClient(service.control)
    const { idx, uri } = entryOf(await tokenOf(service, client))
    await service.kill()
    await service.restart()
    const again = await Promise.all(Array.from({ length: 20 }, () => tokenOf(service, client)))
    // the block of the generation, which it has for ever
    const block = 1_024 * 16
    for (const token of again) {
      const entry = entryOf(token)
      expect(entry.uri).toBe(uri)
      expect(Math.floor(entry.idx / block)).toBe(Math.floor(idx / block))
    }
  })

  it('is no access token, and there is none of another name', async () => {
    const client = await newClient(service.control)
    const { uri } = entryOf(await tokenOf(service, client))
    const { text } = await ask(uri)
    const headers = { authorization: `Bearer ${text}` }
    expect((await ask(`${service.publicUrl}/v1/whoami`, { headers })).status).toBe(401)
    for (const name of ['1024-999', '1000-0', '64-0', '1024-00', '1024--1', 'x', '1048576-0']) {
      const { status } = await ask(`${service.publicUrl}/oauth/status-lists/${name}`)
      expect(status, name).toBe(404)
    }
    // §8.4: what was true at another time is not told
    expect((await ask(`${uri}?time=1686925000`)).status).toBe(501)
  })
})

it('tokens of a contract without status lists name none', async () => {
  const service = await startOAuthService(null)
  const token = await tokenOf(service, await newClient(service.control))
  expect(claimsIn(token)).not.toHaveProperty('status')
  const { status } = await ask(`${service.publicUrl}/oauth/status-lists`)
  expect(status).toBe(404)
  await service.remove()
})
