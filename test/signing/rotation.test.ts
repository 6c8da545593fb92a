import { decodeProtectedHeader } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, type Control, controlOf, newKey, newToken, verify } from '../service/api.ts'
import { databases } from '../service/databases.ts'
import {
  contractWith,
  type Place,
  placeOn,
  type StartedService,
  startWith,
} from './own-contract.ts'

interface KeyView {
  readonly signs_from: string
  readonly signs_until: string
  readonly published_at: string | null
}

describe.each(databases)('signing keys on $name', ({ make }) => {
  let place: Place
  let service: StartedService
  let control: Control
  beforeAll(async () => {
    place = placeOn(await make())
    service = await startWith(contractWith({ algorithm: 'ES256' }), place)
    control = controlOf(service)
  })
  afterAll(async () => {
    await service.stop()
    place.remove()
  })

  const list = async () => (await control('/v1/signing-keys')).body.data
  const rotate = (json: object = {}) => control('/v1/signing-keys/rotate', { json })
  const jwks = (headers: Record<string, string> = {}) =>
    ask(`${service.publicUrl}/.well-known/jwks.json`, { headers })
  const kidsInJwks = async (): Promise<string[]> =>
    (await jwks()).body.keys.map(({ kid }: { kid: string }) => kid)

  it('begin with one that signs', async () => {
    const [first, ...others] = await list()
    expect(others).toEqual([])
    expect(first).toEqual({
      kid: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/),
      algorithm: 'ES256',
      state: 'signing',
      public_jwk: expect.objectContaining({ kty: 'EC', alg: 'ES256', use: 'sig', kid: first.kid }),
      created_at: expect.any(String),
      published_at: first.created_at,
      signs_from: first.created_at,
      signs_until: null,
      kept_until: null,
      retired_at: null,
      compromised_at: null,
      compromised_reason: null,
    })
  })

  it('are published for as long as the order allows, with a validator', async () => {
    const reply = await jwks()
    expect(reply.headers.get('cache-control')).toBe('public, max-age=300')
    expect(reply.headers.get('content-type')).toContain('application/jwk-set+json')
    const etag = reply.headers.get('etag') ?? ''
    expect(etag).toMatch(/^"[A-Za-z0-9_-]+"$/)
    for (const condition of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const unchanged = await jwks({ 'if-none-match': condition })
      expect(unchanged).toMatchObject({ status: 304, text: '' })
      expect(unchanged.headers.get('etag')).toBe(etag)
      expect(unchanged.headers.get('cache-control')).toBe('public, max-age=300')
    }
    expect((await jwks({ 'if-none-match': '"other"' })).status).toBe(200)
  })

  it('rotate by command, and never too early', async () => {
    const [{ kid: before }] = await list()
    const refused = { status: 409, body: { code: 'state_conflict' } }
    expect(await rotate({ now: true })).toMatchObject(refused)
    expect(await list()).toHaveLength(1)

    const { body: announced } = await rotate()
    expect(announced).toMatchObject({ state: 'announced', signs_until: null, kept_until: null })
    const waitMs = Date.parse(announced.signs_from) - Date.parse(announced.published_at)
    expect(waitMs).toBe(360_000)
    expect(await kidsInJwks()).toEqual([announced.kid, before])
    const old = (await list()).find((key: { kid: string }) => key.kid === before)
    expect(old).toMatchObject({ state: 'signing', signs_until: announced.signs_from })
    expect(Date.parse(old.kept_until) - Date.parse(old.signs_until)).toBe(600_000)

    expect((await rotate()).body).toEqual(announced)
    expect(await rotate({ now: true })).toMatchObject(refused)
    expect(await list()).toHaveLength(2)
  })

  it('end in an emergency, before and after they sign, with every token of theirs', async () => {
    const { secret } = await newKey(control)
    const mint = async () => (await newToken(service, secret)).access_token
    const report = (kid: string, json: object = {}) =>
      control(`/v1/signing-keys/${kid}/compromised`, { json })
    const [announced, { kid: signing }] = await list()
    const { body: withdrawn } = await report(announced.kid)
    expect(withdrawn).toMatchObject({ state: 'retired', compromised_reason: null })
    expect(
      (await list()).find((key: { kid: string }) => key.kid === signing).signs_until,
    ).toBeNull()

    const token = await mint()
    expect(await verify(control, token)).toMatchObject({ valid: true })
    const ended = await report(signing, { reason: 'a laptop was lost' })
    expect(ended.body).toMatchObject({
      kid: signing,
      state: 'retired',
      compromised_reason: 'a laptop was lost',
    })
    expect(ended.body.compromised_at).toBe(ended.body.retired_at)
    expect(await verify(control, token)).toMatchObject({ code: 'token_invalid' })
    const [successor] = await list()
    expect(await kidsInJwks()).toEqual([successor.kid])
    expect(decodeProtectedHeader(await mint()).kid).toBe(successor.kid)
    expect(successor).toMatchObject({ state: 'signing' })

    expect((await report(signing, { reason: 'again' })).body).toEqual(ended.body)
    expect((await report('A'.repeat(43))).body.code).toBe('object_unknown')
    expect((await report('short')).body.code).toBe('object_unknown')
    expect((await report(successor.kid, { reason: '' })).status).toBe(400)
  })

  it('are listed in pages', async () => {
    const all = await list()
    expect(all.length).toBeGreaterThan(2)
    const seen: unknown[] = []
    let cursor = ''
    do {
      const { body } = await control(`/v1/signing-keys?limit=2${cursor && `&cursor=${cursor}`}`)
      seen.push(...body.data)
      cursor = body.next_cursor ?? ''
    } while (cursor !== '')
    expect(seen).toEqual(all)
    const wrong = await control('/v1/signing-keys?cursor=bm9uZQ')
    expect(wrong).toMatchObject({ status: 400, body: { code: 'body_invalid', member: 'cursor' } })
  })

  it('are for operators with the permission', async () => {
    const keyWith = async (permission: string): Promise<Control> => {
      const json = { permissions: [permission] }
      const { body } = await control('/v1/server-keys', { json })
      return controlOf(service, body.secret)
    }
    const reader = await keyWith('signing-keys.read')
    const writer = await keyWith('signing-keys.write')
    const nobody = await keyWith('verify')
    const [{ kid }] = await list()
    const path = `/v1/signing-keys/${String(kid)}/compromised`
    expect((await reader('/v1/signing-keys')).status).toBe(200)
    expect((await writer('/v1/signing-keys')).body.code).toBe('permission_missing')
    expect((await nobody('/v1/signing-keys')).body.code).toBe('permission_missing')
    for (const one of [reader, nobody]) {
      expect((await one('/v1/signing-keys/rotate', { json: {} })).status).toBe(403)
      expect((await one(path, { json: {} })).status).toBe(403)
    }
    expect((await writer('/v1/signing-keys/rotate', { json: {} })).status).toBe(200)
    const unknown = await writer('/v1/signing-keys/rotate', { json: { soon: true } })
    expect(unknown).toMatchObject({ status: 400, body: { code: 'body_invalid' } })
  })
})

