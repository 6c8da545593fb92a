import type { Store } from '../store/port.ts'
import type { Operation } from './counts.ts'

/** Does `work`, which is one call of the store, and may do something around it. */
export type Around = <Result>(operation: Operation, work: () => Result) => Result

const operationOf = {
  credentialById: 'lookup',
  credentialByDigest: 'lookup',
  project: 'read',
  projects: 'read',
  key: 'read',
  keys: 'read',
  countKeys: 'read',
  foundKeys: 'read',
  countFound: 'read',
  counted: 'read',
  fullestCounters: 'read',
  client: 'read',
  clients: 'read',
  product: 'read',
  products: 'read',
  subscription: 'read',
  subscriptions: 'read',
  uses: 'read',
  usage: 'read',
  signingKeys: 'read',
  installation: 'read',
  session: 'read',
  sessionsOf: 'read',
  operator: 'read',
  operatorByEmail: 'read',
  operators: 'read',
  countOwners: 'read',
  passwordOf: 'read',
  invitations: 'read',
  invitationByEmail: 'read',
  customerSession: 'read',
  customerSessions: 'read',
  customer: 'read',
  customerBy: 'read',
  customerPassword: 'read',
  projectsOfCustomer: 'read',
  members: 'read',
  member: 'read',
  invitedAs: 'read',
  portalLink: 'read',
  keyRequests: 'read',
  keyRequest: 'read',
  embedSession: 'read',
  keyMaker: 'read',
  touchSession: 'uses',
  statusPositions: 'read',
  lastStatusPosition: 'read',
  revokedTokens: 'read',
  audit: 'read',
  auditHead: 'read',
  change: 'change',
  recordUsage: 'uses',
  addUpUsage: 'uses',
  recordHabits: 'uses',
  findRested: 'uses',
  tendUsage: 'uses',
  spend: 'limits',
  tendCounters: 'tend',
  ping: 'ping',
} as const satisfies Record<
  Exclude<keyof Store, 'signIn' | 'sealAudit' | 'lookups' | 'close'>,
  Operation
>

/** A store whose calls of these operations go through `around`; the others stay as they are. */
export function storeAround(store: Store, wanted: ReadonlySet<Operation>, around: Around): Store {
  const calls = store as unknown as Readonly<Record<string, (...given: unknown[]) => unknown>>
  const wrapped = Object.entries(operationOf)
    .filter(([, operation]) => wanted.has(operation))
    .map(([name, operation]) => [
      name,
      (...given: unknown[]) => around(operation, () => calls[name]?.(...given)),
    ])
  return { ...store, ...(Object.fromEntries(wrapped) as Partial<Store>) }
}
