import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answered, type Asked, ask, type Control, controlOf } from '../../service/api.ts'
import { startTestService, type TestService } from '../../service/service.ts'
import { bodyFor, type DocumentedOperation, everyOperation, placesIn } from './every-operation.ts'

type Operation = DocumentedOperation

describe('every operation of the control API', () => {
  let service: TestService
  let control: Control
  let powerless: Control
  beforeAll(async () => {
    service = await startTestService({
      databaseUrl: null,
      environment: { TRUSTED_PROXIES: '127.0.0.1' },
    })
    control = controlOf(service)
    const made = await control('/v1/server-keys', { json: { permissions: ['metrics.read'] } })
    powerless = controlOf(service, made.body.secret)
  })
  afterAll(async () => {
    expect(service.output()).not.toMatch(/"level":[56]0/)
    await service.remove()
  })

  const declared = (operation: Operation, { status, headers, body }: Answered, code: string) => {
    expect(operation.statuses).toContain(String(status))
    expect(headers.get('content-type')).toContain('application/problem+json')
    expect(body).toMatchObject({ status, code })
  }
  /** As the operation is usually called, on objects that exist. */
  const usual = async (operation: Operation): Promise<{ path: string; asked: Asked }> => {
    const path = await placesIn(operation, control)
    const json = operation.hasBody ? { json: bodyFor(operation, 'usual', path) } : {}
    return { path, asked: { method: operation.method, ...json } }
  }
  const named = (operations: readonly Operation[]) =>
    operations.map((operation) => [operation.id, operation] as const)
  const guarded = everyOperation.filter(({ isOpen }) => !isOpen)
  const withBody = everyOperation.filter(({ hasBody }) => hasBody)
  const withPath = everyOperation.filter(({ path }) => path.includes('{'))

  it.each(named(guarded))('%s: no credential', async (_id, operation) => {
    const { path, asked } = await usual(operation)
    const reply = await ask(service.controlUrl + path, asked)
    declared(operation, reply, 'credential_missing')
    expect(reply.headers.get('www-authenticate')).toContain('Bearer')
  })

  it.each(named(guarded))('%s: wrong permission', async (_id, operation) => {
    const { path, asked } = await usual(operation)
    declared(operation, await powerless(path, asked), 'permission_missing')
  })

  it.each(named(withPath))('%s: unknown and foreign ids look the same', async (_id, operation) => {
    const { asked } = await usual(operation)
    const texts = new Set<string>()
    const foreign = operation.path.startsWith('/v1/server-keys')
      ? '/v1/keys/x'
      : '/v1/server-keys/x'
    const [, , , other = ''] = (
      await placesIn({ ...operation, path: foreign.replace('x', '{key}') }, control)
    ).split('/')
    for (const id of ['key_0000000000000000', 'prj_0000000000000000', 'none', other]) {
      const reply = await control(operation.path.replace(/\{\w+\}/, id), asked)
      declared(operation, reply, 'object_unknown')
      texts.add(reply.text.replace(/req_\w+/, ''))
    }
    expect(texts.size).toBe(1)
  })

  it.each(named(withBody))('%s: malformed body', async (_id, operation) => {
    const { path } = await usual(operation)
    for (const raw of ['{"name":', '{"name":1,"name":2}', 'name=x', '\u0000']) {
      const reply = await control(path, {
        method: operation.method,
        raw,
        headers: { 'content-type': 'application/json' },
      })
      declared(operation, reply, 'body_malformed')
    }
  })

  it.each(named(withBody))('%s: unknown member', async (_id, operation) => {
    const { path, asked } = await usual(operation)
    const json = { ...(asked.json as object), admin: true }
    const reply = await control(path, { ...asked, json })
    declared(operation, reply, 'body_invalid')
    expect(reply.body.member).toBe('admin')
  })

  it.each(named(withBody))('%s: another content type', async (_id, operation) => {
    const { path, asked } = await usual(operation)
    const headers = { 'content-type': 'text/plain' }
    declared(operation, await control(path, { ...asked, headers }), 'content_type_unsupported')
  })

  it.each(named(withBody))('%s: too large', async (_id, operation) => {
    const { path, asked } = await usual(operation)
    const json = { ...(asked.json as object), name: 'x'.repeat(600_000) }
    const reply = await control(path, { ...asked, json })
    declared(operation, reply, 'body_too_large')
  })

  const conditional = everyOperation.filter(({ isConditional }) => isConditional)
  it.each(named(conditional))('%s: stale ETag', async (_id, operation) => {
    const { path, asked } = await usual(operation)
    const headers = { 'if-match': '"99"' }
    declared(operation, await control(path, { ...asked, headers }), 'revision_stale')
    expect((await control(path, asked)).status).toBeLessThan(410)
  })

  const idempotent = everyOperation.filter(({ isIdempotent }) => isIdempotent)
  it.each(named(idempotent))('%s: two at once with different bodies', async (_id, operation) => {
    const { path } = await usual(operation)
    const headers = { 'idempotency-key': `two-at-once-${operation.id}` }
    const replies = await Promise.all(
      ['one', 'three'].map((nonce) =>
        control(path, { method: operation.method, json: bodyFor(operation, nonce, path), headers }),
      ),
    )
    expect(replies.map(({ status }) => status).toSorted()).toEqual([201, 422])
    const refused = replies.find(({ status }) => status === 422)
    if (refused !== undefined) declared(operation, refused, 'request_reused')
  })

  it.each(named(everyOperation))('%s: another method', async (_id, operation) => {
    const path = await placesIn(operation, control)
    const reply = await control(path, { method: 'PUT', json: {} })
    expect(reply.body).toMatchObject({ status: 405, code: 'method_unsupported' })
    expect(reply.headers.get('allow')).toContain(operation.method)
  })
})
