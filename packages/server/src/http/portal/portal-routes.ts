import { refuse } from '@countersign/core'
import { native } from '../../contracts/native.ts'
import type { Engine } from '../../engine/ports.ts'
import { hasSelfService, type Portal } from '../../portal/context.ts'
import type { InstallationFacts } from '../control/installation-view.ts'
import { type Listener, refuseWith } from '../listener.ts'
import { addRoutes } from '../other-methods.ts'
import { addAboutRoute } from './about.ts'
import { createPortalAuthorize } from './authorize.ts'
import type { PortalContext } from './context.ts'
import { addLinkRoutes } from './links.ts'
import { addMemberRoutes } from './members.ts'
import { addProjectRoutes } from './project-routes.ts'
import { addSessionRoutes } from './session.ts'

export interface PortalFacts {
  readonly engine: Engine
  readonly portal: Portal
  readonly installation: Pick<InstallationFacts, 'contract' | 'publicUrl'>
}

/** The API of the portal. Nothing else answers below its path, whatever the gateway would pass on. */
export function addPortal(app: Listener, { engine, portal, installation }: PortalFacts): void {
  const dialect = native
  const context: PortalContext = {
    ...{ app, engine, dialect, portal, installation },
    authorize: createPortalAuthorize(portal),
    selfService: (project) => hasSelfService(project, portal),
  }
  addRoutes(app, dialect, () => {
    addAboutRoute(context)
    addSessionRoutes(context)
    addLinkRoutes(context)
    addMemberRoutes(context)
    addProjectRoutes(context)
  })
  app.route({
    method: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: '/portal/api/*',
    config: { surface: 'operation' },
    onRequest: (request, reply) => {
      refuseWith(refuse('route_unknown'), request, reply, dialect)
    },
    handler: () => undefined,
  })
}
