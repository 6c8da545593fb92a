/** What a server-level key, or the role of an operator, may be allowed on the control API. */
export const permissions = [
  'verify',
  'projects.read',
  'projects.write',
  'keys.read',
  'keys.write',
  'clients.read',
  'clients.write',
  'products.read',
  'products.write',
  'subscriptions.read',
  'subscriptions.write',
  'server-keys.read',
  'server-keys.write',
  'signing-keys.read',
  'signing-keys.write',
  'audit.read',
  'usage.read',
  'metrics.read',
  'operators.read',
  'operators.write',
  'members.read',
  'members.write',
  'portal.write',
] as const

export type Permission = (typeof permissions)[number]
