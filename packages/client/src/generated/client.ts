// Written by `npm run docs` from docs/openapi/control.json. Changes made here are lost.
import type { CallOptions, ChangeOptions, CreateOptions } from '../options.ts'
import type { Pages } from '../pages.ts'
import type { Arguments, Item, ListArguments, Result, Tagged } from '../types.ts'

/** The control API: a group of operations a member. */
export interface CountersignClient {
  readonly audit: {
    /**
     * Read the end of the chain of records, to be kept elsewhere
     *
     * Whoever compares the chain with a head that was kept finds out about every record before it that was changed or taken away since. Needs the permission `audit.read`.
     */
    readonly head: (args?: Arguments<'audit.head'>, options?: CallOptions) => Promise<Result<'audit.head'>>
    /**
     * List the records of changes that are sealed, the newest first
     *
     * With `format=ndjson` or `format=csv` it answers all records that are asked for, as a stream, the oldest first; with `follow=true` those that are sealed from now on, as server-sent events, beginning after `Last-Event-ID` where that is sent. Needs the permission `audit.read`.
     */
    readonly list: (args?: ListArguments<'audit.list'>, options?: CallOptions) => Pages<Item<'audit.list'>>
    /**
     * Compute the chain of records anew
     *
     * Up to 10,000 records at once: while `more` is true, repeat it with `after` as `reached` says. `head` is one that was read earlier. Needs the permission `audit.read`.
     */
    readonly verify: (args?: Arguments<'audit.verify'>, options?: CallOptions) => Promise<Result<'audit.verify'>>
  }
  readonly clients: {
    /**
     * Change a client
     *
     * Needs the permission `clients.write`.
     */
    readonly change: (args: Arguments<'clients.change'>, options?: ChangeOptions) => Promise<Tagged<Result<'clients.change'>>>
    /**
     * Register an OAuth client of a project, with its first secret
     *
     * The secret is in this reply and nowhere else: it is not kept. Needs the permission `clients.write`.
     */
    readonly create: (args: Arguments<'clients.create'>, options?: CreateOptions) => Promise<Tagged<Result<'clients.create'>>>
    /**
     * Give a client another secret
     *
     * The others stay as they are. The secret is in this reply and nowhere else: it is not kept. Needs the permission `clients.write`.
     */
    readonly createKey: (args: Arguments<'clients.createKey'>, options?: CreateOptions) => Promise<Tagged<Result<'clients.createKey'>>>
    /**
     * Delete a client and revoke its secrets
     *
     * Needs the permission `clients.write`.
     */
    readonly delete: (args: Arguments<'clients.delete'>, options?: ChangeOptions) => Promise<void>
    /**
     * Read a client
     *
     * Needs the permission `clients.read`.
     */
    readonly get: (args: Arguments<'clients.get'>, options?: CallOptions) => Promise<Tagged<Result<'clients.get'>>>
    /**
     * List the clients of a project, the newest first
     *
     * Needs the permission `clients.read`.
     */
    readonly list: (args: ListArguments<'clients.list'>, options?: CallOptions) => Pages<Item<'clients.list'>>
    /**
     * List the secrets of a client, the newest first
     *
     * Needs the permission `clients.read`.
     */
    readonly listKeys: (args: ListArguments<'clients.listKeys'>, options?: CallOptions) => Pages<Item<'clients.listKeys'>>
    /**
     * Revoke all tokens of a client
     *
     * Those that were minted before `before`, which is now unless it is said; the key itself and later tokens are not touched. From the moment the reply is sent no node accepts them. Needs the permission `clients.write`.
     */
    readonly revokeTokens: (args: Arguments<'clients.revokeTokens'>, options?: CallOptions) => Promise<Result<'clients.revokeTokens'>>
  }
  readonly contract: {
    /**
     * What each route of the public port asks of a request, those of the gateway included
     *
     * Needs the permission `verify`.
     */
    readonly listRoutes: (args?: Arguments<'contract.listRoutes'>, options?: CallOptions) => Promise<Result<'contract.listRoutes'>>
    /**
     * Requests to the public port as its published page shows them, in three languages
     *
     * Needs the permission `keys.read`.
     */
    readonly listSamples: (args?: Arguments<'contract.listSamples'>, options?: CallOptions) => Promise<Result<'contract.listSamples'>>
    /**
     * Say what a route would answer to a credential, and why
     *
     * Every reason of a refusal in the order in which the route looks, how the limits stand, and the reply in the form of the contract. Nothing is counted, spent or remembered, and nothing is passed on. Limits per address are not looked at. Needs the permission `verify`.
     */
    readonly tryRoute: (args: Arguments<'contract.tryRoute'>, options?: CallOptions) => Promise<Result<'contract.tryRoute'>>
  }
  readonly credentials: {
    /**
     * Say whether a credential is valid, who it is and what it may
     *
     * An invalid credential is an answer, not an error: `valid` is false and `code` says why. Server-level keys are refused unless `require.level` asks for them. Needs the permission `verify`.
     */
    readonly verify: (args: Arguments<'credentials.verify'>, options?: CallOptions) => Promise<Result<'credentials.verify'>>
    /**
     * Verify up to 100 credentials at once
     *
     * The results are in the order of the verifications. Needs the permission `verify`.
     */
    readonly verifyBatch: (args: Arguments<'credentials.verifyBatch'>, options?: CallOptions) => Promise<Result<'credentials.verifyBatch'>>
  }
  readonly embedSessions: {
    /**
     * Make a session for the panel of keys in a page of the API’s own application
     *
     * For as long as is said, twelve hours at most. Only pages of this origin may hold the panel, and it shows this project alone. Needs the permission `portal.write`.
     */
    readonly create: (args: Arguments<'embedSessions.create'>, options?: CallOptions) => Promise<Result<'embedSessions.create'>>
  }
  readonly health: {
    /**
     * Whether the process lives
     *
     * Open.
     */
    readonly live: (args?: Arguments<'health.live'>, options?: CallOptions) => Promise<Result<'health.live'>>
    /**
     * Whether the service can answer, its database included
     *
     * Open.
     */
    readonly ready: (args?: Arguments<'health.ready'>, options?: CallOptions) => Promise<Result<'health.ready'>>
  }
  readonly hygiene: {
    /**
     * Count the keys that are accepted and worth a look, by what may be amiss with them
     *
     * Never used, a week after they were made; idle for 90 days; without an end, or with one in the next 30 days; with scopes that no request has needed; used from five addresses or more in 30 days. Needs the permission `keys.read`.
     */
    readonly get: (args?: Arguments<'hygiene.get'>, options?: CallOptions) => Promise<Result<'hygiene.get'>>
    /**
     * List the keys with which one thing may be amiss, the one that is most worth a look first
     *
     * `at` is when the key was made, last used, found so, or ends. A scope counts as needed when a route or a verification asked for it, or a token was minted with it. Addresses are noted of one use in five seconds at most, so they may be more. Needs the permission `keys.read`.
     */
    readonly list: (args: ListArguments<'hygiene.list'>, options?: CallOptions) => Pages<Item<'hygiene.list'>>
  }
  readonly invitations: {
    /**
     * Become an operator by an invitation, and sign in
     *
     * Open.
     */
    readonly accept: (args: Arguments<'invitations.accept'>, options?: CallOptions) => Promise<Result<'invitations.accept'>>
    /**
     * Invite somebody to operate the installation
     *
     * The link is in this reply and nowhere else, but for a mail where the service sends mails. It works once, for 7 days. Needs the permission `operators.write`.
     */
    readonly create: (args: Arguments<'invitations.create'>, options?: CallOptions) => Promise<Result<'invitations.create'>>
    /**
     * Take an invitation back
     *
     * Needs the permission `operators.write`.
     */
    readonly delete: (args: Arguments<'invitations.delete'>, options?: CallOptions) => Promise<void>
    /**
     * List the invitations that were not accepted, also expired ones, the newest first
     *
     * Needs the permission `operators.read`.
     */
    readonly list: (args?: ListArguments<'invitations.list'>, options?: CallOptions) => Pages<Item<'invitations.list'>>
  }
  readonly keyRequests: {
    /**
     * Let a member collect the key that they have asked for
     *
     * No key is made yet: its secret is shown to who has asked, and to nobody else. Needs the permission `keys.write`.
     */
    readonly approve: (args: Arguments<'keyRequests.approve'>, options?: CallOptions) => Promise<Result<'keyRequests.approve'>>
    /**
     * List the keys that members of projects have asked for, the newest first
     *
     * Needs the permission `keys.read`.
     */
    readonly list: (args?: ListArguments<'keyRequests.list'>, options?: CallOptions) => Pages<Item<'keyRequests.list'>>
    /**
     * Refuse a key that a member has asked for
     *
     * Needs the permission `keys.write`.
     */
    readonly refuse: (args: Arguments<'keyRequests.refuse'>, options?: CallOptions) => Promise<Result<'keyRequests.refuse'>>
  }
  readonly keys: {
    /**
     * Change a key
     *
     * What the key loses, the tokens minted from it lose too, from the moment the reply is sent. Needs the permission `keys.write`.
     */
    readonly change: (args: Arguments<'keys.change'>, options?: ChangeOptions) => Promise<Tagged<Result<'keys.change'>>>
    /**
     * Make a key of a project
     *
     * The secret is in this reply and nowhere else: it is not kept. `scopes: null` is all that the project may, `[]` is nothing. Needs the permission `keys.write`.
     */
    readonly create: (args: Arguments<'keys.create'>, options?: CreateOptions) => Promise<Tagged<Result<'keys.create'>>>
    /**
     * Revoke a key, as POST …/revoke does, without a reason
     *
     * Needs the permission `keys.write`.
     */
    readonly delete: (args: Arguments<'keys.delete'>, options?: ChangeOptions) => Promise<void>
    /**
     * Read a key
     *
     * Needs the permission `keys.read`.
     */
    readonly get: (args: Arguments<'keys.get'>, options?: CallOptions) => Promise<Tagged<Result<'keys.get'>>>
    /**
     * List the keys of a project, the newest first
     *
     * Needs the permission `keys.read`.
     */
    readonly list: (args: ListArguments<'keys.list'>, options?: CallOptions) => Pages<Item<'keys.list'>>
    /**
     * List the keys of all projects, the newest first
     *
     * Needs the permission `keys.read`.
     */
    readonly listAll: (args?: ListArguments<'keys.listAll'>, options?: CallOptions) => Pages<Item<'keys.listAll'>>
    /**
     * Revoke a key for good
     *
     * From the moment the reply is sent no node accepts the key, nor a token minted from it. Needs the permission `keys.write`.
     */
    readonly revoke: (args: Arguments<'keys.revoke'>, options?: ChangeOptions) => Promise<Tagged<Result<'keys.revoke'>>>
    /**
     * Revoke all keys of a project that a filter names
     *
     * With `dry_run: true` it counts them and changes nothing. Revokes up to 1,000 at once: repeat it until `remaining` is 0. Needs the permission `keys.write`.
     */
    readonly revokeMany: (args: Arguments<'keys.revokeMany'>, options?: CallOptions) => Promise<Result<'keys.revokeMany'>>
    /**
     * Revoke all tokens that were minted from a key
     *
     * Those that were minted before `before`, which is now unless it is said; the key itself and later tokens are not touched. From the moment the reply is sent no node accepts them. Needs the permission `keys.write`.
     */
    readonly revokeTokens: (args: Arguments<'keys.revokeTokens'>, options?: CallOptions) => Promise<Result<'keys.revokeTokens'>>
    /**
     * Give a key a new secret
     *
     * The present secrets live on for `overlap`, then end by themselves. The secret is in this reply and nowhere else: it is not kept. Needs the permission `keys.write`.
     */
    readonly rotate: (args: Arguments<'keys.rotate'>, options?: CreateOptions & ChangeOptions) => Promise<Tagged<Result<'keys.rotate'>>>
  }
  readonly limits: {
    /**
     * Read which limits and quotas are nearest to their end, the nearest first
     *
     * Those of which at least half is spent in the window that goes on now. `has_more` says that there are more than `limit`. Needs the permission `usage.read`.
     */
    readonly list: (args?: Arguments<'limits.list'>, options?: CallOptions) => Promise<Result<'limits.list'>>
  }
  readonly members: {
    /**
     * Give a member another role
     *
     * Needs the permission `members.write`.
     */
    readonly change: (args: Arguments<'members.change'>, options?: ChangeOptions) => Promise<Tagged<Result<'members.change'>>>
    /**
     * Invite a customer to a project by mail address, and get the link
     *
     * A mail is sent too where a mail server is configured. The link is shown once. Needs the permission `members.write`.
     */
    readonly create: (args: Arguments<'members.create'>, options?: CallOptions) => Promise<Tagged<Result<'members.create'>>>
    /**
     * End a membership, or withdraw an invitation
     *
     * From the moment the reply is sent the project is out of the customer’s reach. Needs the permission `members.write`.
     */
    readonly delete: (args: Arguments<'members.delete'>, options?: ChangeOptions) => Promise<void>
    /**
     * List who belongs to a project in the portal, and who is invited, the newest first
     *
     * Needs the permission `members.read`.
     */
    readonly list: (args: ListArguments<'members.list'>, options?: CallOptions) => Pages<Item<'members.list'>>
  }
  readonly operators: {
    /**
     * Change an operator
     *
     * Another role, or deactivation, counts with the next request: their sessions end. The last owner stays one. Needs the permission `operators.write`.
     */
    readonly change: (args: Arguments<'operators.change'>, options?: ChangeOptions) => Promise<Tagged<Result<'operators.change'>>>
    /**
     * Remove an operator
     *
     * Their sessions end. The last owner stays. Needs the permission `operators.write`.
     */
    readonly delete: (args: Arguments<'operators.delete'>, options?: ChangeOptions) => Promise<void>
    /**
     * Read an operator
     *
     * Needs the permission `operators.read`.
     */
    readonly get: (args: Arguments<'operators.get'>, options?: CallOptions) => Promise<Tagged<Result<'operators.get'>>>
    /**
     * List the operators, the newest first
     *
     * Needs the permission `operators.read`.
     */
    readonly list: (args?: ListArguments<'operators.list'>, options?: CallOptions) => Pages<Item<'operators.list'>>
    /**
     * Take two-factor sign-in off an operator who has lost the device
     *
     * Their sessions end. Needs the permission `operators.write`.
     */
    readonly resetTwoFactor: (args: Arguments<'operators.resetTwoFactor'>, options?: CallOptions) => Promise<void>
  }
  readonly portalLinks: {
    /**
     * Make a link by which a user of the API’s own application enters the portal
     *
     * Good once, for ten minutes at most. Who is unknown becomes a customer, and a member with this role. The session shows this project alone. Give the permission to nobody but the application: whoever makes such links may enter as anybody. Needs the permission `portal.write`.
     */
    readonly create: (args: Arguments<'portalLinks.create'>, options?: CallOptions) => Promise<Result<'portalLinks.create'>>
  }
  readonly products: {
    /**
     * Change a product
     *
     * Reaches the keys of every project that has it, and the tokens minted from them, with the next request. Needs the permission `products.write`.
     */
    readonly change: (args: Arguments<'products.change'>, options?: ChangeOptions) => Promise<Tagged<Result<'products.change'>>>
    /**
     * Make a product
     *
     * What is sold: capabilities, of which `indexer.*` grants all below `indexer`, scopes where the contract sells them, and a tier. Needs the permission `products.write`.
     */
    readonly create: (args: Arguments<'products.create'>, options?: CreateOptions) => Promise<Tagged<Result<'products.create'>>>
    /**
     * Delete a product
     *
     * Refused while projects have it, unless `subscriptions=cancel` says that they shall lose it now. Needs the permission `products.write`.
     */
    readonly delete: (args: Arguments<'products.delete'>, options?: ChangeOptions) => Promise<void>
    /**
     * Read a product
     *
     * Needs the permission `products.read`.
     */
    readonly get: (args: Arguments<'products.get'>, options?: CallOptions) => Promise<Tagged<Result<'products.get'>>>
    /**
     * List products, the newest first
     *
     * Needs the permission `products.read`.
     */
    readonly list: (args?: ListArguments<'products.list'>, options?: CallOptions) => Pages<Item<'products.list'>>
    /**
     * List the subscriptions to a product, the newest first
     *
     * Needs the permission `subscriptions.read`.
     */
    readonly listSubscriptions: (args: ListArguments<'products.listSubscriptions'>, options?: CallOptions) => Pages<Item<'products.listSubscriptions'>>
  }
  readonly projects: {
    /**
     * Change a project
     *
     * Deactivating a project refuses its keys, and the tokens minted from them, from the moment the reply is sent; activating it makes them work again. Needs the permission `projects.write`.
     */
    readonly change: (args: Arguments<'projects.change'>, options?: ChangeOptions) => Promise<Tagged<Result<'projects.change'>>>
    /**
     * Make a project
     *
     * Needs the permission `projects.write`.
     */
    readonly create: (args: Arguments<'projects.create'>, options?: CreateOptions) => Promise<Tagged<Result<'projects.create'>>>
    /**
     * Delete a project that has no live keys
     *
     * Refused while a key of the project is not revoked. Its slug is free afterwards. Needs the permission `projects.write`.
     */
    readonly delete: (args: Arguments<'projects.delete'>, options?: ChangeOptions) => Promise<void>
    /**
     * Read a project
     *
     * Needs the permission `projects.read`.
     */
    readonly get: (args: Arguments<'projects.get'>, options?: CallOptions) => Promise<Tagged<Result<'projects.get'>>>
    /**
     * List projects, the newest first
     *
     * Needs the permission `projects.read`.
     */
    readonly list: (args?: ListArguments<'projects.list'>, options?: CallOptions) => Pages<Item<'projects.list'>>
    /**
     * Revoke all tokens of a project
     *
     * Those that were minted before `before`, which is now unless it is said; the key itself and later tokens are not touched. From the moment the reply is sent no node accepts them. Needs the permission `projects.write`.
     */
    readonly revokeTokens: (args: Arguments<'projects.revokeTokens'>, options?: CallOptions) => Promise<Result<'projects.revokeTokens'>>
  }
  readonly serverKeys: {
    /**
     * Change a server-level key
     *
     * Needs the permission `server-keys.write`.
     */
    readonly change: (args: Arguments<'serverKeys.change'>, options?: ChangeOptions) => Promise<Tagged<Result<'serverKeys.change'>>>
    /**
     * Make a server-level key
     *
     * It opens the control API as far as its permissions go, which are none that its maker does not have. The secret is in this reply and nowhere else: it is not kept. Needs the permission `server-keys.write`.
     */
    readonly create: (args: Arguments<'serverKeys.create'>, options?: CreateOptions) => Promise<Tagged<Result<'serverKeys.create'>>>
    /**
     * Revoke a server-level key, as POST …/revoke does, without a reason
     *
     * Needs the permission `server-keys.write`.
     */
    readonly delete: (args: Arguments<'serverKeys.delete'>, options?: ChangeOptions) => Promise<void>
    /**
     * Read a server-level key
     *
     * Needs the permission `server-keys.read`.
     */
    readonly get: (args: Arguments<'serverKeys.get'>, options?: CallOptions) => Promise<Tagged<Result<'serverKeys.get'>>>
    /**
     * List the server-level keys, the newest first
     *
     * Needs the permission `server-keys.read`.
     */
    readonly list: (args?: ListArguments<'serverKeys.list'>, options?: CallOptions) => Pages<Item<'serverKeys.list'>>
    /**
     * Revoke a server-level key for good
     *
     * Needs the permission `server-keys.write`.
     */
    readonly revoke: (args: Arguments<'serverKeys.revoke'>, options?: ChangeOptions) => Promise<Tagged<Result<'serverKeys.revoke'>>>
    /**
     * Give a server-level key a new secret
     *
     * The secret is in this reply and nowhere else: it is not kept. Needs the permission `server-keys.write`.
     */
    readonly rotate: (args: Arguments<'serverKeys.rotate'>, options?: CreateOptions & ChangeOptions) => Promise<Tagged<Result<'serverKeys.rotate'>>>
  }
  readonly session: {
    /**
     * Change one’s own password
     *
     * Ends all other sessions of oneself. Needs a session.
     */
    readonly changePassword: (args: Arguments<'session.changePassword'>, options?: CallOptions) => Promise<void>
    /**
     * Use two-factor sign-in from now on, shown by a first code
     *
     * The session gets another secret: its cookie and its csrf_token are new. Needs a session.
     */
    readonly confirmTwoFactor: (args: Arguments<'session.confirmTwoFactor'>, options?: CallOptions) => Promise<Result<'session.confirmTwoFactor'>>
    /**
     * Sign in by a password
     *
     * Sets the cookie of a session, or answers that a code is wanted besides. Every reason to refuse has the same reply. Open.
     */
    readonly create: (args: Arguments<'session.create'>, options?: CallOptions) => Promise<Result<'session.create'>>
    /**
     * Sign out
     *
     * Needs a session.
     */
    readonly delete: (args?: Arguments<'session.delete'>, options?: CallOptions) => Promise<void>
    /**
     * Use two-factor sign-in no more
     *
     * Needs a session.
     */
    readonly disableTwoFactor: (args: Arguments<'session.disableTwoFactor'>, options?: CallOptions) => Promise<void>
    /**
     * Begin to use two-factor sign-in
     *
     * What an app needs, and backup codes. Nothing changes until a code is confirmed. Needs a session.
     */
    readonly enableTwoFactor: (args: Arguments<'session.enableTwoFactor'>, options?: CallOptions) => Promise<Result<'session.enableTwoFactor'>>
    /**
     * Read who is signed in, what they may, and what a dashboard must know
     *
     * Needs a session.
     */
    readonly get: (args?: Arguments<'session.get'>, options?: CallOptions) => Promise<Result<'session.get'>>
    /**
     * How operators may sign in
     *
     * Open.
     */
    readonly listMethods: (args?: Arguments<'session.listMethods'>, options?: CallOptions) => Promise<Result<'session.listMethods'>>
    /**
     * Change one’s own name
     *
     * Needs a session.
     */
    readonly rename: (args: Arguments<'session.rename'>, options?: CallOptions) => Promise<Result<'session.rename'>>
    /**
     * Make new backup codes
     *
     * They are in this reply and nowhere else. Those before work no more. Needs a session.
     */
    readonly renewBackupCodes: (args: Arguments<'session.renewBackupCodes'>, options?: CallOptions) => Promise<Result<'session.renewBackupCodes'>>
    /**
     * Sign in: the second step, by a code of the app or a backup code
     *
     * Open.
     */
    readonly verifyTwoFactor: (args?: Arguments<'session.verifyTwoFactor'>, options?: CallOptions) => Promise<Result<'session.verifyTwoFactor'>>
  }
  readonly sessions: {
    /**
     * End a session
     *
     * Those of others need the permission `operators.write`, and `operator`. Needs a session.
     */
    readonly end: (args: Arguments<'sessions.end'>, options?: CallOptions) => Promise<void>
    /**
     * End one’s own sessions but this one, or all of another operator
     *
     * Those of others need the permission `operators.write`, and `operator`. Needs a session.
     */
    readonly endAll: (args?: Arguments<'sessions.endAll'>, options?: CallOptions) => Promise<void>
    /**
     * List one’s own sessions, or those of another operator, the newest first
     *
     * Those of others need the permission `operators.read`. Needs a session.
     */
    readonly list: (args?: ListArguments<'sessions.list'>, options?: CallOptions) => Pages<Item<'sessions.list'>>
  }
  readonly setup: {
    /**
     * Become an owner by the link of the first start, and sign in
     *
     * Open.
     */
    readonly complete: (args: Arguments<'setup.complete'>, options?: CallOptions) => Promise<Result<'setup.complete'>>
    /**
     * Make a link that makes an owner
     *
     * It works once, for 15 minutes. Links before it work no more. Needs the permission `operators.write`.
     */
    readonly createLink: (args?: Arguments<'setup.createLink'>, options?: CallOptions) => Promise<Result<'setup.createLink'>>
    /**
     * Whether there is no operator yet
     *
     * Open.
     */
    readonly get: (args?: Arguments<'setup.get'>, options?: CallOptions) => Promise<Result<'setup.get'>>
  }
  readonly signingKeys: {
    /**
     * End a signing key that somebody else may have
     *
     * From the moment the reply is sent no node accepts a token that it signed, and it is out of the JWKS. The announced key signs in its place, or a new one. Needs the permission `signing-keys.write`.
     */
    readonly compromised: (args: Arguments<'signingKeys.compromised'>, options?: CallOptions) => Promise<Result<'signingKeys.compromised'>>
    /**
     * List the signing keys, the newest first
     *
     * Needs the permission `signing-keys.read`.
     */
    readonly list: (args?: ListArguments<'signingKeys.list'>, options?: CallOptions) => Pages<Item<'signingKeys.list'>>
    /**
     * Let a successor sign as soon as it has been published long enough
     *
     * Announces one where there is none, and answers with it. With `now` it signs at once, or nothing changes and the answer is 409. Needs the permission `signing-keys.write`.
     */
    readonly rotate: (args?: Arguments<'signingKeys.rotate'>, options?: CallOptions) => Promise<Result<'signingKeys.rotate'>>
  }
  readonly subscriptions: {
    /**
     * End a subscription now
     *
     * What it granted, keys and tokens lose from the moment the reply is sent. Needs the permission `subscriptions.write`.
     */
    readonly cancel: (args: Arguments<'subscriptions.cancel'>, options?: CallOptions) => Promise<Result<'subscriptions.cancel'>>
    /**
     * Give a project a product
     *
     * From an instant, which is now unless it is said, until before another, if any. Needs the permission `subscriptions.write`.
     */
    readonly create: (args: Arguments<'subscriptions.create'>, options?: CreateOptions) => Promise<Result<'subscriptions.create'>>
    /**
     * Read a subscription
     *
     * Needs the permission `subscriptions.read`.
     */
    readonly get: (args: Arguments<'subscriptions.get'>, options?: CallOptions) => Promise<Result<'subscriptions.get'>>
    /**
     * List the subscriptions of a project, the newest first
     *
     * Needs the permission `subscriptions.read`.
     */
    readonly list: (args: ListArguments<'subscriptions.list'>, options?: CallOptions) => Pages<Item<'subscriptions.list'>>
  }
  readonly tokens: {
    /**
     * Revoke one access token
     *
     * By its `jti`, or as it was given out. From the moment the reply is sent no node accepts it. `revoked: false`: it was worth nothing before. Needs the permission `keys.write`.
     */
    readonly revoke: (args?: Arguments<'tokens.revoke'>, options?: CallOptions) => Promise<Result<'tokens.revoke'>>
  }
  readonly usage: {
    /**
     * Sum up what became of requests, by the hour or the day, the oldest first
     *
     * What this node has counted is in it; what others have counted, up to `as_of`. As `text/csv` or `application/x-ndjson` (`Accept`, or `format`) all of the range comes in one reply, whatever `limit` says. Needs the permission `usage.read`.
     */
    readonly query: (args?: ListArguments<'usage.query'>, options?: CallOptions) => Pages<Item<'usage.query'>>
  }
}
