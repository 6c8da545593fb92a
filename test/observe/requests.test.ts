import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  ask,
  type Control,
  controlOf,
  type NewKey,
  newKey,
  newToken,
  verify,
} from '../service/api.ts'
import { startTestService, type TestService } from '../service/service.ts'
import { openSocket, requestBytes } from '../service/sockets.ts'

type Line = Record<string, unknown>

/** The lines of the log for requests. */
function requestsIn(service: TestService): Line[] {
  return service
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Line)
    .filter(({ msg }) => msg === 'request' || msg === 'broken request')
}

/** The line of one request; the log is written in the background. */
async function lineOf(service: TestService, requestId: string | null): Promise<Line> {
  for (;;) {
    const found = requestsIn(service).find((line) => line['request_id'] === requestId)
    if (found !== undefined) return found
    await new Promise((done) => setTimeout(done, 10))
  }
}

const idOf = ({ headers }: { headers: Headers }) => headers.get('x-request-id')

describe('at info', () => {
  let service: TestService
  let control: Control
  let made: NewKey
  beforeAll(async () => {
    service = await startTestService({ databaseUrl: null, environment: { LOG_LEVEL: 'info' } })
    control = controlOf(service)
    made = await newKey(control)
  })
  afterAll(() => service.remove())

  it('there is a line for each request: the pattern of its route, never its address', async () => {
    const reply = await control(`/v1/keys/${String(made.key.id)}?secret=${made.secret}`)
    expect(await lineOf(service, idOf(reply))).toMatchObject({
      level: 30,
      listener: 'control',
      method: 'GET',
      route: '/v1/keys/:key',
      status: 200,
      ms: expect.any(Number) as number,
    })
    expect(service.output()).not.toContain(made.secret)
    expect(service.output()).not.toContain('Server listening')
  })

  it('it says whose key it was', async () => {
    const { id: keyId, project_id: projectId } = made.key as Record<string, string>
    const caller = { key_id: keyId, project_id: projectId }
    const form = { grant_type: 'client_credentials', client_secret: made.secret }
    const token = await ask(`${service.publicUrl}/oauth/token`, { form })
    expect(await lineOf(service, idOf(token))).toMatchObject({ route: '/oauth/token', ...caller })
    const headers = { authorization: `Bearer ${made.secret}` }
    const me = await ask(`${service.publicUrl}/v1/whoami`, { headers })
    expect(await lineOf(service, idOf(me))).toMatchObject({ route: '/v1/whoami', ...caller })

    const server = await control('/v1/server-keys', { json: { permissions: ['verify'] } })
    const gate = controlOf(service, server.body.secret as string)
    const asked = await gate('/v1/verify', { json: { credential: made.secret } })
    expect(await lineOf(service, idOf(asked))).toMatchObject({
      route: '/v1/verify',
      status: 200,
      key_id: server.body.key.id,
      verdict: 'valid',
      verified_key_id: keyId,
      verified_project_id: projectId,
    })
  })

  it('it says why a request was refused, and whose key was', async () => {
    const { key, secret } = await newKey(control)
    await control(`/v1/keys/${String(key.id)}/revoke`, { json: {} })
    const headers = { authorization: `Bearer ${secret}` }
    const revoked = await ask(`${service.publicUrl}/v1/whoami`, { headers })
    expect(await lineOf(service, idOf(revoked))).toMatchObject({
      status: 401,
      refusal: 'key_revoked',
      key_id: key.id,
    })
    for (const [path, asked, refusal] of [
      ['/v1/nowhere', {}, 'route_unknown'],
      [
        '/v1/projects',
        { raw: '{', headers: { 'content-type': 'application/json' } },
        'body_malformed',
      ],
      ['/v1/verify', { json: {} }, 'body_invalid'],
      ['/v1/verify', { method: 'PUT' }, 'method_unsupported'],
      ['/v1/keys/%zz', {}, 'route_unknown'],
    ] as const) {
      const reply = await control(path, asked)
      expect(await lineOf(service, idOf(reply)), path).toMatchObject({ refusal })
    }
  })

  it('a request that HTTP refuses has a line and an id as well', async () => {
    const socket = await openSocket(service.publicUrl)
    socket.write('GARBAGE\r\n\r\n')
    const text = await socket.closed
    const id = /x-request-id: (\S+)/.exec(text)?.[1] ?? ''
    expect(text).toContain(`"request_id":"${id}"`)
    expect(await lineOf(service, id)).toMatchObject({ refusal: 'request_malformed', status: 400 })
  })

  it('the id of the caller is taken, sent back, and named in problems', async () => {
    for (const url of ['/v1/projects', '/v1/verify', '/v1/nowhere', '/livez']) {
      for (const id of ['a', 'req_0-.Z', 'x'.repeat(64), crypto.randomUUID()]) {
        const reply = await ask(service.controlUrl + url, { headers: { 'x-request-id': id } })
        expect(idOf(reply)).toBe(id)
        if (reply.status >= 400) expect(reply.body.request_id).toBe(id)
        expect(await lineOf(service, id)).toBeDefined()
      }
    }
  })

  it('another is made where it is not well-formed, given twice, or a secret', async () => {
    const short = 'cs_live_abc'
    for (const id of ['x'.repeat(65), 'a b', 'a"b', 'é', '', short, service.adminKey]) {
      for (const url of [`${service.controlUrl}/v1/verify`, `${service.publicUrl}/v1/whoami`]) {
        const reply = await ask(url, { headers: { 'x-request-id': id } })
        expect(idOf(reply)).toMatch(/^req_[0-9a-f]{32}$/)
      }
    }
    const socket = await openSocket(service.controlUrl)
    socket.write('GET /livez HTTP/1.1\r\nHost: a\r\nX-Request-Id: a\r\nX-Request-Id: b\r\n\r\n')
    await socket.comes('"ok"')
    expect(socket.text()).toMatch(/x-request-id: req_[0-9a-f]{32}/)
    socket.end()
  })

  it('the trace of the caller is named where its traceparent is well-formed', async () => {
    const trace = '0af7651916cd43dd8448eb211c80319c'
    for (const [traceparent, expected] of [
      [`00-${trace}-b7ad6b7169203331-01`, trace],
      [`00-${trace}-b7ad6b7169203331-00`, trace],
      [`cc-${trace}-b7ad6b7169203331-01-later`, trace],
      [`ff-${trace}-b7ad6b7169203331-01`, undefined],
      [`00-${trace}-b7ad6b7169203331-01-more`, undefined],
      [`00-${'0'.repeat(32)}-b7ad6b7169203331-01`, undefined],
      [`00-${trace}-${'0'.repeat(16)}-01`, undefined],
      [trace.toUpperCase(), undefined],
    ] as const) {
      for (const path of ['/v1/verify', '/v1/projects']) {
        const reply = await control(path, { headers: { traceparent } })
        expect((await lineOf(service, idOf(reply)))['trace_id'], traceparent).toBe(expected)
      }
    }
  })
})

