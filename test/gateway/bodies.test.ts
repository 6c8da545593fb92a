import { once } from 'node:events'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask } from '../service/api.ts'
import { openSocket } from '../service/sockets.ts'
import { type GatewayService, startGateway } from './gateway-service.ts'
import { startUpstream, type TestUpstream } from './upstream.ts'

const MiB = 1_024 * 1_024

describe('bodies on their way', () => {
  let upstream: TestUpstream
  let service: GatewayService
  /** What the upstream saw of bodies: bytes, and how they ended. */
  const seen: { bytes: number; ended: 'whole' | 'aborted' | null }[] = []

  beforeAll(async () => {
    upstream = await startUpstream((request, response) => {
      const body: (typeof seen)[number] = { bytes: 0, ended: null }
      seen.push(body)
      request.on('data', (chunk: Buffer) => (body.bytes += chunk.length))
      request.on('error', () => (body.ended = 'aborted'))
      request.on('end', () => (body.ended = 'whole'))
      const { url = '' } = request
      if (url === '/echo') {
        request.pipe(response)
      } else if (url === '/early') {
        response.writeHead(413).end('enough')
      } else if (url === '/flood') {
        void pipeline(Readable.from(chunksOf(64)), response).catch(() => undefined)
      } else if (url === '/drip') {
        response.write('first')
        request.on('end', () => response.end('last'))
      } else if (url === '/silent') {
        response.write('begun')
      } else {
        request.on('end', () => response.end(String(body.bytes)))
      }
    })
    const route = { methods: 'all', upstream: 'api' } as const
    service = await startGateway('native', {
      upstreams: { api: { targets: [upstream.origin] } },
      routes: [
        { ...route, path: '/*' },
        { ...route, path: '/small', bodyLimit: 1_000 },
        { ...route, path: '/any', bodyLimit: null },
      ],
    })
  })
  afterAll(async () => {
    await service.remove()
    await upstream.close()
  })

  function open(path: string, headers: Readonly<Record<string, string>> = {}, method = 'POST') {
    return httpRequest(service.publicUrl + path, {
      method,
      headers: { authorization: `Bearer ${service.secret}`, ...headers },
    })
  }

  async function textOf(reply: IncomingMessage): Promise<string> {
    const chunks: Buffer[] = []
    for await (const chunk of reply) chunks.push(chunk as Buffer)
    return Buffer.concat(chunks).toString()
  }

  function* chunksOf(count: number): Generator<Buffer> {
    for (let made = 0; made < count; made++) yield Buffer.alloc(MiB, made)
  }

  it('take more than fits in memory, both ways, with and without a length', async () => {
    const before = await residentBytes(service)
    for (const headers of [{}, { 'content-length': String(300 * MiB) }]) {
      const request = open('/any', headers)
      const [[reply]] = await Promise.all([
        once(request, 'response') as Promise<[IncomingMessage]>,
        pipeline(Readable.from(chunksOf(300)), request),
      ])
      expect(await textOf(reply)).toBe(String(300 * MiB))
    }
    const reply = await fetch(`${service.publicUrl}/flood`, {
      headers: { authorization: `Bearer ${service.secret}` },
    })
    let bytes = 0
    for await (const chunk of reply.body ?? []) bytes += (chunk as Uint8Array).length
    expect(bytes).toBe(64 * MiB)
    expect((await residentBytes(service)) - before).toBeLessThan(200 * MiB)
  })

  it('go both ways at once', async () => {
    const request = open('/echo')
    request.write('one')
    const [reply] = (await once(request, 'response')) as [IncomingMessage]
    expect(String(await once(reply, 'data'))).toBe('one')
    request.write('two')
    expect(String(await once(reply, 'data'))).toBe('two')
    request.end()
    reply.resume()
    await once(reply, 'end')
  })

  it('come piece by piece, as they are sent', async () => {
    const request = open('/drip')
    request.write('a beginning')
    const [reply] = (await once(request, 'response')) as [IncomingMessage]
    expect(String(await once(reply, 'data'))).toBe('first')
    request.end()
    expect(String(await once(reply, 'data'))).toBe('last')
  })

  it('wait for the other side: a caller that reads nothing is sent little', async () => {
    const request = open('/flood', {}, 'GET')
    request.end()
    const [reply] = (await once(request, 'response')) as [IncomingMessage]
    const before = await residentBytes(service)
    await once(reply, 'readable')
    expect((await residentBytes(service)) - before).toBeLessThan(64 * MiB)
    request.destroy()
  })

  it('are refused where they are too large, announced or not', async () => {
    const announced = await ask(`${service.publicUrl}/small`, {
      headers: { authorization: `Bearer ${service.secret}` },
      raw: 'x'.repeat(1_001),
    })
    expect(announced.status).toBe(413)
    expect(announced.body).toMatchObject({ code: 'body_too_large' })
    const request = open('/small')
    request.on('error', () => undefined)
    request.write('x'.repeat(600))
    request.write('x'.repeat(600))
    const [reply] = (await once(request, 'response')) as [IncomingMessage]
    expect(reply.statusCode).toBe(413)
    expect(reply.headers.connection).toBe('close')
    request.destroy()
  })

  it('are asked for when the request has been let in, and not before', async () => {
    const expecting = async (authorization: string) => {
      const socket = await openSocket(service.publicUrl)
      socket.write(
        `POST /x HTTP/1.1\r\nHost: t\r\n${authorization}Expect: 100-continue\r\nContent-Length: 4\r\n\r\n`,
      )
      return socket
    }
    const refused = await expecting('')
    const text = await refused.closed
    expect(text).toMatch(/^HTTP\/1\.1 401 /)
    expect(text).not.toContain('100 Continue')
    expect(text).toMatch(/connection: close/i)

    const admitted = await expecting(`Authorization: Bearer ${service.secret}\r\n`)
    await admitted.comes('HTTP/1.1 100 Continue\r\n\r\n')
    admitted.write('four')
    await admitted.comes('HTTP/1.1 200 OK')
    admitted.end()
  })

  it('are not read of who is refused', async () => {
    const count = upstream.requests.length
    const request = httpRequest(`${service.publicUrl}/x`, { method: 'POST' })
    request.on('error', () => undefined)
    request.write('x')
    const [reply] = (await once(request, 'response')) as [IncomingMessage]
    expect(reply.statusCode).toBe(401)
    expect(reply.headers.connection).toBe('close')
    request.destroy()
    expect(upstream.requests.length).toBe(count)
  })

  it('end at the upstream when the caller goes away', async () => {
    const count = seen.length
    const request = open('/x')
    request.on('error', () => undefined)
    request.write('x')
    while (seen[count]?.bytes !== 1) await new Promise(setImmediate)
    request.destroy()
    while (seen[count].ended === null) await new Promise(setImmediate)
    expect(seen[count].ended).toBe('aborted')
    const told = 'route="/*",method="POST",status="499"'
    while (!(await service.control('/metrics')).text.includes(told));
  })

  it('end at the upstream when the caller goes away in the middle of a reply', async () => {
    const request = open('/silent', {}, 'GET')
    request.end()
    const [reply] = (await once(request, 'response')) as [IncomingMessage]
    await once(reply, 'data')
    const behind = upstream.requests.at(-1)
    const closed = once(behind?.socket ?? reply, 'close')
    reply.destroy()
    await closed
  })

  it('are cut short by an early reply, which arrives', async () => {
    const request = open('/early')
    request.on('error', () => undefined)
    request.write(Buffer.alloc(MiB))
    const [reply] = (await once(request, 'response')) as [IncomingMessage]
    expect(reply.statusCode).toBe(413)
    expect(await textOf(reply)).toBe('enough')
    request.destroy()
  })

  it('leave a connection as it was: another request follows', async () => {
    const socket = await openSocket(service.publicUrl)
    const authorization = `Authorization: Bearer ${service.secret}\r\n`
    const post = `POST /x HTTP/1.1\r\nHost: t\r\n${authorization}Content-Length: 3\r\n\r\nabc`
    socket.write(post + post)
    while (socket.text().split('HTTP/1.1 200 OK').length < 3) await new Promise(setImmediate)
    socket.end()
  })
})

/** What the process takes of memory, as its own metrics tell. */
async function residentBytes({ control }: GatewayService): Promise<number> {
  const { text } = await control('/metrics')
  return Number(/^process_resident_memory_bytes (\S+)$/m.exec(text)?.[1])
}
