import type { IncomingMessage } from 'node:http'
import { type Refusal, refuse } from '@countersign/core'
import { namedInTrail } from '../../operators/actor.ts'
import type { SignIn } from '../../operators/context.ts'
import { findSession } from '../../operators/sessions.ts'
import { headerValues } from '../credential-of.ts'
import type { Authorized } from './authorize.ts'
import type { Permission } from './permissions.ts'
import { permissionsOfRole } from './roles.ts'
import { isFromElsewhere } from './same-origin.ts'

const asking: ReadonlySet<string | undefined> = new Set(['GET', 'HEAD'])

/** Whether a request has the cookie of a session, good or not. */
export function hasSessionCookie(request: Pick<IncomingMessage, 'rawHeaders'>): boolean {
  return headerValues(request, 'cookie').some((cookie) => cookie.includes('.session_token='))
}

/**
 * Who asks by the session of a dashboard, read anew: what was ended, cut or deactivated before this
 * request counts for it. What changes something must show that it comes from our own page.
 */
export async function authorizeSession(
  request: IncomingMessage,
  permission: Permission | null,
  { signIn, isNoted }: { readonly signIn: SignIn; readonly isNoted: boolean },
): Promise<Authorized | Refusal> {
  const found = await findSession(cookieOf(request), signIn, { isNoted })
  if (found === null) return refuse('session_missing')
  if (!asking.has(request.method)) {
    const [shown = ''] = headerValues(request, 'x-csrf-token')
    const isOurs = signIn.cookies.isCsrfToken(shown, found.token)
    if (!isOurs || isFromElsewhere(request, signIn.url)) return refuse('csrf_refused')
  }
  const permissions = permissionsOfRole(found.operator.role)
  if (permission !== null && !permissions.includes(permission)) {
    return refuse('permission_missing', { member: 'permissions', expected: permission })
  }
  const { id } = found.operator
  return { id, name: namedInTrail(found.operator), permissions, scopes: null, session: found }
}

/** A browser that has several sends them in one header; two headers are joined likewise (RFC 9113 §8.2.3). */
export function cookieOf(request: Pick<IncomingMessage, 'rawHeaders'>): string | undefined {
  const values = headerValues(request, 'cookie')
  return values.length === 0 ? undefined : values.join('; ')
}
