import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Refusal, refuse } from '@countersign/core'
import { type Answer, answerRefusal, type Dialect } from './answer.ts'
import { bodyLimit, type Listener } from './listener.ts'
import { refusalOf } from './refusal-of.ts'

/** What a direct route does with a body that has been read whole. */
export type DirectHandler = (body: Buffer, request: IncomingMessage) => Promise<Answer | Refusal>

/**
 * Serves one route on `node:http` itself, past the framework: for the one route that stands in
 * front of everything. Limits, refusals and faults are answered as the listener's other routes
 * answer them.
 */
export function serveDirectly(
  app: Listener,
  route: { readonly method: string; readonly url: string; readonly handler: DirectHandler },
  dialect: Dialect,
): void {
  const [framework] = app.server.listeners('request') as ((
    request: IncomingMessage,
    response: ServerResponse,
  ) => void)[]
  if (framework === undefined) throw new Error('the listener has no handler')
  let closing = false
  app.addHook('preClose', async () => {
    closing = true
  })

  app.server.removeAllListeners('request')
  app.server.on('request', (request, response) => {
    if (request.url !== route.url) {
      framework(request, response)
      return
    }
    if (closing) response.shouldKeepAlive = false
    if (request.method !== route.method) {
      const answer = refusal(refuse('method_unsupported'), dialect)
      write({ ...answer, headers: { ...answer.headers, allow: route.method } }, response)
      return
    }
    void answerDirectly(request, route.handler, { app, dialect }).then((answer) =>
      write(answer, response),
    )
  })
}

/** Never rejects: a fault is logged, and answered as one. */
async function answerDirectly(
  request: IncomingMessage,
  handler: DirectHandler,
  { app, dialect }: { readonly app: Listener; readonly dialect: Dialect },
): Promise<Answer> {
  try {
    const type = request.headers['content-type']
    if (!isJson(type)) return refusal(refuse('content_type_unsupported'), dialect)
    const body = await readBody(request)
    if (body === null) return refusal(refuse('body_too_large'), dialect)
    const answer = await handler(body, request)
    return 'code' in answer ? refusal(answer, dialect) : answer
  } catch (error) {
    const known = refusalOf(error)
    if (known === null) app.log.error({ err: error }, 'fault')
    return refusal(known ?? refuse('internal'), dialect)
  }
}

function refusal(code: Refusal, dialect: Dialect): Answer {
  const requestId = `req_${randomUUID().replaceAll('-', '')}`
  return answerRefusal(code, dialect, { surface: 'operation', requestId })
}

function isJson(type: string | undefined): boolean {
  if (type === 'application/json') return true
  return type?.split(';')[0]?.trim().toLowerCase() === 'application/json'
}

/** The body, or null when it is larger than the listener takes. */
function readBody(request: IncomingMessage): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > bodyLimit) {
        request.pause()
        resolve(null)
      } else chunks.push(chunk)
    })
    request.on('end', () =>
      resolve(chunks.length === 1 ? (chunks[0] ?? null) : Buffer.concat(chunks)),
    )
    request.on('error', reject)
  })
}

function write({ status, headers, body }: Answer, response: ServerResponse): void {
  // what was not read of a body that is too large must not be taken for the next request
  const close = status === 413 ? { connection: 'close' } : {}
  response.writeHead(status, { ...headers, ...close, 'content-length': Buffer.byteLength(body) })
  response.end(body)
}
