import type { Engine } from '../../engine/ports.ts'
import type { Portal } from '../../portal/context.ts'
import type { ProjectRecord } from '../../store/records.ts'
import type { Dialect } from '../answer.ts'
import type { InstallationFacts } from '../control/installation-view.ts'
import type { Listener } from '../listener.ts'
import type { AuthorizePortal } from './authorize.ts'

/** What every route of the portal's API is built with. */
export interface PortalContext {
  readonly app: Listener
  readonly engine: Engine
  readonly dialect: Dialect
  readonly portal: Portal
  readonly authorize: AuthorizePortal
  /** Whether the members of a project make keys themselves. */
  readonly selfService: (project: ProjectRecord) => boolean
  readonly installation: Pick<InstallationFacts, 'contract' | 'publicUrl'>
}
