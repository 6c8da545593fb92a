import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  ask,
  type Control,
  controlOf,
  type NewKey,
  newKey,
  newToken,
  verify,
} from '../service/api.ts'
import { startTestService, type TestService } from '../service/service.ts'
import { openSocket, requestBytes, type TestSocket } from '../service/sockets.ts'

const get = requestBytes('GET /v1/whoami')

describe('slow senders by the hundred', () => {
  let service: TestService
  let control: Control
  let made: NewKey
  beforeAll(async () => {
    service = await startTestService({ databaseUrl: null })
    control = controlOf(service)
    made = await newKey(control)
  })
  afterAll(() => service.remove())

  it('leave good requests unharmed, and are told 408 in the documented form', async () => {
    const json = { 'Content-Type': 'application/json', 'Content-Length': '1000' }
    const admin = { ...json, Authorization: `Bearer ${service.adminKey}` }
    const slow = [
      { url: service.controlUrl, begin: 'POST /v1/verify HTTP/1.1\r\nHost: a\r\n' },
      { url: service.controlUrl, begin: requestBytes('POST /v1/verify', admin) },
      { url: service.controlUrl, begin: requestBytes('POST /v1/projects', admin) },
      { url: service.publicUrl, begin: 'GET /' },
      { url: service.publicUrl, begin: 'GET /v1/whoami HTTP/1.1\r\nX: ' },
      { url: service.publicUrl, begin: requestBytes('POST /oauth/token', json) },
    ]
    const sockets: TestSocket[] = []
    for (const { url, begin } of slow) {
      for (let count = 0; count < 100; count++) {
        const socket = await openSocket(url)
        socket.write(begin)
        sockets.push(socket)
      }
    }
    const trickle = setInterval(() => {
      for (const socket of sockets) socket.write('x')
    }, 500)

    let open = sockets.length
    const closed = sockets.map((socket) => socket.closed.finally(() => open--))
    let good = 0
    while (open > 0) {
      expect(await verify(control, made.secret)).toMatchObject({ valid: true })
      await newToken(service, made.secret)
      expect((await control('/v1/projects')).status).toBe(200)
      expect((await ask(`${service.controlUrl}/livez`)).status).toBe(200)
      good++
      await new Promise((done) => setTimeout(done, 20))
    }
    clearInterval(trickle)
    expect(good).toBeGreaterThan(1)
    for (const text of await Promise.all(closed)) {
      expect(text).toMatch(/^HTTP\/1.1 408 /)
      expect(text).toContain('"code":"request_timeout"')
    }
    expect(service.output()).not.toMatch(/"level":[56]0/)
  }, 90_000)
})

describe('connections', () => {
  const environment = { MAX_CONNECTIONS: '8', MAX_CONNECTIONS_PER_ADDRESS: '5' }

  /** How many of so many connections get an ordinary reply; what the others are told. */
  async function serve(url: string, count: number) {
    const sockets: TestSocket[] = []
    const refused: string[] = []
    for (let number = 0; number < count; number++) {
      const socket = await openSocket(url)
      socket.write(get)
      await socket.comes('\r\n\r\n')
      if (socket.text().includes('"credential_missing"')) sockets.push(socket)
      else refused.push(await socket.closed)
    }
    return { sockets, refused }
  }

  const ofOneAddress = {
    exempt: '192.0.2.0/24, 2001:db8::/32',
    most: 5,
    status: '429',
    code: 'address_rate_exceeded',
  }
  const ofAll = { exempt: '127.0.0.0/8', most: 8, status: '503', code: 'overloaded' }
  it.each([
    ['of one address', ofOneAddress],
    ['of all', ofAll],
  ] as const)(
    '%s are bounded: one too many is told so, and the place of another can be had',
    async (_, { exempt, most, status, code }) => {
      const service = await startTestService({
        databaseUrl: null,
        environment: { ...environment, CONNECTIONS_EXEMPT: exempt },
      })
      const { sockets, refused } = await serve(service.publicUrl, most + 3)
      expect(sockets.length).toBe(most)
      expect(refused.length).toBe(3)
      for (const text of refused) {
        expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
        expect(text).toContain(`"code":"${code}"`)
        expect(text).toMatch(/retry-after: \d/)
        expect(text).toMatch(/x-request-id: req_/)
      }
      // the other listener has a count of its own
      expect((await ask(`${service.controlUrl}/livez`)).status).toBe(200)
      const { text } = await ask(`${service.controlUrl}/metrics`)
      expect(text).toContain(`countersign_connections{listener="public"} ${String(most)}`)
      expect(text).toMatch(/countersign_connections_refused_total\{listener="public",.*\} 3\n/)

      sockets[0]?.end()
      for (;;) {
        const again = await serve(service.publicUrl, 1)
        for (const socket of [...again.sockets]) socket.end()
        if (again.sockets.length === 1) break
      }
      for (const socket of sockets) socket.end()
      await service.remove()
    },
  )

  it('of whoever says nothing are let go of after a while when they are too many', async () => {
    const environment = { MAX_CONNECTIONS: '1' }
    const service = await startTestService({ databaseUrl: null, environment })
    const { sockets } = await serve(service.publicUrl, 1)
    const silent = await openSocket(service.publicUrl)
    expect(await silent.closed).toBe('')
    for (const socket of sockets) socket.end()
    await service.remove()
  })

  it('of this machine have no limit of their own', async () => {
    const service = await startTestService({ databaseUrl: null, environment })
    const { sockets } = await serve(service.publicUrl, 8)
    expect(sockets.length).toBe(8)
    for (const socket of sockets) socket.end()
    await service.remove()
  })
})

