import type { IncomingMessage } from 'node:http'
import {
  includesRole,
  type MemberRole,
  type ProjectId,
  type Refusal,
  refuse,
} from '@countersign/core'
import type { FastifyRequest } from 'fastify'
import { findEmbedSession } from '../../engine/embed-session.ts'
import { hasSelfService, namedInTrail, type Portal } from '../../portal/context.ts'
import { type FoundSession, findSession } from '../../portal/sessions.ts'
import type { CustomerRecord } from '../../store/portal.ts'
import type { ProjectRecord } from '../../store/records.ts'
import { isFromElsewhere } from '../control/same-origin.ts'
import { cookieOf } from '../control/session-caller.ts'
import { headerValues } from '../credential-of.ts'
import type { PortalOperation } from './portal-operation.ts'

/** Who asks something of a project, as of this very request. */
export interface PortalCaller {
  /** Null: the panel in a page of the API's own application, in nobody's name. */
  readonly customer: Pick<CustomerRecord, 'id' | 'name' | 'email'> | null
  readonly actor: string
  /** What the audit trail calls who it is; absent: nothing. */
  readonly actorName?: string
  readonly projectId: ProjectId
  readonly role: MemberRole
}

/** Who was let in: nobody in particular, somebody who is signed in, or a member of the project of the path. */
export interface LetIn {
  readonly session: FoundSession | null
  readonly caller: PortalCaller | null
}

export type AuthorizePortal = (
  request: FastifyRequest,
  operation: PortalOperation,
) => Promise<LetIn | Refusal>

/**
 * Lets in whom the operation asks for. Session, customer, membership and project are one read, made for
 * this very request: what ended before it counts for it. A project of others is one that there is not.
 */
export function createPortalAuthorize(portal: Portal): AuthorizePortal {
  return async (request, operation) => {
    const { raw } = request
    if (operation.role === null) {
      const mayBeForged = operation.method !== 'GET' && isFromElsewhere(raw, portal.url)
      return mayBeForged ? refuse('csrf_refused') : { session: null, caller: null }
    }
    const named = projectIn(request)
    const [token] = bearerOf(raw)
    if (token !== undefined) return authorizeEmbedded(token, { named, operation, portal })
    const session = await findSession(cookieOf(raw), named, portal)
    if (session === null) return refuse('session_missing')
    const forged = refuseForged(raw, operation, { token: session.token, portal })
    if (forged !== null) return forged
    if (operation.wholeAccount && session.session.projectId !== null) return refuse('role_missing')
    if (operation.role === 'customer') return { session, caller: null }
    const { inProject, customer } = session
    if (inProject === null) return refuse('object_unknown')
    const { project, role } = inProject
    const refusal = refuseRole(operation, role, project, portal)
    if (refusal !== null) return refusal
    const caller = {
      customer,
      actor: customer.id,
      actorName: namedInTrail(customer),
      projectId: project.id,
      role,
    }
    return { session, caller }
  }
}

interface Asked {
  /** The project of the path, by its id or slug; null: there is none in it. */
  readonly named: string | null
  readonly operation: PortalOperation
  readonly portal: Portal
}

/** The panel in a page of the API's own application shows a token, which reaches one project and no account. */
async function authorizeEmbedded(
  token: string,
  { named, operation, portal }: Asked,
): Promise<LetIn | Refusal> {
  const found = await findEmbedSession(token, portal.engine)
  const isForNobody = operation.role !== 'customer' && operation.inOwnName !== true
  if (found === null || !isForNobody) return refuse('session_missing')
  const { project, session } = found
  if (named !== project.id && named !== project.slug) return refuse('object_unknown')
  const refusal = refuseRole(operation, session.role, project, portal)
  if (refusal !== null) return refusal
  const { id: actor, role } = session
  return { session: null, caller: { customer: null, actor, projectId: project.id, role } }
}

function bearerOf(request: IncomingMessage): readonly string[] {
  return headerValues(request, 'authorization').flatMap(
    (value) => /^Bearer +([0-9A-Za-z]{43})$/i.exec(value)?.[1] ?? [],
  )
}

/** What a role in a project, and the project itself, do not allow. */
export function refuseRole(
  { role: asked, makesKeys }: Pick<PortalOperation, 'role' | 'makesKeys'>,
  held: MemberRole,
  project: ProjectRecord,
  portal: Pick<Portal, 'selfService'>,
): Refusal | null {
  const isEnough = asked === null || asked === 'customer' || includesRole(held, asked)
  if (!isEnough) return refuse('role_missing', { member: 'role', expected: asked })
  return makesKeys === true && !hasSelfService(project, portal) ? refuse('self_service_off') : null
}

function projectIn({ params }: FastifyRequest): string | null {
  const { project } = params as { readonly project?: string }
  return project ?? null
}

/** What changes something must show that it comes from our own page. */
function refuseForged(
  raw: IncomingMessage,
  { method }: PortalOperation,
  { token, portal }: { readonly token: string; readonly portal: Portal },
): Refusal | null {
  if (method === 'GET') return null
  const [shown = ''] = headerValues(raw, 'x-csrf-token')
  const isOurs = portal.cookies.isCsrfToken(shown, token)
  return isOurs && !isFromElsewhere(raw, portal.url) ? null : refuse('csrf_refused')
}
