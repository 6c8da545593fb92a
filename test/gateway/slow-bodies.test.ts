import { request as httpRequest, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, it } from 'vitest'
import { databases } from '../service/databases.ts'
import { startGateway } from './gateway-service.ts'
import { startUpstream } from './upstream.ts'

/** Longer than a body may take that the service reads itself. */
const seconds = 18

describe('a body may take its time in both directions', { timeout: 120_000 }, () => {
  it.concurrent.for(databases)('on $name', async ({ make }, { expect }) => {
    const upstream = await startUpstream((request, response) => request.pipe(response))
    const upstreams = { api: { targets: [upstream.origin] } }
    const routes = [{ methods: ['POST'], path: '/echo', upstream: 'api' }] as const
    const service = await startGateway('native', { upstreams, routes }, {}, await make())

    const { promise: answered, resolve, reject } = Promise.withResolvers<IncomingMessage>()
    const headers = { authorization: `Bearer ${service.secret}` }
    const request = httpRequest(`${service.publicUrl}/echo`, { method: 'POST', headers })
    request.on('response', resolve).on('error', reject)
    const sent: string[] = []
    for (let second = 0; second < seconds; second++) {
      sent.push(`${String(second)};`)
      request.write(sent.at(-1))
      await sleep(1_000)
    }
    request.end()

    const reply = await answered
    expect([reply.statusCode, await text(reply)]).toEqual([200, sent.join('')])
    await service.remove()
    await upstream.close()
  })
})
