import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newKey } from '../service/api.ts'
import { openSocket } from '../service/sockets.ts'
import { type GatewayService, startGateway } from './gateway-service.ts'
import { startUpstream, type TestUpstream } from './upstream.ts'

const any = { methods: 'all', upstream: 'api' } as const

describe('one reading of the path', () => {
  let upstream: TestUpstream
  let service: GatewayService
  let secret: string
  beforeAll(async () => {
    upstream = await startUpstream((request, response) => {
      response.setHeader('x-seen', `${request.method ?? ''} ${request.url ?? ''}`)
      response.end('from behind')
    })
    service = await startGateway('native', {
      upstreams: { api: { targets: [upstream.origin] } },
      routes: [
        { ...any, path: '/*' },
        { ...any, path: '/admin/*', scopes: ['admin'] },
        { ...any, path: '/open', open: true },
        { methods: ['GET'], upstream: 'api', path: '/things/{thing_id}', scopes: ['things:read'] },
      ],
    })
    ;({ secret } = await newKey(service.control, { scopes: ['other'] }))
  })
  afterAll(async () => {
    await service.remove()
    await upstream.close()
  })

  /** What comes of a request line, written as it is. */
  async function told(line: string, headers = `Host: test\r\n`) {
    const socket = await openSocket(service.publicUrl)
    const authorization = `Authorization: Bearer ${secret}\r\n`
    socket.write(`${line} HTTP/1.1\r\n${headers}${authorization}Connection: close\r\n\r\n`)
    const text = await socket.closed
    return {
      status: Number(text.split(' ')[1]),
      code: /"code":"(\w+)"/.exec(text)?.[1],
      seen: /x-seen: (.*)\r/.exec(text)?.[1],
      text,
    }
  }

  it.each([
    ['/', '/'],
    ['/a/b?x=1&y=%2F', '/a/b?x=1&y=%2F'],
    ['/a/b/', '/a/b/'],
    ['/%61/%7e', '/a/~'],
    ['/caf%c3%a9', '/caf%C3%A9'],
    ['/a?../b', '/a?../b'],
    ['http://test/a?x', '/a?x'],
    ['HTTP://TEST/a', '/a'],
    ['http://test', '/'],
    ['http://test?x', '/?x'],
  ])('%s goes on as %s', async (path, seen) => {
    expect(await told(`GET ${path}`)).toMatchObject({ status: 200, seen: `GET ${seen}` })
  })

  it.each([
    ...['/a%2fb', '/a%5cb', '/a\\b', '/a//b', '//a', '/a/../b', '/a/%2e%2E/b', '/a/.', '/a;b'],
    ...['/a%3bb', '/a%00', '/a%0ab', '/%c0%ae%c0%ae/b', '/%ff', '/%zz', '/%', '/%252e%252e/b'],
    ...['/a#b', '/a?x#y', 'http://other/a', 'http://test:80/a', 'http://test@other/a'],
  ])('%s is refused', async (path) => {
    const before = upstream.requests.length
    expect(await told(`GET ${path}`)).toMatchObject({ status: 400, code: 'path_ambiguous' })
    expect(upstream.requests.length).toBe(before)
  })

  it.each([
    ...[
      '/admin',
      '/admin/',
      '/admin/x',
      '/ADMIN/x',
      '/Admin',
      '/%61dmin/x',
      '/%41DMIN/',
      '/admin/x/',
    ],
    ...['/things/7', '/Things/7/', '/THINGS/7', 'http://test/admin/x', '/admin?x'],
  ])('%s does not evade the narrow rule', async (path) => {
    expect(await told(`GET ${path}`)).toMatchObject({ status: 403, code: 'scope_missing' })
  })

  it('holds HEAD to the rule of GET, and others to the rule that they have', async () => {
    expect(await told('HEAD /things/7')).toMatchObject({ status: 403 })
    expect(await told('DELETE /things/7')).toMatchObject({ status: 200, seen: 'DELETE /things/7' })
  })

  it('opens a route without a credential to the letter only', async () => {
    const anonymous = async (path: string) => {
      const socket = await openSocket(service.publicUrl)
      socket.write(`GET ${path} HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n`)
      return Number((await socket.closed).split(' ')[1])
    }
    expect(await anonymous('/open')).toBe(200)
    expect(await anonymous('/open?x')).toBe(200)
    expect(await anonymous('/%6fpen')).toBe(200)
    for (const path of ['/Open', '/open/', '/open/x']) expect(await anonymous(path)).toBe(401)
  })

  it('leaves the routes of Countersign itself alone', async () => {
    expect((await told('GET /v1/whoami')).text).toContain('"credential":"key"')
    expect((await told('GET http://test/v1/whoami')).text).toContain('"credential":"key"')
    expect(await told('GET /oauth/token')).toMatchObject({ status: 200, seen: 'GET /oauth/token' })
    expect((await told('GET /.well-known/jwks.json')).text).toContain('"keys"')
  })

  it('counts under the pattern of a rule, not under what was asked for', async () => {
    const { text } = await service.control('/metrics')
    expect(text).toContain('route="/things/:thing_id"')
    expect(text).toContain('route="/admin/*"')
    expect(text).not.toContain('café')
    expect(text).not.toContain('/admin/x')
  })

  it.each([
    ['two hosts', 'Host: test\r\nHost: test\r\n'],
    ['a host that is none', 'Host: te st\r\n'],
    ['a host with a path', 'Host: test/x\r\n'],
    ['no host', ''],
    ['a length beside chunks', 'Host: t\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n'],
    ['two lengths', 'Host: t\r\nContent-Length: 5\r\nContent-Length: 6\r\n'],
    ['two equal lengths', 'Host: t\r\nContent-Length: 5\r\nContent-Length: 5\r\n'],
    ['a list of lengths', 'Host: t\r\nContent-Length: 5, 5\r\n'],
    ['a length with a sign', 'Host: t\r\nContent-Length: +5\r\n'],
    ['chunks that are not last', 'Host: t\r\nTransfer-Encoding: chunked, identity\r\n'],
    ['another coding', 'Host: t\r\nTransfer-Encoding: gzip, chunked\r\n'],
    ['chunks twice', 'Host: t\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n'],
    ['an odd spelling of chunks', 'Host: t\r\nTransfer-Encoding: \vchunked\r\n'],
    ['a coding that is none', 'Host: t\r\nTransfer-Encoding: xchunked\r\n'],
    ['a space before the colon', 'Host: t\r\nContent-Length : 5\r\n'],
    ['a folded header', 'Host: t\r\nX-A: b\r\n c\r\n'],
    ['a bare line feed', 'Host: t\nX-A: b\r\n'],
    ['a bare carriage return', 'Host: t\r\nX-A: b\rc\r\n'],
  ])('refuses ambiguous framing: %s', async (_name, headers) => {
    const socket = await openSocket(service.publicUrl)
    const before = upstream.requests.length
    socket.write(`POST /a HTTP/1.1\r\n${headers}Authorization: Bearer ${secret}\r\n\r\n`)
    socket.write('0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: t\r\n\r\n')
    const text = await socket.closed
    expect(text).toMatch(/^HTTP\/1\.1 400 /)
    expect(text).not.toMatch(/HTTP\/1\.1 [235]/)
    expect(upstream.requests.length).toBe(before)
  })
})
