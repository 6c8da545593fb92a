import type { Permission } from './permissions.ts'

/** One operation of the control API: the route, who may call it, and what the documents say of it. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly url: string
  /** Null: open to everybody who reaches the control port, unless a session is asked for. */
  readonly permission: Permission | null
  /** Only for who is signed in to the dashboard, whatever their role. */
  readonly caller?: 'session'
  readonly summary: string
  readonly description?: string
  /** Takes an Idempotency-Key: repeated, it answers what the first one made. */
  readonly idempotent?: true
  /** Answers `{data, next_cursor}`. */
  readonly paged?: true
  /** Takes If-Match: changes only what the caller has seen. */
  readonly conditional?: true
  /** Names in its body or its query what may not be there. */
  readonly namesInBody?: true
  /** Takes a body that may be left out. */
  readonly bodyIsOptional?: true
}

const get = { method: 'GET' } as const
const post = { method: 'POST' } as const
const patch = { method: 'PATCH', conditional: true } as const
const remove = { method: 'DELETE', conditional: true } as const
const create = { ...post, idempotent: true } as const
const list = { ...get, paged: true } as const

const shownOnce = 'The secret is in this reply and nowhere else: it is not kept.'
const nullIsAll = '`scopes: null` is all that the project may, `[]` is nothing.'

const tokensEnd =
  'Those that were minted before `before`, which is now unless it is said; the key itself and later tokens are not touched. From the moment the reply is sent no node accepts them.'

const open = { permission: null } as const
const own = { permission: null, caller: 'session' } as const