it.each(databases)(
  'live through announced, signing, kept and retired on $name',
  async ({ make }) => {
    const place = placeOn(await make())
    const contract = contractWith({ algorithm: 'ES256', lifetimeSeconds: 1 })
    const service = await startWith(contract, place, { JWKS_MAX_AGE: '1s' })
    const control = controlOf(service)
    const list = async () => (await control('/v1/signing-keys')).body.data
    const { secret } = await newKey(control)
    const signedBy = async () =>
      decodeProtectedHeader((await newToken(service, secret)).access_token).kid
    const [{ kid: first }] = await list()
    expect(await signedBy()).toBe(first)

    const { body: announced } = await control('/v1/signing-keys/rotate', { json: {} })
    await expect.poll(signedBy, { timeout: 20_000 }).toBe(announced.kid)
    const states = async () => (await list()).map(({ state }: { state: string }) => state)
    await expect.poll(states, { timeout: 20_000 }).toEqual(['signing', 'retired'])
    const [, old] = await list()
    expect(old.signs_until).toBe(announced.signs_from)
    expect(Date.parse(old.kept_until) - Date.parse(old.signs_until)).toBe(1_000)
    expect(Date.parse(old.retired_at)).toBeGreaterThanOrEqual(Date.parse(old.kept_until))
    const { keys } = (await ask(`${service.publicUrl}/.well-known/jwks.json`)).body
    expect(keys.map(({ kid }: { kid: string }) => kid)).toEqual([announced.kid])
    await service.stop()
    place.remove()
  },
)

it('rotate by themselves, by the timetable', async () => {
  const place = placeOn(null)
  const contract = contractWith({ algorithm: 'EdDSA', lifetimeSeconds: 1 })
  const service = await startWith(contract, place, {
    JWKS_MAX_AGE: '1s',
    SIGNING_KEY_NOTICE: '2s',
    SIGNING_KEY_PERIOD: '3s',
  })
  const list = async () => (await controlOf(service)('/v1/signing-keys')).body.data
  const retired = async () =>
    (await list()).filter(({ state }: { state: string }) => state === 'retired')
  await expect.poll(async () => (await retired()).length, { timeout: 60_000 }).toBeGreaterThan(1)
  const inOrder = (await list()).toReversed() as readonly KeyView[]
  for (const [place, key] of inOrder.entries()) {
    const next = inOrder[place + 1]
    if (next === undefined || next.published_at === null) break
    expect(next.signs_from).toBe(key.signs_until)
    const signedMs = Date.parse(key.signs_until) - Date.parse(key.signs_from)
    expect(signedMs).toBeGreaterThanOrEqual(3_000)
  }
  await service.stop()
  place.remove()
})