it('at the level that is the default there is no line for a request', async () => {
  const service = await startTestService({ databaseUrl: null, environment: { LOG_LEVEL: '' } })
  const control = controlOf(service)
  const { secret } = await newKey(control)
  expect(await verify(control, secret)).toMatchObject({ valid: true })
  expect((await control('/v1/nowhere')).status).toBe(404)
  await service.stop()
  expect(service.output()).not.toContain('{"level"')
  await service.remove()
})

it('a secret in any place of a request is never in the log, at any level', async () => {
  const service = await startTestService({ databaseUrl: null, environment: { LOG_LEVEL: 'trace' } })
  const control = controlOf(service)
  const { key, secret } = await newKey(control)
  const { access_token: token } = await newToken(service, secret)
  const server = await control('/v1/server-keys', { json: { permissions: ['verify'] } })
  const secrets = [secret, token, server.body.secret as string, service.adminKey]
  const urls = ['/v1/verify', '/v1/projects', '/v1/nowhere', '/metrics', '/livez', '/v1/whoami']
    .flatMap((path) => [service.controlUrl + path, service.publicUrl + path])
    .concat(`${service.publicUrl}/oauth/token`, `${service.controlUrl}/v1/keys/${String(key.id)}`)

  for (const url of urls) {
    for (const one of secrets) {
      for (const headers of headersWith(one)) {
        await ask(url, { headers })
        await ask(url, { headers, json: { credential: one } })
      }
      await ask(`${url}?access_token=${one}&client_secret=${one}`)
      await ask(`${url}/${one}`)
      await ask(`${url}#${one}`)
      await ask(url, { form: { grant_type: 'client_credentials', client_secret: one } })
      await ask(url, { form: { grant_type: one, [one]: '1' } })
      await ask(url, {
        json: { credential: one, secret: one, [one]: one, nested: [{ [one]: one }] },
      })
      await ask(url, { method: 'DELETE', json: { slug: one, name: one } })
      await control('/v1/projects', { json: { slug: 'a', name: one, [one]: 1 } })
      await ask(url, {
        raw: `{"credential":"${one}`,
        headers: { 'content-type': 'application/json' },
      })
      await ask(url, { raw: one, headers: { 'content-type': one.slice(0, 60) } })
    }
  }
  for (const one of secrets) {
    for (const bytes of [
      `${one}\r\n\r\n`,
      `GET /${one} HTTP/9.9\r\n\r\n`,
      requestBytes('GET /v1/verify', { [one]: one, 'Content-Length': one }),
      requestBytes(`${one} /v1/verify`),
      requestBytes(`GET /%zz${one}`, { Connection: 'close' }),
    ]) {
      const socket = await openSocket(service.controlUrl)
      socket.write(bytes)
      await socket.closed
    }
  }
  await service.stop()

  const output = service.output()
  expect(output).toContain('"msg":"request"')
  for (const one of secrets) {
    for (const text of [one, btoa(one), encodeURIComponent(one), one.slice(-24)]) {
      expect(output.includes(text), text.slice(0, 8)).toBe(false)
    }
  }
  expect(output).not.toMatch(/"level":[56]0/)
  await service.remove()
})

function headersWith(secret: string): Record<string, string>[] {
  return [
    { authorization: `Bearer ${secret}` },
    { authorization: `Basic ${btoa(`:${secret}`)}` },
    { authorization: `Basic ${btoa(`${secret}:x`)}` },
    { authorization: secret },
    { cookie: `session=${secret}` },
    ...[
      'x-api-key',
      'x-admin-key',
      'x-request-id',
      'traceparent',
      'tracestate',
      'user-agent',
      'referer',
      'x-user-id',
      'x-forwarded-for',
      'proxy-authorization',
      'accept',
    ].map((name) => ({ [name]: secret })),
  ]
}
