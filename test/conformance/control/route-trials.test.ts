import { afterAll, describe, expect, test } from 'vitest'
import { startGateway } from '../../gateway/gateway-service.ts'
import { type Answered, ask, controlOf, newKey, newProject, newToken } from '../../service/api.ts'
import { startContract } from '../../service/contracts.ts'
import type { TestService } from '../../service/service.ts'

interface Request {
  readonly method?: string
  /** The path of the route as it is listed. */
  readonly route: string
  /** The path that is asked; the same, unless it is given. */
  readonly path?: string
  readonly project?: string
  readonly headers?: Readonly<Record<string, string>>
}

const started: TestService[] = []
const keep = async <Service extends TestService>(starting: Promise<Service>) => {
  const service = await starting
  started.push(service)
  return service
}
afterAll(async () => {
  for (const service of started) await service.remove()
})

/** What the trial says of a request, and what the route really answers to it. */
async function bothWays(service: TestService, credential: string, request: Request) {
  const { method = 'GET', route, path = route, project, headers = {} } = request
  const tried = await controlOf(service)('/v1/contract/routes/try', {
    json: {
      credential,
      method,
      path: route,
      ...(project !== undefined && { project }),
      headers: Object.keys(headers),
      ip: '127.0.0.1',
    },
  })
  expect(tried.status, tried.text).toBe(200)
  const real = await ask(service.publicUrl + path, {
    method,
    headers: { authorization: `Bearer ${credential}`, ...headers },
  })
  return { tried: tried.body, real }
}

