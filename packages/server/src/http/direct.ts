import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Refusal, refuse } from '@countersign/core'
import type { RequestSpan } from '../observe/spans.ts'
import { type Answer, answerRefusal, type Dialect } from './answer.ts'
import { headerValues } from './credential-of.ts'
import { lingerOnClose } from './lingering.ts'
import { bodyLimit, type Listener } from './listener.ts'
import { notesOf } from './notes.ts'
import { createPipelineLimit } from './pipelining.ts'
import { refusalOf } from './refusal-of.ts'
import { createRequestEnd, isRequestLogged } from './request-end.ts'
import { traceParentOf } from './request-id.ts'
import { shed } from './shedding.ts'
import type { Surroundings } from './surroundings.ts'

/** At once where it can be, without a turn through the queue of promises. */
export type Answered = Answer | Refusal | Promise<Answer | Refusal>

/** What a direct route does with a body that has been read whole. */
export type DirectHandler = (body: Buffer, request: IncomingMessage) => Answered

/**
 * Serves one route on `node:http` itself, past the framework: for the one route that stands in
 * front of everything. Limits, refusals and faults are answered as the listener's other routes
 * answer them.
 */
export function serveDirectly(app: Listener, route: DirectRoute, dialect: Dialect): void {
  const { surroundings } = app
  const [framework] = app.server.listeners('request') as RequestListener[]
  if (framework === undefined) throw new Error('the listener has no handler')
  let closing = false
  app.addHook('preClose', async () => {
    closing = true
  })
  const tooMany = createPipelineLimit()
  const begin = createBeginning(route, dialect, surroundings)

  app.server.removeAllListeners('request')
  app.server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (request.url !== route.url) {
      framework(request, response)
      return
    }
    if (closing) response.shouldKeepAlive = false
    const conversation = begin(request, response)
    const { finish } = conversation
    const refusal = tooMany(request, response) ?? shed('last', surroundings)
    if (refusal !== null) finish(refusal)
    else if (request.method !== route.method) finish(refuse('method_unsupported'))
    else if (!isJson(request)) finish(refuse('content_type_unsupported'))
    else readBody(conversation, (body) => answerBody(body, conversation))
  })
}

type RequestListener = (request: IncomingMessage, response: ServerResponse) => void

interface DirectRoute {
  readonly method: string
  readonly url: string
  readonly handler: DirectHandler
}

interface Conversation {
  readonly request: IncomingMessage
  readonly handler: DirectHandler
  readonly span: RequestSpan | null
  readonly finish: (answer: Answer | Refusal) => void
  readonly fail: (error: unknown) => void
}

/** What every request of the route begins with. While nobody logs or traces, nothing is noted. */
function createBeginning(route: DirectRoute, dialect: Dialect, surroundings: Surroundings) {
  const { name, log, counts, requestIds, traces } = surroundings
  const end = createRequestEnd(surroundings)
  const isNoted = traces !== null || isRequestLogged(log)
  const usual = counts.route(route.url, route.method)

  return (request: IncomingMessage, response: ServerResponse): Conversation => {
    const since = performance.now()
    const requestId = requestIds.of(request)
    const traceParent = isNoted ? traceParentOf(request) : null
    const method = request.method ?? ''
    const span = traces?.begin({ listener: name, method, requestId, traceParent }) ?? null
    const finish = (answered: Answer | Refusal): void => {
      const refusal = 'code' in answered ? answered : null
      const answer = 'code' in answered ? worded(answered, { dialect, requestId, route }) : answered
      write(answer, requestId, response)
      end({
        counts: method === route.method ? usual : counts.route(route.url, method),
        status: answer.status,
        seconds: (performance.now() - since) / 1_000,
        requestId,
        refusal,
        subject: isNoted ? notesOf(request).subject : null,
        span,
        traceParent,
        verdict: answer.verdict,
      })
    }
    const fail = (error: unknown): void => {
      const refusal = refusalOf(error)
      if (refusal === null) log.error({ err: error, request_id: requestId }, 'fault')
      finish(refusal ?? refuse('internal'))
    }
    return { request, handler: route.handler, span, finish, fail }
  }
}

function answerBody(body: Buffer | null, conversation: Conversation): void {
  const { request, handler, span, finish, fail } = conversation
  if (body === null) {
    finish(refuse('body_too_large'))
    return
  }
  try {
    const answered =
      span === null ? handler(body, request) : span.within(() => handler(body, request))
    if (answered instanceof Promise) answered.then(finish).catch(fail)
    else finish(answered)
  } catch (error) {
    fail(error)
  }
}

interface Place {
  readonly dialect: Dialect
  readonly requestId: string
  readonly route: DirectRoute
}

function worded(refusal: Refusal, { dialect, requestId, route }: Place): Answer {
  const answer = answerRefusal(refusal, dialect, { surface: 'operation', requestId })
  return refusal.code === 'method_unsupported'
    ? { ...answer, headers: { ...answer.headers, allow: route.method } }
    : answer
}

function isJson(request: IncomingMessage): boolean {
  const [type] = headerValues(request, 'content-type')
  if (type === 'application/json') return true
  return type?.split(';')[0]?.trim().toLowerCase() === 'application/json'
}

/**
 * Reads the body; null when it is larger than the listener takes. A caller that hangs up before
 * its end is nobody to answer.
 */
function readBody({ request }: Conversation, done: (body: Buffer | null) => void): void {
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
  request.on('error', () => undefined)
}

function write(
  { status, headers, body }: Answer,
  requestId: string,
  response: ServerResponse,
): void {
  // what was not read of a body that is too large must not be taken for the next request
  if (status === 413) {
    response.shouldKeepAlive = false
    lingerOnClose(response.req)
  }
  const length = Buffer.byteLength(body)
  const fields = ['content-length', String(length), 'x-request-id', requestId]
  for (const name in headers) fields.push(name, headers[name] as string)
  response.writeHead(status, fields)
  // text of one byte a character is written as it lies
  response.end(body, length === body.length ? 'latin1' : 'utf8')
}
