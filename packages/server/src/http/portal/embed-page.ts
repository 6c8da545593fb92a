import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseId } from '@countersign/core'
import { originOfEmbed } from '../../engine/embed-session.ts'
import type { Engine } from '../../engine/ports.ts'
import { framedGuards, pageGuards, pageOptions } from '../app-files.ts'
import type { Listener } from '../listener.ts'

interface Framed {
  readonly engine: Engine
  /** Where the portal was built. */
  readonly directory: string
}

/**
 * The page with the keys of a project that stands in a frame. Its address names an embed session, and only
 * pages of the origin of that session may hold it; the token of the session is behind the `#`.
 */
export function addEmbedPage(app: Listener, { engine, directory }: Framed): void {
  const page = readFileSync(join(directory, 'embed.html'))
  app.get<{ Querystring: { session?: string } }>(
    '/portal/embed',
    pageOptions,
    async (request, reply) => {
      const id = parseId('embed-session', request.query.session ?? '')
      const origin = id === null ? null : await originOfEmbed(id, engine)
      const guards = origin === null ? pageGuards : framedGuards(origin)
      return reply
        .code(origin === null ? 404 : 200)
        .headers(guards)
        .header('cache-control', 'no-store')
        .type('text/html; charset=utf-8')
        .send(page)
    },
  )
}
