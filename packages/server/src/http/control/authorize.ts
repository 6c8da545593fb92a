import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { type Refusal, refuse } from '@countersign/core'
import { authenticate, rememberUse } from '../../engine/authenticate.ts'
import type { Engine } from '../../engine/ports.ts'
import { credentialOf } from '../credential-of.ts'
import { type Permission, permissions } from './permissions.ts'

/** Who calls the control API, and what they may do there. */
export interface Operator {
  readonly permissions: readonly string[]
}

export type Authorize = (
  request: IncomingMessage,
  permission: Permission,
) => Promise<Operator | Refusal>

const bearer = [{ in: 'authorization', scheme: 'Bearer' }] as const

/**
 * The control API is opened by the admin key, which may do everything, and by server-level keys,
 * which may do what they were made for. No other credential passes, whatever its contract calls it.
 */
export function createAuthorize(adminKey: string, engine: Engine): Authorize {
  const adminDigest = engine.crypto.sha256(adminKey)
  const admin: Operator = { permissions }

  return async (request, permission) => {
    const carried = credentialOf(request, bearer)
    if ('refusal' in carried) return carried.refusal
    const presented = engine.crypto.sha256(carried.credential)
    if (timingSafeEqual(presented, adminDigest)) return admin

    const address = request.socket.remoteAddress ?? null
    const known = await authenticate(
      { credential: carried.credential, takes: ['key'], address, demand: { level: 'server' } },
      engine,
    )
    if ('refusal' in known) return known.refusal
    if (!known.principal.permissions.includes(permission)) {
      return refuse('permission_missing', { member: 'permissions', expected: permission })
    }
    rememberUse(known.facts, address, engine)
    return known.principal
  }
}