/** A reply without what differs from request to request. */
const comparable = (status: number, text: string, header: (name: string) => string | null) => ({
  status,
  body: JSON.parse(text.replace(/"request_id":"[^"]*"/, '"request_id":""')),
  type: header('content-type')?.split(';')[0],
  challenge: header('www-authenticate'),
})
const ofReal = ({ status, text, headers }: Answered) =>
  comparable(status, text, (name) => headers.get(name))
const ofTried = ({ reply }: { reply: { status: number; body: string; headers: Named[] } }) =>
  comparable(
    reply.status,
    reply.body,
    (name) => reply.headers.find((one) => one.name === name)?.value ?? null,
  )
const codesOf = ({ verdict }: { verdict: { failures: { code: string }[] } }) =>
  verdict.failures.map(({ code }) => code)

interface Named {
  readonly name: string
  readonly value: string
}

describe('a trial of a route answers as the route does', () => {
  test('under a contract whose routes name a project', async () => {
    const service = await keep(startContract('axelered', null))
    const control = controlOf(service)
    const own = await newProject(control)
    const make = async () => (await control(`/v1/projects/${own}/keys`, { json: {} })).body
    const [good, revoked] = [await make(), await make()]
    await control(`/v1/keys/${String(revoked.key.id)}`, { method: 'DELETE' })
    const route = '/v1/w/{workspace_id}/documents'
    const in_ = (project: string) => ({ route, path: `/v1/w/${project}/documents`, project })

    for (const [credential, request, code] of [
      [good.secret, in_(own), 'valid'],
      [good.secret, in_(await newProject(control)), 'project_refused'],
      [revoked.secret, in_(own), 'key_revoked'],
      [`${String(good.secret).slice(0, -1)}!`, in_(own), 'credential_malformed'],
    ] as const) {
      const { tried, real } = await bothWays(service, credential, request)
      expect(tried.verdict.code).toBe(code)
      expect(ofTried(tried)).toEqual(ofReal(real))
    }
    const elsewhere = in_(await newProject(control))
    const twice = await bothWays(service, revoked.secret, elsewhere)
    expect(codesOf(twice.tried)).toEqual(['key_revoked', 'project_refused'])
    const { tried } = await bothWays(service, good.secret, in_(own))
    expect(tried.reply.status).toBe(503)
    expect(tried.verdict.principal.project_slug).toBe(own)
  })

  test('under a contract that takes tokens and a header besides', async () => {
    const service = await keep(startContract('chronos', null))
    const control = controlOf(service)
    const path = `/v1/projects/${await newProject(control)}/clients`
    const { body } = await control(path, { json: { name: 'a client', scopes: ['wallet'] } })
    const { client, secret } = body
    const json = { clientId: client.client_id, clientSecret: secret }
    const issued = await ask(`${service.publicUrl}/api/v1/auth/token`, { json })
    const token = issued.body.accessToken as string
    const balance = { route: '/api/v1/wallet/balance' }
    const named = { 'x-user-id': 'somebody' }

    for (const [credential, request, code] of [
      [token, { ...balance, headers: named }, 'valid'],
      [token, balance, 'user_id_missing'],
      [token, { route: '/api/v1/mint/status', headers: named }, 'scope_missing'],
      [secret, { ...balance, headers: named }, 'credential_kind_refused'],
    ] as const) {
      const { tried, real } = await bothWays(service, credential, request)
      expect(tried.verdict.code).toBe(code)
      expect(ofTried(tried)).toEqual(ofReal(real))
    }
    const twice = await bothWays(service, token, { route: '/api/v1/mint/status' })
    expect(codesOf(twice.tried)).toEqual(['scope_missing', 'user_id_missing'])
  })

  test('where the gateway has routes, and at the token endpoint', async () => {
    const service = await keep(
      startGateway('native', {
        upstreams: { orders: { targets: ['http://127.0.0.1:9'] } },
        routes: [
          {
            ...{ methods: ['GET'], path: '/orders/{id}', upstream: 'orders' },
            ...{ scopes: ['orders:read'], environments: ['live'], cost: 3 },
          },
          { methods: ['GET'], path: '/status', upstream: 'orders', open: true },
        ],
      }),
    )
    const { control } = service
    const { routes } = (await control('/v1/contract/routes')).body
    expect(routes.map(({ path }: { path: string }) => path)).toEqual([
      '/oauth/token',
      '/v1/whoami',
      '/orders/{id}',
      '/status',
    ])
    expect(routes[2]).toMatchObject({
      ...{ surface: 'resource', methods: ['GET', 'HEAD'], scopes: ['orders:read'], cost: 3 },
      ...{ environments: ['live'], upstream: 'orders', takes: ['key', 'token'], is_open: false },
    })
    const order = { route: '/orders/{id}', path: '/orders/1' }
    const narrow = await newKey(control, { scopes: ['orders:write'], environment: 'test' })
    const { tried, real } = await bothWays(service, narrow.secret, order)
    expect(ofTried(tried)).toEqual(ofReal(real))
    expect(codesOf(tried)).toEqual(['environment_refused', 'scope_missing'])
    const whoami = await bothWays(service, narrow.secret, { route: '/v1/whoami' })
    expect(whoami.tried).toMatchObject({ verdict: { valid: true }, reply: null })
    const { access_token } = await newToken(service, service.secret)
    const passing = { credential: access_token, method: 'GET', path: '/orders/{id}' }
    const passed = await control('/v1/contract/routes/try', { json: passing })
    expect(passed.body).toMatchObject({ verdict: { valid: true, failures: [] }, reply: null })

    const gone = await newKey(control)
    await control(`/v1/keys/${String(gone.key.id)}`, { method: 'DELETE' })
    const form = { grant_type: 'client_credentials', client_secret: gone.secret }
    const refused = await ask(`${service.publicUrl}/oauth/token`, { form })
    const trial = { credential: gone.secret, method: 'POST', path: '/oauth/token' }
    const { body } = await control('/v1/contract/routes/try', { json: trial })
    expect(ofTried(body)).toEqual(ofReal(refused))

    const unknown = { credential: gone.secret, method: 'PUT', path: '/orders/{id}' }
    expect((await control('/v1/contract/routes/try', { json: unknown })).status).toBe(404)
  })
})

test('a trial counts, spends and remembers nothing', async () => {
  const service = await keep(startContract('native', null))
  const control = controlOf(service)
  const path = `/v1/projects/${await newProject(control)}/clients`
  const { secret, client } = (await control(path, { json: { name: 'a', tier: 'standard' } })).body
  const trial = { credential: secret, method: 'GET', path: '/v1/whoami' }
  const first = await control('/v1/contract/routes/try', { json: trial })
  const second = await control('/v1/contract/routes/try', { json: trial })
  expect(first.body.verdict.limit).toMatchObject({ limit: 1_000, remaining: 1_000 })
  expect(second.body.verdict.limit).toMatchObject({ limit: 1_000, remaining: 1_000 })
  const refused = { credential: `${String(secret)}x`, method: 'GET', path: '/v1/whoami' }
  await control('/v1/contract/routes/try', { json: refused })
  expect((await control('/v1/usage')).body.data).toEqual([])
  const keys = await control(`/v1/clients/${String(client.client_id)}/keys`)
  expect(keys.body.data[0].last_used_at).toBeNull()
})
