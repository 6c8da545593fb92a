import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answered,
  ask,
  type Control,
  controlOf,
  newKey,
  newProject,
  verify,
} from '../../service/api.ts'
import { databases } from '../../service/databases.ts'
import { startTestService, type TestService } from '../../service/service.ts'

describe.each(databases)('bad input on $name', ({ make }) => {
  let service: TestService
  let control: Control
  beforeAll(async () => {
    service = await startTestService({ databaseUrl: await make() })
    control = controlOf(service)
  })
  afterAll(async () => {
    expect(service.output()).not.toMatch(/"level":[56]0/)
    await service.remove()
  })

  const problem = ({ status, headers, body }: Answered, expected: object): void => {
    expect(headers.get('content-type')).toContain('application/problem+json')
    expect(body).toMatchObject({ status, ...expected })
    expect(body.type).toBe(`urn:countersign:error:${String(body.code)}`)
    expect(body.request_id).toMatch(/^req_[0-9a-f]{32}$/)
  }
  const post = (raw: string | Uint8Array, type = 'application/json') =>
    control('/v1/projects', { raw, headers: { 'content-type': type } })

  const malformed: readonly (readonly [string, string | Uint8Array])[] = [
    ['broken JSON', '{"slug":'],
    ['no JSON', 'slug=a'],
    ['nothing', ''],
    ['a member twice', '{"slug":"twice","slug":"twice2","name":"x"}'],
    ['a member twice, escaped', '{"slug":"twice","sl\\u0075g":"twice2","name":"x"}'],
    ['1,000 levels of nesting', `{"slug":"a","name":${'['.repeat(1_000)}${']'.repeat(1_000)}}`],
    [
      '2,000 members',
      `{${Array.from({ length: 2_000 }, (_, n) => `"m${String(n)}":1`).join(',')}}`,
    ],
    ['__proto__', '{"slug":"a","name":"x","__proto__":{"is_admin":true}}'],
    ['bytes that are not UTF-8', Uint8Array.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
    ['a byte order mark', '\ufeff{"slug":"a","name":"x"}'],
  ]
  it.each(malformed)('%s: body_malformed', async (_case, raw) => {
    const reply = await post(raw)
    expect(reply.status).toBe(400)
    problem(reply, { code: 'body_malformed' })
  })

  const invalid: readonly (readonly [string, unknown, string])[] = [
    ['a member that is missing', { slug: 'a' }, 'name'],
    ['a wrong type', { slug: 'a', name: 5 }, 'name'],
    ['an unknown member', { slug: 'a', name: 'x', admin: true }, 'admin'],
    ['a slug with capitals', { slug: 'ACME', name: 'x' }, 'slug'],
    ['an empty name', { slug: 'a', name: '' }, 'name'],
    ['a name of blanks', { slug: 'a', name: '   ' }, 'name'],
    ['a NUL in a name', { slug: 'a', name: 'a\0b' }, 'name'],
    ['a lone surrogate in a name', { slug: 'a', name: 'a\ud800' }, 'name'],
    ['a line break in a name', { slug: 'a', name: 'a\nb' }, 'name'],
    ['a name that is too long', { slug: 'a', name: 'x'.repeat(201) }, 'name'],
    ['a list', [], 'body'],
    ['a text', 'text', 'body'],
    ['null', null, 'body'],
  ]
  it.each(invalid)('%s: body_invalid that names the member', async (_case, json, member) => {
    const reply = await control('/v1/projects', { json })
    expect(reply.status).toBe(400)
    problem(reply, { code: 'body_invalid', member })
    expect(reply.body.detail).toContain('expected')
  })

  const wishes: readonly (readonly [object, string])[] = [
    [{ scopes: ['a b'] }, 'scopes.0'],
    [{ scopes: 'a' }, 'scopes'],
    [{ scopes: ['a', 'a'] }, 'scopes'],
    [{ expires_in: '90' }, 'expires_in'],
    [{ expires_in: '0d' }, 'expires_in'],
    [{ expires_in: '11000d' }, 'expires_in'],
    [{ expires_at: 'tomorrow' }, 'expires_at'],
    [{ expires_at: '2020-01-01T00:00:00Z' }, 'expires_at'],
    [{ expires_in: '1d', expires_at: '2090-01-01T00:00:00Z' }, 'expires_in'],
    [{ ip_allow: ['192.0.2.0/33'] }, 'ip_allow.0'],
    [{ ip_allow: ['0177.0.0.1'] }, 'ip_allow.0'],
    [{ ip_allow: [] }, 'ip_allow'],
    [{ environment: 'prod' }, 'environment'],
    [{ audiences: ['nobody'] }, 'audiences'],
    [{ client: 'client_0000000000000000' }, 'client'],
    [{ permissions: ['verify'] }, 'permissions'],
    [{ level: 'server' }, 'level'],
    [{ secret: 'chosen' }, 'secret'],
  ]
  it('in the wishes for a key is refused, and nothing is made', async () => {
    const slug = await newProject(control)
    for (const [wish, member] of wishes) {
      const reply = await control(`/v1/projects/${slug}/keys`, { json: wish })
      expect([reply.status, reply.body.member], JSON.stringify(wish)).toEqual([400, member])
    }
    expect((await control(`/v1/projects/${slug}/keys`)).body.data).toEqual([])
  })

  it('of 10 MB: 413, and the process is unharmed', async () => {
    const reply = await post(`{"slug":"a","name":"${'x'.repeat(10_000_000)}"}`).catch(() => null)
    if (reply !== null) {
      expect(reply.status).toBe(413)
      problem(reply, { code: 'body_too_large' })
    }
    expect((await ask(`${service.controlUrl}/readyz`)).status).toBe(200)
  })

  it('in the header of 64 KiB: 431 in the documented form', async () => {
    for (const url of [service.publicUrl, service.controlUrl]) {
      const text = await rawRequest(
        url,
        `GET /v1/whoami HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(65_536)}\r\n\r\n`,
      )
      expect(text).toMatch(/^HTTP\/1.1 431 /)
      expect(text).toContain('"code":"headers_too_large"')
    }
  })

  it('that is no HTTP: 400 in the documented form', async () => {
    for (const request of [
      'GARBAGE\r\n\r\n',
      'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n',
    ]) {
      const text = await rawRequest(service.publicUrl, request)
      expect(text).toMatch(/^HTTP\/1.1 400 /)
      expect(text).toContain('"code":"request_malformed"')
    }
  })

  it('of another content type: 415; an unknown route: 404; another method: 405 with Allow', async () => {
    problem(await post('<a/>', 'text/xml'), { status: 415, code: 'content_type_unsupported' })
    problem(await control('/v1/nowhere'), { status: 404, code: 'route_unknown' })
    const method = await control('/v1/projects', { method: 'DELETE' })
    problem(method, { status: 405, code: 'method_unsupported' })
    expect(method.headers.get('allow')).toContain('POST')
    const token = await ask(`${service.publicUrl}/oauth/token`)
    expect(token).toMatchObject({ status: 405, body: { error: 'invalid_request' } })
  })

  it('as ids: unknown, foreign and malformed look the same', async () => {
    for (const path of ['/v1/keys/key_0000000000000000', '/v1/keys/x', "/v1/keys/'%20or%201=1"]) {
      problem(await control(path), { status: 404, code: 'object_unknown' })
    }
    for (const path of ['/v1/projects/%00', '/v1/projects/a%00b/keys', '/v1/projects/%ED%A0%80']) {
      expect((await control(path)).status).toBe(404)
    }
    problem(await control('/v1/projects/nobody/keys'), { status: 404, code: 'object_unknown' })
    const server = await control('/v1/server-keys', { json: { permissions: ['verify'] } })
    const path = `/v1/keys/${String(server.body.key.id)}`
    problem(await control(path), { status: 404, code: 'object_unknown' })
    problem(await control(path, { method: 'DELETE' }), { status: 404, code: 'object_unknown' })
  })

  it('as a slug that is taken: 409', async () => {
    const slug = await newProject(control)
    const reply = await control('/v1/projects', { json: { slug, name: 'again' } })
    problem(reply, { status: 409, code: 'object_exists', member: 'slug' })
  })

  it('as a credential of the control API: 401 with a challenge, and nothing of it is echoed', async () => {
    const { secret } = await newKey(control)
    const wrong = ['', 'Bearer', 'Bearer x', `Basic ${btoa(`a:${secret}`)}`, `Bearer ${secret}0`]
    for (const authorization of wrong) {
      const reply = await ask(`${service.controlUrl}/v1/projects`, { headers: { authorization } })
      expect(reply.status, authorization.slice(0, 8)).toBe(401)
      expect(reply.headers.get('www-authenticate')).toContain('Bearer')
      expect(reply.text).not.toContain(secret)
    }
    expect((await ask(`${service.controlUrl}/v1/projects?key=${service.adminKey}`)).status).toBe(
      401,
    )
  })

  it('as two credentials: refused', async () => {
    const { secret } = await newKey(control)
    const text = await rawRequest(
      service.publicUrl,
      `GET /v1/whoami HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: Bearer ${secret}\r\nAuthorization: Bearer ${secret}\r\n\r\n`,
    )
    expect(text).toContain('"code":"credential_ambiguous"')
  })

  it('in a verification: refused by name; a strange credential is an answer', async () => {
    const cases = [
      [{}, 'credential'],
      [{ credential: 5 }, 'credential'],
      [{ credential: 'x', ip: 'localhost' }, 'ip'],
      [{ credential: 'x', require: { scope: 'a' } }, 'require.scope'],
    ] as const
    for (const [json, member] of cases) {
      problem(await control('/v1/verify', { json }), { code: 'body_invalid', member })
    }
    for (const credential of ['', '\0', '\ud800', 'é', 'a.b.c', '..', 'x'.repeat(8_000)]) {
      expect(await verify(control, credential)).toMatchObject({ valid: false })
    }
  })

  it('leaves the prototypes alone', async () => {
    const slug = await newProject(control)
    const metadata = JSON.parse('{"constructor":{"prototype":{"polluted":1}}}') as object
    const made = await control(`/v1/projects/${slug}/keys`, { json: { metadata } })
    expect(made.body.key.metadata).toEqual(metadata)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})

/** Sends bytes as they are, and reads until the connection is closed. */
function rawRequest(url: string, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    let text = ''
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(bytes))
    socket.on('data', (chunk) => (text += chunk.toString()))
    socket.on('error', () => resolve(text))
    socket.on('close', () => resolve(text))
  })
}
