import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Refusal, refuse } from '@countersign/core'
import { type Answer, answerRefusal, type Dialect } from './answer.ts'
import { headerValues } from './credential-of.ts'
import { bodyLimit, type Listener } from './listener.ts'
import { refusalOf } from './refusal-of.ts'

/** At once where it can be, without a turn through the queue of promises. */
export type Answered = Answer | Refusal | Promise<Answer | Refusal>

/** What a direct route does with a body that has been read whole. */
export type DirectHandler = (body: Buffer, request: IncomingMessage) => Answered

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
    const finish = (answer: Answer | Refusal): void => {
      write('code' in answer ? worded(answer, dialect) : answer, response)
    }
    const fail = (error: unknown): void => {
      const refusal = refusalOf(error)
      if (refusal === null) app.log.error({ err: error }, 'fault')
      finish(refusal ?? refuse('internal'))
    }
    if (request.method !== route.method) {
      const answer = worded(refuse('method_unsupported'), dialect)
      write({ ...answer, headers: { ...answer.headers, allow: route.method } }, response)
    } else if (!isJson(request)) finish(refuse('content_type_unsupported'))
    else readBody(request, fail, (body) => answerBody(body, { request, route, finish, fail }))
  })
}

interface Conversation {
  readonly request: IncomingMessage
  readonly route: { readonly handler: DirectHandler }
  readonly finish: (answer: Answer | Refusal) => void
  readonly fail: (error: unknown) => void
}

function answerBody(body: Buffer | null, { request, route, finish, fail }: Conversation): void {
  if (body === null) {
    finish(refuse('body_too_large'))
    return
  }
  try {
    const answered = route.handler(body, request)
    if (answered instanceof Promise) answered.then(finish).catch(fail)
    else finish(answered)
  } catch (error) {
    fail(error)
  }
}

function worded(refusal: Refusal, dialect: Dialect): Answer {
  const requestId = `req_${randomUUID().replaceAll('-', '')}`
  return answerRefusal(refusal, dialect, { surface: 'operation', requestId })
}

function isJson(request: IncomingMessage): boolean {
  const [type] = headerValues(request, 'content-type')
  if (type === 'application/json') return true
  return type?.split(';')[0]?.trim().toLowerCase() === 'application/json'
}

/** Reads the body; null when it is larger than the listener takes. */
function readBody(
  request: IncomingMessage,
  fail: (error: unknown) => void,
  done: (body: Buffer | null) => void,
): void {
  let body: Buffer | null = null
  let isTooLarge = false
  request.on('data', (chunk: Buffer) => {
    if (isTooLarge) return
    body = body === null ? chunk : Buffer.concat([body, chunk])
    if (body.length <= bodyLimit) return
    isTooLarge = true
    request.pause()
    done(null)
  })
  request.on('end', () => {
    if (!isTooLarge) done(body ?? Buffer.alloc(0))
  })
  request.on('error', fail)
}

function write({ status, headers, body }: Answer, response: ServerResponse): void {
  // what was not read of a body that is too large must not be taken for the next request
  if (status === 413) response.shouldKeepAlive = false
  const length = Buffer.byteLength(body)
  const fields = ['content-length', String(length)]
  for (const name in headers) fields.push(name, headers[name] as string)
  response.writeHead(status, fields)
  // text of one byte a character is written as it lies
  response.end(body, length === body.length ? 'latin1' : 'utf8')
}