it('a pipeline has an end: what is within it is answered in order, and it closes', async () => {
  const service = await startTestService({ databaseUrl: null })
  const admin = { Authorization: `Bearer ${service.adminKey}` }
  const verification = requestBytes('POST /v1/verify', { 'Content-Type': 'text/plain' }, 'x')
  for (const [url, request] of [
    [service.controlUrl, verification],
    [service.controlUrl, requestBytes('GET /v1/projects', admin)],
    [service.publicUrl, get],
  ] as const) {
    const socket = await openSocket(url)
    socket.write(request.repeat(99))
    socket.write(request.replace('Host: test', 'Host: test\r\nConnection: close'))
    const replies = statusesOf(await socket.closed)
    expect(replies.length).toBe(100)
    expect(new Set(replies).size).toBe(1)
  }
  const many = await openSocket(service.controlUrl)
  many.write(requestBytes('GET /v1/projects', admin).repeat(400))
  const replies = statusesOf(await many.closed)
  expect(replies.at(-1)).toBe('429')
  expect(replies.length).toBeLessThan(400)
  expect(new Set(replies.slice(0, -1))).toEqual(new Set(['200']))
  expect((await ask(`${service.controlUrl}/livez`)).status).toBe(200)
  await service.remove()
})

function statusesOf(text: string): string[] {
  return [...text.matchAll(/HTTP\/1.1 (\d+)/g)].map(([, status]) => String(status))
}

describe('a node that falls behind', () => {
  let service: TestService
  let paths: Record<'projects' | 'token' | 'verify' | 'livez', TestSocket>
  let requests: Record<keyof typeof paths, string>
  beforeAll(async () => {
    service = await startTestService({ databaseUrl: null, environment: { SHED_DELAY_MS: '100' } })
    const control = controlOf(service)
    const { secret } = await patiently(() => newKey(control))
    const json = {
      'Content-Type': 'application/json',
      Authorization: `Bearer ${service.adminKey}`,
    }
    const grant = JSON.stringify({ grant_type: 'client_credentials', client_secret: secret })
    requests = {
      projects: requestBytes('GET /v1/projects', json),
      token: requestBytes('POST /oauth/token', { 'Content-Type': 'application/json' }, grant),
      verify: requestBytes('POST /v1/verify', json, JSON.stringify({ credential: secret })),
      livez: requestBytes('GET /livez'),
    }
    paths = {
      projects: await openSocket(service.controlUrl),
      token: await openSocket(service.publicUrl),
      verify: await openSocket(service.controlUrl),
      livez: await openSocket(service.controlUrl),
    }
  })
  afterAll(() => service.remove())

  /** Replies to one request each that came while the process stood still for so long. */
  async function round(stillMs: number): Promise<Record<keyof typeof paths, string>> {
    process.kill(service.pid, 'SIGSTOP')
    await new Promise((done) => setTimeout(done, stillMs))
    const names = Object.keys(paths) as (keyof typeof paths)[]
    for (const name of names) {
      paths[name].forget()
      paths[name].write(requests[name])
    }
    process.kill(service.pid, 'SIGCONT')
    const replies = names.map(async (name) => {
      await paths[name].comes('}')
      return [name, paths[name].text()] as const
    })
    return Object.fromEntries(await Promise.all(replies)) as Record<keyof typeof paths, string>
  }

  it('turns management and tokens away before verifications, and says that it lives', async () => {
    for (;;) {
      const { projects, token, verify: verified, livez } = await round(250)
      expect(livez).toMatch(/^HTTP\/1.1 200 /)
      const sheds = [projects, token].every((text) => text.startsWith('HTTP/1.1 503 '))
      if (!sheds || !verified.startsWith('HTTP/1.1 200 ')) continue
      expect(projects).toContain('"code":"overloaded"')
      expect(projects).toMatch(/retry-after: 1\r\n/)
      expect(token).toContain('"error":"temporarily_unavailable"')
      expect(token).toMatch(/retry-after: 1\r\n/)
      return
    }
  })

  it('turns verifications away at last, and says that it lives', async () => {
    for (;;) {
      const { verify: verified, livez } = await round(1_200)
      expect(livez).toMatch(/^HTTP\/1.1 200 /)
      if (!verified.startsWith('HTTP/1.1 503 ')) continue
      expect(verified).toContain('"code":"overloaded"')
      expect(verified).toMatch(/retry-after: 1\r\n/)
      return
    }
  })

  it('takes everything again when it has caught up', async () => {
    for (;;) {
      const replies = Object.values(await round(0))
      if (replies.every((text) => text.startsWith('HTTP/1.1 200 '))) return
    }
  })
})

/** A machine with much else to do makes any node fall behind. */
async function patiently<Result>(work: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!String(error).includes('"overloaded"')) throw error
    }
  }
}

it('one pause is no reason to turn anybody away', async () => {
  const environment = { SHED_DELAY_MS: '500' }
  const service = await startTestService({ databaseUrl: null, environment })
  const control = controlOf(service)
  const { secret } = await patiently(() => newKey(control))
  for (let count = 0; count < 3; count++) {
    process.kill(service.pid, 'SIGSTOP')
    await new Promise((done) => setTimeout(done, 2_500))
    process.kill(service.pid, 'SIGCONT')
    expect(await verify(control, secret)).toMatchObject({ valid: true })
    await new Promise((done) => setTimeout(done, 1_000))
  }
  await service.remove()
})
