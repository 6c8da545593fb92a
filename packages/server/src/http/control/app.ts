import type { FastifyBaseLogger } from 'fastify'
import { native } from '../../contracts/native.ts'
import type { Engine } from '../../engine/ports.ts'
import { createListener, type Listener } from '../listener.ts'
import { addRoutes } from '../other-methods.ts'
import { createAuthorize } from './authorize.ts'
import { addClientRoutes } from './clients.ts'
import type { ControlContext } from './context.ts'
import { addHealthRoutes } from './health.ts'
import { addKeyRoutes } from './keys.ts'
import { addDocuments } from './openapi.ts'
import { addProductRoutes } from './products.ts'
import { addProjectRoutes } from './projects.ts'
import { addServerKeyRoutes } from './server-keys.ts'
import { addSigningKeyRoutes } from './signing-keys.ts'
import { addSubscriptionRoutes } from './subscriptions.ts'
import { addVerifyRoute } from './verify.ts'
import { addVerifyBatchRoute } from './verify-batch.ts'

/** The listener for operators and services. It answers the same under every contract. */
export function createControlListener(
  adminKey: string,
  engine: Engine,
  logger: FastifyBaseLogger,
): Listener {
  const dialect = native
  const app = createListener(dialect, logger)
  app.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store').header('pragma', 'no-cache')
  })
  const authorize = createAuthorize(adminKey, engine)
  const context: ControlContext = { app, engine, dialect, authorize }
  addDocuments(app)
  // once the documents are there to take notice of the routes
  app.after(() => {
    addRoutes(app, dialect, () => {
      addProjectRoutes(context)
      addKeyRoutes(context)
      addClientRoutes(context)
      addProductRoutes(context)
      addSubscriptionRoutes(context)
      addServerKeyRoutes(context)
      addSigningKeyRoutes(context)
      addVerifyRoute(context)
      addVerifyBatchRoute(context)
      addHealthRoutes(context)
    })
  })
  return app
}
