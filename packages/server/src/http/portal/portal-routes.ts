import { refuse } from '@countersign/core'
import { native } from '../../contracts/native.ts'
import type { Engine } from '../../engine/ports.ts'
import { hasSelfService, type Portal } from '../../portal/context.ts'
import { customersWay } from '../../portal/single-sign-on.ts'
import { addAppFiles } from '../app-files.ts'
import type { InstallationFacts } from '../control/installation-view.ts'
import { addProviderWay } from '../control/single-sign-on.ts'
import { type Listener, refuseWith } from '../listener.ts'
import { addRoutes } from '../other-methods.ts'
import { addAboutRoute } from './about.ts'
import { createPortalAuthorize } from './authorize.ts'
import { addMailedRoutes } from './by-mail.ts'
import type { PortalContext } from './context.ts'
import { addEmbedPage } from './embed-page.ts'
import { addLinkRoutes } from './links.ts'
import { addMemberRoutes } from './members.ts'
import { addDocument } from './openapi.ts'
import { addOwnAccountRoutes } from './own-account.ts'
import { addProjectRoutes } from './project-routes.ts'
import { addSessionRoutes } from './session.ts'

/** The way to the identity provider, and back. */
const providerPaths = {
  start: '/portal/api/auth/oidc',
  back: '/portal/api/auth/callback/oidc',
} as const

export interface PortalFacts {
  readonly engine: Engine
  readonly portal: Portal
  /** Where its app was built; null: it was not, and only the API is there. */
  readonly files: string | null
  readonly installation: Pick<InstallationFacts, 'contract' | 'publicUrl'>
}

/**
 * The API of the portal, a scope of its own within the public listener. Nothing else answers below its path,
 * whatever the gateway would pass on.
 */
export function addPortal(
  listener: Listener,
  { engine, portal, files, installation }: PortalFacts,
): void {
  const dialect = native
  if (files !== null) {
    addAppFiles(listener, { at: '/portal', directory: files })
    addEmbedPage(listener, { files, engine, dialect })
  }
  listener.register(async (scope) => {
    const app = scope as Listener
    const context: PortalContext = {
      ...{ app, engine, dialect, portal, installation },
      authorize: createPortalAuthorize(portal),
      selfService: (project) => hasSelfService(project, portal),
    }
    await addDocument(app)
    addRoutes(app, dialect, () => {
      addAboutRoute(context)
      addSessionRoutes(context)
      addLinkRoutes(context)
      addMailedRoutes(context)
      addOwnAccountRoutes(context)
      addMemberRoutes(context)
      addProjectRoutes(context)
    })
    if (portal.oidc !== null) addProviderWay(app, providerPaths, customersWay(portal))
    app.route({
      method: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
      url: '/portal/api/*',
      config: { surface: 'operation' },
      onRequest: (request, reply) => {
        refuseWith(refuse('route_unknown'), request, reply, dialect)
      },
      handler: () => undefined,
    })
  })
}
