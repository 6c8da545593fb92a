import type { IncomingMessage } from 'node:http'
import { type Principal, type Refusal, refuse } from '@countersign/core'
import { authenticate, countRefusal, countRefused, rememberUse } from '../../engine/authenticate.ts'
import type { Maker } from '../../engine/maker.ts'
import type { Engine } from '../../engine/ports.ts'
import { whenRead } from '../../engine/when-read.ts'
import type { ClientAddress } from '../client-address.ts'
import { credentialOf } from '../credential-of.ts'
import { createComparison } from '../secret-comparison.ts'
import { type Permission, permissions } from './permissions.ts'

/** Whose credential was shown, and what they may do with it. */
export interface Authorized extends Pick<Maker, 'id' | 'scopes'> {
  readonly permissions: readonly string[]
}

/** Who calls the control API, and from where. */
export type Operator = Authorized & Maker

export type Authorize = (
  request: IncomingMessage,
  permission: Permission,
) => Authorized | Refusal | Promise<Authorized | Refusal>

const bearer = [{ in: 'authorization', scheme: 'Bearer' }] as const

interface Asked {
  readonly adminKey: string
  readonly clientAddress: ClientAddress
  readonly note: ((request: IncomingMessage, operator: Principal) => void) | null
}

/**
 * The control API is opened by the admin key, which may do everything, and by server-level keys,
 * which may do what they were made for. No other credential passes, whatever its contract calls it.
 * `note` is told whose key it was.
 */
export function createAuthorize(
  engine: Engine,
  { adminKey, clientAddress, note }: Asked,
): Authorize {
  const isAdminKey = createComparison(adminKey, engine.crypto.sha256)
  const admin: Authorized = { id: 'admin', permissions, scopes: null }

  return (request, permission) => {
    const carried = credentialOf(request, bearer)
    if ('refusal' in carried) return carried.refusal
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
