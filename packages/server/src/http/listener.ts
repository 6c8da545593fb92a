import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { type Refusal, refuse, type Surface } from '@countersign/core'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import fastify, {
  type FastifyBaseLogger,
  type FastifyReply,
  type FastifyRequest,
  type FastifyServerOptions,
  LogController,
} from 'fastify'
import { type Log, onlyWarnings } from '../observe/log.ts'
import { type Answer, answerRefusal, type Dialect } from './answer.ts'
import { readJsonBodies } from './bodies.ts'
import { limitConnections } from './connections.ts'
import { serializerOf, validatorOf } from './lazy-schemas.ts'
import { lingerOnClose } from './lingering.ts'
import { notesOf } from './notes.ts'
import { rawReply } from './raw-reply.ts'
import { refusalOf } from './refusal-of.ts'
import { takesItsTime } from './slow-bodies.ts'
import type { Surroundings } from './surroundings.ts'
import { watchRequests } from './watch-requests.ts'

/** Bodies that Countersign parses. In bytes. */
export const bodyLimit = 64 * 1_024
const headerLimit = 16 * 1_024
const headersTimeoutMs = 10_000
const requestTimeoutMs = 15_000
/** Longer than the minute after which balancers give an idle connection up: they close first. */
const keepAliveTimeoutMs = 72_000

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whose replies a refusal gets; those of a resource where it is not said. */
    readonly surface?: Surface | undefined
    /** What the route is called where its address is not what callers ask for. */
    readonly pattern?: string | undefined
  }
}

/** Takes requests to routes that no caller can address. */
export interface Routing {
  /** The URL under which the framework looks for the route. */
  readonly rewriteUrl: (request: IncomingMessage) => string
  /** The value of the constraint `gateway` of the route; undefined: it has none. */
  readonly placeOf: (request: IncomingMessage) => string | undefined
  /** Whether a request may have the protocol of its connection changed; else it is one like any other. */
  readonly mayUpgrade: (request: IncomingMessage) => boolean
}

/** What a route is called in counts and limits: its pattern, never what was asked for. */
export function patternOf({ routeOptions }: FastifyRequest): string | undefined {
  return routeOptions.config.pattern ?? routeOptions.url
}

export type Listener = ReturnType<typeof createListener>

/**
 * An HTTP listener that answers every refusal and fault in one dialect: those of its routes, those
 * of the framework, and those of HTTP itself. It bounds what it takes, and tells what it did.
 */
export function createListener(dialect: Dialect, surroundings: Surroundings, routing?: Routing) {
  const { log, requestIds } = surroundings
  const frameworkLog: FastifyBaseLogger = onlyWarnings(log)
  const app = fastify({
    loggerInstance: frameworkLog,
    logController: new LogController({ disableRequestLogging: true }),
    // a logger for each request would cost more than its one line
    childLoggerFactory: (logger) => logger,
    bodyLimit,
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: keepAliveTimeoutMs,
    http: {
      maxHeaderSize: headerLimit,
      headersTimeout: headersTimeoutMs,
      connectionsCheckingInterval: 1_000,
      ...(routing !== undefined && { shouldUpgradeCallback: routing.mayUpgrade }),
    },
    forceCloseConnections: 'idle',
    // what arrives while the listener closes is answered, and its connection closed
    return503OnClosing: false,
    genReqId: requestIds.of,
    ...(routing !== undefined && {
      rewriteUrl: routing.rewriteUrl,
      routerOptions: { constraints: { gateway: placement(routing) } },
    }),
    clientErrorHandler: (error, socket) => {
      answerBrokenRequest(error, socket, { dialect, surroundings })
    },
    frameworkErrors: (error, request, reply) => {
      watched.begin(request, reply)
      refuseWith(refusalOf(error) ?? refuse('internal'), request, reply, dialect)
      watched.finish(request, reply)
    },
  }).withTypeProvider<TypeBoxTypeProvider>()
  const watched = watchRequests(app, dialect, surroundings)
  limitConnections(app.server, dialect, surroundings)

  app.setValidatorCompiler(validatorOf)
  app.setSerializerCompiler(serializerOf)
  app.setErrorHandler(answerErrors(dialect, log))
  app.setNotFoundHandler((request, reply) => {
    refuseWith(refuse('route_unknown'), request, reply, dialect)
  })
  readJsonBodies(app)
  return Object.assign(app, { surroundings, finish: watched.finish })
}

/** Answers in a dialect what ended a request: a refusal, or a fault of ours, which the log gets. */
export function answerErrors(dialect: Dialect, log: Log) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply): void => {
    const refusal = refusalOf(error)
    if (refusal === null && !isGone(request)) {
      log.error({ err: error, request_id: request.id }, 'fault')
    }
    refuseWith(refusal ?? refuse('internal'), request, reply, dialect)
  }
}

type Router = NonNullable<FastifyServerOptions['routerOptions']>
type Constraint = NonNullable<Router['constraints']>[string]
type Kept = Parameters<ReturnType<Constraint['storage']>['set']>[1]

/** How the framework's router is told of a place: what has one has a route with that place, or none. */
function placement({ placeOf }: Routing): Constraint {
  return {
    name: 'gateway',
    mustMatchWhenDerived: true,
    storage: () => {
      const kept = new Map<unknown, Kept>()
      return {
        get: (place) => kept.get(place) ?? null,
        set: (place, found) => void kept.set(place, found),
      }
    },
    // undefined is none, which the type does not know
    deriveConstraint: (request) => placeOf(request) as string,
  }
}

/** Whether the caller hung up before all of the request had come: no fault of ours. */
function isGone({ raw }: FastifyRequest): boolean {
  return raw.destroyed && !raw.complete
}

/** Sends the dialect's reply to a refusal, in the form of the surface that the route belongs to. */
export function refuseWith(
  refusal: Refusal,
  request: FastifyRequest,
  reply: FastifyReply,
  dialect: Dialect,
): FastifyReply {
  const { surface } = request.routeOptions.config
  notesOf(request.raw).refusal = refusal
  const isClosing = reply.getHeader('connection') === 'close'
  if (isClosing && !request.raw.complete) lingerOnClose(request.raw)
  const path = request.originalUrl
  const where = { surface: surface ?? 'resource', requestId: request.id, path } as const
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

interface Place {
  readonly dialect: Dialect
  readonly surroundings: Surroundings
}

/** Requests that HTTP itself refuses never reach a route: the reply is written to the socket. */
function answerBrokenRequest(
  error: Error & { code?: string },
  socket: Socket,
  { dialect, surroundings }: Place,
): void {
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT' && takesItsTime(socket)) return
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const { name, log, counts, requestIds } = surroundings
  const refusal = refuse(codeOfParser[error.code ?? ''] ?? 'request_malformed')
  const requestId = requestIds.make()
  const answer = answerRefusal(refusal, dialect, { surface: 'resource', requestId })
  counts.refusals[refusal.code]++
  log.info(
    { listener: name, status: answer.status, request_id: requestId, refusal: refusal.code },
    'broken request',
  )
  socket.end(rawReply(answer, requestId))
}
