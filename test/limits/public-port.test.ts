import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, type Control, controlOf, newKey } from '../service/api.ts'
import { databases } from '../service/databases.ts'
import type { TestService } from '../service/service.ts'
import { clientOf, spend, startLimited } from './limited-service.ts'

let lastHost = 0

/** An address that nobody has used before. */
function aHost(): string {
  lastHost++
  return `192.0.2.${String(lastHost)}`
}

describe.each(databases)('the public port with limits on $name', ({ make }) => {
  let service: TestService
  let control: Control
  beforeAll(async () => {
    service = await startLimited(await make())
    control = controlOf(service)
  })
  afterAll(() => service.remove())

  const tokenFor = (secret: string, headers: Record<string, string>) =>
    ask(`${service.publicUrl}/oauth/token`, {
      form: { grant_type: 'client_credentials', client_secret: secret },
      headers,
    })
  const whoami = (secret: string) =>
    ask(`${service.publicUrl}/v1/whoami`, { headers: { authorization: `Bearer ${secret}` } })

  it('counts every attempt for a token by address, whatever it holds, before it is looked at', async () => {
    const url = `${service.publicUrl}/oauth/token`
    const headers = { 'x-forwarded-for': aHost() }
    const { secret } = await newKey(control)
    const json = { ...headers, 'content-type': 'application/json' }
    const attempts = [
      () => tokenFor(secret, headers),
      () => tokenFor('nonsense', headers),
      () => ask(url, { headers: json, raw: '{"grant_type":' }),
      () => ask(url, { headers: { ...headers, 'content-type': 'text/plain' }, raw: 'x' }),
      () => ask(url, { headers: json, raw: ' '.repeat(70_000) }),
      () => ask(url, { headers, method: 'POST' }),
    ]
    const replies = []
    for (const attempt of attempts) replies.push(await attempt())
    expect(replies.map(({ status }) => status)).toEqual([200, 401, 400, 415, 413, 400])
    expect(replies.map(({ headers: sent }) => leftOf(sent))).toEqual([9, 8, 7, 6, 5, 4])
    for (const reply of replies) {
      expect(reply.headers.get('ratelimit-policy')).toBe('"address";q=10;w=86400')
    }

    for (let count = 0; count < 4; count++) await tokenFor('nonsense', headers)
    const refused = [await tokenFor(secret, headers), await ask(url, { headers: json, raw: '{' })]
    for (const { status, headers: sent, body } of refused) {
      expect(status).toBe(429)
      expect(body.error).toBe('rate_limit_exceeded')
      expect(leftOf(sent)).toBe(0)
      expect(Number(sent.get('retry-after'))).toBeGreaterThan(0)
    }
    const { headers: sent } = refused[0] as { headers: Headers }
    expect(sent.get('ratelimit')).toMatch(/^"address";r=0;t=[0-9]+$/)
    expect((await tokenFor(secret, { 'x-forwarded-for': aHost() })).status).toBe(200)
  })

  it('spends the tier for a token and for whoami, and tells both limits', async () => {
    const secret = await clientOf(control, 'five')
    const token = await tokenFor(secret, { 'x-forwarded-for': aHost() })
    expect(token.status).toBe(200)
    expect(token.headers.get('ratelimit-policy')).toBe('"address";q=10;w=86400, "five";q=5;w=86400')
    expect(token.headers.get('ratelimit')).toMatch(/^"address";r=9;t=[0-9]+, "five";r=4;t=[0-9]+$/)
    const replies = [await whoami(secret), await whoami(token.body.access_token as string)]
    expect(replies.map(({ status, headers }) => [status, leftOf(headers)])).toEqual([
      [200, 3],
      [200, 2],
    ])
    expect((await spend(service, secret, { cost: 2 })).limit?.remaining).toBe(0)

    const refused = await whoami(secret)
    expect(refused).toMatchObject({ status: 429, body: { code: 'rate_exceeded' } })
    expect(refused.headers.get('ratelimit-policy')).toBe('"five";q=5;w=86400')
    expect(leftOf(refused.headers)).toBe(0)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    const noToken = await tokenFor(secret, { 'x-forwarded-for': aHost() })
    expect(noToken).toMatchObject({ status: 429, body: { error: 'rate_limit_exceeded' } })
  })

  it('costs nothing what is refused', async () => {
    const secret = await clientOf(control, 'five')
    const url = `${service.publicUrl}/oauth/token`
    const form = { grant_type: 'client_credentials', client_secret: secret, audience: 'elsewhere' }
    const headers = { 'x-forwarded-for': aHost() }
    expect((await ask(url, { form, headers })).status).toBe(400)
    expect((await spend(service, secret)).limit?.remaining).toBe(4)
  })

  it('tells a month without a window, and its end', async () => {
    const { headers } = await whoami(await clientOf(control, 'sold'))
    expect(headers.get('ratelimit-policy')).toBe('"sold";q=1000;w=86400, "sold-quota";q=7')
    expect(headers.get('ratelimit')).toMatch(/^"sold";r=999;t=[0-9]+, "sold-quota";r=6;t=[0-9]+$/)
  })

  it('says nothing of limits to who has none', async () => {
    const { secret } = await newKey(control)
    const { status, headers } = await whoami(secret)
    expect(status).toBe(200)
    expect(headers.get('ratelimit')).toBeNull()
    expect(headers.get('ratelimit-policy')).toBeNull()
  })

  it('counts IPv6 by /64, and one address in all its spellings once', async () => {
    const left = async (host: string) =>
      leftOf((await tokenFor('nonsense', { 'x-forwarded-for': host })).headers)
    expect(await left('2001:db8:1:2::1')).toBe(9)
    expect(await left('2001:db8:1:2:ffff::9')).toBe(8)
    expect(await left('2001:0DB8:0001:0002:0:0:0:3')).toBe(7)
    expect(await left('[2001:db8:1:2::4]:4711')).toBe(6)
    expect(await left('2001:db8:1:3::1')).toBe(9)
    const host = aHost()
    expect(await left(host)).toBe(9)
    expect(await left(`::ffff:${host}`)).toBe(8)
    expect(await left(`${host}:4711`)).toBe(7)
  })

  it('believes the hop that a trusted proxy saw, and none further left', async () => {
    const left = async (headers: Record<string, string>) =>
      leftOf((await tokenFor('nonsense', headers)).headers)
    const host = aHost()
    expect(await left({ 'x-forwarded-for': host })).toBe(9)
    expect(await left({ 'x-forwarded-for': `${aHost()}, ${host}` })).toBe(8)
    expect(await left({ 'x-forwarded-for': `${aHost()}, ${host}, 127.0.0.7` })).toBe(7)
    expect(await left({ forwarded: `for=${aHost()}, for=${host};proto=https` })).toBe(6)
    expect(await left({ forwarded: `by=127.0.0.9;FOR="${host}:80"` })).toBe(5)
    expect(await left({ forwarded: `for="${aHost()}, for=${host}` })).toBe(4)
    // two headers that disagree: one of them was not written by the proxy
    const unnamed = await left({})
    const disagree = { 'x-forwarded-for': aHost(), forwarded: `for=${aHost()}` }
    expect(await left(disagree)).toBe(unnamed - 1)
    expect(await left({ 'x-forwarded-for': 'unknown' })).toBe(unnamed - 2)
    expect(await left({ 'x-forwarded-for': host, forwarded: `for=${host}` })).toBe(3)
  })

  it('takes the address for allow-lists and last uses too', async () => {
    const host = aHost()
    const made = await newKey(control, { ip_allow: [host] })
    const token = await tokenFor(made.secret, { 'x-forwarded-for': host })
    expect(token.status).toBe(200)
    const elsewhere = await tokenFor(made.secret, { 'x-forwarded-for': aHost() })
    // RFC 6749 §5.2: unauthorized_client
    expect(elsewhere.status).toBe(400)
    const { body } = await control(`/v1/keys/${String(made.key.id)}`)
    expect(body.secrets[0].last_used_from).toBe(host)
  })
})

it('without trusted proxies nobody says who they are but by their connection', async () => {
  const service = await startLimited(null, { TRUSTED_PROXIES: '' })
  const form = { grant_type: 'client_credentials', client_secret: 'nonsense' }
  const left = []
  for (let count = 0; count < 3; count++) {
    const headers = { 'x-forwarded-for': aHost(), forwarded: `for=${aHost()}` }
    const { headers: sent } = await ask(`${service.publicUrl}/oauth/token`, { form, headers })
    left.push(leftOf(sent))
  }
  expect(left).toEqual([9, 8, 7])
  await service.remove()
})

/** `r` of the first item of `RateLimit`. */
function leftOf(headers: Headers): number {
  return Number(/^"[a-z]+";r=([0-9]+);t=[0-9]+/.exec(headers.get('ratelimit') ?? '')?.[1])
}
