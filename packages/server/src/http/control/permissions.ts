import { type Refusal, refuse } from '@countersign/core'
import { Type } from 'typebox'
import { permissions } from './permission-names.ts'

export { type Permission, permissions } from './permission-names.ts'

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
