import type { MemberRole, UnixMillis } from '@countersign/core'
import { done, type Outcome, refused } from '../engine/outcome.ts'
import { sha256 } from '../engine/random.ts'
import { countAttempt } from '../operators/attempts.ts'
import type { Visitor } from '../operators/context.ts'
import type { PortalLinkRecord } from '../store/portal.ts'
import type { ProjectRecord } from '../store/records.ts'
import type { Portal } from './context.ts'
import { isOpen } from './new-records.ts'

/** What a link is about, for whoever holds it. */
export interface ReadLink {
  readonly kind: PortalLinkRecord['kind']
  readonly email: string | null
  readonly role: MemberRole | null
  readonly project: ProjectRecord | null
  /** Whether somebody of this address is a customer already: they sign in and accept, others choose a password. */
  readonly isCustomer: boolean
  readonly expiresAt: UnixMillis
}

/** Reads a link without using it. Refuses with `link_refused` one that is not good any more. */
export async function readLink(
  secret: string,
  visitor: Visitor,
  portal: Portal,
): Promise<Outcome<ReadLink>> {
  const limited = await countAttempt({ source: visitor.source }, portal)
  if (limited !== null) return { ok: false, refusal: limited }
  const { store } = portal.engine
  const link = await store.portalLink(sha256(secret))
  if (!isOpen(link, await store.ping())) return refused('link_refused')
  const { kind, email, membershipId, projectId, expiresAt } = link
  const member = membershipId === null ? null : await store.member(membershipId)
  const project = projectId === null ? null : await store.project(projectId)
  if (projectId !== null && project === null) return refused('link_refused')
  const isCustomer = email !== null && (await store.customerBy({ email })) !== null
  const role = member?.membership.role ?? null
  return done({ kind, email, role, project, isCustomer, expiresAt })
}
