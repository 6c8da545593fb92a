import { once } from 'node:events'
import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createConnections } from './connections.ts'

describe('connections to a target', () => {
  const server = createServer((_request, response) => response.end('good'))
  let origin: string
  beforeAll(async () => {
    await once(server.listen(0, '127.0.0.1'), 'listening')
    origin = `http://127.0.0.1:${String((server.address() as { port: number }).port)}`
  })
  afterAll(() => server.close())

  it('rest before they are used again, and the one that rested longest is first', async () => {
    let now = 0
    const connections = createConnections(origin, {}, () => now)
    const one = connections.take()
    const other = connections.take()
    expect(other).not.toBe(one)
    connections.giveBack(one)
    now = 5
    connections.giveBack(other)
    expect([one, other]).not.toContain(connections.take())
    now = 10
    expect(connections.take()).toBe(one)
    expect(connections.take()).not.toBe(other)
    now = 15
    expect(connections.take()).toBe(other)
    await connections.close()
  })

  it('are not used again when they are closed or discarded', async () => {
    let now = 0
    const connections = createConnections(origin, {}, () => now)
    const closed = connections.take()
    const { body } = await closed.request({ method: 'GET', path: '/' })
    expect(await body.text()).toBe('good')
    const discarded = connections.take()
    const gone = once(closed, 'disconnect')
    connections.giveBack(closed)
    server.closeAllConnections()
    await gone
    connections.discard(discarded)
    connections.giveBack(discarded)
    now = 1_000
    expect([closed, discarded]).not.toContain(connections.take())
    await connections.close()
  })
})
