import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Identity, VerifyIdentity } from '@countersign/verifier'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type RawServerDefault,
} from 'fastify'
import { requireIdentity } from './identity.ts'
import { Refused } from './refused.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks, as the gateway has signed it. */
    identity: Identity
  }
}

export interface ServiceOptions {
  readonly verify: VerifyIdentity
  /** How the service words what it refuses: the form that its callers know from their page. */
  readonly refusalBody: (code: string, message: string) => object
  /** In bytes. */
  readonly bodyLimit?: number
}

/**
 * A service behind the gateway. A request to a route of `addRoutes` gets 401 without a valid signed
 * identity, before its body is read; what is added to the service itself afterwards is open.
 */
export function createService(
  { verify, refusalBody, bodyLimit = 64 * 1024 }: ServiceOptions,
  addRoutes: (guarded: Service) => void,
): Service {
  const app = Fastify({ bodyLimit }).withTypeProvider<TypeBoxTypeProvider>()
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    async (_request: unknown, text: string) => readJson(text),
  )
  app.setErrorHandler((error: FastifyError | Refused, request, reply) => {
    const { status, code, message } = error instanceof Refused ? error : refusedBy(error)
    if (status >= 500 && !(error instanceof Refused)) {
      process.stderr.write(`${request.method} ${request.url}: ${String(error.stack)}\n`)
    }
    return reply.code(status).send(refusalBody(code, message))
  })
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send(refusalBody('NOT_FOUND', 'There is no such route.')),
  )
  app.register(async (guarded) => {
    guarded.decorateRequest('identity')
    guarded.addHook('onRequest', async (request) => {
      request.identity = await requireIdentity(request.raw, verify)
    })
    addRoutes(guarded.withTypeProvider<TypeBoxTypeProvider>())
  })
  return app
}

/** An application whose routes know the types of their schemas. */
export type Service = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

/** A content type without a body is no mistake: chronos creates wallets so. */
function readJson(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    throw new Refused(400, 'INVALID_REQUEST', 'The body is not JSON.')
  }
}

/** What the framework refuses by itself, and what nobody has thought of. */
function refusedBy({ statusCode = 500, message }: FastifyError): Refused {
  if (statusCode < 500) return new Refused(statusCode, 'INVALID_REQUEST', message)
  return new Refused(500, 'INTERNAL', 'The service failed.')
}
