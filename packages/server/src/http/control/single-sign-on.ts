import type { FastifyReply, FastifyRequest } from 'fastify'
import { backFromProvider, startAtProvider } from '../../operators/single-sign-on-ways.ts'
import type { ControlContext } from './context.ts'
import { setCookies, visitorOf } from './visitor.ts'

/** Characters of the address of a page that is gone back to. */
const mostBack = 1_000

/** Two addresses for browsers: the way to the identity provider and the way back. */
export function addSingleSignOn(context: ControlContext): void {
  const { app, signIn } = context
  if (signIn.oidc === null) return
  const config = { surface: 'operation' } as const
  const go = (reply: FastifyReply, to: { location: string; cookies: readonly string[] }) => {
    setCookies(reply, to.cookies)
    return reply.redirect(to.location, 302)
  }
  app.get('/auth/oidc/oidc', { config, schema: { hide: true } }, async (request, reply) => {
    const { return: wanted } = request.query as { readonly return?: unknown }
    const back = typeof wanted === 'string' && wanted.length <= mostBack ? wanted : '/'
    return go(reply, await startAtProvider(visitorOf(request, context), back, signIn))
  })
  app.get(
    '/auth/callback/oidc',
    { config, schema: { hide: true } },
    async (request: FastifyRequest, reply) =>
      go(reply, await backFromProvider(request.url, visitorOf(request, context), signIn)),
  )
}
