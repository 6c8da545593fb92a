import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Visitor } from '../../operators/context.ts'
import type { Own } from '../../operators/own-account.ts'
import { sourceOf } from '../connections.ts'
import { headerValues } from '../credential-of.ts'
import type { ControlContext } from './context.ts'
import { operatorOf } from './operation.ts'
import { cookieOf } from './session-caller.ts'

/** Who asks, before anybody knows who that is. */
export function visitorOf(request: FastifyRequest, { app }: Pick<ControlContext, 'app'>): Visitor {
  const address = app.surroundings.clientAddress(request.raw)
  const [userAgent] = headerValues(request.raw, 'user-agent')
  return {
    browser: { cookie: cookieOf(request.raw), userAgent, address },
    source: sourceOf(address ?? 'unknown'),
    requestId: request.id,
  }
}

/** The operator whose session let the request in. */
export function ownOf(request: FastifyRequest, context: Pick<ControlContext, 'app'>) {
  const actor = operatorOf(request)
  const { session: found } = actor
  if (found === undefined) throw new Error('the route let in somebody without a session')
  return { found, actor, visitor: visitorOf(request, context) } satisfies Own
}

export function setCookies(reply: FastifyReply, cookies: readonly string[]): void {
  if (cookies.length > 0) reply.header('set-cookie', [...cookies])
}
