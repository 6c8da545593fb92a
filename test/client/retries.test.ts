import { inspect } from 'node:util'
import {
  type ClientOptions,
  CountersignError,
  CountersignUnreachable,
  createClient,
} from '@countersign/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePorts } from '../service/service.ts'
import {
  type Act,
  type FailingServer,
  htmlPage,
  problem,
  reply,
  resetBeforeReply,
  resetMidReply,
  silence,
  startFailingServer,
  truncatedJson,
} from './failing-server.ts'

const token = 'cs_live_the-token-of-these-tests'
const project = { id: 'prj_1', slug: 'acme', name: 'Acme' }
const fine = reply(200, project, { etag: '"1"' })
const busy = problem(503, 'unavailable', { 'retry-after': '0' })

let server: FailingServer
beforeAll(async () => {
  server = await startFailingServer()
})
afterAll(() => server.close())

/** A client that waits for hardly anything. */
function clientOf(options: Partial<ClientOptions> = {}) {
  return createClient({ url: server.url, token, retries: { firstDelayMs: 1 }, ...options })
}
const get = (options: Partial<ClientOptions> = {}) =>
  clientOf(options).projects.get({ project: 'acme' })
const create = () => clientOf().projects.create({ slug: 'acme', name: 'Acme' })
const change = () => clientOf().projects.change({ project: 'acme', name: 'Acme' })

/** The error that a call ends with. */
async function failureOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    (value) => {
      throw new Error(`it came to ${JSON.stringify(value)}`)
    },
    (error: unknown) => error,
  )
}

describe('a call is made again', () => {
  const passing: readonly (readonly [string, Act])[] = [
    ['503', busy],
    ['429', problem(429, 'rate_exceeded', { 'retry-after': '0' })],
    ['502 in HTML', htmlPage(502)],
    ['a connection reset before the reply', resetBeforeReply],
    ['a connection reset in the middle of the reply', resetMidReply],
  ]

  it.each(passing)('that reads, after %s', async (_case, act) => {
    server.plan(act, act, fine)
    expect(await get()).toEqual(project)
    expect(server.came).toHaveLength(3)
  })

  it.each(passing)('that creates, after %s, with the same key and body', async (_case, act) => {
    server.plan(act, act, reply(201, project))
    expect(await create()).toEqual(project)
    expect(server.came).toHaveLength(3)
    const keys = server.came.map(({ headers }) => headers['idempotency-key'])
    expect(new Set(keys).size).toBe(1)
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/)
    expect(new Set(server.came.map(({ body }) => body)).size).toBe(1)
  })

  it('after a try that took too long', async () => {
    server.plan(silence, fine)
    const found = clientOf({ timeoutMs: 1_000 }).projects.get({ project: 'acme' })
    // on a machine that is slow enough even the second try runs out of time
    await found.catch((error: unknown) => expect(error).toBeInstanceOf(CountersignUnreachable))
    expect(server.came.length).toBeGreaterThan(1)
  })

  it('after 429 even where it changes something: 429 is said before anything is done', async () => {
    server.plan(problem(429, 'rate_exceeded', { 'retry-after': '0' }), fine)
    expect(await change()).toEqual(project)
  })

  it('not before the time that the service asks for', async () => {
    const at: number[] = []
    const noted = (act: Act): Act => {
      return (request, response) => {
        at.push(performance.now())
        act(request, response)
      }
    }
    server.plan(noted(problem(503, 'unavailable', { 'retry-after': '1' })), noted(fine))
    await get()
    expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThan(990)
  })

  it('with a token of the moment', async () => {
    let asked = 0
    server.plan(busy, fine)
    await get({ token: async () => `token-${String(++asked)}` })
    const sent = server.came.map(({ headers }) => headers.authorization)
    expect(sent).toEqual(['Bearer token-1', 'Bearer token-2'])
  })
})

