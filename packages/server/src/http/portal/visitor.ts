import type { FastifyRequest } from 'fastify'
import type { Visitor } from '../../operators/context.ts'
import { customerActor } from '../../portal/actor.ts'
import type { Actor } from '../../store/audit.ts'
import { visitorOf } from '../control/visitor.ts'
import type { PortalContext } from './context.ts'
import { sessionOf } from './operation.ts'

/** Somebody at their own account. */
export interface Own {
  readonly found: ReturnType<typeof sessionOf>
  readonly visitor: Visitor
  readonly actor: Actor
}

/** Whose session let the request in, as who changes something. */
export function ownOf(request: FastifyRequest, context: Pick<PortalContext, 'app'>): Own {
  const found = sessionOf(request)
  const visitor = visitorOf(request, context)
  return { found, visitor, actor: customerActor(found.customer, visitor) }
}
