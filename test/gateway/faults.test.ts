import { once } from 'node:events'
import type { Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask } from '../service/api.ts'
import { freePorts } from '../service/service.ts'
import { openSocket } from '../service/sockets.ts'
import { type GatewayService, startGateway } from './gateway-service.ts'
import { startRawUpstream, type TestUpstream } from './upstream.ts'

const ok = (body: string, more = '') =>
  `HTTP/1.1 200 OK\r\nContent-Length: ${String(body.length)}\r\n${more}\r\n${body}`

/** Connections on which the upstream has something more to say. */
const lately: Socket[] = []

/** What an upstream does with a request, by its path. */
const behaviours: Readonly<Record<string, (socket: Socket) => void>> = {
  '/good': (socket) => socket.write(ok('good')),
  '/reset': (socket) => socket.resetAndDestroy(),
  '/closed': (socket) => socket.end(),
  '/silent': () => undefined,
  '/garbage': (socket) => socket.write('SSH-2.0-OpenSSH_9.9\r\n\r\n'),
  '/two-lengths': (socket) =>
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcde'),
  '/length-and-chunks': (socket) =>
    socket.write(
      'HTTP/1.1 200 OK\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ),
  '/switch': (socket) =>
    socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n'),
  '/control': (socket) => socket.write('HTTP/1.1 200 OK\r\nX-A: \u0001b\r\n\r\n'),
  '/endless-header': (socket) => socket.write(`HTTP/1.1 200 OK\r\nX-A: ${'a'.repeat(100_000)}`),
  '/hints': (socket) =>
    socket.write(`HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n${ok('good')}`),
  '/short': (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort'),
  '/broken-chunks': (socket) =>
    socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nshort\r\nzz\r\n'),
  '/stalls': (socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort'),
  '/surplus': (socket) => socket.write(`${ok('good')}POISON`),
  '/two-replies': (socket) => socket.write(ok('good') + ok('POISON')),
  '/late': (socket) => {
    lately.push(socket)
    socket.write(ok('good'))
  },
  '/no-content': (socket) =>
    socket.write('HTTP/1.1 204 No Content\r\nContent-Length: 6\r\n\r\nPOISON'),
  '/head': (socket) => socket.write(ok('POISON')),
}

/** Answers each request on a connection by what its path asks for, or says that it could not be read. */
function behave(socket: Socket): void {
  socket.on('data', (chunk) => {
    const path = / (\/[^ ?]*)[^ ]* HTTP/.exec(chunk.toString())?.[1] ?? ''
    behaviours[path]?.(socket)
  })
}

describe('an upstream at fault', () => {
  let upstream: TestUpstream
  let service: GatewayService
  beforeAll(async () => {
    upstream = await startRawUpstream(behave)
    const [nowhere] = await freePorts(1)
    const route = { methods: 'all', upstream: 'api' } as const
    service = await startGateway('native', {
      upstreams: {
        api: { targets: [upstream.origin], headersTimeoutMs: 1_500, idleTimeoutMs: 1_500 },
        away: { targets: [`http://127.0.0.1:${String(nowhere)}`] },
      },
      routes: [
        { ...route, path: '/*' },
        { ...route, path: '/away', upstream: 'away' },
      ],
    })
  })
  afterAll(async () => {
    await service.remove()
    await upstream.close()
  })

  const call = (path: string, method = 'GET') =>
    ask(service.publicUrl + path, {
      method,
      headers: { authorization: `Bearer ${service.secret}` },
    })

  it.each([
    ['/reset', 502, 'upstream_failed'],
    ['/closed', 502, 'upstream_failed'],
    ['/garbage', 502, 'upstream_failed'],
    ['/two-lengths', 502, 'upstream_failed'],
    ['/length-and-chunks', 502, 'upstream_failed'],
    ['/switch', 502, 'upstream_failed'],
    ['/control', 502, 'upstream_failed'],
    ['/endless-header', 502, 'upstream_failed'],
    ['/silent', 504, 'upstream_timeout'],
  ])('%s is %i %s in the form of the contract', async (path, status, code) => {
    const answered = await call(path)
    expect(answered.status).toBe(status)
    expect(answered.body).toMatchObject({ code, status })
    expect(answered.headers.get('content-type')).toContain('application/problem+json')
    expect((await call('/good')).text).toBe('good')
  })

  it('that can not be reached is 502, and for a while after it 503', async () => {
    expect(await call('/away')).toMatchObject({ status: 502, body: { code: 'upstream_failed' } })
    const answered = await call('/away')
    expect(answered).toMatchObject({ status: 503, body: { code: 'upstream_down' } })
    expect(Number(answered.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
  })

  it.each(['/short', '/broken-chunks', '/stalls'])(
    'a reply that breaks off is cut short: %s',
    async (path) => {
      const socket = await openSocket(service.publicUrl)
      const authorization = `Authorization: Bearer ${service.secret}\r\n`
      socket.write(`GET ${path} HTTP/1.1\r\nHost: t\r\n${authorization}\r\n`)
      const text = await socket.closed
      expect(text).toContain('HTTP/1.1 200 OK')
      expect(text).not.toContain('0\r\n\r\n')
      expect(text).not.toContain('upstream_')
    },
  )

  it('a caller of HTTP/1.0 sees that a reply broke off', async () => {
    const { hostname, port } = new URL(service.publicUrl)
    const { connect } = await import('node:net')
    const socket = connect(Number(port), hostname)
    socket.resume()
    const broken = once(socket, 'error')
    socket.write(
      `GET /broken-chunks HTTP/1.0\r\nHost: t\r\nAuthorization: Bearer ${service.secret}\r\n\r\n`,
    )
    expect(await broken).toMatchObject([{ code: 'ECONNRESET' }])
  })

  it('passes early hints on', async () => {
    const socket = await openSocket(service.publicUrl)
    const authorization = `Authorization: Bearer ${service.secret}\r\n`
    socket.write(`GET /hints HTTP/1.1\r\nHost: t\r\nConnection: close\r\n${authorization}\r\n`)
    const text = await socket.closed
    expect(text).toMatch(
      /^HTTP\/1\.1 103 .*\r\nLink: <\/a\.css>; rel=preload\r\n\r\nHTTP\/1\.1 200/,
    )
  })

  it.each([
    ['/surplus', 'GET'],
    ['/two-replies', 'GET'],
    ['/two-replies', 'POST'],
    ['/no-content', 'GET'],
    ['/head', 'HEAD'],
  ])('no byte that is too many reaches another caller: %s, %s', async (path, method) => {
    for (let round = 0; round < 20; round++) {
      const texts = await Promise.all([
        call(path, method),
        ...Array.from({ length: 5 }, () => call('/good')),
      ])
      const after = await Promise.all(Array.from({ length: 5 }, () => call('/good')))
      for (const { status, text } of [...texts.slice(1), ...after]) {
        expect(`${String(status)} ${text}`).toBe('200 good')
      }
      expect(texts[0].text).not.toContain('POISON')
    }
  })

  it('a connection that says something while it rests is not used again', async () => {
    expect((await call('/late')).text).toBe('good')
    const [socket] = lately.splice(0)
    if (socket === undefined) throw new Error('no request came')
    const closed = once(socket, 'close')
    socket.write(ok('POISON'))
    await closed
    expect((await call('/good')).text).toBe('good')
  })

  it('is counted by what became of its requests', async () => {
    const { text } = await service.control('/metrics')
    const count = (outcome: string) =>
      Number(
        new RegExp(
          `^countersign_upstream_requests_total\\{upstream="api",outcome="${outcome}"\\} (\\d+)$`,
          'm',
        ).exec(text)?.[1],
      )
    expect(count('timeout')).toBe(1)
    expect(count('failed')).toBe(8)
    expect(count('cut')).toBe(4)
    expect(count('replied')).toBeGreaterThan(100)
    expect(text).toContain('countersign_upstream_targets{upstream="api",state="healthy"} 1')
    expect(text).toContain('countersign_upstream_requests_total{upstream="away",outcome="down"} 1')
  })
})
