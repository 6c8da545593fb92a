import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createIdentityVerifier } from '../../packages/verifier/src/index.ts'
import { newKey } from '../service/api.ts'
import { freePorts } from '../service/service.ts'
import { openSocket, requestBytes } from '../service/sockets.ts'
import { type GatewayService, startGateway } from './gateway-service.ts'
import {
  endOf,
  openWebsocket,
  startWebsocketUpstream,
  type WebsocketUpstream,
  websocketOf,
} from './websockets.ts'

const boundMs = 3_000

describe('a websocket through the gateway', () => {
  let upstream: WebsocketUpstream
  let service: GatewayService
  beforeAll(async () => {
    upstream = await startWebsocketUpstream()
    const [nobody] = await freePorts(1)
    service = await startGateway(
      'native',
      {
        upstreams: {
          main: { targets: [upstream.origin] },
          dead: { targets: [`http://127.0.0.1:${String(nobody)}`] },
          slow: { targets: [upstream.origin], headersTimeoutMs: 500 },
          idle: { targets: [upstream.origin], idleTimeoutMs: 1_000 },
        },
        routes: [
          { methods: ['GET'], path: '/ws/*', upstream: 'main' },
          { methods: ['GET'], path: '/ws/silent', upstream: 'slow' },
          { methods: ['GET'], path: '/ws/idle', upstream: 'idle' },
          { methods: ['GET'], path: '/dead', upstream: 'dead' },
          { methods: ['POST'], path: '/posted', upstream: 'main' },
          { methods: ['GET'], path: '/scoped', upstream: 'main', scopes: ['chat'] },
        ],
      },
      { LOG_LEVEL: 'info' },
    )
  })
  afterAll(async () => {
    await service.remove()
    await upstream.close()
  })

  const declined = async (path: string, secret: string) => {
    const websocket = websocketOf(service.publicUrl + path, secret)
    websocket.on('error', () => undefined)
    const [, response] = (await once(websocket, 'unexpected-response')) as [
      unknown,
      IncomingMessage,
    ]
    let text = ''
    for await (const chunk of response) text += String(chunk)
    websocket.terminate()
    return { status: response.statusCode, headers: response.headers, text }
  }

  it('carries messages both ways, compressed ones and long ones among them', async () => {
    const websocket = await openWebsocket(`${service.publicUrl}/ws/echo`, service.secret, ['chat'])
    expect([websocket.protocol, websocket.extensions]).toEqual(['chat', 'permessage-deflate'])
    const long = 'word '.repeat(400_000)
    for (const message of ['hello', long, Buffer.alloc(70_000, 7)]) {
      websocket.send(message)
      const [answer] = (await once(websocket, 'message')) as [Buffer]
      expect(answer.equals(Buffer.from(message))).toBe(true)
    }
    websocket.close(4_001)
    expect((await endOf(websocket)).code).toBe(4_001)
    while (!upstream.ended.includes(4_001)) await pause(10)
  })

  it('tells the upstream who it is, and leaves the credential out', async () => {
    const websocket = await openWebsocket(`${service.publicUrl}/ws/echo?room=1`, service.secret)
    const { url, headers, rawHeaders } = upstream.requests.at(-1) ?? {}
    expect(url).toBe('/ws/echo?room=1')
    expect(rawHeaders?.join(' ')).not.toContain(service.secret)
    expect(headers?.['countersign-project']).toMatch(/^prj_/)
    const verify = createIdentityVerifier({ issuer: service.publicUrl, audience: 'main' })
    const identity = await verify(headers?.['countersign-identity'])
    expect(identity.project?.id).toBe(headers?.['countersign-project'])
    expect(headers).toMatchObject({ via: '1.1 countersign', connection: 'Upgrade' })
    websocket.terminate()
  })

  it('opens nothing for who may not, and says so in the words of the contract', async () => {
    const before = upstream.requests.length
    expect(await declined('/ws/echo', 'nonsense')).toMatchObject({ status: 401 })
    const narrow = await newKey(service.control, { name: 'ci', scopes: ['other'] })
    const { status, text, headers } = await declined('/scoped', narrow.secret)
    expect([status, JSON.parse(text).code]).toEqual([403, 'scope_missing'])
    expect(headers.connection).toBe('close')
    expect(await declined('/nowhere', service.secret)).toMatchObject({ status: 404 })
    expect(await declined('/posted', service.secret)).toMatchObject({ status: 405 })
    expect(upstream.requests.length).toBe(before)
  })

  it('is declined as the upstream declines it, or for want of one', async () => {
    const { status, text, headers } = await declined('/ws/declined', service.secret)
    expect([status, text, headers['x-from']]).toEqual([403, 'nope', 'upstream'])
    const codes = await Promise.all(
      ['/dead', '/ws/silent', '/ws/other'].map(async (path) => {
        const answer = await declined(path, service.secret)
        return [answer.status, JSON.parse(answer.text).code]
      }),
    )
    expect(codes).toEqual([
      [502, 'upstream_failed'],
      [504, 'upstream_timeout'],
      [502, 'upstream_failed'],
    ])
  })

  it('is not a way to speak HTTP past the rules', async () => {
    const socket = await openSocket(service.publicUrl)
    const authorization = `Bearer ${service.secret}`
    for (const protocol of ['h2c', 'H2C', 'TLS/1.0', 'HTTP/2.0', 'h2c, websocket', 'a b']) {
      const headers = { authorization, connection: 'Upgrade, HTTP2-Settings', upgrade: protocol }
      socket.write(requestBytes('GET /ws/plain', { ...headers, 'http2-settings': 'AAMAAABk' }))
      await socket.comes('no websocket here\r\n0\r\n\r\n')
      expect(socket.text()).toMatch(/^HTTP\/1\.1 418 /)
      const { headers: got } = upstream.requests.at(-1) ?? {}
      expect([got?.upgrade, got?.['http2-settings']]).toEqual([undefined, undefined])
      socket.forget()
    }
    socket.end()
  })

  it('carries nothing further where the upstream declines', async () => {
    const before = upstream.requests.length
    const socket = await openSocket(service.publicUrl)
    const upgrade = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '99' }
    const headers = { authorization: `Bearer ${service.secret}`, ...upgrade }
    const smuggled = requestBytes('GET /smuggled', { authorization: 'Bearer forged' })
    socket.write(requestBytes('GET /ws/declined', headers) + smuggled)
    expect(await socket.closed).toMatch(/^HTTP\/1\.1 403 .*nope$/s)
    expect(upstream.requests.slice(before).map(({ url }) => url)).toEqual(['/ws/declined'])
  })

  it('is logged and counted once, when the protocol has changed', async () => {
    const { key, secret } = await newKey(service.control, { name: 'counted' })
    const lines = () =>
      service
        .output()
        .split('\n')
        .filter((line) => line.includes('/ws/*') && line.includes(key.id))
    const websocket = await openWebsocket(`${service.publicUrl}/ws/echo`, secret)
    while (lines().length === 0) await pause(10)
    websocket.close()
    await endOf(websocket)
    expect(lines()).toHaveLength(1)
    expect(JSON.parse(lines()[0] ?? '')).toMatchObject({ status: 101, key_id: key.id })
  })

  it('ends with its key within a second, and is told why', async () => {
    const { key, secret } = await newKey(service.control, { name: 'ci' })
    const quiet = await openWebsocket(`${service.publicUrl}/ws/echo`, secret)
    const ticking = await openWebsocket(`${service.publicUrl}/ws/ticking`, secret)
    const ends = Promise.all([quiet, ticking].map(endOf))
    await pause(500)
    await service.control(`/v1/keys/${key.id}/revoke`, { json: {} })
    const at = performance.now()
    for (const { code, at: endedAt } of await ends) {
      process.stdout.write(`a websocket: ended ${(endedAt - at).toFixed(0)} ms after, ${code}\n`)
      expect(endedAt - at).toBeLessThan(boundMs)
      expect(code).toBe(1008)
    }
  })

  it('ends when its key expires', async () => {
    const { secret } = await newKey(service.control, { name: 'ci', expires_in: '2s' })
    const at = performance.now()
    const { code, at: endedAt } = await endOf(
      await openWebsocket(`${service.publicUrl}/ws/ticking`, secret),
    )
    expect([code, endedAt - at > 1_000, endedAt - at < 2_000 + boundMs]).toEqual([1008, true, true])
  })

  it('ends when nothing is said for too long, and goes on while something is', async () => {
    const quiet = await openWebsocket(`${service.publicUrl}/ws/idle`, service.secret)
    const lively = await openWebsocket(`${service.publicUrl}/ws/idle?lively`, service.secret)
    const timer = setInterval(() => lively.send('still here'), 200)
    expect((await endOf(quiet)).code).toBe(1006)
    await pause(1_000)
    expect(lively.readyState).toBe(lively.OPEN)
    clearInterval(timer)
    lively.terminate()
  })

  it('leaves nothing behind at the upstream when the caller hangs up', async () => {
    const before = upstream.ended.length
    const websocket = await openWebsocket(`${service.publicUrl}/ws/ticking`, service.secret)
    websocket.terminate()
    while (upstream.ended.length === before) await pause(10)
  })

  it('is let go when the service stops, which takes no longer for it', async () => {
    const websockets = await Promise.all(
      Array.from({ length: 20 }, () =>
        openWebsocket(`${service.publicUrl}/ws/ticking`, service.secret),
      ),
    )
    const ends = Promise.all(websockets.map(endOf))
    expect(await service.stop()).toBe(0)
    expect(new Set((await ends).map(({ code }) => code))).toEqual(new Set([1001]))
    await service.restart()
  })
})
