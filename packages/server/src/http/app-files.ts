import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Listener } from './listener.ts'

/** Nothing but our own files, nowhere but here; no script in a page. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
]

const guards = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
} as const

/** What every page is sent with: no page of another origin has it in a frame. */
export const pageGuards = {
  ...guards,
  'content-security-policy': [...policy, "frame-ancestors 'none'"].join('; '),
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const

/** What the one page is sent with that is made for the frame of another origin. */
export function framedGuards(origin: string) {
  return {
    ...guards,
    'content-security-policy': [...policy, `frame-ancestors ${origin}`].join('; '),
  } as const
}

/** The one file that pages of other origins load: it makes the frame. */
const forOthers = 'embed.js'

interface BuiltApp {
  /** Where it is served, such as `/dashboard`. */
  readonly at: `/${string}`
  readonly directory: string
}

/**
 * Serves an app as it was built. Its assets are named by what is in them and may be kept for ever;
 * every other path is a page, which the one document makes in the browser. What serves files is
 * loaded only where there are some.
 */
export function addAppFiles(app: Listener, { at, directory }: BuiltApp): void {
  app.get(at, pageOptions, (_request, reply) => reply.redirect(`${at}/`, 302))
  app.register(async (scope) => {
    const { fastifyStatic } = await import('@fastify/static')
    const itself = { serve: false, cacheControl: false } as const
    scope.register(fastifyStatic, { root: directory, preCompressed: true, ...itself })
    scope.get<{ Params: { '*': string } }>(`${at}/*`, pageOptions, (request, reply) => {
      const path = request.params['*']
      reply.headers(pageGuards)
      if (path.startsWith('assets/')) {
        reply.header('cache-control', 'public, max-age=31536000, immutable')
        return reply.sendFile(path)
      }
      reply.header('cache-control', 'no-cache')
      if (path === forOthers) reply.header('cross-origin-resource-policy', 'cross-origin')
      const isFile = /^[\w-]+(\.[\w-]+)+$/.test(path) && existsSync(join(directory, path))
      return reply.sendFile(isFile ? path : 'index.html')
    })
  })
}

/** Of routes that serve pages: no document tells of them. */
export const pageOptions = {
  config: { surface: 'operation' },
  schema: { hide: true },
} as const
