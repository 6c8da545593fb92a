import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Gateway } from '../../packages/server/src/gateway/gateway.ts'
import { newKey, newProject, newToken } from '../service/api.ts'
import { databases } from '../service/databases.ts'
import { type GatewayService, startGateway } from './gateway-service.ts'
import { events, type OpenStream, openStream } from './streams.ts'
import { startUpstream, type TestUpstream } from './upstream.ts'

/** The product promises a second; so many times as long leave room for a machine that is busy. */
const boundMs = 3_000

const gatewayTo = (origin: string): Gateway => ({
  upstreams: { events: { targets: [origin] } },
  routes: [
    { methods: 'all', path: '/events', upstream: 'events' },
    { methods: 'all', path: '/read', upstream: 'events', scopes: ['read'] },
    { methods: ['GET'], path: '/open', upstream: 'events', open: true },
  ],
})

describe.each(databases)('a stream on $name', ({ name, make }) => {
  let upstream: TestUpstream
  let service: GatewayService
  beforeAll(async () => {
    upstream = await startUpstream(events)
    service = await startGateway('native', gatewayTo(upstream.origin), {}, await make())
  })
  afterAll(async () => {
    await service.remove()
    await upstream.close()
  })

  const change = async (method: string, path: string, json?: object) => {
    const { status, text } = await service.control(path, { method, ...(json && { json }) })
    if (status >= 300) throw new Error(text)
    return performance.now()
  }
  const expectCut = async (stream: OpenStream, changedAt: number, how: string) => {
    const late = pause(boundMs).then(() => Number.POSITIVE_INFINITY)
    const ms = (await Promise.race([stream.ended, late])) - changedAt
    process.stdout.write(`${name}: cut ${ms.toFixed(0)} ms after ${how} was acknowledged\n`)
    expect(ms).toBeLessThan(boundMs)
    expect(stream.response.complete).toBe(false)
  }

  it.each([
    ['a revocation', 'POST', (key: string) => `/v1/keys/${key}/revoke`, {}],
    ['a deactivation', 'PATCH', (key: string) => `/v1/keys/${key}`, { is_active: false }],
    ['a deletion', 'DELETE', (key: string) => `/v1/keys/${key}`, undefined],
    ['a rotation', 'POST', (key: string) => `/v1/keys/${key}/rotate`, { overlap: '0s' }],
    [
      'another allow-list',
      'PATCH',
      (key: string) => `/v1/keys/${key}`,
      { ip_allow: ['192.0.2.1'] },
    ],
    ['another scope', 'PATCH', (key: string) => `/v1/keys/${key}`, { scopes: ['write'] }],
  ] as const)(
    'ends with %s of its key, and that of a token with it',
    async (how, method, path, json) => {
      const { key, secret } = await newKey(service.control, {
        name: 'ci',
        scopes: ['read', 'write'],
      })
      const { access_token: token } = await newToken(service, secret)
      const streams = [
        await openStream(`${service.publicUrl}/read`, secret),
        await openStream(`${service.publicUrl}/read`, token),
      ]
      expect(streams.map(({ status }) => status)).toEqual([200, 200])
      await pause(500)
      const changedAt = await change(method, path(key.id), json)
      for (const stream of streams) await expectCut(stream, changedAt, how)
    },
  )

  it('ends with its project', async () => {
    const project = await newProject(service.control)
    const made = await service.control(`/v1/projects/${project}/keys`, { json: { name: 'ci' } })
    const stream = await openStream(`${service.publicUrl}/events`, made.body.secret)
    await expectCut(
      stream,
      await change('PATCH', `/v1/projects/${project}`, { is_active: false }),
      'the project was switched off',
    )
  })

  it('ends when its key expires', async () => {
    const { secret } = await newKey(service.control, { name: 'ci', expires_in: '2s' })
    const stream = await openStream(`${service.publicUrl}/events`, secret)
    await expectCut(stream, performance.now(), 'a key that lasts two seconds was made')
  })

  it('goes on when nothing that it needs is taken away', async () => {
    const { key, secret } = await newKey(service.control, { name: 'ci', scopes: ['read', 'write'] })
    const stream = await openStream(`${service.publicUrl}/read`, secret)
    const other = await openStream(`${service.publicUrl}/open`, secret)
    await change('PATCH', `/v1/keys/${key.id}`, { scopes: ['read'] })
    await pause(1_500)
    expect([stream.response.destroyed, other.response.destroyed]).toEqual([false, false])
    // who needs no credential is not cut with one
    await expectCut(stream, await change('POST', `/v1/keys/${key.id}/revoke`, {}), 'a revocation')
    expect(other.response.destroyed).toBe(false)
    other.close()
  })

  it('passes each event at once', async () => {
    const stream = await openStream(`${service.publicUrl}/events`, service.secret)
    while (!stream.text().includes('data: 3\n')) await once(stream.response, 'data')
    expect(stream.text()).not.toContain('data: 30\n')
    stream.close()
  })

  it('counts no use while it goes on', async () => {
    const { key, secret } = await newKey(service.control, { name: 'ci' })
    const stream = await openStream(`${service.publicUrl}/events`, secret)
    await pause(2_000)
    const used = (await service.control(`/v1/keys/${key.id}`)).body.last_used_at
    await pause(2_000)
    expect((await service.control(`/v1/keys/${key.id}`)).body.last_used_at).toBe(used)
    stream.close()
  })
})
