import type { FastifyReply, FastifyRequest } from 'fastify'
import {
  backFromProvider,
  operatorsWay,
  type ProviderWay,
  startAtProvider,
} from '../../operators/single-sign-on-ways.ts'
import type { Listener } from '../listener.ts'
import type { ControlContext } from './context.ts'
import { setCookies, visitorOf } from './visitor.ts'

/** Characters of the address of a page that is gone back to. */
const mostBack = 1_000

/** Two addresses for browsers: the way to the identity provider and the way back. */
export function addSingleSignOn({ app, signIn }: Pick<ControlContext, 'app' | 'signIn'>): void {
  if (signIn.oidc === null) return
  const paths = { start: '/auth/oidc/oidc', back: '/auth/callback/oidc' }
  addProviderWay(app, paths, operatorsWay(signIn))
}

/** The same for whoever is to be signed in. */
export function addProviderWay(
  app: Listener,
  paths: { readonly start: string; readonly back: string },
  way: ProviderWay,
): void {
  const config = { surface: 'operation' } as const
  const go = (reply: FastifyReply, to: { location: string; cookies: readonly string[] }) => {
    setCookies(reply, to.cookies)
    return reply.header('cache-control', 'no-store').redirect(to.location, 302)
  }
  app.get(paths.start, { config, schema: { hide: true } }, async (request, reply) => {
    const { return: wanted } = request.query as { readonly return?: unknown }
    const back = typeof wanted === 'string' && wanted.length <= mostBack ? wanted : '/'
    return go(reply, await startAtProvider(visitorOf(request, { app }), back, way))
  })
  app.get(paths.back, { config, schema: { hide: true } }, async (request: FastifyRequest, reply) =>
    go(reply, await backFromProvider(request.url, visitorOf(request, { app }), way)),
  )
}
