import { refuse } from '@countersign/core'
import type { FastifyInstance } from 'fastify'
import type { Dialect } from './answer.ts'
import { refuseWith } from './listener.ts'

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const

/**
 * Adds routes, then answers 405 with `Allow` (RFC 9110 §15.5.6) for every method that one of their
 * paths does not have.
 */
export function addRoutes(app: FastifyInstance, dialect: Dialect, add: () => void): void {
  const taken = new Map<string, { readonly methods: Set<string>; readonly config: object }>()
  let adding = true
  app.addHook('onRoute', ({ url, method, config }) => {
    if (!adding) return
    const known = taken.get(url) ?? { methods: new Set<string>(), config: config ?? {} }
    for (const one of [method].flat()) known.methods.add(one)
    taken.set(url, known)
  })
  add()
  adding = false

  for (const [url, { methods: present, config }] of taken) {
    const allow = [...present].join(', ')
    app.route({
      method: methods.filter((method) => !present.has(method)),
      url,
      config: { ...config, operation: undefined, portalOperation: undefined },
      // before the body is looked at
      onRequest: (request, reply) => {
        refuseWith(refuse('method_unsupported'), request, reply.header('allow', allow), dialect)
      },
      handler: () => undefined,
    })
  }
}
