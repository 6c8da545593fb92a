import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answered, ask, type Control, controlOf, newProject } from '../../service/api.ts'
import { databases } from '../../service/databases.ts'
import { startTestService, type TestService } from '../../service/service.ts'
import { either, invalid, largest, type Text, valid } from './cases.ts'

/** On a signal, the process says what its prototypes have that they should not. */
const tellPollution = `--import=data:text/javascript,${encodeURIComponent(`
  process.on('SIGUSR2', () => {
    const kinds = [Object, Array, Function, String, Number, Boolean, Map, Set, Promise, Error]
    const found = kinds.flatMap((kind) => Object.keys(kind.prototype))
    console.error('prototypes: ' + JSON.stringify(found))
  })`)}`

const json = { 'content-type': 'application/json' }

const shown = (text: Text): string =>
  typeof text === 'string' ? JSON.stringify(text.slice(0, 60)) : Buffer.from(text).toString('hex')

function bodyOf(before: string, text: Text, after: string): Uint8Array {
  const inner = typeof text === 'string' ? Buffer.from(text) : text
  return Buffer.concat([Buffer.from(before), inner, Buffer.from(after)])
}

it('has enough cases, each once', () => {
  const all = [...valid, ...largest, ...invalid, ...either].map((text) =>
    Buffer.from(text).toString('base64'),
  )
  expect(all.length).toBeGreaterThan(320)
  expect(new Set(all).size).toBe(all.length)
})

