import type { Permission } from '../../api/use-session.ts'

/** What a server-level key may do, by what it is about. The texts are `permissions.<group>`. */
export const permissionGroups = [
  { name: 'verification', permissions: ['verify'] },
  {
    name: 'projects',
    permissions: [
      ...(['projects.read', 'projects.write', 'members.read'] as const),
      ...(['members.write', 'portal.write'] as const),
    ],
  },
  { name: 'keys', permissions: ['keys.read', 'keys.write', 'clients.read', 'clients.write'] },
  {
    name: 'products',
    permissions: ['products.read', 'products.write', 'subscriptions.read', 'subscriptions.write'],
  },
  { name: 'insight', permissions: ['usage.read', 'audit.read', 'metrics.read'] },
  {
    name: 'security',
    permissions: [
      ...(['server-keys.read', 'server-keys.write', 'signing-keys.read'] as const),
      ...(['signing-keys.write', 'operators.read', 'operators.write'] as const),
    ],
  },
] as const satisfies readonly {
  readonly name: string
  readonly permissions: readonly Permission[]
}[]

const all: readonly Permission[] = permissionGroups.flatMap(({ permissions }) => permissions)

/** What many such keys are made for. */
export const presets = [
  { name: 'verify', permissions: ['verify'] },
  {
    name: 'manage',
    permissions: [
      ...(['projects.read', 'projects.write', 'keys.read', 'keys.write'] as const),
      ...(['clients.read', 'clients.write'] as const),
    ],
  },
  { name: 'read', permissions: all.filter((one) => one.endsWith('.read')) },
] as const satisfies readonly {
  readonly name: string
  readonly permissions: readonly Permission[]
}[]
