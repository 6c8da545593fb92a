import { type Refusal, refuse } from '@countersign/core'
import { Type } from 'typebox'

/** What a server-level key may be allowed on the control API. */
export const permissions = [
  'verify',
  'projects.read',
  'projects.write',
  'keys.read',
  'keys.write',
  'clients.read',
  'clients.write',
  'server-keys.read',
  'server-keys.write',
  'metrics.read',
] as const

export type Permission = (typeof permissions)[number]

export const Permissions = Type.Array(Type.String({ enum: [...permissions] }), {
  minItems: 1,
  maxItems: permissions.length,
  uniqueItems: true,
  description: `a list of different permissions out of ${permissions.join(', ')}`,
})

/** Nobody gives permissions that they don't have. */
export function beyondMaker(
  wanted: readonly string[] | undefined,
  held: readonly string[],
): Refusal | null {
  const beyond = (wanted ?? []).filter((permission) => !held.includes(permission))
  if (beyond.length === 0) return null
  return refuse('permission_missing', { member: 'permissions', expected: beyond.join(', ') })
}
