import { existsSync } from 'node:fs'
import { join } from 'node:path'
import files from '@fastify/static'
import type { FastifyReply } from 'fastify'
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
 * ever; every other path is a page, which the one document makes in the browser.
 */
export function addDashboard(app: Listener, directory: string): void {
  app.register(files, {
    root: directory,
    serve: false,
    index: false,
    preCompressed: true,
    cacheControl: false,
  })
  const config = { surface: 'operation' } as const
  app.get('/', { config, schema: { hide: true } }, (_request, reply) => reply.redirect(prefix, 302))
  app.get('/dashboard', { config, schema: { hide: true } }, (_request, reply) =>
    reply.redirect(prefix, 302),
  )
  app.get<{ Params: { '*': string } }>(
    `${prefix}*`,
    { config, schema: { hide: true } },
    (request, reply) => {
      const path = request.params['*']
      guard(reply)
      if (path.startsWith('assets/')) {
        reply.header('cache-control', 'public, max-age=31536000, immutable')
        return reply.sendFile(path)
      }
      reply.header('cache-control', 'no-cache')
      const isFile = /^[\w-]+(\.[\w-]+)+$/.test(path) && existsSync(join(directory, path))
      return reply.sendFile(isFile ? path : 'index.html')
    },
  )
}

function guard(reply: FastifyReply): void {
  reply.headers(guards)
}
