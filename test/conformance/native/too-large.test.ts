import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestService, type TestService } from '../../service/service.ts'

/** All that came back on a connection, once the server has closed it. Rejects when it was reset. */
function saidTo(url: string, request: readonly (string | Buffer)[]): Promise<string> {
  const { hostname, port } = new URL(url)
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true })
  socket.setEncoding('utf8')
  const heard: string[] = []
  return new Promise((resolve, reject) => {
    socket.on('error', reject)
    socket.on('data', (text: string) => heard.push(text))
    socket.on('end', () => resolve(heard.join('')))
    for (const part of request) socket.write(part)
  })
}

const much = Buffer.alloc(2_000_000, 'x')
const head = (path: string, adminKey: string, field: string): string => {
  const fields = ['Host: countersign', `Authorization: Bearer ${adminKey}`, field]
  return [`POST ${path} HTTP/1.1`, 'Content-Type: application/json', ...fields, '', ''].join('\r\n')
}

describe('a body that is refused before its end', () => {
  let service: TestService
  beforeAll(async () => {
    service = await startTestService({ databaseUrl: null })
  })
  afterAll(async () => {
    await service.remove()
  })

  const whole = { field: `Content-Length: ${String(much.length)}`, body: [much] }
  const inChunks = {
    field: 'Transfer-Encoding: chunked',
    body: [`${much.length.toString(16)}\r\n`, much, '\r\n0\r\n\r\n'],
  }
  it.each([
    ['whole, to a route of the framework', '/v1/projects', whole],
    ['whole, to the direct route', '/v1/verify', whole],
    ['in chunks, to a route of the framework', '/v1/projects', inChunks],
    ['in chunks, to the direct route', '/v1/verify', inChunks],
  ])('%s: who sends without looking gets the reply', async (_case, path, { field, body }) => {
    const request = [head(path, service.adminKey, field), ...body]
    const asking = Array.from({ length: 20 }, () => saidTo(service.controlUrl, request))
    for (const reply of await Promise.all(asking)) {
      expect(reply).toMatch(/^HTTP\/1.1 413 .*"code":"body_too_large"/s)
    }
  })

  it('who never stops sending is cut off', async () => {
    const { hostname, port } = new URL(service.controlUrl)
    const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true })
    const closed = new Promise((resolve) => socket.on('close', resolve))
    socket.on('error', () => undefined)
    socket.on('data', () => undefined)
    socket.write(head('/v1/verify', service.adminKey, inChunks.field))
    const sending = setInterval(() => socket.write(`100\r\n${'x'.repeat(0x100)}\r\n`), 1)
    await closed
    clearInterval(sending)
    expect(socket.bytesRead).toBeGreaterThan(100)
  })
})
