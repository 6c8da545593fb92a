import type { Refusal, Role } from '@countersign/core'
import { beyondMaker, type Permission, permissions } from './permissions.ts'

const reading = permissions.filter((one) => one.endsWith('.read') || one === 'verify')
const notForOperators: readonly Permission[] = ['operators.write', 'server-keys.write']

/** What the roles of operators may. */
const permissionsOf: Readonly<Record<Role, readonly Permission[]>> = {
  owner: permissions,
  operator: permissions.filter((one) => !notForOperators.includes(one)),
  'read-only': reading,
}

export function permissionsOfRole(role: Role): readonly Permission[] {
  return permissionsOf[role]
}

/** Nobody gives or takes a role that may more than they do. */
export function beyondRole(role: Role | undefined, held: readonly string[]): Refusal | null {
  return role === undefined ? null : beyondMaker(permissionsOf[role], held)
}