describe.each(databases)('JSON on $name', ({ make }) => {
  let service: TestService
  let control: Control
  let project: string
  beforeAll(async () => {
    const environment = { NODE_OPTIONS: tellPollution }
    service = await startTestService({ databaseUrl: await make(), environment })
    control = controlOf(service)
    project = await newProject(control)
  })
  afterAll(async () => {
    expect(service.output()).not.toMatch(/"level":[56]0/)
    await service.remove()
  })

  const send = (path: string, raw: Text): Promise<Answered> => control(path, { raw, headers: json })
  const sendToken = (raw: Text): Promise<Answered> =>
    ask(`${service.publicUrl}/oauth/token`, { raw, headers: json })
  const bodies = ['/v1/verify', '/v1/projects'] as const

  it('that is well-formed is taken', async () => {
    for (const text of [...valid, ...largest]) {
      for (const path of bodies) {
        const { status, body } = await send(path, text)
        expect([status, body.code], `${path} ${shown(text)}`).toEqual([400, 'body_invalid'])
      }
      const { status, body } = await sendToken(text)
      expect(status, shown(text)).toBe(400)
      expect(body.error, shown(text)).toBe('invalid_request')
    }
  })

  it('that is well-formed is read as what it says', async () => {
    for (const text of valid) {
      const raw = bodyOf('{"metadata":{"value":', text, '}}') as Text
      const { status, body } = await send(`/v1/projects/${project}/keys`, raw)
      expect(status, shown(text)).toBe(201)
      const value: unknown = JSON.parse(Buffer.from(text).toString())
      expect(body.key.metadata, shown(text)).toEqual({ value })
      const { body: read } = await control(`/v1/keys/${String(body.key.id)}`)
      expect(read.metadata, shown(text)).toEqual({ value })
    }
  })

  it('that is not well-formed, or that readers disagree about, is refused', async () => {
    for (const text of invalid) {
      for (const path of bodies) {
        const { status, body } = await send(path, text)
        expect([status, body.code], `${path} ${shown(text)}`).toEqual([400, 'body_malformed'])
      }
      const { status, body } = await sendToken(text)
      const told = [status, body.error, body.error_description]
      const expected = [400, 'invalid_request', 'The request body can not be read.']
      // an absent body is a request without parameters
      if (text !== '') expect(told, shown(text)).toEqual(expected)
    }
  })

  it('that is not well-formed is refused as a member as well', async () => {
    for (const text of invalid) {
      const made = bodyOf('{"metadata":{"value":', text, '}}') as Text
      const { status, body } = await send(`/v1/projects/${project}/keys`, made)
      expect([status, body.code], shown(text)).toEqual([400, 'body_malformed'])
      const asked = bodyOf('{"credential":', text, '}') as Text
      const verification = await send('/v1/verify', asked)
      expect(verification.body.code, shown(text)).toBe('body_malformed')
    }
  })

  it('that may be either breaks nothing', async () => {
    for (const text of either) {
      for (const path of bodies) {
        expect([200, 400], `${path} ${shown(text)}`).toContain((await send(path, text)).status)
      }
      expect((await sendToken(text)).status, shown(text)).toBe(400)
      const keys = `/v1/projects/${project}/keys`
      const raw = bodyOf('{"metadata":{"value":', text, '}}') as Text
      const made = await send(keys, raw)
      expect([201, 400], shown(text)).toContain(made.status)
      if (made.status !== 201) continue
      const { status, body } = await control(`/v1/keys/${String(made.body.key.id)}`)
      expect(status, shown(text)).toBe(200)
      expect(body.metadata, shown(text)).toEqual(made.body.key.metadata)
    }
  })

  it('that names prototypes is refused by name or stored, and pollutes nothing', async () => {
    const own = '{"constructor":{"prototype":{"polluted":"yes"}}}'
    const proto = '{"__proto__":{"polluted":"yes"}}'
    for (const path of [...bodies, `/v1/projects/${project}/keys`]) {
      expect((await send(path, proto)).body.code).toBe('body_malformed')
      const reply = await send(path, own)
      expect(reply.body).toMatchObject({ code: 'body_invalid', member: expect.any(String) })
    }
    const withOwn = `{"credential":"x","require":${own}}`
    expect((await send('/v1/verify', withOwn)).body.member).toBe('require.constructor')
    const keys = `/v1/projects/${project}/keys`
    expect((await send(keys, `{"metadata":${proto}}`)).body.code).toBe('body_malformed')
    const kept = await send(keys, `{"metadata":${own}}`)
    expect(kept.body.key.metadata).toEqual(JSON.parse(own))
    const changed = await control(`/v1/keys/${String(kept.body.key.id)}`, {
      method: 'PATCH',
      raw: `{"metadata":{"prototype":${own},"toString":1,"hasOwnProperty":null}}`,
      headers: json,
    })
    expect(changed.body.metadata).toEqual({
      prototype: JSON.parse(own) as object,
      toString: 1,
      hasOwnProperty: null,
    })
    const verified = await send('/v1/verify', JSON.stringify({ credential: kept.body.secret }))
    expect(verified.body.principal.metadata.hasOwnProperty).toBeNull()

    for (const name of [
      '__proto__',
      'constructor',
      'prototype',
      'toString',
      '__proto__.polluted',
    ]) {
      for (const query of [`${name}=1`, `${name}[polluted]=1`, `${name}[prototype][polluted]=1`]) {
        const listed = await control(`/v1/projects?${query}`)
        expect([200, 400], query).toContain(listed.status)
        if (listed.status === 400) expect(listed.body.member).toBe(query.split('=')[0])
        expect((await ask(`${service.publicUrl}/v1/whoami?${query}`)).status).toBe(401)
        const form = { grant_type: 'client_credentials', ...{ [query]: '1' } }
        const token = await ask(`${service.publicUrl}/oauth/token`, { form })
        expect(token.body.error).toBe('invalid_client')
      }
      const headers = { [name.replaceAll('.', '-')]: 'polluted' }
      expect((await control('/v1/projects', { headers })).status).toBe(200)
      expect((await control(`/v1/projects/${name}`)).status).toBe(404)
      expect((await control(`/v1/keys/${name}`)).status).toBe(404)
    }
    process.kill(service.pid, 'SIGUSR2')
    while (!service.output().includes('prototypes: ')) {
      await new Promise((done) => setTimeout(done, 10))
    }
    expect(service.output()).toContain('prototypes: []')
  })
})
