import { native } from '../../contracts/native.ts'
import type { Engine } from '../../engine/ports.ts'
import type { Metrics } from '../../observe/metrics.ts'
import { createListener, type Listener } from '../listener.ts'
import { noteSubject } from '../notes.ts'
import { addRoutes } from '../other-methods.ts'
import { isRequestLogged } from '../request-end.ts'
import type { Surroundings } from '../surroundings.ts'
import { addAuditRoutes } from './audit.ts'
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
import { addUsageRoute } from './usage.ts'
import { addVerifyRoute } from './verify.ts'
import { addVerifyBatchRoute } from './verify-batch.ts'

interface ControlOptions {
  readonly surroundings: Surroundings
  readonly metrics: Metrics
  readonly auditHeartbeatMs: number
}

/** The listener for operators and services. It answers the same under every contract. */
export function createControlListener(
  adminKey: string,
  engine: Engine,
  { surroundings, metrics, auditHeartbeatMs }: ControlOptions,
): Listener {
  const dialect = native
  const app = createListener(dialect, surroundings)
  app.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store').header('pragma', 'no-cache')
  })
  const { clientAddress } = surroundings
  const note = noteFor(surroundings)
  const authorize = createAuthorize(engine, { adminKey, clientAddress, note })
  const context: ControlContext = { app, engine, dialect, authorize, auditHeartbeatMs }
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
      addAuditRoutes(context)
      addVerifyRoute(context)
      addVerifyBatchRoute(context)
      addUsageRoute(context)
      addHealthRoutes(context, metrics)
    })
  })
  return app
}

/** Who asks is noted where somebody wants to know: verifications have no time for it otherwise. */
function noteFor({ log, traces }: Surroundings): typeof noteSubject | null {
  return traces !== null || isRequestLogged(log) ? noteSubject : null
}
