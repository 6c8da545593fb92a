import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { ask, controlOf, newKey, newToken, verify } from '../service/api.ts'
import { databases } from '../service/databases.ts'
import { startTestService } from '../service/service.ts'

interface SentSpan {
  readonly name: string
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly kind: number
  readonly status: { readonly code?: number }
  readonly attributes: readonly { key: string; value: Record<string, unknown> }[]
}

/** A collector of OTLP over HTTP that keeps what it is sent. */
async function startCollector() {
  const bodies: string[] = []
  const headers: (string | undefined)[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      if (request.method === 'POST' && request.url === '/v1/traces') bodies.push(body)
      headers.push(request.headers['x-tenant'] as string | undefined)
      response.setHeader('content-type', 'application/json').end('{}')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    text: () => bodies.join('\n'),
    headers,
    spans: (): SentSpan[] =>
      bodies.flatMap((body) => {
        const { resourceSpans } = JSON.parse(body)
        const [{ resource }] = resourceSpans
        expect(resource.attributes).toContainEqual({
          key: 'service.name',
          value: { stringValue: 'countersign-test' },
        })
        return resourceSpans.flatMap((one: { scopeSpans: { spans: SentSpan[] }[] }) =>
          one.scopeSpans.flatMap(({ spans }) => spans),
        )
      }),
    close: () => server.close(),
  }
}

/** Says on stderr when the SDK is loaded. */
const tellLoads = `--import=data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module'
  registerHooks({ load(url, context, next) {
    if (url.includes('/sdk-trace/') || url.includes('/exporter-trace')) console.error('SDK loaded')
    return next(url, context)
  } })`)}`

const attributeOf = (span: SentSpan | undefined, wanted: string): unknown => {
  const found = span?.attributes.find(({ key }) => key === wanted)?.value
  return found === undefined ? undefined : Object.values(found)[0]
}

describe.each(databases)('traces on $name', ({ make }) => {
  it('have a span for the request, for what it authenticates, and for the store', async () => {
    const collector = await startCollector()
    const service = await startTestService({
      databaseUrl: await make(),
      environment: {
        OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.url}/`,
        OTEL_EXPORTER_OTLP_HEADERS: 'x-tenant=a%20b,x-other=1',
        OTEL_SERVICE_NAME: 'countersign-test',
        NODE_OPTIONS: tellLoads,
      },
    })
    const control = controlOf(service)
    const { key, secret } = await newKey(control)
    const traceId = '0af7651916cd43dd8448eb211c80319c'
    const traceparent = `00-${traceId}-b7ad6b7169203331-01`
    await control('/v1/verify', {
      json: { credential: secret },
      headers: { traceparent, 'x-request-id': 'the-verification' },
    })
    await verify(control, `${secret}x`)
    const { access_token: token } = await newToken(service, secret)
    const headers = { authorization: `Bearer ${token}` }
    await ask(`${service.publicUrl}/v1/whoami?secret=${secret}`, { headers })
    const unsampled = `00-${'f'.repeat(32)}-b7ad6b7169203331-00`
    await control('/livez', { headers: { traceparent: unsampled } })
    await control(`/v1/keys/${String(key.id)}/revoke`, { json: {} })
    await ask(`${service.publicUrl}/v1/whoami`, { headers })
    await ask(`${service.publicUrl}/nowhere/${secret}`)
    // what is left is sent before the end
    expect(await service.stop()).toBe(0)

    const spans = collector.spans()
    const childrenOf = ({ spanId }: SentSpan) =>
      spans.filter(({ parentSpanId }) => parentSpanId === spanId)
    const namesBelow = (span: SentSpan): unknown[] =>
      childrenOf(span).map((child) => [child.name, ...namesBelow(child)])
    const find = (name: string, status: number): SentSpan => {
      const found = spans.find(
        (span) =>
          span.name === name && Number(attributeOf(span, 'http.response.status_code')) === status,
      )
      if (found === undefined) throw new Error(`no span ${name} ${String(status)}`)
      return found
    }

    const verification = spans.find(({ parentSpanId }) => parentSpanId === 'b7ad6b7169203331')
    expect(verification).toMatchObject({ name: 'POST /v1/verify', traceId, kind: 2 })
    expect(attributeOf(verification, 'countersign.request_id')).toBe('the-verification')
    expect(attributeOf(verification, 'countersign.listener')).toBe('control')
    expect(namesBelow(verification as SentSpan)).toEqual([['authenticate', ['store lookup']]])
    for (const span of spans.filter((one) => one.traceId === traceId)) {
      expect(span.status.code ?? 0).toBe(0)
    }
    expect(namesBelow(find('POST /oauth/token', 200))).toEqual([['authenticate', ['store lookup']]])
    const me = find('GET /v1/whoami', 200)
    expect(namesBelow(me)).toEqual([['authenticate', ['store lookup']]])
    expect(attributeOf(me, 'countersign.key_id')).toBe(key.id)
    expect(attributeOf(me, 'countersign.project_id')).toBe(key.project_id)
    expect(namesBelow(find('POST /v1/projects', 201))).toEqual([['store change']])
    const refused = find('GET /v1/whoami', 401)
    expect(attributeOf(refused, 'countersign.refusal')).toBe('key_revoked')
    expect(find('GET none', 404).parentSpanId ?? '').toBe('')
    expect(spans.some((span) => span.traceId === 'f'.repeat(32))).toBe(false)

    for (const one of [secret, token, service.adminKey]) {
      for (const text of [one, one.slice(-24), btoa(one)]) {
        expect(collector.text().includes(text)).toBe(false)
      }
    }
    expect(new Set(collector.headers)).toEqual(new Set(['a b']))
    expect(service.output()).toContain('SDK loaded')
    await service.remove()
    collector.close()
  })
})

it('without a collector nothing of them is loaded', async () => {
  const service = await startTestService({
    databaseUrl: null,
    environment: { NODE_OPTIONS: tellLoads },
  })
  const control = controlOf(service)
  const { secret } = await newKey(control)
  expect(await verify(control, secret)).toMatchObject({ valid: true })
  expect(service.output()).not.toContain('SDK loaded')
  await service.remove()
})

it('a collector that is away, or hangs, harms nobody', async () => {
  const hung = createServer(() => undefined).listen(0, '127.0.0.1')
  await once(hung, 'listening')
  const { port } = hung.address() as AddressInfo
  for (const endpoint of ['http://127.0.0.1:1', `http://127.0.0.1:${String(port)}`]) {
    const service = await startTestService({
      databaseUrl: null,
      environment: { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint },
    })
    const control = controlOf(service)
    const { secret } = await newKey(control)
    for (let count = 0; count < 50; count++) {
      expect(await verify(control, secret)).toMatchObject({ valid: true })
    }
    expect(await service.stop(), service.output()).toBe(0)
    expect(service.output()).not.toContain(secret)
    await service.remove()
  }
  hung.closeAllConnections()
  hung.close()
})
