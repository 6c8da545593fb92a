import type { Refusal } from '@countersign/core'
import type { FastifyRequest } from 'fastify'
import type { Engine } from '../../engine/ports.ts'
import type { ProjectRecord } from '../../store/records.ts'
import type { Dialect } from '../answer.ts'
import type { InstallationFacts } from '../control/installation-view.ts'
import type { Listener } from '../listener.ts'
import type { PortalCaller } from './authorize.ts'
import type { PortalOperation } from './portal-operation.ts'

/** What every route of the portal's API is built with. */
export interface PortalContext {
  readonly app: Listener
  readonly engine: Engine
  readonly dialect: Dialect
  readonly authorize: (
    request: FastifyRequest,
    operation: PortalOperation,
  ) => Promise<PortalCaller | Refusal>
  /** Whether the members of a project make keys themselves. */
  readonly selfService: (project: ProjectRecord) => boolean
  readonly installation: Pick<InstallationFacts, 'contract' | 'publicUrl'>
}
