import { native } from '../../contracts/native.ts'
import type { Engine } from '../../engine/ports.ts'
import type { Metrics } from '../../observe/metrics.ts'
import type { SignIn } from '../../operators/context.ts'
import type { Portal } from '../../portal/context.ts'
import { createListener, type Listener } from '../listener.ts'
import { noteSubject } from '../notes.ts'
import { addRoutes } from '../other-methods.ts'
import { isRequestLogged } from '../request-end.ts'
import type { Surroundings } from '../surroundings.ts'
import { addAuditRoutes } from './audit.ts'
import { createAuthorize } from './authorize.ts'
import { addClientRoutes } from './clients.ts'
import type { ControlContext } from './context.ts'
import { addDashboard } from './dashboard.ts'
import { addEmbedSessionRoutes } from './embed-sessions.ts'
import { addHealthRoutes } from './health.ts'
import { addHygieneRoutes } from './hygiene.ts'
import type { InstallationFacts } from './installation-view.ts'
import { addInvitationRoutes } from './invitations.ts'
import { addKeyRequestRoutes } from './key-requests.ts'
import { addKeyRoutes } from './keys.ts'
import { addLimitsRoute } from './limits.ts'
import { addMemberRoutes } from './members.ts'
import { addDocuments } from './openapi.ts'
import { addOperatorRoutes } from './operators.ts'
import { addOwnAccountRoutes } from './own-account.ts'
import { addPortalLinkRoutes } from './portal-links.ts'
import { addProductRoutes } from './products.ts'
import { addProjectRoutes } from './projects.ts'
import { addRouteTrials } from './routes.ts'
import { addSamplesRoute } from './samples.ts'
import { addServerKeyRoutes } from './server-keys.ts'
import { addSessionRoutes } from './session.ts'
import { addSessionsRoutes } from './sessions.ts'
import { addSetupRoutes } from './setup.ts'
import { addSigningKeyRoutes } from './signing-keys.ts'
import { addSingleSignOn } from './single-sign-on.ts'
import { addSubscriptionRoutes } from './subscriptions.ts'
import { addTokenRevocation } from './token-revocation.ts'
import { addUsageRoute } from './usage.ts'
import { addVerifyRoute } from './verify.ts'
import { addVerifyBatchRoute } from './verify-batch.ts'

interface ControlOptions {
  readonly signIn: SignIn
  /** What customers work with, whether or not the public port serves it. */
  readonly portal: Portal
  readonly installation: InstallationFacts
  /** Where the built dashboard is; null: it was not built. */
  readonly dashboard: string | null
  readonly surroundings: Surroundings
  readonly metrics: Metrics
  readonly auditHeartbeatMs: number
}

/** The listener for operators and services. It answers the same under every contract. */
export function createControlListener(
  adminKey: string,
  engine: Engine,
  {
    surroundings,
    metrics,
    auditHeartbeatMs,
    signIn,
    portal,
    installation,
    dashboard,
  }: ControlOptions,
): Listener {
  const dialect = native
  const app = createListener(dialect, surroundings)
  app.addHook('onSend', async (_request, reply) => {
    if (reply.hasHeader('cache-control')) return
    reply.header('cache-control', 'no-store').header('pragma', 'no-cache')
  })
  const { clientAddress } = surroundings
  const note = noteFor(surroundings)
  const authorize = createAuthorize(engine, { adminKey, clientAddress, signIn, note })
  const context: ControlContext = {
    ...{ app, engine, dialect, authorize, auditHeartbeatMs, signIn, portal, installation },
  }
  addDocuments(app)
  // once the documents are there to take notice of the routes
  app.after(() => {
    addRoutes(app, dialect, () => {
      addProjectRoutes(context)
      addKeyRoutes(context)
      addHygieneRoutes(context)
      addClientRoutes(context)
      addTokenRevocation(context)
      addProductRoutes(context)
      addSubscriptionRoutes(context)
      addServerKeyRoutes(context)
      addSigningKeyRoutes(context)
      addAuditRoutes(context)
      addVerifyRoute(context)
      addVerifyBatchRoute(context)
      addUsageRoute(context)
      addLimitsRoute(context)
      addSamplesRoute(context)
      addRouteTrials(context)
      addHealthRoutes(context, metrics)
      addSetupRoutes(context)
      addSessionRoutes(context)
      addOwnAccountRoutes(context)
      addSessionsRoutes(context)
      addOperatorRoutes(context)
      addInvitationRoutes(context)
      addMemberRoutes(context)
      addPortalLinkRoutes(context)
      addEmbedSessionRoutes(context)
      addKeyRequestRoutes(context)
    })
    addSingleSignOn(context)
    if (dashboard !== null) addDashboard(app, dashboard)
  })
  return app
}

/** Who asks is noted where somebody wants to know: verifications have no time for it otherwise. */
function noteFor({ log, traces }: Surroundings): typeof noteSubject | null {
  return traces !== null || isRequestLogged(log) ? noteSubject : null
}
