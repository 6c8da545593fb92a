import { addChangesRoute } from './changes.ts'
import { addClientRoutes } from './clients.ts'
import type { PortalContext } from './context.ts'
import { addKeyRequestRoutes } from './key-requests.ts'
import { addKeyRoutes } from './keys.ts'
import { addLimitsRoute } from './limits.ts'
import { addProjectRoute } from './project.ts'
import { addSamplesRoute } from './samples.ts'
import { addSampleSending } from './sending.ts'
import { addUsageRoute } from './usage.ts'

/** What members of a project may do in it. */
export function addProjectRoutes(context: PortalContext): void {
  addProjectRoute(context)
  addKeyRoutes(context)
  addClientRoutes(context)
  addKeyRequestRoutes(context)
  addUsageRoute(context)
  addLimitsRoute(context)
  addChangesRoute(context)
  addSamplesRoute(context)
  addSampleSending(context)
}
