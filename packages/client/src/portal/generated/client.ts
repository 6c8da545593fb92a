// Written by `npm run docs` from docs/openapi/portal.json. Changes made here are lost.
import type { CallOptions, ChangeOptions, CreateOptions } from '../../options.ts'
import type { Pages } from '../../pages.ts'
import type { Arguments, Item, ListArguments, Result, Tagged } from '../types.ts'

/** The API of the portal: a group of operations a member. */
export interface PortalClient {
  readonly about: {
    /**
     * Read what the portal is called, how it looks, and which ways in it has
     *
     * Open.
     */
    readonly get: (args?: Arguments<'about.get'>, options?: CallOptions) => Promise<Result<'about.get'>>
  }
  readonly changes: {
    /**
     * List what was changed in a project, and by whom, the newest first
     *
     * Needs the role `viewer` in the project, or one that includes it.
     */
    readonly list: (args: ListArguments<'changes.list'>, options?: CallOptions) => Pages<Item<'changes.list'>>
  }
  readonly clients: {
    /**
     * Change the name or the scopes of an OAuth client
     *
     * Scopes are only narrowed. Needs the role `developer` in the project, or one that includes it.
     */
    readonly change: (args: Arguments<'clients.change'>, options?: ChangeOptions) => Promise<Tagged<Result<'clients.change'>>>
    /**
     * Register an OAuth client, with its first secret
     *
     * The secret is in this reply and nowhere else: it is not kept. Needs the role `developer` in the project, or one that includes it.
     */
    readonly create: (args: Arguments<'clients.create'>, options?: CreateOptions) => Promise<Tagged<Result<'clients.create'>>>
    /**
     * Give an OAuth client another secret
     *
     * The others stay as they are. The secret is in this reply and nowhere else: it is not kept. Needs the role `developer` in the project, or one that includes it.
     */
    readonly createKey: (args: Arguments<'clients.createKey'>, options?: CreateOptions) => Promise<Tagged<Result<'clients.createKey'>>>
    /**
     * Delete an OAuth client and revoke its secrets
     *
     * Needs the role `developer` in the project, or one that includes it.
     */
    readonly delete: (args: Arguments<'clients.delete'>, options?: ChangeOptions) => Promise<void>
    /**
     * Read an OAuth client
     *
     * Needs the role `viewer` in the project, or one that includes it.
     */
    readonly get: (args: Arguments<'clients.get'>, options?: CallOptions) => Promise<Tagged<Result<'clients.get'>>>
    /**
     * List the OAuth clients of a project, the newest first
     *
     * Needs the role `viewer` in the project, or one that includes it.
     */
    readonly list: (args: ListArguments<'clients.list'>, options?: CallOptions) => Pages<Item<'clients.list'>>
    /**
     * List the secrets of an OAuth client, the newest first
     *
     * Needs the role `viewer` in the project, or one that includes it.
     */
    readonly listKeys: (args: ListArguments<'clients.listKeys'>, options?: CallOptions) => Pages<Item<'clients.listKeys'>>
  }
  readonly customer: {
    /**
     * Change one’s own name or password
     *
     * Another password needs the present one, and ends all other sessions. Needs a session.
     */
    readonly change: (args?: Arguments<'customer.change'>, options?: CallOptions) => Promise<Result<'customer.change'>>
  }
  readonly keyRequests: {
    /**
     * Make the key of a request that was approved
     *
     * Once, by who has asked for it. The secret is in this reply and nowhere else: it is not kept. Needs the role `developer` in the project, or one that includes it.
     */
    readonly collect: (args: Arguments<'keyRequests.collect'>, options?: CreateOptions) => Promise<Result<'keyRequests.collect'>>
    /**
     * Ask the operators for a key
     *
     * Needs the role `developer` in the project, or one that includes it.
     */
    readonly create: (args: Arguments<'keyRequests.create'>, options?: CreateOptions) => Promise<Result<'keyRequests.create'>>
    /**
     * List what was asked of the operators, the newest first
     *
     * Needs the role `developer` in the project, or one that includes it.
     */
    readonly list: (args: ListArguments<'keyRequests.list'>, options?: CallOptions) => Pages<Item<'keyRequests.list'>>
    /**
     * Take a request back
     *
     * Needs the role `developer` in the project, or one that includes it.
     */
    readonly withdraw: (args: Arguments<'keyRequests.withdraw'>, options?: CallOptions) => Promise<Result<'keyRequests.withdraw'>>
  }
  readonly keys: {
    /**
     * Change the name, the addresses or the scopes of a key
     *
     * Scopes are only narrowed. Needs the role `developer` in the project, or one that includes it.
     */
    readonly change: (args: Arguments<'keys.change'>, options?: ChangeOptions) => Promise<Tagged<Result<'keys.change'>>>
    /**
     * Make a key
     *
     * The secret is in this reply and nowhere else: it is not kept. `scopes: null` is all that the project may, at any time; a list holds nothing that it may not. Needs the role `developer` in the project, or one that includes it.
     */
    readonly create: (args: Arguments<'keys.create'>, options?: CreateOptions) => Promise<Tagged<Result<'keys.create'>>>
    /**
     * Read a key, and who uses which secret
     *
     * Needs the role `viewer` in the project, or one that includes it.
     */
    readonly get: (args: Arguments<'keys.get'>, options?: CallOptions) => Promise<Tagged<Result<'keys.get'>>>
    /**
     * List the keys of a project, the newest first
     *
     * Needs the role `viewer` in the project, or one that includes it.
     */
    readonly list: (args: ListArguments<'keys.list'>, options?: CallOptions) => Pages<Item<'keys.list'>>
    /**
     * Revoke a key for good
     *
     * From the moment the reply is sent no node accepts it. Needs the role `developer` in the project, or one that includes it.
     */
    readonly revoke: (args: Arguments<'keys.revoke'>, options?: ChangeOptions) => Promise<Tagged<Result<'keys.revoke'>>>
    /**
     * Give a key a new secret
     *
     * The present one lives on for `overlap`. The secret is in this reply and nowhere else: it is not kept. Needs the role `developer` in the project, or one that includes it.
     */
    readonly rotate: (args: Arguments<'keys.rotate'>, options?: CreateOptions & ChangeOptions) => Promise<Tagged<Result<'keys.rotate'>>>
  }
  readonly limits: {
    /**
     * Read how the limits and quotas of the keys stand now, a page of keys at a time
     *
     * Needs the role `viewer` in the project, or one that includes it.
     */
    readonly list: (args: ListArguments<'limits.list'>, options?: CallOptions) => Pages<Item<'limits.list'>>
  }
  readonly links: {
    /**
     * Accept an invitation, or confirm a registration
     *
     * Who is no customer yet sends a name and a password with an invitation, and is signed in. Who is one signs in first, and sends the link alone. Open.
     */
    readonly accept: (args: Arguments<'links.accept'>, options?: CallOptions) => Promise<Result<'links.accept'>>
    /**
     * Read what a link is about, without using it
     *
     * Open.
     */
    readonly read: (args: Arguments<'links.read'>, options?: CallOptions) => Promise<Result<'links.read'>>
  }
  readonly members: {
    /**
     * Give a member another role
     *
     * It counts from the next request on. Needs the role `owner` in the project, or one that includes it.
     */
    readonly change: (args: Arguments<'members.change'>, options?: ChangeOptions) => Promise<Result<'members.change'>>
    /**
     * Invite somebody to a project by mail
     *
     * Needs the role `owner` in the project, or one that includes it.
     */
    readonly invite: (args: Arguments<'members.invite'>, options?: CallOptions) => Promise<Result<'members.invite'>>
    /**
     * List the members of a project and who is invited to it, the newest first
     *
     * Needs the role `owner` in the project, or one that includes it.
     */
    readonly list: (args: ListArguments<'members.list'>, options?: CallOptions) => Pages<Item<'members.list'>>
    /**
     * End a membership, or take an invitation back
     *
     * From the moment the reply is sent the project is out of their reach. Needs the role `owner` in the project, or one that includes it.
     */
    readonly remove: (args: Arguments<'members.remove'>, options?: ChangeOptions) => Promise<void>
  }
  readonly password: {
    /**
     * Have a link mailed by which another password can be chosen
     *
     * The reply is the same for every mail address. Open.
     */
    readonly forgotten: (args: Arguments<'password.forgotten'>, options?: CallOptions) => Promise<void>
    /**
     * Choose another password by such a link
     *
     * Whoever is signed in to the account is signed out. Open.
     */
    readonly reset: (args: Arguments<'password.reset'>, options?: CallOptions) => Promise<void>
  }
  readonly projects: {
    /**
     * Read a project: what its keys may have, and how its limits stand
     *
     * Needs the role `viewer` in the project, or one that includes it.
     */
    readonly get: (args: Arguments<'projects.get'>, options?: CallOptions) => Promise<Result<'projects.get'>>
  }
  readonly registration: {
    /**
     * Register, where the installation lets everybody
     *
     * Confirmed by the link of a mail. The reply is the same for every mail address. Open.
     */
    readonly create: (args: Arguments<'registration.create'>, options?: CallOptions) => Promise<void>
  }
  readonly samples: {
    /**
     * Read the published page with this project and the beginning of its key in the samples
     *
     * Needs the role `viewer` in the project, or one that includes it.
     */
    readonly get: (args: Arguments<'samples.get'>, options?: CallOptions) => Promise<Result<'samples.get'>>
    /**
     * Send a sample to this installation, with a key that is made for it and ends with it
     *
     * Needs the role `developer` in the project, or one that includes it.
     */
    readonly send: (args: Arguments<'samples.send'>, options?: CallOptions) => Promise<Result<'samples.send'>>
  }
  readonly session: {
    /**
     * Sign in
     *
     * Open.
     */
    readonly create: (args: Arguments<'session.create'>, options?: CallOptions) => Promise<Result<'session.create'>>
    /**
     * Sign out
     *
     * Needs a session.
     */
    readonly delete: (args?: Arguments<'session.delete'>, options?: CallOptions) => Promise<void>
    /**
     * Sign in by a link of the API’s own application, once
     *
     * The session shows the project of the link, and nothing else of the customer. Open.
     */
    readonly enter: (args: Arguments<'session.enter'>, options?: CallOptions) => Promise<Result<'session.enter'>>
    /**
     * Read who is signed in, and what they are in which projects
     *
     * Needs a session.
     */
    readonly get: (args?: Arguments<'session.get'>, options?: CallOptions) => Promise<Result<'session.get'>>
  }
  readonly sessions: {
    /**
     * End one of one’s sessions
     *
     * Needs a session.
     */
    readonly end: (args: Arguments<'sessions.end'>, options?: CallOptions) => Promise<void>
    /**
     * List where one is signed in, the newest first
     *
     * Needs a session.
     */
    readonly list: (args?: ListArguments<'sessions.list'>, options?: CallOptions) => Pages<Item<'sessions.list'>>
  }
  readonly usage: {
    /**
     * Sum up what became of requests, by the hour or the day, the oldest first
     *
     * What this node has counted is in it; what others have counted, up to `as_of`. As `text/csv` or `application/x-ndjson` (`Accept`, or `format`) all of the range comes in one reply. Needs the role `viewer` in the project, or one that includes it.
     */
    readonly query: (args: ListArguments<'usage.query'>, options?: CallOptions) => Pages<Item<'usage.query'>>
  }
}
