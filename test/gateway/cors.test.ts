import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSocket } from '../service/sockets.ts'
import { type GatewayService, startGateway } from './gateway-service.ts'
import { startUpstream, type TestUpstream } from './upstream.ts'

const page = 'https://app.example'

describe('pages of other origins', () => {
  let upstream: TestUpstream
  let service: GatewayService
  beforeAll(async () => {
    upstream = await startUpstream((_request, response) => {
      response.setHeader('access-control-allow-origin', 'https://theirs.example')
      response.setHeader('access-control-allow-credentials', 'true')
      response.setHeader('vary', 'Accept')
      response.end('behind')
    })
    const route = { methods: ['GET', 'POST'], upstream: 'api' } as const
    service = await startGateway('native', {
      upstreams: { api: { targets: [upstream.origin] } },
      routes: [
        { ...route, path: '/any', cors: true },
        {
          ...route,
          path: '/some',
          cors: { origins: [page], credentials: true, headers: ['X-Mine'], exposes: ['X-Total'] },
        },
        { ...route, path: '/none' },
        { path: '/all', methods: 'all', upstream: 'api', cors: { origins: [page] } },
      ],
    })
  })
  afterAll(async () => {
    await service.remove()
    await upstream.close()
  })

  /** The header of a reply; a browser's own client would not let a test see all of it. */
  async function told(line: string, headers: readonly string[]) {
    const socket = await openSocket(service.publicUrl)
    socket.write(
      `${line} HTTP/1.1\r\n${['Host: t', 'Connection: close', ...headers].join('\r\n')}\r\n\r\n`,
    )
    const [head = ''] = (await socket.closed).split('\r\n\r\n')
    const [status = '', ...fields] = head.split('\r\n')
    const values = (name: string) =>
      fields
        .filter((field) => field.toLowerCase().startsWith(`${name}: `))
        .map((field) => field.slice(name.length + 2))
    return {
      status: Number(status.split(' ')[1]),
      origin: values('access-control-allow-origin'),
      credentials: values('access-control-allow-credentials'),
      methods: values('access-control-allow-methods'),
      headers: values('access-control-allow-headers'),
      exposes: values('access-control-expose-headers'),
      vary: values('vary'),
      allow: values('allow'),
    }
  }
  const authorization = () => `Authorization: Bearer ${service.secret}`
  const preflight = (origin: string) => [`Origin: ${origin}`, 'Access-Control-Request-Method: POST']

  it('of any origin read what any may, refusals too, and never with cookies', async () => {
    const read = await told('GET /any', [`Origin: ${page}`, authorization()])
    expect(read).toMatchObject({ status: 200, origin: ['*'], credentials: [] })
    const refused = await told('GET /any', [`Origin: ${page}`])
    expect(refused).toMatchObject({ status: 401, origin: ['*'], credentials: [] })
    expect(await told('OPTIONS /any', preflight(page))).toMatchObject({
      status: 204,
      origin: ['*'],
      methods: ['GET, HEAD, POST'],
      headers: ['Authorization, Content-Type'],
    })
  })

  it('of an origin that is listed read what it may', async () => {
    const read = await told('GET /some', [`Origin: ${page}`, authorization()])
    expect(read).toMatchObject({ status: 200, origin: [page], credentials: ['true'] })
    expect(read.vary).toEqual(['Origin', 'Accept'])
    expect(read.exposes[0]).toMatch(/X-Request-Id, X-Total$/)
    expect(await told('OPTIONS /some', preflight(page))).toMatchObject({
      status: 204,
      origin: [page],
      credentials: ['true'],
      headers: ['Authorization, X-Mine, Content-Type'],
    })
  })

  it.each(['https://evil.example', 'https://app.example.evil.example', 'null', `${page}:444`])(
    'of %s read nothing of it, whatever the upstream says',
    async (origin) => {
      const read = await told('GET /some', [`Origin: ${origin}`, authorization()])
      expect(read).toMatchObject({ status: 200, origin: [], credentials: [] })
      expect(read.vary).toContain('Origin')
      expect(await told('OPTIONS /some', preflight(origin))).toMatchObject({ origin: [] })
    },
  )

  it('are the upstream’s own matter where a rule does not speak of them', async () => {
    const read = await told('GET /none', [authorization()])
    expect(read.origin).toEqual(['https://theirs.example'])
    const asked = await told('OPTIONS /none', preflight(page))
    expect(asked).toMatchObject({ status: 405, allow: ['GET, HEAD, POST'] })
  })

  it('ask before, and other OPTIONS go on where the rule takes them', async () => {
    expect(await told('OPTIONS /all', preflight(page))).toMatchObject({ status: 204 })
    expect(await told('OPTIONS /all', [])).toMatchObject({ status: 401 })
    expect(await told('OPTIONS /all', [authorization()])).toMatchObject({ status: 200 })
  })
})
