import type { Change } from './port.ts'

/**
 * What each step does. `notes`: it writes what is no object of anybody's, such as which requests
 * were seen; a change that does only that needs no record.
 */
const effects = {
  at: 'reads',
  project: 'reads',
  insertProject: 'writes',
  updateProject: 'writes',
  deleteProject: 'writes',
  product: 'reads',
  insertProduct: 'writes',
  updateProduct: 'writes',
  deleteProduct: 'writes',
  productsByIds: 'reads',
  subscription: 'reads',
  subscriptionsOf: 'reads',
  insertSubscription: 'writes',
  updateSubscription: 'writes',
  client: 'reads',
  insertClient: 'writes',
  updateClient: 'writes',
  deleteClient: 'writes',
  key: 'reads',
  insertKey: 'writes',
  updateKey: 'writes',
  hasLiveKeys: 'reads',
  revokeKeys: 'writes',
  revokeToken: 'writes',
  statusPosition: 'notes',
  claimRequest: 'notes',
  useOnce: 'notes',
  settleRequest: 'notes',
  signingKeys: 'reads',
  writeSigningKeys: 'writes',
  insertInstallation: 'writes',
  takeExpiredKeys: 'writes',
  operator: 'reads',
  countOwners: 'reads',
  insertOperator: 'writes',
  updateOperator: 'writes',
  deleteOperator: 'writes',
  setPassword: 'writes',
  dropTwoFactor: 'writes',
  noteSignIn: 'writes',
  takeCode: 'notes',
  session: 'reads',
  endSessions: 'writes',
  insertInvitation: 'writes',
  invitation: 'reads',
  useInvitation: 'writes',
  deleteInvitation: 'writes',
  dropSetupLinks: 'writes',
  customer: 'reads',
  customerBy: 'reads',
  insertCustomer: 'writes',
  updateCustomer: 'writes',
  customerPassword: 'reads',
  setCustomerPassword: 'writes',
  insertCustomerSession: 'writes',
  noteCustomerSignIn: 'writes',
  customerSession: 'reads',
  endCustomerSessions: 'writes',
  membership: 'reads',
  membershipOf: 'reads',
  insertMembership: 'writes',
  updateMembership: 'writes',
  deleteMembership: 'writes',
  countProjectOwners: 'reads',
  countMemberships: 'reads',
  insertPortalLink: 'notes',
  portalLink: 'reads',
  usePortalLink: 'notes',
  dropPortalLinks: 'notes',
  keyRequest: 'reads',
  insertEmbedSession: 'writes',
  noteKeyMaker: 'writes',
  countOpenKeyRequests: 'reads',
  insertKeyRequest: 'writes',
  updateKeyRequest: 'writes',
  record: 'records',
} as const satisfies Record<keyof Change, 'reads' | 'writes' | 'notes' | 'records'>

/** The same change, and a check to be made before it is committed: nothing goes unrecorded. */
export function mustRecord(change: Change): { watched: Change; refuseUnrecorded: () => void } {
  const steps = change as unknown as Readonly<Record<string, Step>>
  const done = { writes: false, records: false }
  const watched = Object.entries(effects).flatMap(([name, effect]) => {
    const step = steps[name]
    if (step === undefined || effect === 'reads' || effect === 'notes') return []
    const noted: Step = async (...given) => {
      const result = await step(...given)
      if (!isNothing(result)) done[effect] = true
      return result
    }
    return [[name, noted]]
  })
  return {
    watched: { ...change, ...(Object.fromEntries(watched) as Partial<Change>) },
    refuseUnrecorded: () => {
      if (done.writes && !done.records) throw new Error('a change left no record of itself')
    },
  }
}

type Step = (...given: unknown[]) => Promise<unknown>

/** So do steps answer that found a name taken, or nothing to change. */
function isNothing(result: unknown): boolean {
  return result === false || (Array.isArray(result) && result.length === 0)
}
