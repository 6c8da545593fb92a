import { parseId, refuse } from '@countersign/core'
import { originOfEmbed } from '../../engine/embed-session.ts'
import type { Engine } from '../../engine/ports.ts'
import type { Dialect } from '../answer.ts'
import { framedGuards, pageGuards, pageOptions } from '../app-files.ts'
import { type Listener, refuseWith } from '../listener.ts'

interface Embedding {
  /** Where the app was built. */
  readonly files: string
  readonly engine: Engine
  readonly dialect: Dialect
}

/**
 * The page of the panel, which pages of one origin may hold: that of its session, which the address names.
 * The token is not in what a server sees of the address. Without a session that lasts there is no page.
 */
export function addEmbedPage(app: Listener, { files, engine, dialect }: Embedding): void {
  app.register(async (scope) => {
    const { fastifyStatic } = await import('@fastify/static')
    scope.register(fastifyStatic, { root: files, preCompressed: true, serve: false })
    scope.get<{ Querystring: { session?: unknown } }>(
      '/portal/embed',
      pageOptions,
      async (request, reply) => {
        const { session } = request.query
        const id = typeof session === 'string' ? parseId('embed-session', session) : null
        const origin = id === null ? null : await originOfEmbed(id, engine)
        reply.header('cache-control', 'no-store')
        if (origin === null) {
          return refuseWith(refuse('object_unknown'), request, reply.headers(pageGuards), dialect)
        }
        return reply.headers(framedGuards(origin)).sendFile('embed.html', { cacheControl: false })
      },
    )
  })
}
