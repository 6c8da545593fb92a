import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { openChromium } from '../browser/chromium.ts'
import { startGateway } from './gateway-service.ts'
import { startUpstream } from './upstream.ts'

/** Serves an empty page, from an origin of its own. */
async function startPage() {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>A page</title>')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    close: () => server.close(),
  }
}

it('lets pages of the origins that a route names call it, and no others', async () => {
  const browser = await openChromium('whether pages of other origins may call a route')
  if (browser === null) return
  const [ours, theirs] = [await startPage(), await startPage()]
  const upstream = await startUpstream()
  const service = await startGateway('native', {
    upstreams: { main: { targets: [upstream.origin] } },
    routes: [
      {
        methods: ['GET', 'POST'],
        path: '/thing',
        upstream: 'main',
        cors: { origins: [ours.origin], headers: ['X-Thing'] },
      },
      { methods: ['POST'], path: '/closed', upstream: 'main' },
    ],
  })

  /** What a page of an origin gets of a call; null: its browser keeps it away. */
  const called = async (origin: string, path: string, secret: string) => {
    const page = await browser.newPage()
    await page.goto(origin)
    const got = await page.evaluate(
      async ([url, authorization]) => {
        try {
          const headers = { authorization, 'content-type': 'application/json', 'x-thing': 'kept' }
          const response = await fetch(url, { method: 'POST', headers, body: '{"mint":1}' })
          const requestId = response.headers.get('x-request-id')
          return { status: response.status, requestId, body: await response.json() }
        } catch {
          return null
        }
      },
      [service.publicUrl + path, `Bearer ${secret}`] as const,
    )
    await page.close()
    return got
  }

  expect(await called(ours.origin, '/thing', service.secret)).toEqual({
    status: 200,
    requestId: expect.stringMatching(/^req_/),
    body: expect.objectContaining({ method: 'POST', url: '/thing', body: '{"mint":1}' }),
  })
  // a page can read why it was refused
  expect(await called(ours.origin, '/thing', 'nonsense')).toMatchObject({ status: 401 })
  const before = upstream.requests.length
  expect(await called(theirs.origin, '/thing', service.secret)).toBeNull()
  expect(await called(ours.origin, '/closed', service.secret)).toBeNull()
  expect(upstream.requests.length).toBe(before)

  await browser.close()
  await service.remove()
  await upstream.close()
  for (const page of [ours, theirs]) page.close()
}, 60_000)
