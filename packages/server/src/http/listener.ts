import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { type Refusal, refuse, type Surface } from '@countersign/core'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import fastify, {
  type FastifyBaseLogger,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { type Answer, answerRefusal, type Dialect } from './answer.ts'
import { readJsonBodies } from './bodies.ts'
import { bodies, queries } from './formats.ts'
import { refusalOf } from './refusal-of.ts'

/** Bodies that Countersign parses. In bytes. */
export const bodyLimit = 64 * 1_024
const headerLimit = 16 * 1_024
const headersTimeoutMs = 10_000
const requestTimeoutMs = 15_000

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whose replies a refusal gets; those of a resource where it is not said. */
    readonly surface?: Surface | undefined
  }
}

export type Listener = ReturnType<typeof createListener>

/**
 * An HTTP listener that answers every refusal and fault in one dialect: those of its routes, those
 * of the framework, and those of HTTP itself.
 */
export function createListener(dialect: Dialect, logger: FastifyBaseLogger) {
  const app = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    requestTimeout: requestTimeoutMs,
    http: {
      maxHeaderSize: headerLimit,
      headersTimeout: headersTimeoutMs,
      connectionsCheckingInterval: 1_000,
    },
    forceCloseConnections: 'idle',
    genReqId: () => `req_${randomUUID().replaceAll('-', '')}`,
    clientErrorHandler: (error, socket) => answerBrokenRequest(error, socket, dialect),
    frameworkErrors: (error, request, reply) => {
      refuseWith(refusalOf(error) ?? refuse('internal'), request, reply, dialect)
    },
  }).withTypeProvider<TypeBoxTypeProvider>()

  app.setValidatorCompiler(({ schema, httpPart }) =>
    (httpPart === 'querystring' ? queries : bodies).compile(schema),
  )
  app.setErrorHandler((error, request, reply) => {
    const refusal = refusalOf(error)
    if (refusal === null) request.log.error({ err: error, requestId: request.id }, 'fault')
    refuseWith(refusal ?? refuse('internal'), request, reply, dialect)
  })
  app.setNotFoundHandler((request, reply) => {
    refuseWith(refuse('route_unknown'), request, reply, dialect)
  })
  readJsonBodies(app)
  return app
}

/** Sends the dialect's reply to a refusal, in the form of the surface that the route belongs to. */
export function refuseWith(
  refusal: Refusal,
  request: FastifyRequest,
  reply: FastifyReply,
  dialect: Dialect,
): FastifyReply {
  const { surface } = request.routeOptions.config
  const where = { surface: surface ?? 'resource', requestId: request.id }
  return send(answerRefusal(refusal, dialect, where), reply)
}

export function send({ status, headers, body }: Answer, reply: FastifyReply): FastifyReply {
  return reply.code(status).headers(headers).send(body)
}

const codeOfParser: Readonly<Record<string, Refusal['code']>> = {
  HPE_HEADER_OVERFLOW: 'headers_too_large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'headers_too_large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
}

/** Requests that HTTP itself refuses never reach a route: the reply is written to the socket. */
function answerBrokenRequest(error: Error & { code?: string }, socket: Socket, dialect: Dialect) {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const refusal = refuse(codeOfParser[error.code ?? ''] ?? 'request_malformed')
  const requestId = `req_${randomUUID().replaceAll('-', '')}`
  const { status, headers, body } = answerRefusal(refusal, dialect, {
    surface: 'resource',
    requestId,
  })
  const lines = Object.entries({
    ...headers,
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  }).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n${body}`)
}
