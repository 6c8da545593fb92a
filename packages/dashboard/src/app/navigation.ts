import type { Permission } from '../api/use-session.ts'
import type { IconName } from '../parts/icon.tsx'

/** The places of the dashboard, in their order. The texts are `nav.<name>`. */
export const places = [
  { name: 'overview', to: '/', icon: 'overview', permission: null },
  { name: 'projects', to: '/projects', icon: 'project', permission: 'projects.read' },
  { name: 'keys', to: '/keys', icon: 'key', permission: 'keys.read' },
  { name: 'hygiene', to: '/hygiene', icon: 'hygiene', permission: 'keys.read' },
  { name: 'products', to: '/products', icon: 'product', permission: 'products.read' },
  { name: 'usage', to: '/usage', icon: 'usage', permission: 'usage.read' },
  { name: 'limits', to: '/limits', icon: 'limit', permission: 'usage.read' },
  { name: 'audit', to: '/audit', icon: 'audit', permission: 'audit.read' },
  { name: 'tryIt', to: '/try-it', icon: 'try', permission: 'verify' },
  { name: 'serverKeys', to: '/server-keys', icon: 'server', permission: 'server-keys.read' },
  { name: 'signingKeys', to: '/signing-keys', icon: 'signature', permission: 'signing-keys.read' },
  { name: 'settings', to: '/settings', icon: 'settings', permission: null },
] as const satisfies readonly {
  readonly name: string
  readonly to: string
  readonly icon: IconName
  readonly permission: Permission | null
}[]
