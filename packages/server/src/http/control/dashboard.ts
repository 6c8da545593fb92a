import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Listener } from '../listener.ts'

/** Nothing but our own files, nowhere but here; no script in a page, and no page in a frame. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ')

const guards = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
} as const

const prefix = '/dashboard/'

/**
 * Serves the dashboard as it was built. Its assets are named by what is in them and may be kept for
 * ever; every other path is a page, which the one document makes in the browser. What serves files is
 * loaded only where there are some.
 */
export function addDashboard(app: Listener, directory: string): void {
  app.get('/', options, (_request, reply) => reply.redirect(prefix, 302))
  app.get('/dashboard', options, (_request, reply) => reply.redirect(prefix, 302))
  app.register(async (scope) => {
    const { fastifyStatic } = await import('@fastify/static')
    const itself = { serve: false, cacheControl: false } as const
    scope.register(fastifyStatic, { root: directory, preCompressed: true, ...itself })
    scope.get<{ Params: { '*': string } }>(`${prefix}*`, options, (request, reply) => {
      const path = request.params['*']
      reply.headers(guards)
      if (path.startsWith('assets/')) {
        reply.header('cache-control', 'public, max-age=31536000, immutable')
        return reply.sendFile(path)
      }
      reply.header('cache-control', 'no-cache')
      const isFile = /^[\w-]+(\.[\w-]+)+$/.test(path) && existsSync(join(directory, path))
      return reply.sendFile(isFile ? path : 'index.html')
    })
  })
}

const options = { config: { surface: 'operation' }, schema: { hide: true } } as const
