import type { IncomingMessage } from 'node:http'
import { type Principal, type Refusal, refuse } from '@countersign/core'
import { authenticate, countRefusal, countRefused, rememberUse } from '../../engine/authenticate.ts'
import type { Maker } from '../../engine/maker.ts'
import type { Engine } from '../../engine/ports.ts'
import { whenRead } from '../../engine/when-read.ts'
import type { SignIn } from '../../operators/context.ts'
import type { ClientAddress } from '../client-address.ts'
import { credentialOf } from '../credential-of.ts'
import { createComparison } from '../secret-comparison.ts'
import { type Permission, permissions } from './permissions.ts'
import { authorizeSession, hasSessionCookie } from './session-caller.ts'
import type { SignedIn } from './session-view.ts'

/** Whose credential was shown, and what they may do with it. */
export interface Authorized extends Pick<Maker, 'id' | 'name' | 'scopes'> {
  readonly permissions: readonly string[]
  /** Of the dashboard, where it was a session that let the request in. */
  readonly session?: SignedIn
}

/** Who calls the control API, and from where. */
export type Operator = Authorized & Maker

export type Authorize = (
  request: IncomingMessage,
  /** Null: any session, and nothing but a session. */
  permission: Permission | null,
  /** Asked of a request that was let in and goes on: who has left the page open does not use the session. */
  again?: 'again',
) => Authorized | Refusal | Promise<Authorized | Refusal>

const bearer = [{ in: 'authorization', scheme: 'Bearer' }] as const

interface Asked {
  readonly adminKey: string
  readonly clientAddress: ClientAddress
  readonly signIn: SignIn
  readonly note: ((request: IncomingMessage, operator: Principal) => void) | null
}

/**
 * The control API is opened by the admin key, which may do everything, and by server-level keys,
 * which may do what they were made for, and by the sessions of operators, as far as their role goes. No other credential passes, whatever its contract calls it.
 * `note` is told whose key it was.
 */
export function createAuthorize(
  engine: Engine,
  { adminKey, clientAddress, signIn, note }: Asked,
): Authorize {
  const isAdminKey = createComparison(adminKey, engine.crypto.sha256)
  const admin: Authorized = { id: 'admin', permissions, scopes: null }

  return (request, permission, again) => {
    const carried = credentialOf(request, bearer)
    if ('refusal' in carried) {
      const isNone = carried.refusal.code === 'credential_missing'
      if (isNone && hasSessionCookie(request)) {
        return authorizeSession(request, permission, { signIn, isNoted: again === undefined })
      }
      return permission === null ? refuse('session_missing') : carried.refusal
    }
    if (permission === null) return refuse('session_missing')
    const { credential } = carried
    if (isAdminKey(credential)) return admin

    const address = clientAddress(request)
    const presented = { credential, takes: onlyKeys, address, demand: ofServer }
    return whenRead(authenticate(presented, engine), (known) => {
      if ('refusal' in known) {
        countRefused(known, engine)
        return known.refusal
      }
      note?.(request, known.principal)
      if (!known.principal.permissions.includes(permission)) {
        const about = { member: 'permissions', expected: permission }
        const refusal = refuse('permission_missing', about)
        countRefusal(refusal, known.facts, engine)
        return refusal
      }
      rememberUse(known.facts, address, engine)
      const { id, permissions: held, scopes } = known.facts.record.key
      return { id, permissions: held, scopes }
    })
  }
}

const onlyKeys = ['key'] as const
const ofServer = { level: 'server' } as const
