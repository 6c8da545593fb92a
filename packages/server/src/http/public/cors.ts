import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Contract, ResourceCarrier } from '../../contracts/contract.ts'
import { urlOf } from './context.ts'

const preflightSeconds = 600
const exposed = 'RateLimit, RateLimit-Policy, Retry-After, WWW-Authenticate, X-Request-Id'

/**
 * Lets pages of any origin read the reply (Fetch §3.2). Credentials are headers that a page sets by
 * itself, never cookies, so no origin gets more by it than it has.
 */
export function allowAnyOrigin(
  _request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
  done: (error: null, payload: unknown) => void,
): void {
  reply.header('access-control-allow-origin', '*').header('access-control-expose-headers', exposed)
  done(null, payload)
}

/** Answers what browsers ask before they send what a page could not send without it (Fetch §3.2.2). */
export function addPreflights(app: FastifyInstance, { resources }: Contract): void {
  const open = resources.routes.filter(({ cors }) => cors === true)
  const headers = [
    ...resources.carriers.map(headerOf),
    ...resources.require.headers.map(({ header }) => header),
    'Content-Type',
  ].join(', ')
  for (const path of new Set(open.map((route) => route.path))) {
    const methods = open.filter((route) => route.path === path).map(({ method }) => method)
    const config = { surface: 'resource' } as const
    app.options(urlOf(path), { config, onSend: allowAnyOrigin }, (_request, reply) =>
      reply
        .code(204)
        .header('access-control-allow-methods', methods.join(', '))
        .header('access-control-allow-headers', headers)
        .header('access-control-max-age', preflightSeconds)
        .send(),
    )
  }
}

function headerOf(carrier: ResourceCarrier): string {
  return carrier.in === 'header' ? carrier.header : 'Authorization'
}
