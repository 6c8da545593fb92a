import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSocket } from '../service/sockets.ts'
import { type GatewayService, startGateway } from './gateway-service.ts'
import { startUpstream, type TestUpstream } from './upstream.ts'

type Pairs = readonly (readonly [string, string])[]

describe('headers on their way to an upstream and back', () => {
  let upstream: TestUpstream
  let trusting: TestUpstream
  let service: GatewayService
  beforeAll(async () => {
    upstream = await startUpstream()
    trusting = await startUpstream()
    const answering = await startUpstream((_request, response) => {
      response.setHeader('x-hop', 'of the connection')
      response.setHeader('connection', 'x-hop')
      response.setHeader('keep-alive', 'timeout=99')
      response.setHeader('x-request-id', 'theirs')
      response.setHeader('proxy-authenticate', 'Basic')
      response.setHeader('set-cookie', ['a=1', 'b=2'])
      response.setHeader('x-latin', 'caf\u00e9')
      response.setHeader('via', '1.1 inner')
      response.setHeader('access-control-allow-origin', 'https://theirs.example')
      response.end('body')
    })
    const route = { methods: 'all', path: '/*', upstream: 'api' } as const
    service = await startGateway(
      'native',
      {
        upstreams: {
          api: { targets: [upstream.origin] },
          trusting: { targets: [trusting.origin], passesCredential: true },
          answering: { targets: [answering.origin] },
        },
        routes: [
          route,
          { ...route, path: '/trusting', upstream: 'trusting' },
          { ...route, path: '/answering', upstream: 'answering' },
        ],
      },
      { TRUSTED_PROXIES: '' },
    )
  })
  afterAll(async () => {
    await service.remove()
    await upstream.close()
    await trusting.close()
  })

  /** What comes back for a request with these lines in its header. */
  async function told(lines: readonly string[], path = '/x'): Promise<string> {
    const socket = await openSocket(service.publicUrl)
    const fixed = ['Host: api.example', `Authorization: Bearer ${service.secret}`]
    const all = [
      ...fixed,
      ...lines,
      ...(lines.some((line) => /^connection:/i.test(line)) ? [] : ['Connection: close']),
    ]
    socket.write(`GET ${path} HTTP/1.1\r\n${all.join('\r\n')}\r\n\r\n`)
    if (all.at(-1) !== 'Connection: close') {
      await socket.comes('"body"')
      socket.end()
    }
    return socket.closed
  }

  async function seenBehind(lines: readonly string[], path = '/x'): Promise<Pairs> {
    const text = await told(lines, path)
    const json = text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)
    return (JSON.parse(json) as { headers: Pairs }).headers
  }

  const valuesOf = (pairs: Pairs, name: string) =>
    pairs.filter(([sent]) => sent === name).map(([, value]) => value)

  it.each([
    'Countersign-Project: forged',
    'COUNTERSIGN-PROJECT: forged',
    'countersign_project: forged',
    'Countersign.Project: forged',
    'Countersign_Key: forged',
    'Countersign-Identity: forged',
    'COUNTERSIGN_IDENTITY: forged',
    'Countersign-Anything: forged',
    'X-Forwarded-For: forged',
    'x_forwarded_for: forged',
    'X-Forwarded-Prefix: /forged',
    'Forwarded: for=forged',
    'X-Real-IP: forged',
    'X-Original-URL: /forged',
    'X_Rewrite_URL: /forged',
    'X-HTTP-Method-Override: forged',
    'X-Method-Override: forged',
    'Content_Length: forged',
    'Transfer.Encoding: forged',
    'Proxy-Authorization: forged',
    'TE: forged',
    'Upgrade: forged',
    'Keep-Alive: forged',
  ])('%s is left out', async (line) => {
    expect(JSON.stringify(await seenBehind([line, line]))).not.toContain('forged')
  })

  it('says who is behind a request once, whatever the caller says', async () => {
    const pairs = await seenBehind([
      'Countersign-Key: forged',
      'Connection: close, countersign-key, countersign-identity, x-request-id',
    ])
    for (const name of ['countersign-key', 'countersign-identity', 'x-request-id']) {
      expect(valuesOf(pairs, name)).toHaveLength(1)
    }
    expect(JSON.stringify(pairs)).not.toContain('forged')
    expect(valuesOf(pairs, 'countersign-level')).toEqual(['project'])
    expect(valuesOf(pairs, 'countersign-environment')).toEqual(['live'])
    expect(valuesOf(pairs, 'countersign-scopes')).toEqual([])
    expect(valuesOf(pairs, 'x-forwarded-for')).toEqual(['127.0.0.1'])
    expect(valuesOf(pairs, 'x-forwarded-proto')).toEqual(['http'])
    expect(valuesOf(pairs, 'x-forwarded-host')).toEqual(['api.example'])
  })

  it('keeps what is of the message, and drops what is of the connection', async () => {
    const lines = ['X-Mine: 1', 'X-Mine: 2', 'X-Hop: gone', 'Via: 1.0 outer', 'X-Empty:']
    const pairs = await seenBehind([...lines, 'Connection: close, X-HOP'])
    expect(valuesOf(pairs, 'x-mine')).toEqual(['1', '2'])
    expect(valuesOf(pairs, 'x-empty')).toEqual([''])
    expect(valuesOf(pairs, 'x-hop')).toEqual([])
    expect(valuesOf(pairs, 'via')).toEqual(['1.0 outer, 1.1 countersign'])
  })

  it('sends the credential on only where the upstream is said to take it', async () => {
    expect(valuesOf(await seenBehind([]), 'authorization')).toEqual([])
    const pairs = await seenBehind([], '/trusting')
    expect(valuesOf(pairs, 'authorization')).toEqual([`Bearer ${service.secret}`])
  })

  it('gives back what the upstream says, without what is of its connection', async () => {
    const text = await told([], '/answering')
    expect(text).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
    expect(text).not.toMatch(/x-hop|timeout=99|proxy-authenticate|theirs\r/i)
    expect(text).toContain('set-cookie: a=1\r\nset-cookie: b=2\r\n')
    expect(text).toContain('via: 1.1 inner, 1.1 countersign\r\n')
    expect(text).toContain('access-control-allow-origin: https://theirs.example\r\n')
    expect(text.match(/x-request-id: req_/g)).toHaveLength(1)
    expect(text.endsWith('body')).toBe(true)
  })
})
