import { once } from 'node:events'
import { afterEach, describe, expect, it } from 'vitest'
import type { Upstream } from '../../packages/server/src/gateway/gateway.ts'
import { ask } from '../service/api.ts'
import { freePorts } from '../service/service.ts'
import { type GatewayService, startGateway } from './gateway-service.ts'
import { startRawUpstream, startUpstream, type TestUpstream } from './upstream.ts'

const ends: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

async function nowhere(): Promise<string> {
  const [port] = await freePorts(1)
  return `http://127.0.0.1:${String(port)}`
}

async function serve(upstream: Upstream): Promise<GatewayService> {
  const service = await startGateway('native', {
    upstreams: { api: upstream },
    routes: [{ methods: 'all', path: '/*', upstream: 'api' }],
  })
  ends.push(() => service.remove())
  return service
}

async function behind(name: string): Promise<TestUpstream> {
  const upstream = await startUpstream((request, response) => {
    request.resume()
    request.on('end', () => response.end(name))
  })
  ends.push(() => upstream.close())
  return upstream
}

const call = ({ publicUrl, secret }: GatewayService, method = 'GET', raw?: string) =>
  ask(`${publicUrl}/x`, {
    method,
    headers: { authorization: `Bearer ${secret}` },
    ...(raw !== undefined && { raw }),
  })

async function healthyTargets({ control }: GatewayService): Promise<number> {
  const { text } = await control('/metrics')
  return Number(/^countersign_upstream_targets\{[^}]*"healthy"\} (\d+)$/m.exec(text)?.[1])
}

describe('the targets of an upstream', () => {
  it('take turns', async () => {
    const targets = [await behind('one'), await behind('two')]
    const service = await serve({ targets: targets.map(({ origin }) => origin) })
    const texts = []
    for (let asked = 0; asked < 6; asked++) texts.push((await call(service)).text)
    expect(texts.filter((text) => text === 'one')).toHaveLength(3)
    expect(texts.filter((text) => text === 'two')).toHaveLength(3)
  })

  it('stand in for one that can not be reached, whatever the method and the body', async () => {
    const there = await behind('there')
    const service = await serve({ targets: [await nowhere(), there.origin] })
    for (let asked = 0; asked < 4; asked++) {
      expect((await call(service, 'POST', 'a body')).text).toBe('there')
    }
    expect(await healthyTargets(service)).toBe(1)
  })

  it('are not asked again what may have been done already', async () => {
    let asked = 0
    const breaking = await startRawUpstream((socket) => {
      socket.on('data', () => {
        asked++
        socket.destroy()
      })
    })
    ends.push(() => breaking.close())
    const service = await serve({ targets: [breaking.origin, breaking.origin, breaking.origin] })
    expect(await call(service, 'POST', 'a body')).toMatchObject({ status: 502 })
    expect(asked).toBe(1)
    expect(await call(service, 'POST')).toMatchObject({ status: 502 })
    expect(await call(service, 'PUT', 'a body')).toMatchObject({ status: 502 })
    expect(asked).toBe(3)
    expect(await call(service, 'GET')).toMatchObject({ status: 502 })
    expect(asked).toBe(5)
  })

  it('are left out while their health check fails, and come back', async () => {
    let isWell = false
    const target = await startUpstream((request, response) => {
      if (request.url === '/health') response.statusCode = isWell ? 200 : 503
      response.end('here')
    })
    ends.push(() => target.close())
    const health = { path: '/health', everyMs: 20 } as const
    const service = await serve({ targets: [target.origin], health })
    while ((await healthyTargets(service)) !== 0);
    const answered = await call(service)
    expect(answered).toMatchObject({ status: 503, body: { code: 'upstream_down' } })
    expect(answered.headers.get('retry-after')).toBe('1')
    isWell = true
    while ((await healthyTargets(service)) !== 1);
    expect((await call(service)).text).toBe('here')
  })

  it('come back when they can be reached again', async () => {
    const [port] = await freePorts(1)
    const service = await serve({ targets: [`http://127.0.0.1:${String(port)}`] })
    expect(await call(service)).toMatchObject({ status: 502 })
    const { createServer } = await import('node:http')
    const server = createServer((_request, response) => response.end('back'))
    await once(server.listen(port, '127.0.0.1'), 'listening')
    ends.push(async () => {
      server.closeAllConnections()
      server.close()
    })
    while ((await call(service)).status === 503) await new Promise(setImmediate)
    expect((await call(service)).text).toBe('back')
  })
})
