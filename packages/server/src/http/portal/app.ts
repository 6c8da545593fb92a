import { refuse } from '@countersign/core'
import { native } from '../../contracts/native.ts'
import { uncached } from '../answer.ts'
import { readJsonBodies } from '../bodies.ts'
import { type Listener, refuseWith } from '../listener.ts'
import { addRoutes } from '../other-methods.ts'
import { refusalOf } from '../refusal-of.ts'
import type { PortalContext } from './context.ts'
import { addDocument } from './openapi.ts'
import { addProjectRoutes } from './project-routes.ts'

export type PortalServed = Omit<PortalContext, 'app' | 'dialect'>

/**
 * The portal's API on the public port. It answers the same under every contract, as the control API does:
 * it is a scope of its own within the listener.
 */
export function addPortal(listener: Listener, served: PortalServed): void {
  const dialect = native
  listener.register(async (scope) => {
    const app = scope as Listener
    readJsonBodies(app)
    app.setErrorHandler((error, request, reply) => {
      const refusal = refusalOf(error)
      if (refusal === null) {
        app.surroundings.log.error({ err: error, request_id: request.id }, 'fault')
      }
      refuseWith(refusal ?? refuse('internal'), request, reply, dialect)
    })
    app.addHook('onSend', async (_request, reply) => {
      if (!reply.hasHeader('cache-control')) reply.headers(uncached)
    })
    await addDocument(app)
    const context = { ...served, app, dialect }
    addRoutes(app, dialect, () => addProjectRoutes(context))
    app.all('/portal/api/*', { config: { surface: 'operation' } }, (request, reply) =>
      refuseWith(refuse('route_unknown'), request, reply, dialect),
    )
  })
}