/** Every operation by its operationId, which is also its name in the clients: `<group>.<verb>`. */
export const operations = {
  'projects.create': {
    ...create,
    url: '/v1/projects',
    permission: 'projects.write',
    summary: 'Make a project',
  },
  'projects.list': {
    ...list,
    url: '/v1/projects',
    permission: 'projects.read',
    summary: 'List projects, the newest first',
  },
  'projects.get': {
    ...get,
    url: '/v1/projects/:project',
    permission: 'projects.read',
    summary: 'Read a project',
  },
  'projects.change': {
    ...patch,
    url: '/v1/projects/:project',
    permission: 'projects.write',
    summary: 'Change a project',
    description:
      'Deactivating a project refuses its keys, and the tokens minted from them, from the moment the reply is sent; activating it makes them work again.',
  },
  'projects.delete': {
    ...remove,
    url: '/v1/projects/:project',
    permission: 'projects.write',
    summary: 'Delete a project that has no live keys',
    description: 'Refused while a key of the project is not revoked. Its slug is free afterwards.',
  },
  'keys.create': {
    ...create,
    url: '/v1/projects/:project/keys',
    permission: 'keys.write',
    summary: 'Make a key of a project',
    description: `${shownOnce} ${nullIsAll}`,
  },
  'keys.list': {
    ...list,
    url: '/v1/projects/:project/keys',
    permission: 'keys.read',
    summary: 'List the keys of a project, the newest first',
  },
  'keys.listAll': {
    ...list,
    url: '/v1/keys',
    permission: 'keys.read',
    summary: 'List the keys of all projects, the newest first',
  },
  'keys.revokeMany': {
    ...post,
    url: '/v1/projects/:project/keys/revoke',
    permission: 'keys.write',
    summary: 'Revoke all keys of a project that a filter names',
    description:
      'With `dry_run: true` it counts them and changes nothing. Revokes up to 1,000 at once: repeat it until `remaining` is 0.',
  },
  'keys.get': { ...get, url: '/v1/keys/:key', permission: 'keys.read', summary: 'Read a key' },
  'keys.change': {
    ...patch,
    url: '/v1/keys/:key',
    permission: 'keys.write',
    summary: 'Change a key',
    description:
      'What the key loses, the tokens minted from it lose too, from the moment the reply is sent.',
  },
  'keys.delete': {
    ...remove,
    url: '/v1/keys/:key',
    permission: 'keys.write',
    summary: 'Revoke a key, as POST …/revoke does, without a reason',
  },
  'keys.rotate': {
    ...create,
    conditional: true,
    bodyIsOptional: true,
    url: '/v1/keys/:key/rotate',
    permission: 'keys.write',
    summary: 'Give a key a new secret',
    description: `The present secrets live on for \`overlap\`, then end by themselves. ${shownOnce}`,
  },
  'keys.revoke': {
    ...post,
    conditional: true,
    bodyIsOptional: true,
    url: '/v1/keys/:key/revoke',
    permission: 'keys.write',
    summary: 'Revoke a key for good',
    description:
      'From the moment the reply is sent no node accepts the key, nor a token minted from it.',
  },
  'hygiene.get': {
    ...get,
    url: '/v1/hygiene',
    permission: 'keys.read',
    summary: 'Count the keys that are accepted and worth a look, by what may be amiss with them',
    description:
      'Never used, a week after they were made; idle for 90 days; without an end, or with one in the next 30 days; with scopes that no request has needed; used from five addresses or more in 30 days.',
  },
  'hygiene.list': {
    ...list,
    url: '/v1/hygiene/:finding',
    permission: 'keys.read',
    summary:
      'List the keys with which one thing may be amiss, the one that is most worth a look first',
    description:
      '`at` is when the key was made, last used, found so, or ends. A scope counts as needed when a route or a verification asked for it, or a token was minted with it. Addresses are noted of one use in five seconds at most, so they may be more.',
  },
  'keys.revokeTokens': {
    ...post,
    bodyIsOptional: true,
    url: '/v1/keys/:key/revoke-tokens',
    permission: 'keys.write',
    summary: 'Revoke all tokens that were minted from a key',
    description: tokensEnd,
  },
  'clients.create': {
    ...create,
    url: '/v1/projects/:project/clients',
    permission: 'clients.write',
    summary: 'Register an OAuth client of a project, with its first secret',
    description: shownOnce,
  },
  'clients.list': {
    ...list,
    url: '/v1/projects/:project/clients',
    permission: 'clients.read',
    summary: 'List the clients of a project, the newest first',
  },
  'clients.get': {
    ...get,
    url: '/v1/clients/:client_id',
    permission: 'clients.read',
    summary: 'Read a client',
  },
  'clients.change': {
    ...patch,
    url: '/v1/clients/:client_id',
    permission: 'clients.write',
    summary: 'Change a client',
  },
  'clients.delete': {
    ...remove,
    url: '/v1/clients/:client_id',
    permission: 'clients.write',
    summary: 'Delete a client and revoke its secrets',
  },
  'clients.createKey': {
    ...create,
    url: '/v1/clients/:client_id/keys',
    permission: 'clients.write',
    summary: 'Give a client another secret',
    description: `The others stay as they are. ${shownOnce}`,
  },
  'clients.listKeys': {
    ...list,
    url: '/v1/clients/:client_id/keys',
    permission: 'clients.read',
    summary: 'List the secrets of a client, the newest first',
  },
  'clients.revokeTokens': {
    ...post,
    bodyIsOptional: true,
    url: '/v1/clients/:client_id/revoke-tokens',
    permission: 'clients.write',
    summary: 'Revoke all tokens of a client',
    description: tokensEnd,
  },
  'projects.revokeTokens': {
    ...post,
    bodyIsOptional: true,
    url: '/v1/projects/:project/revoke-tokens',
    permission: 'projects.write',
    summary: 'Revoke all tokens of a project',
    description: tokensEnd,
  },
  'tokens.revoke': {
    ...post,
    url: '/v1/tokens/revoke',
    permission: 'keys.write',
    summary: 'Revoke one access token',
    description:
      'By its `jti`, or as it was given out. From the moment the reply is sent no node accepts it. `revoked: false`: it was worth nothing before.',
  },
  'products.create': {
    ...create,
    url: '/v1/products',
    permission: 'products.write',
    summary: 'Make a product',
    description:
      'What is sold: capabilities, of which `indexer.*` grants all below `indexer`, scopes where the contract sells them, and a tier.',
  },
  'products.list': {
    ...list,
    url: '/v1/products',
    permission: 'products.read',
    summary: 'List products, the newest first',
  },
  'products.get': {
    ...get,
    url: '/v1/products/:product',
    permission: 'products.read',
    summary: 'Read a product',
  },
  'products.change': {
    ...patch,
    url: '/v1/products/:product',
    permission: 'products.write',
    summary: 'Change a product',
    description:
      'Reaches the keys of every project that has it, and the tokens minted from them, with the next request.',
  },
  'products.delete': {
    ...remove,
    url: '/v1/products/:product',
    permission: 'products.write',
    summary: 'Delete a product',
    description:
      'Refused while projects have it, unless `subscriptions=cancel` says that they shall lose it now.',
  },
  'products.listSubscriptions': {
    ...list,
    url: '/v1/products/:product/subscriptions',
    permission: 'subscriptions.read',
    summary: 'List the subscriptions to a product, the newest first',
  },
  'subscriptions.create': {
    ...create,
    url: '/v1/projects/:project/subscriptions',
    permission: 'subscriptions.write',
    summary: 'Give a project a product',
    description: 'From an instant, which is now unless it is said, until before another, if any.',
  },
  'subscriptions.list': {
    ...list,
    url: '/v1/projects/:project/subscriptions',
    permission: 'subscriptions.read',
    summary: 'List the subscriptions of a project, the newest first',
  },
  'subscriptions.get': {
    ...get,
    url: '/v1/subscriptions/:subscription',
    permission: 'subscriptions.read',
    summary: 'Read a subscription',
  },
  'subscriptions.cancel': {
    method: 'DELETE',
    url: '/v1/subscriptions/:subscription',
    permission: 'subscriptions.write',
    summary: 'End a subscription now',
    description: 'What it granted, keys and tokens lose from the moment the reply is sent.',
  },
  'serverKeys.create': {
    ...create,
    url: '/v1/server-keys',
    permission: 'server-keys.write',
    summary: 'Make a server-level key',
    description: `It opens the control API as far as its permissions go, which are none that its maker does not have. ${shownOnce}`,
  },
  'serverKeys.list': {
    ...list,
    url: '/v1/server-keys',
    permission: 'server-keys.read',
    summary: 'List the server-level keys, the newest first',
  },
  'serverKeys.get': {
    ...get,
    url: '/v1/server-keys/:key',
    permission: 'server-keys.read',
    summary: 'Read a server-level key',
  },
  'serverKeys.change': {
    ...patch,
    url: '/v1/server-keys/:key',
    permission: 'server-keys.write',
    summary: 'Change a server-level key',
  },
  'serverKeys.delete': {
    ...remove,
    url: '/v1/server-keys/:key',
    permission: 'server-keys.write',
    summary: 'Revoke a server-level key, as POST …/revoke does, without a reason',
  },
  'serverKeys.rotate': {
    ...create,
    conditional: true,
    bodyIsOptional: true,
    url: '/v1/server-keys/:key/rotate',
    permission: 'server-keys.write',
    summary: 'Give a server-level key a new secret',
    description: shownOnce,
  },
  'serverKeys.revoke': {
    ...post,
    conditional: true,
    bodyIsOptional: true,
    url: '/v1/server-keys/:key/revoke',
    permission: 'server-keys.write',
    summary: 'Revoke a server-level key for good',
  },
  'signingKeys.list': {
    ...list,
    url: '/v1/signing-keys',
    permission: 'signing-keys.read',
    summary: 'List the signing keys, the newest first',
  },
  'signingKeys.rotate': {
    ...post,
    bodyIsOptional: true,
    url: '/v1/signing-keys/rotate',
    permission: 'signing-keys.write',
    summary: 'Let a successor sign as soon as it has been published long enough',
    description:
      'Announces one where there is none, and answers with it. With `now` it signs at once, or nothing changes and the answer is 409.',
  },
  'signingKeys.compromised': {
    ...post,
    bodyIsOptional: true,
    url: '/v1/signing-keys/:kid/compromised',
    permission: 'signing-keys.write',
    summary: 'End a signing key that somebody else may have',
    description:
      'From the moment the reply is sent no node accepts a token that it signed, and it is out of the JWKS. The announced key signs in its place, or a new one.',
  },
  'audit.list': {
    ...list,
    url: '/v1/audit',
    permission: 'audit.read',
    summary: 'List the records of changes that are sealed, the newest first',
    description:
      'With `format=ndjson` or `format=csv` it answers all records that are asked for, as a stream, the oldest first; with `follow=true` those that are sealed from now on, as server-sent events, beginning after `Last-Event-ID` where that is sent.',
  },
  'audit.head': {
    ...get,
    url: '/v1/audit/head',
    permission: 'audit.read',
    summary: 'Read the end of the chain of records, to be kept elsewhere',
    description:
      'Whoever compares the chain with a head that was kept finds out about every record before it that was changed or taken away since.',
  },
  'audit.verify': {
    ...post,
    bodyIsOptional: true,
    url: '/v1/audit/verify',
    permission: 'audit.read',
    summary: 'Compute the chain of records anew',
    description:
      'Up to 10,000 records at once: while `more` is true, repeat it with `after` as `reached` says. `head` is one that was read earlier.',
  },
  'credentials.verify': {
    ...post,
    url: '/v1/verify',
    permission: 'verify',
    summary: 'Say whether a credential is valid, who it is and what it may',
    description:
      'An invalid credential is an answer, not an error: `valid` is false and `code` says why. Server-level keys are refused unless `require.level` asks for them.',
  },
  'credentials.verifyBatch': {
    ...post,
    url: '/v1/verify/batch',
    permission: 'verify',
    summary: 'Verify up to 100 credentials at once',
    description: 'The results are in the order of the verifications.',
  },
  'usage.query': {
    ...list,
    url: '/v1/usage',
    permission: 'usage.read',
    summary: 'Sum up what became of requests, by the hour or the day, the oldest first',
    description:
      'What this node has counted is in it; what others have counted, up to `as_of`. As `text/csv` or `application/x-ndjson` (`Accept`, or `format`) all of the range comes in one reply, whatever `limit` says.',
  },
  'limits.list': {
    ...get,
    url: '/v1/limits',
    permission: 'usage.read',
    summary: 'Read which limits and quotas are nearest to their end, the nearest first',
    description:
      'Those of which at least half is spent in the window that goes on now. `has_more` says that there are more than `limit`.',
  },
  'operators.list': {
    ...list,
    url: '/v1/operators',
    permission: 'operators.read',
    summary: 'List the operators, the newest first',
  },
  'operators.get': {
    ...get,
    url: '/v1/operators/:operator',
    permission: 'operators.read',
    summary: 'Read an operator',
  },
  'operators.change': {
    ...patch,
    url: '/v1/operators/:operator',
    permission: 'operators.write',
    summary: 'Change an operator',
    description:
      'Another role, or deactivation, counts with the next request: their sessions end. The last owner stays one.',
  },
  'operators.delete': {
    ...remove,
    url: '/v1/operators/:operator',
    permission: 'operators.write',
    summary: 'Remove an operator',
    description: 'Their sessions end. The last owner stays.',
  },
  'operators.resetTwoFactor': {
    method: 'DELETE',
    url: '/v1/operators/:operator/two-factor',
    permission: 'operators.write',
    summary: 'Take two-factor sign-in off an operator who has lost the device',
    description: 'Their sessions end.',
  },
  'invitations.list': {
    ...list,
    url: '/v1/invitations',
    permission: 'operators.read',
    summary: 'List the invitations that were not accepted, also expired ones, the newest first',
  },
  'invitations.create': {
    ...post,
    url: '/v1/invitations',
    permission: 'operators.write',
    summary: 'Invite somebody to operate the installation',
    description:
      'The link is in this reply and nowhere else, but for a mail where the service sends mails. It works once, for 7 days.',
  },
  'invitations.delete': {
    method: 'DELETE',
    url: '/v1/invitations/:invitation',
    permission: 'operators.write',
    summary: 'Take an invitation back',
  },
  'invitations.accept': {
    ...post,
    ...open,
    url: '/v1/invitations/accept',
    summary: 'Become an operator by an invitation, and sign in',
  },
  'setup.get': {
    ...get,
    ...open,
    url: '/v1/setup',
    summary: 'Whether there is no operator yet',
  },
  'setup.complete': {
    ...post,
    ...open,
    url: '/v1/setup',
    summary: 'Become an owner by the link of the first start, and sign in',
  },
  'setup.createLink': {
    ...post,
    url: '/v1/setup/links',
    permission: 'operators.write',
    summary: 'Make a link that makes an owner',
    description: 'It works once, for 15 minutes. Links before it work no more.',
  },
  'session.listMethods': {
    ...get,
    ...open,
    url: '/v1/sign-in-methods',
    summary: 'How operators may sign in',
  },
  'session.create': {
    ...post,
    ...open,
    url: '/v1/session',
    summary: 'Sign in by a password',
    description:
      'Sets the cookie of a session, or answers that a code is wanted besides. Every reason to refuse has the same reply.',
  },
  'session.verifyTwoFactor': {
    ...post,
    ...open,
    url: '/v1/session/two-factor',
    summary: 'Sign in: the second step, by a code of the app or a backup code',
  },
  'session.get': {
    ...get,
    ...own,
    url: '/v1/session',
    summary: 'Read who is signed in, what they may, and what a dashboard must know',
  },
  'session.delete': {
    method: 'DELETE',
    ...own,
    url: '/v1/session',
    summary: 'Sign out',
  },
  'session.rename': {
    method: 'PATCH',
    ...own,
    url: '/v1/session',
    summary: 'Change one’s own name',
  },
  'session.changePassword': {
    ...post,
    ...own,
    url: '/v1/session/password',
    summary: 'Change one’s own password',
    description: 'Ends all other sessions of oneself.',
  },
  'session.enableTwoFactor': {
    ...post,
    ...own,
    url: '/v1/session/two-factor/enable',
    summary: 'Begin to use two-factor sign-in',
    description: 'What an app needs, and backup codes. Nothing changes until a code is confirmed.',
  },
  'session.confirmTwoFactor': {
    ...post,
    ...own,
    url: '/v1/session/two-factor/confirm',
    summary: 'Use two-factor sign-in from now on, shown by a first code',
    description: 'The session gets another secret: its cookie and its csrf_token are new.',
  },
  'session.renewBackupCodes': {
    ...post,
    ...own,
    url: '/v1/session/two-factor/backup-codes',
    summary: 'Make new backup codes',
    description: 'They are in this reply and nowhere else. Those before work no more.',
  },
  'session.disableTwoFactor': {
    ...post,
    ...own,
    url: '/v1/session/two-factor/disable',
    summary: 'Use two-factor sign-in no more',
  },
  'sessions.list': {
    ...list,
    ...own,
    url: '/v1/sessions',
    summary: 'List one’s own sessions, or those of another operator, the newest first',
    description: 'Those of others need the permission `operators.read`.',
  },
  'sessions.endAll': {
    method: 'DELETE',
    ...own,
    url: '/v1/sessions',
    summary: 'End one’s own sessions but this one, or all of another operator',
    description: 'Those of others need the permission `operators.write`, and `operator`.',
  },
  'sessions.end': {
    method: 'DELETE',
    ...own,
    url: '/v1/sessions/:session',
    summary: 'End a session',
    description: 'Those of others need the permission `operators.write`, and `operator`.',
  },
  'members.list': {
    ...list,
    url: '/v1/projects/:project/members',
    permission: 'members.read',
    summary: 'List who belongs to a project in the portal, and who is invited, the newest first',
  },
  'members.create': {
    ...post,
    url: '/v1/projects/:project/members',
    permission: 'members.write',
    summary: 'Invite a customer to a project by mail address, and get the link',
    description: 'A mail is sent too where a mail server is configured. The link is shown once.',
  },
  'members.change': {
    ...patch,
    url: '/v1/projects/:project/members/:member',
    permission: 'members.write',
    summary: 'Give a member another role',
  },
  'members.delete': {
    ...remove,
    url: '/v1/projects/:project/members/:member',
    permission: 'members.write',
    summary: 'End a membership, or withdraw an invitation',
    description: 'From the moment the reply is sent the project is out of the customer’s reach.',
  },
  'portalLinks.create': {
    ...post,
    url: '/v1/projects/:project/portal-links',
    permission: 'portal.write',
    summary: 'Make a link by which a user of the API’s own application enters the portal',
    description:
      'Good once, for ten minutes at most. Who is unknown becomes a customer, and a member with this role. The session shows this project alone. Give the permission to nobody but the application: whoever makes such links may enter as anybody.',
  },
  'embedSessions.create': {
    ...post,
    url: '/v1/projects/:project/embed-sessions',
    permission: 'portal.write',
    summary: 'Make a session for the panel of keys in a page of the API’s own application',
    description:
      'For as long as is said, twelve hours at most. Only pages of this origin may hold the panel, and it shows this project alone.',
  },
  'keyRequests.list': {
    ...list,
    namesInBody: true,
    url: '/v1/key-requests',
    permission: 'keys.read',
    summary: 'List the keys that members of projects have asked for, the newest first',
  },
  'keyRequests.approve': {
    ...post,
    bodyIsOptional: true,
    url: '/v1/key-requests/:request/approve',
    permission: 'keys.write',
    summary: 'Let a member collect the key that they have asked for',
    description: 'No key is made yet: its secret is shown to who has asked, and to nobody else.',
  },
  'keyRequests.refuse': {
    ...post,
    bodyIsOptional: true,
    url: '/v1/key-requests/:request/refuse',
    permission: 'keys.write',
    summary: 'Refuse a key that a member has asked for',
  },
  'contract.listSamples': {
    ...get,
    permission: 'keys.read',
    url: '/v1/contract/samples',
    summary: 'Requests to the public port as its published page shows them, in three languages',
  },
  'contract.listRoutes': {
    ...get,
    permission: 'verify',
    url: '/v1/contract/routes',
    summary: 'What each route of the public port asks of a request, those of the gateway included',
  },
  'contract.tryRoute': {
    ...post,
    permission: 'verify',
    namesInBody: true,
    url: '/v1/contract/routes/try',
    summary: 'Say what a route would answer to a credential, and why',
    description:
      'Every reason of a refusal in the order in which the route looks, how the limits stand, and the reply in the form of the contract. Nothing is counted, spent or remembered, and nothing is passed on. Limits per address are not looked at.',
  },
  'health.live': {
    ...get,
    url: '/livez',
    permission: null,
    summary: 'Whether the process lives',
  },
  'health.ready': {
    ...get,
    url: '/readyz',
    permission: null,
    summary: 'Whether the service can answer, its database included',
  },
} as const satisfies Readonly<Record<string, Operation>>

export type OperationId = keyof typeof operations
