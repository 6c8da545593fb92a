const keyVerbs = ['create', 'change', 'rotate', 'revoke', 'expire'] as const
const recordVerbs = ['create', 'change', 'delete'] as const
const ends = ['revoke-tokens'] as const

/** What can happen to objects, by their kind: a closed set. A bulk of keys is revoked as one is. */
const verbs = {
  installation: ['create', 'reset'],
  project: [...recordVerbs, ...ends],
  key: [...keyVerbs, ...ends],
  'server-key': keyVerbs,
  client: [...recordVerbs, ...ends],
  token: ['revoke'],
  product: recordVerbs,
  subscription: ['create', 'cancel'],
  'signing-key': ['create', 'publish', 'rotate', 'change', 'retire', 'compromise'],
  operator: [
    ...recordVerbs,
    'sign-in',
    'refuse-sign-in',
    'sign-out',
    'change-password',
    'enable-two-factor',
    'disable-two-factor',
    'renew-backup-codes',
    'end-sessions',
  ],
  session: ['end'],
  invitation: ['create', 'accept', 'delete'],
  customer: [
    'create',
    'change',
    'sign-in',
    'refuse-sign-in',
    'sign-out',
    'change-password',
    'reset-password',
    'end-session',
  ],
  member: ['invite', 'create', 'change', 'accept', 'delete'],
  'portal-link': ['create'],
  'embed-session': ['create'],
  'key-request': ['create', 'approve', 'refuse', 'collect', 'withdraw'],
} as const

/** Kinds of objects whose changes the audit trail records. */
export type AuditedKind = keyof typeof verbs

/** `<kind>.<verb>`: every change that there is. */
export type AuditAction = {
  [Kind in AuditedKind]: `${Kind}.${(typeof verbs)[Kind][number]}`
}[AuditedKind]

export type KindOfAction<Action extends AuditAction> = Action extends `${infer Kind}.${string}`
  ? Kind & AuditedKind
  : never

export const auditActions: readonly AuditAction[] = Object.entries(verbs).flatMap(
  ([kind, ofKind]) => ofKind.map((verb) => `${kind}.${verb}` as AuditAction),
)

export function kindOfAction<Action extends AuditAction>(action: Action): KindOfAction<Action> {
  return action.slice(0, action.indexOf('.')) as KindOfAction<Action>
}