describe('a call is not made again', () => {
  it.each([
    ['503', busy],
    ['a connection reset before the reply', resetBeforeReply],
    ['a connection reset in the middle of the reply', resetMidReply],
  ])('that changes something and may have done so, after %s', async (_case, act) => {
    server.plan(act, fine)
    await failureOf(change())
    expect(server.came).toHaveLength(1)
  })

  it.each([400, 401, 403, 404, 409, 412, 422, 500])('after %s', async (status) => {
    server.plan(problem(status, 'a_code'), fine)
    expect(await failureOf(get())).toMatchObject({ status, code: 'a_code', tries: 1 })
    expect(server.came).toHaveLength(1)
  })

  it('more often than it may be', async () => {
    server.plan(busy)
    expect(await failureOf(get())).toMatchObject({ status: 503, tries: 3 })
    expect(server.came).toHaveLength(3)
    server.plan(busy)
    await failureOf(get({ retries: 0 }))
    expect(server.came).toHaveLength(1)
    server.plan(busy)
    await failureOf(clientOf().projects.get({ project: 'acme' }, { retries: 1 }))
    expect(server.came).toHaveLength(2)
  })

  it('when the service asks for a longer wait than the call may last', async () => {
    server.plan(problem(503, 'unavailable', { 'retry-after': '3600' }), fine)
    expect(await failureOf(get())).toMatchObject({ status: 503, retryAfterMs: 3_600_000 })
    expect(server.came).toHaveLength(1)
  })

  it('when its signal has ended it, also while it waits', async () => {
    const reason = new Error('the user went away')
    server.plan(problem(503, 'unavailable', { 'retry-after': '20' }), fine)
    const controller = new AbortController()
    const call = clientOf().projects.get({ project: 'acme' }, { signal: controller.signal })
    const failure = failureOf(call)
    await expect.poll(() => server.came.length).toBe(1)
    controller.abort(reason)
    expect(await failure).toBe(reason)
    expect(server.came).toHaveLength(1)
  })

  it('when its signal ends it before the reply', async () => {
    server.plan(silence)
    const controller = new AbortController()
    const call = clientOf().projects.get({ project: 'acme' }, { signal: controller.signal })
    const failure = failureOf(call)
    await expect.poll(() => server.came.length).toBe(1)
    controller.abort()
    expect(await failure).toMatchObject({ name: 'AbortError' })
  })
})

describe('an error', () => {
  it('of the service has all that it said', async () => {
    server.plan(
      reply(
        409,
        { code: 'object_exists', detail: 'Taken.', member: 'slug', request_id: 'req_9', more: 1 },
        { 'content-type': 'application/problem+json' },
      ),
    )
    const error = await failureOf(create())
    expect(error).toBeInstanceOf(CountersignError)
    expect(error).toMatchObject({
      message: 'Taken.',
      operation: 'projects.create',
      status: 409,
      code: 'object_exists',
      member: 'slug',
      requestId: 'req_9',
      retryAfterMs: null,
      problem: { more: 1 },
    })
  })

  it('says when the reply is not of the control API, and repeats nothing of it', async () => {
    server.plan(htmlPage(403))
    const error = await failureOf(get())
    expect(error).toMatchObject({ status: 403, code: null, problem: null })
    expect(inspect(error)).not.toContain('html')
  })

  it('says when a success can not be read, and repeats nothing of it', async () => {
    server.plan(truncatedJson)
    const error = await failureOf(get())
    expect(error).toBeInstanceOf(CountersignError)
    expect(error).toMatchObject({ status: 200, code: null })
    expect(inspect(error)).not.toContain('cs_live_')
    expect(server.came).toHaveLength(1)
  })

  it('tells a service that is not there from one that may have acted', async () => {
    const [port] = await freePorts(1)
    const absent = { url: `http://127.0.0.1:${String(port)}` }
    expect(await failureOf(get(absent))).toMatchObject({
      name: 'CountersignUnreachable',
      reason: 'ECONNREFUSED',
      sent: false,
      tries: 3,
    })
    server.plan(resetBeforeReply)
    expect(await failureOf(change())).toMatchObject({ sent: true, tries: 1 })
    server.plan(silence)
    expect(await failureOf(get({ timeoutMs: 20, retries: 0 }))).toMatchObject({ reason: 'TIMEOUT' })
  })

  it('is no refusal when a redirection leads the token elsewhere', async () => {
    server.plan(reply(302, {}, { location: '/v1/projects/other' }), fine)
    expect(await failureOf(get())).toMatchObject({ status: 302 })
    expect(server.came).toHaveLength(1)
  })
})

describe('the token', () => {
  const repeats: Act = (request, response) =>
    problem(401, `unknown ${String(request.headers.authorization)}`)(request, response)

  it.each([
    ['a problem that repeats it', repeats],
    ['a page that repeats it', htmlPage(500)],
    ['no reply', resetBeforeReply],
  ])('is in no error: %s', async (_case, act) => {
    server.plan(act)
    const error = (await failureOf(get({ retries: 0 }))) as Error
    for (const text of [inspect(error, { depth: 9, showHidden: true }), String(error.stack)]) {
      expect(text).not.toContain(token)
    }
  })

  it('is in no error when it can not be sent at all', async () => {
    const error = await failureOf(get({ token: `${token}\n` }))
    expect(error).toBeInstanceOf(TypeError)
    expect(inspect(error)).not.toContain(token)
  })

  it('is not to be seen in the client', () => {
    const client = clientOf()
    expect(inspect(client, { depth: 9, showHidden: true })).not.toContain(token)
    expect(JSON.stringify(client)).not.toContain(token)
  })

  it('stays at home where none is needed', async () => {
    server.plan(reply(200, { status: 'ok' }))
    expect(await clientOf().health.live()).toEqual({ status: 'ok' })
    expect(server.came[0]?.headers.authorization).toBeUndefined()
  })
})
