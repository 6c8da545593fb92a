import { parseDuration, type Scopes, type UnixMillis } from '@countersign/core'
import type { Static } from 'typebox'
import type { ChangeKey } from '../../engine/change-key.ts'
import type { Expiry, KeyWishes } from '../../engine/create-key.ts'
import { parseInstant } from '../formats.ts'
import { RefusedRequest } from '../refusal-of.ts'
import type { Body, keyWishes } from './schemas.ts'

type Wishes = Static<ReturnType<typeof Body<typeof keyWishes>>>

/**
 * What a body wishes for a new key; what it leaves out is the usual. The usual scopes are those of
 * its maker, since a key can not have more.
 */
export function readWishes(body: Wishes, usualScopes: Scopes): KeyWishes {
  return {
    name: body.name ?? 'unnamed',
    environment: body.environment ?? 'live',
    scopes: body.scopes === undefined ? usualScopes : body.scopes,
    audiences: body.audiences ?? null,
    ipAllow: body.ip_allow ?? null,
    metadata: body.metadata ?? {},
    expires: readExpiry(body) ?? null,
  }
}

/** What a body changes of a key; what it leaves out stays. */
export function readChanges(
  body: Omit<Wishes, 'environment'> & { readonly is_active?: boolean },
): ChangeKey {
  const expires = readExpiry(body)
  return {
    ...(body.name === undefined ? {} : { name: body.name }),
    ...(body.scopes === undefined ? {} : { scopes: body.scopes }),
    ...(body.audiences === undefined ? {} : { audiences: body.audiences }),
    ...(body.ip_allow === undefined ? {} : { ipAllow: body.ip_allow }),
    ...(body.metadata === undefined ? {} : { metadata: body.metadata }),
    ...(body.is_active === undefined ? {} : { isActive: body.is_active }),
    ...(expires === undefined ? {} : { expires }),
  }
}

/** Undefined when the body says nothing of an expiry. */
function readExpiry({
  expires_in: duration,
  expires_at: instant,
}: Pick<Wishes, 'expires_in' | 'expires_at'>): Expiry | undefined {
  if (duration !== undefined && instant !== undefined) {
    throw new RefusedRequest('body_invalid', {
      member: 'expires_in',
      expected: 'either expires_in or expires_at',
    })
  }
  if (typeof duration === 'string') return { after: parseDuration(duration) ?? 0 }
  if (typeof instant === 'string') return { at: (parseInstant(instant) ?? 0) as UnixMillis }
  return duration === undefined && instant === undefined ? undefined : null
}
