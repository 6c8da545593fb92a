// Written by `npm run docs` from docs/openapi/control.json. Changes made here are lost.
export interface paths {
    readonly "/v1/projects": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List projects, the newest first
         * @description Needs the permission `projects.read`.
         */
        readonly get: operations["projects.list"];
        readonly put?: never;
        /**
         * Make a project
         * @description Needs the permission `projects.write`.
         */
        readonly post: operations["projects.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/projects/{project}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Read a project
         * @description Needs the permission `projects.read`.
         */
        readonly get: operations["projects.get"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete a project that has no live keys
         * @description Refused while a key of the project is not revoked. Its slug is free afterwards. Needs the permission `projects.write`.
         */
        readonly delete: operations["projects.delete"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Change a project
         * @description Deactivating a project refuses its keys, and the tokens minted from them, from the moment the reply is sent; activating it makes them work again. Needs the permission `projects.write`.
         */
        readonly patch: operations["projects.change"];
        readonly trace?: never;
    };
    readonly "/v1/projects/{project}/keys": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the keys of a project, the newest first
         * @description Needs the permission `keys.read`.
         */
        readonly get: operations["keys.list"];
        readonly put?: never;
        /**
         * Make a key of a project
         * @description The secret is in this reply and nowhere else: it is not kept. `scopes: null` is all that the project may, `[]` is nothing. Needs the permission `keys.write`.
         */
        readonly post: operations["keys.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/keys": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the keys of all projects, the newest first
         * @description Needs the permission `keys.read`.
         */
        readonly get: operations["keys.listAll"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/keys/{key}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Read a key
         * @description Needs the permission `keys.read`.
         */
        readonly get: operations["keys.get"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Revoke a key, as POST …/revoke does, without a reason
         * @description Needs the permission `keys.write`.
         */
        readonly delete: operations["keys.delete"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Change a key
         * @description What the key loses, the tokens minted from it lose too, from the moment the reply is sent. Needs the permission `keys.write`.
         */
        readonly patch: operations["keys.change"];
        readonly trace?: never;
    };
    readonly "/v1/keys/{key}/rotate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Give a key a new secret
         * @description The present secrets live on for `overlap`, then end by themselves. The secret is in this reply and nowhere else: it is not kept. Needs the permission `keys.write`.
         */
        readonly post: operations["keys.rotate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/keys/{key}/revoke": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Revoke a key for good
         * @description From the moment the reply is sent no node accepts the key, nor a token minted from it. Needs the permission `keys.write`.
         */
        readonly post: operations["keys.revoke"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/projects/{project}/keys/revoke": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Revoke all keys of a project that a filter names
         * @description With `dry_run: true` it counts them and changes nothing. Revokes up to 1,000 at once: repeat it until `remaining` is 0. Needs the permission `keys.write`.
         */
        readonly post: operations["keys.revokeMany"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/hygiene": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Count the keys that are accepted and worth a look, by what may be amiss with them
         * @description Never used, a week after they were made; idle for 90 days; without an end, or with one in the next 30 days; with scopes that no request has needed; used from five addresses or more in 30 days. Needs the permission `keys.read`.
         */
        readonly get: operations["hygiene.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/hygiene/{finding}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the keys with which one thing may be amiss, the one that is most worth a look first
         * @description `at` is when the key was made, last used, found so, or ends. A scope counts as needed when a route or a verification asked for it, or a token was minted with it. Addresses are noted of one use in five seconds at most, so they may be more. Needs the permission `keys.read`.
         */
        readonly get: operations["hygiene.list"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/projects/{project}/clients": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the clients of a project, the newest first
         * @description Needs the permission `clients.read`.
         */
        readonly get: operations["clients.list"];
        readonly put?: never;
        /**
         * Register an OAuth client of a project, with its first secret
         * @description The secret is in this reply and nowhere else: it is not kept. Needs the permission `clients.write`.
         */
        readonly post: operations["clients.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/clients/{client_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Read a client
         * @description Needs the permission `clients.read`.
         */
        readonly get: operations["clients.get"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete a client and revoke its secrets
         * @description Needs the permission `clients.write`.
         */
        readonly delete: operations["clients.delete"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Change a client
         * @description Needs the permission `clients.write`.
         */
        readonly patch: operations["clients.change"];
        readonly trace?: never;
    };
    readonly "/v1/clients/{client_id}/keys": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the secrets of a client, the newest first
         * @description Needs the permission `clients.read`.
         */
        readonly get: operations["clients.listKeys"];
        readonly put?: never;
        /**
         * Give a client another secret
         * @description The others stay as they are. The secret is in this reply and nowhere else: it is not kept. Needs the permission `clients.write`.
         */
        readonly post: operations["clients.createKey"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/keys/{key}/revoke-tokens": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Revoke all tokens that were minted from a key
         * @description Those that were minted before `before`, which is now unless it is said; the key itself and later tokens are not touched. From the moment the reply is sent no node accepts them. Needs the permission `keys.write`.
         */
        readonly post: operations["keys.revokeTokens"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/clients/{client_id}/revoke-tokens": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Revoke all tokens of a client
         * @description Those that were minted before `before`, which is now unless it is said; the key itself and later tokens are not touched. From the moment the reply is sent no node accepts them. Needs the permission `clients.write`.
         */
        readonly post: operations["clients.revokeTokens"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/projects/{project}/revoke-tokens": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Revoke all tokens of a project
         * @description Those that were minted before `before`, which is now unless it is said; the key itself and later tokens are not touched. From the moment the reply is sent no node accepts them. Needs the permission `projects.write`.
         */
        readonly post: operations["projects.revokeTokens"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tokens/revoke": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Revoke one access token
         * @description By its `jti`, or as it was given out. From the moment the reply is sent no node accepts it. `revoked: false`: it was worth nothing before. Needs the permission `keys.write`.
         */
        readonly post: operations["tokens.revoke"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/products": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List products, the newest first
         * @description Needs the permission `products.read`.
         */
        readonly get: operations["products.list"];
        readonly put?: never;
        /**
         * Make a product
         * @description What is sold: capabilities, of which `indexer.*` grants all below `indexer`, scopes where the contract sells them, and a tier. Needs the permission `products.write`.
         */
        readonly post: operations["products.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/products/{product}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Read a product
         * @description Needs the permission `products.read`.
         */
        readonly get: operations["products.get"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete a product
         * @description Refused while projects have it, unless `subscriptions=cancel` says that they shall lose it now. Needs the permission `products.write`.
         */
        readonly delete: operations["products.delete"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Change a product
         * @description Reaches the keys of every project that has it, and the tokens minted from them, with the next request. Needs the permission `products.write`.
         */
        readonly patch: operations["products.change"];
        readonly trace?: never;
    };
    readonly "/v1/projects/{project}/subscriptions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the subscriptions of a project, the newest first
         * @description Needs the permission `subscriptions.read`.
         */
        readonly get: operations["subscriptions.list"];
        readonly put?: never;
        /**
         * Give a project a product
         * @description From an instant, which is now unless it is said, until before another, if any. Needs the permission `subscriptions.write`.
         */
        readonly post: operations["subscriptions.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/products/{product}/subscriptions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the subscriptions to a product, the newest first
         * @description Needs the permission `subscriptions.read`.
         */
        readonly get: operations["products.listSubscriptions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/subscriptions/{subscription}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Read a subscription
         * @description Needs the permission `subscriptions.read`.
         */
        readonly get: operations["subscriptions.get"];
        readonly put?: never;
        readonly post?: never;
        /**
         * End a subscription now
         * @description What it granted, keys and tokens lose from the moment the reply is sent. Needs the permission `subscriptions.write`.
         */
        readonly delete: operations["subscriptions.cancel"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/server-keys": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the server-level keys, the newest first
         * @description Needs the permission `server-keys.read`.
         */
        readonly get: operations["serverKeys.list"];
        readonly put?: never;
        /**
         * Make a server-level key
         * @description It opens the control API as far as its permissions go, which are none that its maker does not have. The secret is in this reply and nowhere else: it is not kept. Needs the permission `server-keys.write`.
         */
        readonly post: operations["serverKeys.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/server-keys/{key}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Read a server-level key
         * @description Needs the permission `server-keys.read`.
         */
        readonly get: operations["serverKeys.get"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Revoke a server-level key, as POST …/revoke does, without a reason
         * @description Needs the permission `server-keys.write`.
         */
        readonly delete: operations["serverKeys.delete"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Change a server-level key
         * @description Needs the permission `server-keys.write`.
         */
        readonly patch: operations["serverKeys.change"];
        readonly trace?: never;
    };
    readonly "/v1/server-keys/{key}/rotate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Give a server-level key a new secret
         * @description The secret is in this reply and nowhere else: it is not kept. Needs the permission `server-keys.write`.
         */
        readonly post: operations["serverKeys.rotate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/server-keys/{key}/revoke": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Revoke a server-level key for good
         * @description Needs the permission `server-keys.write`.
         */
        readonly post: operations["serverKeys.revoke"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/signing-keys": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the signing keys, the newest first
         * @description Needs the permission `signing-keys.read`.
         */
        readonly get: operations["signingKeys.list"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/signing-keys/rotate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Let a successor sign as soon as it has been published long enough
         * @description Announces one where there is none, and answers with it. With `now` it signs at once, or nothing changes and the answer is 409. Needs the permission `signing-keys.write`.
         */
        readonly post: operations["signingKeys.rotate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/signing-keys/{kid}/compromised": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * End a signing key that somebody else may have
         * @description From the moment the reply is sent no node accepts a token that it signed, and it is out of the JWKS. The announced key signs in its place, or a new one. Needs the permission `signing-keys.write`.
         */
        readonly post: operations["signingKeys.compromised"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/audit": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the records of changes that are sealed, the newest first
         * @description With `format=ndjson` or `format=csv` it answers all records that are asked for, as a stream, the oldest first; with `follow=true` those that are sealed from now on, as server-sent events, beginning after `Last-Event-ID` where that is sent. Needs the permission `audit.read`.
         */
        readonly get: operations["audit.list"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/audit/head": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Read the end of the chain of records, to be kept elsewhere
         * @description Whoever compares the chain with a head that was kept finds out about every record before it that was changed or taken away since. Needs the permission `audit.read`.
         */
        readonly get: operations["audit.head"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/audit/verify": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Compute the chain of records anew
         * @description Up to 10,000 records at once: while `more` is true, repeat it with `after` as `reached` says. `head` is one that was read earlier. Needs the permission `audit.read`.
         */
        readonly post: operations["audit.verify"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/verify": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Say whether a credential is valid, who it is and what it may
         * @description An invalid credential is an answer, not an error: `valid` is false and `code` says why. Server-level keys are refused unless `require.level` asks for them. Needs the permission `verify`.
         */
        readonly post: operations["credentials.verify"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/verify/batch": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Verify up to 100 credentials at once
         * @description The results are in the order of the verifications. Needs the permission `verify`.
         */
        readonly post: operations["credentials.verifyBatch"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/usage": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Sum up what became of requests, by the hour or the day, the oldest first
         * @description What this node has counted is in it; what others have counted, up to `as_of`. As `text/csv` or `application/x-ndjson` (`Accept`, or `format`) all of the range comes in one reply, whatever `limit` says. Needs the permission `usage.read`.
         */
        readonly get: operations["usage.query"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/limits": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Read which limits and quotas are nearest to their end, the nearest first
         * @description Those of which at least half is spent in the window that goes on now. `has_more` says that there are more than `limit`. Needs the permission `usage.read`.
         */
        readonly get: operations["limits.list"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/contract/samples": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Requests to the public port as its published page shows them, in three languages
         * @description Needs the permission `keys.read`.
         */
        readonly get: operations["contract.listSamples"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/contract/routes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What each route of the public port asks of a request, those of the gateway included
         * @description Needs the permission `verify`.
         */
        readonly get: operations["contract.listRoutes"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/contract/routes/try": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Say what a route would answer to a credential, and why
         * @description Every reason of a refusal in the order in which the route looks, how the limits stand, and the reply in the form of the contract. Nothing is counted, spent or remembered, and nothing is passed on. Limits per address are not looked at. Needs the permission `verify`.
         */
        readonly post: operations["contract.tryRoute"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/livez": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Whether the process lives
         * @description Open.
         */
        readonly get: operations["health.live"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/readyz": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Whether the service can answer, its database included
         * @description Open.
         */
        readonly get: operations["health.ready"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/setup": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Whether there is no operator yet
         * @description Open.
         */
        readonly get: operations["setup.get"];
        readonly put?: never;
        /**
         * Become an owner by the link of the first start, and sign in
         * @description Open.
         */
        readonly post: operations["setup.complete"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/invitations/accept": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Become an operator by an invitation, and sign in
         * @description Open.
         */
        readonly post: operations["invitations.accept"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/setup/links": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Make a link that makes an owner
         * @description It works once, for 15 minutes. Links before it work no more. Needs the permission `operators.write`.
         */
        readonly post: operations["setup.createLink"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/sign-in-methods": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * How operators may sign in
         * @description Open.
         */
        readonly get: operations["session.listMethods"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/session": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Read who is signed in, what they may, and what a dashboard must know
         * @description Needs a session.
         */
        readonly get: operations["session.get"];
        readonly put?: never;
        /**
         * Sign in by a password
         * @description Sets the cookie of a session, or answers that a code is wanted besides. Every reason to refuse has the same reply. Open.
         */
        readonly post: operations["session.create"];
        /**
         * Sign out
         * @description Needs a session.
         */
        readonly delete: operations["session.delete"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Change one’s own name
         * @description Needs a session.
         */
        readonly patch: operations["session.rename"];
        readonly trace?: never;
    };
    readonly "/v1/session/two-factor": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Sign in: the second step, by a code of the app or a backup code
         * @description Open.
         */
        readonly post: operations["session.verifyTwoFactor"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/session/two-factor/enable": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Begin to use two-factor sign-in
         * @description What an app needs, and backup codes. Nothing changes until a code is confirmed. Needs a session.
         */
        readonly post: operations["session.enableTwoFactor"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/session/two-factor/confirm": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Use two-factor sign-in from now on, shown by a first code
         * @description The session gets another secret: its cookie and its csrf_token are new. Needs a session.
         */
        readonly post: operations["session.confirmTwoFactor"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/session/two-factor/backup-codes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Make new backup codes
         * @description They are in this reply and nowhere else. Those before work no more. Needs a session.
         */
        readonly post: operations["session.renewBackupCodes"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/session/two-factor/disable": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Use two-factor sign-in no more
         * @description Needs a session.
         */
        readonly post: operations["session.disableTwoFactor"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/session/password": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Change one’s own password
         * @description Ends all other sessions of oneself. Needs a session.
         */
        readonly post: operations["session.changePassword"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/sessions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List one’s own sessions, or those of another operator, the newest first
         * @description Those of others need the permission `operators.read`. Needs a session.
         */
        readonly get: operations["sessions.list"];
        readonly put?: never;
        readonly post?: never;
        /**
         * End one’s own sessions but this one, or all of another operator
         * @description Those of others need the permission `operators.write`, and `operator`. Needs a session.
         */
        readonly delete: operations["sessions.endAll"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/sessions/{session}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * End a session
         * @description Those of others need the permission `operators.write`, and `operator`. Needs a session.
         */
        readonly delete: operations["sessions.end"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/operators": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the operators, the newest first
         * @description Needs the permission `operators.read`.
         */
        readonly get: operations["operators.list"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/operators/{operator}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Read an operator
         * @description Needs the permission `operators.read`.
         */
        readonly get: operations["operators.get"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Remove an operator
         * @description Their sessions end. The last owner stays. Needs the permission `operators.write`.
         */
        readonly delete: operations["operators.delete"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Change an operator
         * @description Another role, or deactivation, counts with the next request: their sessions end. The last owner stays one. Needs the permission `operators.write`.
         */
        readonly patch: operations["operators.change"];
        readonly trace?: never;
    };
    readonly "/v1/operators/{operator}/two-factor": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Take two-factor sign-in off an operator who has lost the device
         * @description Their sessions end. Needs the permission `operators.write`.
         */
        readonly delete: operations["operators.resetTwoFactor"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/invitations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the invitations that were not accepted, also expired ones, the newest first
         * @description Needs the permission `operators.read`.
         */
        readonly get: operations["invitations.list"];
        readonly put?: never;
        /**
         * Invite somebody to operate the installation
         * @description The link is in this reply and nowhere else, but for a mail where the service sends mails. It works once, for 7 days. Needs the permission `operators.write`.
         */
        readonly post: operations["invitations.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/invitations/{invitation}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Take an invitation back
         * @description Needs the permission `operators.write`.
         */
        readonly delete: operations["invitations.delete"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/projects/{project}/members": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List who belongs to a project in the portal, and who is invited, the newest first
         * @description Needs the permission `members.read`.
         */
        readonly get: operations["members.list"];
        readonly put?: never;
        /**
         * Invite a customer to a project by mail address, and get the link
         * @description A mail is sent too where a mail server is configured. The link is shown once. Needs the permission `members.write`.
         */
        readonly post: operations["members.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/projects/{project}/members/{member}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * End a membership, or withdraw an invitation
         * @description From the moment the reply is sent the project is out of the customer’s reach. Needs the permission `members.write`.
         */
        readonly delete: operations["members.delete"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Give a member another role
         * @description Needs the permission `members.write`.
         */
        readonly patch: operations["members.change"];
        readonly trace?: never;
    };
    readonly "/v1/projects/{project}/portal-links": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Make a link by which a user of the API’s own application enters the portal
         * @description Good once, for ten minutes at most. Who is unknown becomes a customer, and a member with this role. The session shows this project alone. Give the permission to nobody but the application: whoever makes such links may enter as anybody. Needs the permission `portal.write`.
         */
        readonly post: operations["portalLinks.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/projects/{project}/embed-sessions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Make a session for the panel of keys in a page of the API’s own application
         * @description For as long as is said, twelve hours at most. Only pages of this origin may hold the panel, and it shows this project alone. Needs the permission `portal.write`.
         */
        readonly post: operations["embedSessions.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/key-requests": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the keys that members of projects have asked for, the newest first
         * @description Needs the permission `keys.read`.
         */
        readonly get: operations["keyRequests.list"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/key-requests/{request}/approve": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Let a member collect the key that they have asked for
         * @description No key is made yet: its secret is shown to who has asked, and to nobody else. Needs the permission `keys.write`.
         */
        readonly post: operations["keyRequests.approve"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/key-requests/{request}/refuse": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Refuse a key that a member has asked for
         * @description Needs the permission `keys.write`.
         */
        readonly post: operations["keyRequests.refuse"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** Project */
        readonly Project: {
            /** @example prj_0VnvZ1qGm3kTs9xR */
            readonly id: string;
            readonly slug: string;
            readonly name: string;
            readonly contact: string | null;
            readonly is_active: boolean;
            /** @description Whether members make keys in the portal; null: as the installation has it. */
            readonly self_service: boolean | null;
            /** Format: date-time */
            readonly created_at: string;
            /** Format: date-time */
            readonly updated_at: string;
        };
        /** Problem */
        readonly Problem: {
            /** Format: uri */
            readonly type: string;
            readonly title: string;
            /** Format: int32 */
            readonly status: number;
            readonly detail: string;
            /** @enum {unknown} */
            readonly code: "request_malformed" | "path_ambiguous" | "headers_too_large" | "request_timeout" | "body_malformed" | "body_invalid" | "body_too_large" | "content_type_unsupported" | "route_unknown" | "method_unsupported" | "object_unknown" | "object_exists" | "state_conflict" | "object_in_use" | "subscription_overlap" | "revision_stale" | "header_malformed" | "request_reused" | "scope_exceeded" | "address_rate_exceeded" | "rate_exceeded" | "credential_missing" | "credential_ambiguous" | "credential_malformed" | "credential_kind_refused" | "key_unknown" | "client_mismatch" | "secret_retired" | "key_revoked" | "key_inactive" | "key_expired" | "client_inactive" | "project_inactive" | "token_invalid" | "token_expired" | "token_revoked" | "token_bound" | "proof_invalid" | "proof_nonce_required" | "address_missing" | "address_refused" | "environment_refused" | "project_refused" | "level_refused" | "permission_missing" | "sign_in_refused" | "two_factor_refused" | "session_missing" | "csrf_refused" | "link_refused" | "password_refused" | "owner_last" | "role_missing" | "self_service_off" | "way_closed" | "scope_missing" | "capability_missing" | "user_id_missing" | "grant_type_missing" | "grant_type_unsupported" | "scope_malformed" | "scope_refused" | "audience_unknown" | "audience_refused" | "client_unauthorized" | "token_kind_unsupported" | "subject_token_invalid" | "upstream_missing" | "upstream_failed" | "upstream_down" | "upstream_timeout" | "unavailable" | "overloaded" | "internal";
            readonly request_id: string;
            readonly member?: string;
        };
        /** ProjectPage */
        readonly ProjectPage: {
            readonly data: readonly components["schemas"]["Project"][];
            /** @description Null on the last page. */
            readonly next_cursor: string | null;
        };
        /** Secret */
        readonly Secret: {
            /** Format: int32 */
            readonly generation: number;
            /** Format: date-time */
            readonly created_at: string;
            /** Format: date-time */
            readonly closes_at: string | null;
            /** Format: date-time */
            readonly last_used_at: string | null;
            readonly last_used_from: string | null;
        };
        /** Key */
        readonly Key: {
            /** @example key_0VnvZ1qGm3kTs9xR */
            readonly id: string;
            readonly name: string;
            /** @enum {unknown} */
            readonly level: "project" | "server";
            /** @example prj_0VnvZ1qGm3kTs9xR */
            readonly project_id: string | null;
            /** @example client_0VnvZ1qGm3kTs9xR */
            readonly client_id: string | null;
            /** @enum {unknown} */
            readonly environment: "live" | "test";
            readonly key_prefix: string;
            readonly is_active: boolean;
            readonly scopes: readonly string[] | null;
            readonly audiences: readonly string[] | null;
            readonly ip_allow: readonly string[] | null;
            readonly metadata: {
                readonly [key: string]: unknown;
            };
            /** Format: int32 */
            readonly generation: number;
            readonly secrets: readonly components["schemas"]["Secret"][];
            /** Format: date-time */
            readonly expires_at: string | null;
            /** Format: date-time */
            readonly last_used_at: string | null;
            /** Format: date-time */
            readonly as_of: string;
            /** Format: date-time */
            readonly created_at: string;
            /** Format: date-time */
            readonly updated_at: string;
            /** Format: date-time */
            readonly revoked_at: string | null;
            readonly revoked_reason: string | null;
        };
        /** CreatedKey */
        readonly CreatedKey: {
            readonly key: components["schemas"]["Key"];
            /** @description Shown once. */
            readonly secret: string | null;
            /** @enum {boolean} */
            readonly replayed?: true;
            readonly hint?: string;
        };
        /** KeyPage */
        readonly KeyPage: {
            readonly data: readonly components["schemas"]["Key"][];
            /** @description Null on the last page. */
            readonly next_cursor: string | null;
        };
        /** RevokedKeys */
        readonly RevokedKeys: {
            readonly dry_run: boolean;
            /** Format: int64 */
            readonly matched: number;
            /** Format: int32 */
            readonly revoked: number;
            /** Format: int64 */
            readonly remaining: number;
            readonly key_ids: readonly string[];
        };
        /** FindingCount */
        readonly FindingCount: {
            /** @enum {unknown} */
            readonly finding: "never_used" | "idle" | "no_expiry" | "expiring_soon" | "excess_scopes" | "many_addresses";
            /** Format: int32 */
            readonly count: number;
            /** @description There are more than were counted. */
            readonly is_more: boolean;
        };
        /** Hygiene */
        readonly Hygiene: {
            /** Format: date-time */
            readonly as_of: string;
            readonly findings: readonly components["schemas"]["FindingCount"][];
        };
        /** FoundKey */
        readonly FoundKey: {
            readonly key: components["schemas"]["Key"];
            /** Format: date-time */
            readonly at: string;
            readonly exercised_scopes: readonly string[];
            readonly addresses: readonly string[];
        };
        /** FoundKeyPage */
        readonly FoundKeyPage: {
            readonly data: readonly components["schemas"]["FoundKey"][];
            readonly next_cursor: string | null;
        };
        /** ClientAuthentication */
        readonly ClientAuthentication: {
            /**
             * @description private_key_jwt, tls_client_auth, self_signed_tls_client_auth
             * @enum {unknown}
             */
            readonly method: "private_key_jwt" | "tls_client_auth" | "self_signed_tls_client_auth";
            readonly key_id: string;
            /** @description a JWK Set of public keys (RFC 7517) */
            readonly jwks?: {
                /** @description a list of 1 to 20 public keys */
                readonly keys: readonly {
                    readonly [key: string]: unknown;
                }[];
            };
            /** @description an https address */
            readonly jwks_uri?: string;
            /**
             * @description "issuer" or "token_endpoint"
             * @enum {unknown}
             */
            readonly assertion_audience?: "issuer" | "token_endpoint";
            readonly certificate?: {
                /** @enum {unknown} */
                readonly name: "subject_dn" | "san_dns" | "san_uri" | "san_ip" | "san_email";
                readonly value: string;
            };
        };
        /** OAuthSettings */
        readonly OAuthSettings: {
            readonly serves: readonly string[];
            readonly authentication: components["schemas"]["ClientAuthentication"] | null;
        };
        /** Client */
        readonly Client: {
            /** @example client_0VnvZ1qGm3kTs9xR */
            readonly client_id: string;
            /** @example prj_0VnvZ1qGm3kTs9xR */
            readonly project_id: string;
            readonly name: string;
            readonly scopes: readonly string[] | null;
            readonly audiences: readonly string[] | null;
            readonly tier: string | null;
            readonly oauth: components["schemas"]["OAuthSettings"];
            readonly is_active: boolean;
            /** Format: date-time */
            readonly created_at: string;
            /** Format: date-time */
            readonly updated_at: string;
        };
        /** CreatedClient */
        readonly CreatedClient: {
            readonly client: components["schemas"]["Client"];
            readonly key: components["schemas"]["Key"];
            /** @description Shown once. */
            readonly secret: string | null;
            /** @enum {boolean} */
            readonly replayed?: true;
            readonly hint?: string;
        };
        /** ClientPage */
        readonly ClientPage: {
            readonly data: readonly components["schemas"]["Client"][];
            /** @description Null on the last page. */
            readonly next_cursor: string | null;
        };
        /** TokensFrom */
        readonly TokensFrom: {
            /** Format: date-time */
            readonly tokens_from: string;
        };
        /** RevokedToken */
        readonly RevokedToken: {
            readonly jti: string | null;
            readonly revoked: boolean;
        };
        /** Product */
        readonly Product: {
            /** @example prd_0VnvZ1qGm3kTs9xR */
            readonly id: string;
            readonly slug: string;
            readonly name: string;
            readonly capabilities: readonly string[];
            readonly scopes: readonly string[];
            readonly tier: string | null;
            /** Format: date-time */
            readonly created_at: string;
            /** Format: date-time */
            readonly updated_at: string;
        };
        /** ProductPage */
        readonly ProductPage: {
            readonly data: readonly components["schemas"]["Product"][];
            /** @description Null on the last page. */
            readonly next_cursor: string | null;
        };
        /** Subscription */
        readonly Subscription: {
            /** @example sub_0VnvZ1qGm3kTs9xR */
            readonly id: string;
            /** @example prj_0VnvZ1qGm3kTs9xR */
            readonly project_id: string;
            /** @example prd_0VnvZ1qGm3kTs9xR */
            readonly product_id: string;
            /** Format: date-time */
            readonly from: string;
            /** Format: date-time */
            readonly until: string | null;
            /** Format: date-time */
            readonly cancelled_at: string | null;
            /** Format: date-time */
            readonly created_at: string;
        };
        /** SubscriptionPage */
        readonly SubscriptionPage: {
            readonly data: readonly components["schemas"]["Subscription"][];
            /** @description Null on the last page. */
            readonly next_cursor: string | null;
        };
        /** ServerKey */
        readonly ServerKey: {
            /** @example key_0VnvZ1qGm3kTs9xR */
            readonly id: string;
            readonly name: string;
            /** @enum {unknown} */
            readonly level: "project" | "server";
            /** @example prj_0VnvZ1qGm3kTs9xR */
            readonly project_id: string | null;
            /** @example client_0VnvZ1qGm3kTs9xR */
            readonly client_id: string | null;
            /** @enum {unknown} */
            readonly environment: "live" | "test";
            readonly key_prefix: string;
            readonly is_active: boolean;
            readonly scopes: readonly string[] | null;
            readonly audiences: readonly string[] | null;
            readonly ip_allow: readonly string[] | null;
            readonly metadata: {
                readonly [key: string]: unknown;
            };
            /** Format: int32 */
            readonly generation: number;
            readonly secrets: readonly components["schemas"]["Secret"][];
            /** Format: date-time */
            readonly expires_at: string | null;
            /** Format: date-time */
            readonly last_used_at: string | null;
            /** Format: date-time */
            readonly as_of: string;
            /** Format: date-time */
            readonly created_at: string;
            /** Format: date-time */
            readonly updated_at: string;
            /** Format: date-time */
            readonly revoked_at: string | null;
            readonly revoked_reason: string | null;
            readonly permissions: readonly ("verify" | "projects.read" | "projects.write" | "keys.read" | "keys.write" | "clients.read" | "clients.write" | "products.read" | "products.write" | "subscriptions.read" | "subscriptions.write" | "server-keys.read" | "server-keys.write" | "signing-keys.read" | "signing-keys.write" | "audit.read" | "usage.read" | "metrics.read" | "operators.read" | "operators.write" | "members.read" | "members.write" | "portal.write")[];
        };
        /** CreatedServerKey */
        readonly CreatedServerKey: {
            readonly key: components["schemas"]["ServerKey"];
            /** @description Shown once. */
            readonly secret: string | null;
            /** @enum {boolean} */
            readonly replayed?: true;
            readonly hint?: string;
        };
        /** ServerKeyPage */
        readonly ServerKeyPage: {
            readonly data: readonly components["schemas"]["ServerKey"][];
            /** @description Null on the last page. */
            readonly next_cursor: string | null;
        };
        /** SigningKey */
        readonly SigningKey: {
            readonly kid: string;
            /** @enum {unknown} */
            readonly algorithm: "ES256" | "EdDSA" | "RS256" | "PS256";
            /** @enum {unknown} */
            readonly state: "announced" | "signing" | "kept" | "retired";
            readonly public_jwk: {
                readonly [key: string]: unknown;
            };
            /** Format: date-time */
            readonly created_at: string;
            /** Format: date-time */
            readonly published_at: string | null;
            /** Format: date-time */
            readonly signs_from: string;
            /** Format: date-time */
            readonly signs_until: string | null;
            /** Format: date-time */
            readonly kept_until: string | null;
            /** Format: date-time */
            readonly retired_at: string | null;
            /** Format: date-time */
            readonly compromised_at: string | null;
            readonly compromised_reason: string | null;
        };
        /** SigningKeyPage */
        readonly SigningKeyPage: {
            readonly data: readonly components["schemas"]["SigningKey"][];
            /** @description Null on the last page. */
            readonly next_cursor: string | null;
        };
        /** AuditedObject */
        readonly AuditedObject: {
            readonly kind: string;
            readonly ids: readonly string[];
        };
        /** AuditRecord */
        readonly AuditRecord: {
            /** Format: int64 */
            readonly sequence: number;
            /** @example aud_0VnvZ1qGm3kTs9xR */
            readonly id: string;
            /** Format: date-time */
            readonly at: string;
            readonly actor: string;
            /** @description what an operator was called at the time: `name <mail address>` */
            readonly actor_name?: string;
            readonly address: string | null;
            readonly request_id: string | null;
            /** @enum {unknown} */
            readonly action: "installation.create" | "installation.reset" | "project.create" | "project.change" | "project.delete" | "project.revoke-tokens" | "key.create" | "key.change" | "key.rotate" | "key.revoke" | "key.expire" | "key.revoke-tokens" | "server-key.create" | "server-key.change" | "server-key.rotate" | "server-key.revoke" | "server-key.expire" | "client.create" | "client.change" | "client.delete" | "client.revoke-tokens" | "token.revoke" | "product.create" | "product.change" | "product.delete" | "subscription.create" | "subscription.cancel" | "signing-key.create" | "signing-key.publish" | "signing-key.rotate" | "signing-key.change" | "signing-key.retire" | "signing-key.compromise" | "operator.create" | "operator.change" | "operator.delete" | "operator.sign-in" | "operator.refuse-sign-in" | "operator.sign-out" | "operator.change-password" | "operator.enable-two-factor" | "operator.disable-two-factor" | "operator.renew-backup-codes" | "operator.end-sessions" | "session.end" | "invitation.create" | "invitation.accept" | "invitation.delete" | "customer.create" | "customer.change" | "customer.sign-in" | "customer.refuse-sign-in" | "customer.sign-out" | "customer.change-password" | "customer.reset-password" | "customer.end-session" | "member.invite" | "member.create" | "member.change" | "member.accept" | "member.delete" | "portal-link.create" | "embed-session.create" | "key-request.create" | "key-request.approve" | "key-request.refuse" | "key-request.collect" | "key-request.withdraw";
            /** @example prj_0VnvZ1qGm3kTs9xR */
            readonly project_id: string | null;
            readonly object: components["schemas"]["AuditedObject"];
            readonly before: {
                readonly [key: string]: unknown;
            } | null;
            readonly after: {
                readonly [key: string]: unknown;
            } | null;
            /** @description 64 small hexadecimal digits */
            readonly hash: string;
        };
        /** AuditPage */
        readonly AuditPage: {
            readonly data: readonly components["schemas"]["AuditRecord"][];
            /** @description Null on the last page. */
            readonly next_cursor: string | null;
            /** Format: date-time */
            readonly sealed_through: string;
        };
        /** AuditHead */
        readonly AuditHead: {
            /** Format: int64 */
            readonly sequence: number;
            /** @description 64 small hexadecimal digits */
            readonly hash: string;
            /** Format: date-time */
            readonly sealed_through: string;
        };
        /** VerifiedAudit */
        readonly VerifiedAudit: {
            readonly valid: boolean;
            /** Format: int64 */
            readonly checked: number;
            readonly reached: {
                /** Format: int64 */
                readonly sequence: number;
                /** @description 64 small hexadecimal digits */
                readonly hash: string;
            };
            readonly fault: {
                /** Format: int64 */
                readonly sequence: number;
                /** @enum {unknown} */
                readonly reason: "altered" | "missing" | "replaced" | "truncated";
            } | null;
            readonly more: boolean;
        };
        /** Verification */
        readonly Verification: {
            /** @description a key or an access token */
            readonly credential: string;
            readonly require?: {
                /** @description a list of at most 200 different scopes */
                readonly scopes?: readonly string[];
                /** @description a list of at most 200 different capabilities */
                readonly capabilities?: readonly string[];
                /**
                 * @description "live" or "test"
                 * @enum {unknown}
                 */
                readonly environment?: "live" | "test";
                /**
                 * @description "project" or "server"
                 * @enum {unknown}
                 */
                readonly level?: "project" | "server";
                /**
                 * Format: plain-text
                 * @description a text of 1 to 200 characters without control characters or blanks at its ends
                 */
                readonly project?: string;
            };
            /**
             * Format: ip-address
             * @description the address of the client, IPv4 or IPv6
             */
            readonly ip?: string;
            readonly proof?: {
                /** @description the method of the request, such as "GET" */
                readonly method?: string;
                /** @description the address that was asked, as the client knows it */
                readonly url?: string;
                /** @description the DPoP header of the request */
                readonly dpop?: string;
                /** @description the SHA-256 of the certificate of the client, in base64url */
                readonly certificate?: string;
            };
            /**
             * Format: int32
             * @description a whole number from 1: what the request costs of the limit, where there is one
             */
            readonly cost?: number;
            /** @description true to be told every reason of a refusal, and how the limits stand; nothing is spent or remembered then */
            readonly explain?: boolean;
        };
        /** Principal */
        readonly Principal: {
            /** @enum {unknown} */
            readonly kind: "key" | "token";
            /** @enum {unknown} */
            readonly level: "project" | "server";
            /** @example prj_0VnvZ1qGm3kTs9xR */
            readonly project_id: string | null;
            readonly project_slug: string | null;
            /** @example client_0VnvZ1qGm3kTs9xR */
            readonly client_id: string | null;
            /** @example key_0VnvZ1qGm3kTs9xR */
            readonly key_id: string;
            readonly key_name: string;
            /** @enum {unknown} */
            readonly environment: "live" | "test";
            readonly scopes: readonly string[] | null;
            readonly capabilities: readonly string[];
            readonly tier: string | null;
            readonly permissions: readonly ("verify" | "projects.read" | "projects.write" | "keys.read" | "keys.write" | "clients.read" | "clients.write" | "products.read" | "products.write" | "subscriptions.read" | "subscriptions.write" | "server-keys.read" | "server-keys.write" | "signing-keys.read" | "signing-keys.write" | "audit.read" | "usage.read" | "metrics.read" | "operators.read" | "operators.write" | "members.read" | "members.write" | "portal.write")[];
            readonly metadata: {
                readonly [key: string]: unknown;
            };
            /** Format: date-time */
            readonly expires_at: string | null;
        };
        /** LimitStanding */
        readonly LimitStanding: {
            readonly name: string;
            /** Format: int64 */
            readonly limit: number;
            /** Format: int64 */
            readonly remaining: number | null;
            /** Format: int64 */
            readonly reset_seconds: number | null;
            /** @description Whether the counter could not be reached; the policy of the limit decided. */
            readonly degraded: boolean;
        };
        /** Failure */
        readonly Failure: {
            /** @enum {unknown} */
            readonly code: "request_malformed" | "path_ambiguous" | "headers_too_large" | "request_timeout" | "body_malformed" | "body_invalid" | "body_too_large" | "content_type_unsupported" | "route_unknown" | "method_unsupported" | "object_unknown" | "object_exists" | "state_conflict" | "object_in_use" | "subscription_overlap" | "revision_stale" | "header_malformed" | "request_reused" | "scope_exceeded" | "address_rate_exceeded" | "rate_exceeded" | "credential_missing" | "credential_ambiguous" | "credential_malformed" | "credential_kind_refused" | "key_unknown" | "client_mismatch" | "secret_retired" | "key_revoked" | "key_inactive" | "key_expired" | "client_inactive" | "project_inactive" | "token_invalid" | "token_expired" | "token_revoked" | "token_bound" | "proof_invalid" | "proof_nonce_required" | "address_missing" | "address_refused" | "environment_refused" | "project_refused" | "level_refused" | "permission_missing" | "sign_in_refused" | "two_factor_refused" | "session_missing" | "csrf_refused" | "link_refused" | "password_refused" | "owner_last" | "role_missing" | "self_service_off" | "way_closed" | "scope_missing" | "capability_missing" | "user_id_missing" | "grant_type_missing" | "grant_type_unsupported" | "scope_malformed" | "scope_refused" | "audience_unknown" | "audience_refused" | "client_unauthorized" | "token_kind_unsupported" | "subject_token_invalid" | "upstream_missing" | "upstream_failed" | "upstream_down" | "upstream_timeout" | "unavailable" | "overloaded" | "internal";
            readonly detail: string;
        };
        /** Verdict */
        readonly Verdict: {
            readonly valid: boolean;
            /** @enum {unknown} */
            readonly code: "valid" | "request_malformed" | "path_ambiguous" | "headers_too_large" | "request_timeout" | "body_malformed" | "body_invalid" | "body_too_large" | "content_type_unsupported" | "route_unknown" | "method_unsupported" | "object_unknown" | "object_exists" | "state_conflict" | "object_in_use" | "subscription_overlap" | "revision_stale" | "header_malformed" | "request_reused" | "scope_exceeded" | "address_rate_exceeded" | "rate_exceeded" | "credential_missing" | "credential_ambiguous" | "credential_malformed" | "credential_kind_refused" | "key_unknown" | "client_mismatch" | "secret_retired" | "key_revoked" | "key_inactive" | "key_expired" | "client_inactive" | "project_inactive" | "token_invalid" | "token_expired" | "token_revoked" | "token_bound" | "proof_invalid" | "proof_nonce_required" | "address_missing" | "address_refused" | "environment_refused" | "project_refused" | "level_refused" | "permission_missing" | "sign_in_refused" | "two_factor_refused" | "session_missing" | "csrf_refused" | "link_refused" | "password_refused" | "owner_last" | "role_missing" | "self_service_off" | "way_closed" | "scope_missing" | "capability_missing" | "user_id_missing" | "grant_type_missing" | "grant_type_unsupported" | "scope_malformed" | "scope_refused" | "audience_unknown" | "audience_refused" | "client_unauthorized" | "token_kind_unsupported" | "subject_token_invalid" | "upstream_missing" | "upstream_failed" | "upstream_down" | "upstream_timeout" | "unavailable" | "overloaded" | "internal";
            readonly principal: components["schemas"]["Principal"] | null;
            readonly limit: components["schemas"]["LimitStanding"] | null;
            readonly quota?: components["schemas"]["LimitStanding"];
            /** @description Every reason why it is refused, where `explain` asks for them. */
            readonly failures?: readonly components["schemas"]["Failure"][];
        };
        /** Verdicts */
        readonly Verdicts: {
            readonly results: readonly components["schemas"]["Verdict"][];
        };
        /** Usage */
        readonly Usage: {
            /** Format: date-time */
            readonly bucket: string;
            readonly key_id?: string | null;
            readonly key_name?: string | null;
            readonly client_id?: string | null;
            readonly client_name?: string | null;
            readonly project_id?: string | null;
            readonly project_slug?: string | null;
            /** @enum {unknown} */
            readonly code?: "valid" | "request_malformed" | "path_ambiguous" | "headers_too_large" | "request_timeout" | "body_malformed" | "body_invalid" | "body_too_large" | "content_type_unsupported" | "route_unknown" | "method_unsupported" | "object_unknown" | "object_exists" | "state_conflict" | "object_in_use" | "subscription_overlap" | "revision_stale" | "header_malformed" | "request_reused" | "scope_exceeded" | "address_rate_exceeded" | "rate_exceeded" | "credential_missing" | "credential_ambiguous" | "credential_malformed" | "credential_kind_refused" | "key_unknown" | "client_mismatch" | "secret_retired" | "key_revoked" | "key_inactive" | "key_expired" | "client_inactive" | "project_inactive" | "token_invalid" | "token_expired" | "token_revoked" | "token_bound" | "proof_invalid" | "proof_nonce_required" | "address_missing" | "address_refused" | "environment_refused" | "project_refused" | "level_refused" | "permission_missing" | "sign_in_refused" | "two_factor_refused" | "session_missing" | "csrf_refused" | "link_refused" | "password_refused" | "owner_last" | "role_missing" | "self_service_off" | "way_closed" | "scope_missing" | "capability_missing" | "user_id_missing" | "grant_type_missing" | "grant_type_unsupported" | "scope_malformed" | "scope_refused" | "audience_unknown" | "audience_refused" | "client_unauthorized" | "token_kind_unsupported" | "subject_token_invalid" | "upstream_missing" | "upstream_failed" | "upstream_down" | "upstream_timeout" | "unavailable" | "overloaded" | "internal";
            readonly environment?: string | null;
            /** Format: int64 */
            readonly requests: number;
            /** Format: int64 */
            readonly accepted: number;
            /** Format: int64 */
            readonly refused: number;
            /** Format: int64 */
            readonly cost: number;
            /** Format: date-time */
            readonly last_used_at?: string | null;
            readonly last_used_from?: string | null;
            readonly last_used_key_id?: string | null;
            /** Format: int32 */
            readonly last_used_generation?: number | null;
        };
        /** UsagePage */
        readonly UsagePage: {
            readonly data: readonly components["schemas"]["Usage"][];
            /** @description Null on the last page. */
            readonly next_cursor: string | null;
            /** Format: date-time */
            readonly as_of: string;
        };
        /** LimitUse */
        readonly LimitUse: {
            /**
             * @description What `id` names.
             * @enum {unknown}
             */
            readonly counts: "key" | "client" | "project";
            readonly id: string;
            readonly name: string;
            /** @example prj_0VnvZ1qGm3kTs9xR */
            readonly project_id: string;
            readonly project_name: string;
            readonly project_slug: string;
            readonly limit_name: string;
            readonly is_quota: boolean;
            /** @enum {unknown} */
            readonly per: "second" | "minute" | "hour" | "day" | "month";
            /** Format: int64 */
            readonly limit: number;
            /** Format: int64 */
            readonly used: number;
            /** Format: date-time */
            readonly resets_at: string;
        };
        /** LimitUses */
        readonly LimitUses: {
            readonly data: readonly components["schemas"]["LimitUse"][];
            /** @description Whether there are more than `limit`. */
            readonly has_more: boolean;
            /** Format: date-time */
            readonly as_of: string;
        };
        /** Sample */
        readonly Sample: {
            readonly title: string;
            /** @enum {unknown} */
            readonly language: "sh" | "ts" | "python";
            readonly text: string;
        };
        /** SampleRequest */
        readonly SampleRequest: {
            /**
             * @description An access token is asked for, or a resource.
             * @enum {unknown}
             */
            readonly purpose: "token" | "resource";
            /** @description What stands in the samples where the reader’s own secret goes. */
            readonly placeholder: string;
            readonly samples: readonly components["schemas"]["Sample"][];
        };
        /** Samples */
        readonly Samples: {
            readonly requests: readonly components["schemas"]["SampleRequest"][];
        };
        /** PublicRoute */
        readonly PublicRoute: {
            /**
             * @description The token endpoint, an operation of the contract, or what the gateway guards.
             * @enum {unknown}
             */
            readonly surface: "token" | "operation" | "resource";
            readonly methods: readonly string[];
            readonly path: string;
            /** @description Whether everybody is let in. */
            readonly is_open: boolean;
            readonly takes: readonly ("key" | "token")[];
            readonly levels: readonly ("project" | "server")[];
            readonly environments: readonly ("live" | "test")[];
            /** @description Those that a credential must hold, all of them. */
            readonly scopes: readonly string[];
            /** @description Those that the project must have, all of them. */
            readonly capabilities: readonly string[];
            readonly permission: string | null;
            /** @description The segment of the path that names a project. */
            readonly project_segment: string | null;
            /** @description Headers that a request brings along besides its credential. */
            readonly headers: readonly string[];
            /** Format: int64 */
            readonly cost: number;
            /** @description Opened by a secret of the installation in this header, and by no credential. */
            readonly secret_header: string | null;
            /** @description Where requests are passed on to, if anywhere. */
            readonly upstream: string | null;
        };
        /** PublicRoutes */
        readonly PublicRoutes: {
            readonly routes: readonly components["schemas"]["PublicRoute"][];
        };
        /** Header */
        readonly Header: {
            readonly name: string;
            readonly value: string;
        };
        /**
         * Reply
         * @description What the route would answer itself; null: what is behind it answers.
         */
        readonly Reply: {
            /** Format: int32 */
            readonly status: number;
            readonly headers: readonly components["schemas"]["Header"][];
            readonly body: string;
        } | null;
        /** TriedRoute */
        readonly TriedRoute: {
            readonly verdict: components["schemas"]["Verdict"];
            readonly reply: components["schemas"]["Reply"];
        };
        /** Health */
        readonly Health: {
            /** @enum {string} */
            readonly status: "ok";
        };
        /** Setup */
        readonly Setup: {
            readonly needed: boolean;
        };
        /** SignedInOperator */
        readonly SignedInOperator: {
            /** @example opr_0VnvZ1qGm3kTs9xR */
            readonly id: string;
            readonly name: string;
            readonly email: string;
            /** @enum {unknown} */
            readonly role: "owner" | "operator" | "read-only";
            readonly two_factor_enabled: boolean;
            /** @description False for who signs in by an identity provider alone. */
            readonly has_password: boolean;
        };
        /** InstallationContract */
        readonly InstallationContract: {
            readonly name: string;
            readonly title: string;
            readonly nouns: {
                readonly project: string;
            };
            readonly has_tokens: boolean;
            readonly has_products: boolean;
            readonly takes: readonly ("key" | "token")[];
            readonly scopes: readonly string[] | null;
            readonly tiers: readonly string[];
            readonly environments: readonly ("live" | "test")[];
        };
        /** Installation */
        readonly Installation: {
            readonly contract: components["schemas"]["InstallationContract"];
            readonly public_url: string;
            readonly control_url: string;
            readonly version: string;
        };
        /** Session */
        readonly Session: {
            readonly operator: components["schemas"]["SignedInOperator"];
            readonly permissions: readonly ("verify" | "projects.read" | "projects.write" | "keys.read" | "keys.write" | "clients.read" | "clients.write" | "products.read" | "products.write" | "subscriptions.read" | "subscriptions.write" | "server-keys.read" | "server-keys.write" | "signing-keys.read" | "signing-keys.write" | "audit.read" | "usage.read" | "metrics.read" | "operators.read" | "operators.write" | "members.read" | "members.write" | "portal.write")[];
            readonly csrf_token: string;
            /** Format: date-time */
            readonly expires_at: string;
            readonly installation: components["schemas"]["Installation"];
        };
        /** SetupLink */
        readonly SetupLink: {
            readonly link: string;
            /** Format: date-time */
            readonly expires_at: string;
        };
        /** SignInMethods */
        readonly SignInMethods: {
            readonly password: boolean;
            readonly oidc: readonly {
                readonly id: string;
                readonly name: string;
            }[];
        };
        /** TwoFactorWanted */
        readonly TwoFactorWanted: {
            /** @enum {boolean} */
            readonly two_factor_required: true;
        };
        /** TwoFactorStart */
        readonly TwoFactorStart: {
            readonly uri: string;
            readonly backup_codes: readonly string[];
        };
        /** BackupCodes */
        readonly BackupCodes: {
            readonly backup_codes: readonly string[];
        };
        /** SessionItem */
        readonly SessionItem: {
            /** @example ses_0VnvZ1qGm3kTs9xR */
            readonly id: string;
            readonly address: string | null;
            readonly user_agent: string | null;
            readonly is_current: boolean;
            /** Format: date-time */
            readonly created_at: string;
            /** Format: date-time */
            readonly last_used_at: string;
            /** Format: date-time */
            readonly expires_at: string;
        };
        /** SessionPage */
        readonly SessionPage: {
            readonly data: readonly components["schemas"]["SessionItem"][];
            /** @description Null on the last page. */
            readonly next_cursor: string | null;
        };
        /** Operator */
        readonly Operator: {
            /** @example opr_0VnvZ1qGm3kTs9xR */
            readonly id: string;
            readonly email: string;
            readonly name: string;
            /** @enum {unknown} */
            readonly role: "owner" | "operator" | "read-only";
            readonly is_active: boolean;
            readonly two_factor_enabled: boolean;
            /** @description No other active owner is left: this one stays an active owner. */
            readonly is_last_owner: boolean;
            /** Format: date-time */
            readonly signed_in_at: string | null;
            /** Format: date-time */
            readonly created_at: string;
            /** Format: date-time */
            readonly updated_at: string;
        };
        /** OperatorPage */
        readonly OperatorPage: {
            readonly data: readonly components["schemas"]["Operator"][];
            /** @description Null on the last page. */
            readonly next_cursor: string | null;
        };
        /** Invitation */
        readonly Invitation: {
            /** @example inv_0VnvZ1qGm3kTs9xR */
            readonly id: string;
            readonly email: string;
            /** @enum {unknown} */
            readonly role: "owner" | "operator" | "read-only";
            /** @enum {unknown} */
            readonly state: "open" | "expired";
            /** Format: date-time */
            readonly created_at: string;
            /** Format: date-time */
            readonly expires_at: string;
        };
        /** InvitationPage */
        readonly InvitationPage: {
            readonly data: readonly components["schemas"]["Invitation"][];
            /** @description Null on the last page. */
            readonly next_cursor: string | null;
        };
        /** CreatedInvitation */
        readonly CreatedInvitation: {
            readonly invitation: components["schemas"]["Invitation"];
            /** @description Shown once. */
            readonly link: string;
            /** @description Whether a mail with the link was sent. */
            readonly mailed: boolean;
        };
        /** Member */
        readonly Member: {
            /** @example mem_0VnvZ1qGm3kTs9xR */
            readonly id: string;
            /** @enum {unknown} */
            readonly state: "invited" | "active";
            /** @enum {unknown} */
            readonly role: "owner" | "developer" | "viewer";
            /** @example cus_0VnvZ1qGm3kTs9xR */
            readonly customer_id: string | null;
            /** @description Null while invited. */
            readonly name: string | null;
            readonly email: string | null;
            /** Format: date-time */
            readonly signed_in_at: string | null;
            /** Format: date-time */
            readonly created_at: string;
            /** Format: date-time */
            readonly accepted_at: string | null;
        };
        /** MemberPage */
        readonly MemberPage: {
            readonly data: readonly components["schemas"]["Member"][];
            /** @description Null on the last page. */
            readonly next_cursor: string | null;
        };
        /** CreatedMember */
        readonly CreatedMember: {
            readonly member: components["schemas"]["Member"];
            /** @description Shown once. */
            readonly link: string;
            /** @description Whether a mail with the link was sent. */
            readonly mailed: boolean;
        };
        /** CreatedPortalLink */
        readonly CreatedPortalLink: {
            /** @description Shown once. */
            readonly url: string;
            /** @example cus_0VnvZ1qGm3kTs9xR */
            readonly customer_id: string;
            /** Format: date-time */
            readonly expires_at: string;
        };
        /** EmbedSession */
        readonly EmbedSession: {
            /** @example emb_0VnvZ1qGm3kTs9xR */
            readonly id: string;
            /** @example prj_0VnvZ1qGm3kTs9xR */
            readonly project_id: string;
            /**
             * @description "developer" or "viewer"
             * @enum {unknown}
             */
            readonly role: "developer" | "viewer";
            readonly origin: string;
            /** Format: date-time */
            readonly expires_at: string;
        };
        /** CreatedEmbedSession */
        readonly CreatedEmbedSession: {
            readonly session: components["schemas"]["EmbedSession"];
            /** @description Shown once. */
            readonly token: string;
            /** @description The address of the script that makes the frame of the panel. */
            readonly script: string;
        };
        /** ProjectOfRequest */
        readonly ProjectOfRequest: {
            /** @example prj_0VnvZ1qGm3kTs9xR */
            readonly id: string;
            readonly slug: string;
            readonly name: string;
        };
        /** CustomerOfRequest */
        readonly CustomerOfRequest: {
            /** @example cus_0VnvZ1qGm3kTs9xR */
            readonly id: string;
            readonly name: string;
            readonly email: string | null;
        };
        /** KeyRequest */
        readonly KeyRequest: {
            /** @example krq_0VnvZ1qGm3kTs9xR */
            readonly id: string;
            /**
             * @description "open", "approved", "refused", "collected" or "withdrawn"
             * @enum {unknown}
             */
            readonly state: "open" | "approved" | "refused" | "collected" | "withdrawn";
            readonly project: components["schemas"]["ProjectOfRequest"];
            readonly customer: components["schemas"]["CustomerOfRequest"];
            readonly name: string;
            /** @enum {unknown} */
            readonly environment: "live" | "test";
            readonly scopes: readonly string[] | null;
            /** Format: int64 */
            readonly expires_in_seconds: number | null;
            readonly reason: string | null;
            readonly note: string | null;
            /** @example key_0VnvZ1qGm3kTs9xR */
            readonly key_id: string | null;
            /** Format: date-time */
            readonly created_at: string;
            /** Format: date-time */
            readonly decided_at: string | null;
        };
        /** KeyRequestPage */
        readonly KeyRequestPage: {
            readonly data: readonly components["schemas"]["KeyRequest"][];
            /** @description Null on the last page. */
            readonly next_cursor: string | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly "projects.list": {
        readonly parameters: {
            readonly query?: {
                /** @description a whole number from 1 to 100 */
                readonly limit?: number;
                /** @description the next_cursor of a page */
                readonly cursor?: string;
                /** @description a text of 1 to 100 characters to be found in names, or the beginning of an id */
                readonly q?: string;
                /** @description true or false */
                readonly is_active?: boolean;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ProjectPage"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "projects.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same for every repetition of one request, for a day. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description 1 to 63 small letters, digits and hyphens, not beginning or ending with a hyphen */
                    readonly slug: string;
                    /**
                     * Format: plain-text
                     * @description a text of 1 to 200 characters without control characters or blanks at its ends
                     */
                    readonly name: string;
                    readonly contact?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    /** @description Names this revision of the object. */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Project"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "projects.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description the id or the slug of a project */
                readonly project: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    /** @description Names this revision of the object. */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Project"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "projects.delete": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The ETag of the object as the caller has seen it (RFC 9110 §13.1.1). */
                readonly "If-Match"?: string;
            };
            readonly path: {
                /** @description the id or the slug of a project */
                readonly project: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done; there is no body. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object has changed since it was read. */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "projects.change": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The ETag of the object as the caller has seen it (RFC 9110 §13.1.1). */
                readonly "If-Match"?: string;
            };
            readonly path: {
                /** @description the id or the slug of a project */
                readonly project: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description 1 to 63 small letters, digits and hyphens, not beginning or ending with a hyphen */
                    readonly slug?: string;
                    /**
                     * Format: plain-text
                     * @description a text of 1 to 200 characters without control characters or blanks at its ends
                     */
                    readonly name?: string;
                    readonly contact?: string | null;
                    readonly is_active?: boolean;
                    readonly self_service?: boolean | null;
                };
            };
        };
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    /** @description Names this revision of the object. */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Project"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object has changed since it was read. */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "keys.list": {
        readonly parameters: {
            readonly query?: {
                /** @description a whole number from 1 to 100 */
                readonly limit?: number;
                /** @description the next_cursor of a page */
                readonly cursor?: string;
                /** @description a text of 1 to 100 characters to be found in names, or the beginning of an id */
                readonly q?: string;
                /** @description "live" or "test" */
                readonly environment?: "live" | "test";
                /** @description "active", "inactive", "expired" or "revoked" */
                readonly state?: "active" | "inactive" | "expired" | "revoked";
                /** @description a whole number and s, m, h, d or w, such as "90d"; at most ten years */
                readonly unused_for?: string;
            };
            readonly header?: never;
            readonly path: {
                /** @description the id or the slug of a project */
                readonly project: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["KeyPage"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "keys.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same for every repetition of one request, for a day. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                /** @description the id or the slug of a project */
                readonly project: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * Format: plain-text
                     * @description a text of 1 to 200 characters without control characters or blanks at its ends
                     */
                    readonly name?: string;
                    /**
                     * @description "live" or "test"
                     * @enum {unknown}
                     */
                    readonly environment?: "live" | "test";
                    readonly scopes?: readonly string[] | null;
                    readonly audiences?: readonly string[] | null;
                    readonly ip_allow?: readonly string[] | null;
                    /** @description an object of at most 50 members */
                    readonly metadata?: {
                        readonly [key: string]: unknown;
                    };
                    readonly expires_in?: string | null;
                    readonly expires_at?: string | null;
                    readonly client?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    /** @description Names this revision of the object. */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CreatedKey"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "keys.listAll": {
        readonly parameters: {
            readonly query?: {
                /** @description a whole number from 1 to 100 */
                readonly limit?: number;
                /** @description the next_cursor of a page */
                readonly cursor?: string;
                /** @description a text of 1 to 100 characters to be found in names, or the beginning of an id */
                readonly q?: string;
                /** @description "live" or "test" */
                readonly environment?: "live" | "test";
                /** @description "active", "inactive", "expired" or "revoked" */
                readonly state?: "active" | "inactive" | "expired" | "revoked";
                /** @description a whole number and s, m, h, d or w, such as "90d"; at most ten years */
                readonly unused_for?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["KeyPage"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "keys.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description the id of a key */
                readonly key: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    /** @description Names this revision of the object. */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Key"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "keys.delete": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The ETag of the object as the caller has seen it (RFC 9110 §13.1.1). */
                readonly "If-Match"?: string;
            };
            readonly path: {
                /** @description the id of a key */
                readonly key: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done; there is no body. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object has changed since it was read. */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "keys.change": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The ETag of the object as the caller has seen it (RFC 9110 §13.1.1). */
                readonly "If-Match"?: string;
            };
            readonly path: {
                /** @description the id of a key */
                readonly key: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * Format: plain-text
                     * @description a text of 1 to 200 characters without control characters or blanks at its ends
                     */
                    readonly name?: string;
                    readonly scopes?: readonly string[] | null;
                    readonly audiences?: readonly string[] | null;
                    readonly ip_allow?: readonly string[] | null;
                    /** @description an object of at most 50 members */
                    readonly metadata?: {
                        readonly [key: string]: unknown;
                    };
                    readonly expires_in?: string | null;
                    readonly expires_at?: string | null;
                    readonly is_active?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    /** @description Names this revision of the object. */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Key"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object has changed since it was read. */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "keys.rotate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same for every repetition of one request, for a day. */
                readonly "Idempotency-Key"?: string;
                /** @description The ETag of the object as the caller has seen it (RFC 9110 §13.1.1). */
                readonly "If-Match"?: string;
            };
            readonly path: {
                /** @description the id of a key */
                readonly key: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * Format: overlap
                     * @description a whole number and s, m, h, d or w, such as "24h"; "0s" ends the old secret now
                     */
                    readonly overlap?: string;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    /** @description Names this revision of the object. */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CreatedKey"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object has changed since it was read. */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "keys.revoke": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The ETag of the object as the caller has seen it (RFC 9110 §13.1.1). */
                readonly "If-Match"?: string;
            };
            readonly path: {
                /** @description the id of a key */
                readonly key: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * Format: plain-text
                     * @description a text of 1 to 200 characters without control characters or blanks at its ends
                     */
                    readonly reason?: string;
                };
            };
        };
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    /** @description Names this revision of the object. */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Key"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object has changed since it was read. */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "keys.revokeMany": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description the id or the slug of a project */
                readonly project: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description an object of at least one member, so that nothing is revoked by leaving it out */
                    readonly filter: {
                        /** @description a text of 1 to 100 characters to be found in names, or the beginning of an id */
                        readonly q?: string;
                        /**
                         * @description "live" or "test"
                         * @enum {unknown}
                         */
                        readonly environment?: "live" | "test";
                        /**
                         * @description "active", "inactive", "expired" or "revoked"
                         * @enum {unknown}
                         */
                        readonly state?: "active" | "inactive" | "expired" | "revoked";
                        /**
                         * Format: lifetime
                         * @description a whole number and s, m, h, d or w, such as "90d"; at most ten years
                         */
                        readonly unused_for?: string;
                        readonly client?: string;
                    };
                    /**
                     * Format: plain-text
                     * @description a text of 1 to 200 characters without control characters or blanks at its ends
                     */
                    readonly reason?: string;
                    /** @description true or false: it must be said */
                    readonly dry_run: boolean;
                };
            };
        };
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RevokedKeys"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "hygiene.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Hygiene"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "hygiene.list": {
        readonly parameters: {
            readonly query?: {
                /** @description a whole number from 1 to 100 */
                readonly limit?: number;
                /** @description the next_cursor of a page */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path: {
                /** @description never_used, idle, no_expiry, expiring_soon, excess_scopes, many_addresses */
                readonly finding: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["FoundKeyPage"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "clients.list": {
        readonly parameters: {
            readonly query?: {
                /** @description a whole number from 1 to 100 */
                readonly limit?: number;
                /** @description the next_cursor of a page */
                readonly cursor?: string;
                /** @description a text of 1 to 100 characters to be found in names, or the beginning of an id */
                readonly q?: string;
                /** @description true or false */
                readonly is_active?: boolean;
            };
            readonly header?: never;
            readonly path: {
                /** @description the id or the slug of a project */
                readonly project: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClientPage"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "clients.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same for every repetition of one request, for a day. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                /** @description the id or the slug of a project */
                readonly project: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * Format: plain-text
                     * @description a text of 1 to 200 characters without control characters or blanks at its ends
                     */
                    readonly name: string;
                    /**
                     * @description "live" or "test"
                     * @enum {unknown}
                     */
                    readonly environment?: "live" | "test";
                    readonly tier?: string | null;
                    readonly oauth?: {
                        /** @description a list of at most 50 different audiences, whose tokens the client may ask about */
                        readonly serves?: readonly string[];
                        readonly authentication?: {
                            /**
                             * @description private_key_jwt, tls_client_auth, self_signed_tls_client_auth
                             * @enum {unknown}
                             */
                            readonly method: "private_key_jwt" | "tls_client_auth" | "self_signed_tls_client_auth";
                            /** @description a JWK Set of public keys (RFC 7517) */
                            readonly jwks?: {
                                /** @description a list of 1 to 20 public keys */
                                readonly keys: readonly {
                                    readonly [key: string]: unknown;
                                }[];
                            };
                            /** @description an https address */
                            readonly jwks_uri?: string;
                            /**
                             * @description "issuer" or "token_endpoint"
                             * @enum {unknown}
                             */
                            readonly assertion_audience?: "issuer" | "token_endpoint";
                            /** @description a name of a certificate, and its value */
                            readonly certificate?: {
                                /**
                                 * @description subject_dn, san_dns, san_uri, san_ip, san_email
                                 * @enum {unknown}
                                 */
                                readonly name: "subject_dn" | "san_dns" | "san_uri" | "san_ip" | "san_email";
                                /**
                                 * Format: plain-text
                                 * @description a text of 1 to 200 characters without control characters or blanks at its ends
                                 */
                                readonly value: string;
                            };
                        } | null;
                    };
                    readonly scopes?: readonly string[] | null;
                    readonly audiences?: readonly string[] | null;
                    readonly ip_allow?: readonly string[] | null;
                    /** @description an object of at most 50 members */
                    readonly metadata?: {
                        readonly [key: string]: unknown;
                    };
                    readonly expires_in?: string | null;
                    readonly expires_at?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    /** @description Names this revision of the object. */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CreatedClient"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "clients.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description the id of a client */
                readonly client_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    /** @description Names this revision of the object. */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Client"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "clients.delete": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The ETag of the object as the caller has seen it (RFC 9110 §13.1.1). */
                readonly "If-Match"?: string;
            };
            readonly path: {
                /** @description the id of a client */
                readonly client_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done; there is no body. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object has changed since it was read. */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "clients.change": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The ETag of the object as the caller has seen it (RFC 9110 §13.1.1). */
                readonly "If-Match"?: string;
            };
            readonly path: {
                /** @description the id of a client */
                readonly client_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * Format: plain-text
                     * @description a text of 1 to 200 characters without control characters or blanks at its ends
                     */
                    readonly name?: string;
                    readonly tier?: string | null;
                    readonly oauth?: {
                        /** @description a list of at most 50 different audiences, whose tokens the client may ask about */
                        readonly serves?: readonly string[];
                        readonly authentication?: {
                            /**
                             * @description private_key_jwt, tls_client_auth, self_signed_tls_client_auth
                             * @enum {unknown}
                             */
                            readonly method: "private_key_jwt" | "tls_client_auth" | "self_signed_tls_client_auth";
                            /** @description a JWK Set of public keys (RFC 7517) */
                            readonly jwks?: {
                                /** @description a list of 1 to 20 public keys */
                                readonly keys: readonly {
                                    readonly [key: string]: unknown;
                                }[];
                            };
                            /** @description an https address */
                            readonly jwks_uri?: string;
                            /**
                             * @description "issuer" or "token_endpoint"
                             * @enum {unknown}
                             */
                            readonly assertion_audience?: "issuer" | "token_endpoint";
                            /** @description a name of a certificate, and its value */
                            readonly certificate?: {
                                /**
                                 * @description subject_dn, san_dns, san_uri, san_ip, san_email
                                 * @enum {unknown}
                                 */
                                readonly name: "subject_dn" | "san_dns" | "san_uri" | "san_ip" | "san_email";
                                /**
                                 * Format: plain-text
                                 * @description a text of 1 to 200 characters without control characters or blanks at its ends
                                 */
                                readonly value: string;
                            };
                        } | null;
                    };
                    readonly scopes?: readonly string[] | null;
                    readonly audiences?: readonly string[] | null;
                    readonly is_active?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    /** @description Names this revision of the object. */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Client"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object has changed since it was read. */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "clients.listKeys": {
        readonly parameters: {
            readonly query?: {
                /** @description a whole number from 1 to 100 */
                readonly limit?: number;
                /** @description the next_cursor of a page */
                readonly cursor?: string;
                /** @description a text of 1 to 100 characters to be found in names, or the beginning of an id */
                readonly q?: string;
                /** @description "live" or "test" */
                readonly environment?: "live" | "test";
                /** @description "active", "inactive", "expired" or "revoked" */
                readonly state?: "active" | "inactive" | "expired" | "revoked";
                /** @description a whole number and s, m, h, d or w, such as "90d"; at most ten years */
                readonly unused_for?: string;
            };
            readonly header?: never;
            readonly path: {
                /** @description the id of a client */
                readonly client_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["KeyPage"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "clients.createKey": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same for every repetition of one request, for a day. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                /** @description the id of a client */
                readonly client_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * Format: plain-text
                     * @description a text of 1 to 200 characters without control characters or blanks at its ends
                     */
                    readonly name?: string;
                    /**
                     * @description "live" or "test"
                     * @enum {unknown}
                     */
                    readonly environment?: "live" | "test";
                    readonly scopes?: readonly string[] | null;
                    readonly audiences?: readonly string[] | null;
                    readonly ip_allow?: readonly string[] | null;
                    /** @description an object of at most 50 members */
                    readonly metadata?: {
                        readonly [key: string]: unknown;
                    };
                    readonly expires_in?: string | null;
                    readonly expires_at?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    /** @description Names this revision of the object. */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CreatedKey"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "keys.revokeTokens": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description the id of a key */
                readonly key: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * Format: instant
                     * @description an instant in ISO 8601 with its offset, such as "2030-01-31T12:00:00Z"
                     */
                    readonly before?: string;
                };
            };
        };
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TokensFrom"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "clients.revokeTokens": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description the id of a client */
                readonly client_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * Format: instant
                     * @description an instant in ISO 8601 with its offset, such as "2030-01-31T12:00:00Z"
                     */
                    readonly before?: string;
                };
            };
        };
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TokensFrom"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "projects.revokeTokens": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description the id or the slug of a project */
                readonly project: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * Format: instant
                     * @description an instant in ISO 8601 with its offset, such as "2030-01-31T12:00:00Z"
                     */
                    readonly before?: string;
                };
            };
        };
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TokensFrom"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "tokens.revoke": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description the jti of an access token */
                    readonly jti?: string;
                    /** @description an access token */
                    readonly token?: string;
                };
            };
        };
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RevokedToken"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "products.list": {
        readonly parameters: {
            readonly query?: {
                /** @description a whole number from 1 to 100 */
                readonly limit?: number;
                /** @description the next_cursor of a page */
                readonly cursor?: string;
                /** @description a text of 1 to 100 characters to be found in names, or the beginning of an id */
                readonly q?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ProductPage"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "products.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same for every repetition of one request, for a day. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description 1 to 63 small letters, digits and hyphens, not beginning or ending with a hyphen */
                    readonly slug: string;
                    /**
                     * Format: plain-text
                     * @description a text of 1 to 200 characters without control characters or blanks at its ends
                     */
                    readonly name: string;
                    /** @description a list of at most 200 different capabilities */
                    readonly capabilities?: readonly string[];
                    /** @description a list of at most 200 different scopes */
                    readonly scopes?: readonly string[];
                    readonly tier?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    /** @description Names this revision of the object. */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Product"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "products.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description the id or the slug of a product */
                readonly product: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    /** @description Names this revision of the object. */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Product"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "products.delete": {
        readonly parameters: {
            readonly query?: {
                /** @description "cancel", to end the subscriptions to it now */
                readonly subscriptions?: "cancel";
            };
            readonly header?: {
                /** @description The ETag of the object as the caller has seen it (RFC 9110 §13.1.1). */
                readonly "If-Match"?: string;
            };
            readonly path: {
                /** @description the id or the slug of a product */
                readonly product: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done; there is no body. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object has changed since it was read. */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "products.change": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The ETag of the object as the caller has seen it (RFC 9110 §13.1.1). */
                readonly "If-Match"?: string;
            };
            readonly path: {
                /** @description the id or the slug of a product */
                readonly product: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description 1 to 63 small letters, digits and hyphens, not beginning or ending with a hyphen */
                    readonly slug?: string;
                    /**
                     * Format: plain-text
                     * @description a text of 1 to 200 characters without control characters or blanks at its ends
                     */
                    readonly name?: string;
                    /** @description a list of at most 200 different capabilities */
                    readonly capabilities?: readonly string[];
                    /** @description a list of at most 200 different scopes */
                    readonly scopes?: readonly string[];
                    readonly tier?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    /** @description Names this revision of the object. */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Product"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object has changed since it was read. */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "subscriptions.list": {
        readonly parameters: {
            readonly query?: {
                /** @description a whole number from 1 to 100 */
                readonly limit?: number;
                /** @description the next_cursor of a page */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path: {
                /** @description the id or the slug of a project */
                readonly project: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SubscriptionPage"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "subscriptions.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same for every repetition of one request, for a day. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                /** @description the id or the slug of a project */
                readonly project: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description the id or slug of a product */
                    readonly product: string;
                    readonly from?: string | null;
                    readonly until?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Subscription"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "products.listSubscriptions": {
        readonly parameters: {
            readonly query?: {
                /** @description a whole number from 1 to 100 */
                readonly limit?: number;
                /** @description the next_cursor of a page */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path: {
                /** @description the id or the slug of a product */
                readonly product: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SubscriptionPage"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "subscriptions.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description the id of a subscription */
                readonly subscription: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Subscription"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "subscriptions.cancel": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description the id of a subscription */
                readonly subscription: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Subscription"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "serverKeys.list": {
        readonly parameters: {
            readonly query?: {
                /** @description a whole number from 1 to 100 */
                readonly limit?: number;
                /** @description the next_cursor of a page */
                readonly cursor?: string;
                /** @description a text of 1 to 100 characters to be found in names, or the beginning of an id */
                readonly q?: string;
                /** @description "live" or "test" */
                readonly environment?: "live" | "test";
                /** @description "active", "inactive", "expired" or "revoked" */
                readonly state?: "active" | "inactive" | "expired" | "revoked";
                /** @description a whole number and s, m, h, d or w, such as "90d"; at most ten years */
                readonly unused_for?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ServerKeyPage"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "serverKeys.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same for every repetition of one request, for a day. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * Format: plain-text
                     * @description a text of 1 to 200 characters without control characters or blanks at its ends
                     */
                    readonly name?: string;
                    /** @description a list of different permissions out of verify, projects.read, projects.write, keys.read, keys.write, clients.read, clients.write, products.read, products.write, subscriptions.read, subscriptions.write, server-keys.read, server-keys.write, signing-keys.read, signing-keys.write, audit.read, usage.read, metrics.read, operators.read, operators.write, members.read, members.write, portal.write */
                    readonly permissions: readonly ("verify" | "projects.read" | "projects.write" | "keys.read" | "keys.write" | "clients.read" | "clients.write" | "products.read" | "products.write" | "subscriptions.read" | "subscriptions.write" | "server-keys.read" | "server-keys.write" | "signing-keys.read" | "signing-keys.write" | "audit.read" | "usage.read" | "metrics.read" | "operators.read" | "operators.write" | "members.read" | "members.write" | "portal.write")[];
                    readonly scopes?: readonly string[] | null;
                    readonly ip_allow?: readonly string[] | null;
                    /** @description an object of at most 50 members */
                    readonly metadata?: {
                        readonly [key: string]: unknown;
                    };
                    readonly expires_in?: string | null;
                    readonly expires_at?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    /** @description Names this revision of the object. */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CreatedServerKey"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "serverKeys.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description the id of a key */
                readonly key: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    /** @description Names this revision of the object. */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ServerKey"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "serverKeys.delete": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The ETag of the object as the caller has seen it (RFC 9110 §13.1.1). */
                readonly "If-Match"?: string;
            };
            readonly path: {
                /** @description the id of a key */
                readonly key: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done; there is no body. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object has changed since it was read. */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "serverKeys.change": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The ETag of the object as the caller has seen it (RFC 9110 §13.1.1). */
                readonly "If-Match"?: string;
            };
            readonly path: {
                /** @description the id of a key */
                readonly key: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * Format: plain-text
                     * @description a text of 1 to 200 characters without control characters or blanks at its ends
                     */
                    readonly name?: string;
                    readonly scopes?: readonly string[] | null;
                    readonly audiences?: readonly string[] | null;
                    readonly ip_allow?: readonly string[] | null;
                    /** @description an object of at most 50 members */
                    readonly metadata?: {
                        readonly [key: string]: unknown;
                    };
                    readonly expires_in?: string | null;
                    readonly expires_at?: string | null;
                    readonly is_active?: boolean;
                    /** @description a list of different permissions out of verify, projects.read, projects.write, keys.read, keys.write, clients.read, clients.write, products.read, products.write, subscriptions.read, subscriptions.write, server-keys.read, server-keys.write, signing-keys.read, signing-keys.write, audit.read, usage.read, metrics.read, operators.read, operators.write, members.read, members.write, portal.write */
                    readonly permissions?: readonly ("verify" | "projects.read" | "projects.write" | "keys.read" | "keys.write" | "clients.read" | "clients.write" | "products.read" | "products.write" | "subscriptions.read" | "subscriptions.write" | "server-keys.read" | "server-keys.write" | "signing-keys.read" | "signing-keys.write" | "audit.read" | "usage.read" | "metrics.read" | "operators.read" | "operators.write" | "members.read" | "members.write" | "portal.write")[];
                };
            };
        };
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    /** @description Names this revision of the object. */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ServerKey"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object has changed since it was read. */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "serverKeys.rotate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same for every repetition of one request, for a day. */
                readonly "Idempotency-Key"?: string;
                /** @description The ETag of the object as the caller has seen it (RFC 9110 §13.1.1). */
                readonly "If-Match"?: string;
            };
            readonly path: {
                /** @description the id of a key */
                readonly key: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * Format: overlap
                     * @description a whole number and s, m, h, d or w, such as "24h"; "0s" ends the old secret now
                     */
                    readonly overlap?: string;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    /** @description Names this revision of the object. */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CreatedServerKey"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object has changed since it was read. */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "serverKeys.revoke": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The ETag of the object as the caller has seen it (RFC 9110 §13.1.1). */
                readonly "If-Match"?: string;
            };
            readonly path: {
                /** @description the id of a key */
                readonly key: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * Format: plain-text
                     * @description a text of 1 to 200 characters without control characters or blanks at its ends
                     */
                    readonly reason?: string;
                };
            };
        };
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    /** @description Names this revision of the object. */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ServerKey"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object has changed since it was read. */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "signingKeys.list": {
        readonly parameters: {
            readonly query?: {
                /** @description a whole number from 1 to 100 */
                readonly limit?: number;
                /** @description the next_cursor of a page */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SigningKeyPage"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "signingKeys.rotate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @description true: the announced key signs at once, or nothing changes */
                    readonly now?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SigningKey"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "signingKeys.compromised": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description the id of a signing key, its RFC 7638 thumbprint */
                readonly kid: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * Format: plain-text
                     * @description a text of 1 to 200 characters without control characters or blanks at its ends
                     */
                    readonly reason?: string;
                };
            };
        };
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SigningKey"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "audit.list": {
        readonly parameters: {
            readonly query?: {
                /** @description a whole number from 1 to 100 */
                readonly limit?: number;
                /** @description the next_cursor of a page */
                readonly cursor?: string;
                /** @description "admin", "service" or the id of a key */
                readonly actor?: string;
                /** @description an action, such as "key.revoke" */
                readonly action?: "installation.create" | "installation.reset" | "project.create" | "project.change" | "project.delete" | "project.revoke-tokens" | "key.create" | "key.change" | "key.rotate" | "key.revoke" | "key.expire" | "key.revoke-tokens" | "server-key.create" | "server-key.change" | "server-key.rotate" | "server-key.revoke" | "server-key.expire" | "client.create" | "client.change" | "client.delete" | "client.revoke-tokens" | "token.revoke" | "product.create" | "product.change" | "product.delete" | "subscription.create" | "subscription.cancel" | "signing-key.create" | "signing-key.publish" | "signing-key.rotate" | "signing-key.change" | "signing-key.retire" | "signing-key.compromise" | "operator.create" | "operator.change" | "operator.delete" | "operator.sign-in" | "operator.refuse-sign-in" | "operator.sign-out" | "operator.change-password" | "operator.enable-two-factor" | "operator.disable-two-factor" | "operator.renew-backup-codes" | "operator.end-sessions" | "session.end" | "invitation.create" | "invitation.accept" | "invitation.delete" | "customer.create" | "customer.change" | "customer.sign-in" | "customer.refuse-sign-in" | "customer.sign-out" | "customer.change-password" | "customer.reset-password" | "customer.end-session" | "member.invite" | "member.create" | "member.change" | "member.accept" | "member.delete" | "portal-link.create" | "embed-session.create" | "key-request.create" | "key-request.approve" | "key-request.refuse" | "key-request.collect" | "key-request.withdraw";
                /** @description the id of an object */
                readonly object?: string;
                /** @description the id or the slug of a project */
                readonly project?: string;
                /** @description the sequence number of a record */
                readonly after?: number;
                /** @description an instant in ISO 8601 with its offset, such as "2030-01-31T12:00:00Z" */
                readonly from?: string;
                /** @description an instant in ISO 8601 with its offset, such as "2030-01-31T12:00:00Z" */
                readonly until?: string;
                /** @description "newest" or "oldest" */
                readonly order?: "newest" | "oldest";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "audit.head": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AuditHead"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "audit.verify": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @description a sequence number and the hash of its record */
                    readonly after?: {
                        /** Format: int64 */
                        readonly sequence: number;
                        /** @description 64 small hexadecimal digits */
                        readonly hash: string;
                    };
                    /** @description a sequence number and the hash of its record */
                    readonly head?: {
                        /** Format: int64 */
                        readonly sequence: number;
                        /** @description 64 small hexadecimal digits */
                        readonly hash: string;
                    };
                };
            };
        };
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["VerifiedAudit"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "credentials.verify": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Verification"];
            };
        };
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Verdict"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "credentials.verifyBatch": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description a list of 1 to 100 verifications */
                    readonly verifications: readonly components["schemas"]["Verification"][];
                };
            };
        };
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Verdicts"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "usage.query": {
        readonly parameters: {
            readonly query?: {
                /** @description an instant in ISO 8601 with its offset, such as "2030-01-31T12:00:00Z" */
                readonly from?: string;
                /** @description an instant in ISO 8601 with its offset, such as "2030-01-31T12:00:00Z" */
                readonly until?: string;
                /** @description "hour" or "day" */
                readonly bucket?: "hour" | "day";
                /** @description a list out of key, client, project, code, environment, with commas between */
                readonly group_by?: string;
                /** @description the id or the slug of a project */
                readonly project?: string;
                /** @description the id of a product */
                readonly product?: string;
                /** @description the id of a client */
                readonly client?: string;
                /** @description the id of a key */
                readonly key?: string;
                /** @description "live" or "test" */
                readonly environment?: "live" | "test";
                /** @description "valid", or the code of a refusal */
                readonly code?: "valid" | "request_malformed" | "path_ambiguous" | "headers_too_large" | "request_timeout" | "body_malformed" | "body_invalid" | "body_too_large" | "content_type_unsupported" | "route_unknown" | "method_unsupported" | "object_unknown" | "object_exists" | "state_conflict" | "object_in_use" | "subscription_overlap" | "revision_stale" | "header_malformed" | "request_reused" | "scope_exceeded" | "address_rate_exceeded" | "rate_exceeded" | "credential_missing" | "credential_ambiguous" | "credential_malformed" | "credential_kind_refused" | "key_unknown" | "client_mismatch" | "secret_retired" | "key_revoked" | "key_inactive" | "key_expired" | "client_inactive" | "project_inactive" | "token_invalid" | "token_expired" | "token_revoked" | "token_bound" | "proof_invalid" | "proof_nonce_required" | "address_missing" | "address_refused" | "environment_refused" | "project_refused" | "level_refused" | "permission_missing" | "sign_in_refused" | "two_factor_refused" | "session_missing" | "csrf_refused" | "link_refused" | "password_refused" | "owner_last" | "role_missing" | "self_service_off" | "way_closed" | "scope_missing" | "capability_missing" | "user_id_missing" | "grant_type_missing" | "grant_type_unsupported" | "scope_malformed" | "scope_refused" | "audience_unknown" | "audience_refused" | "client_unauthorized" | "token_kind_unsupported" | "subject_token_invalid" | "upstream_missing" | "upstream_failed" | "upstream_down" | "upstream_timeout" | "unavailable" | "overloaded" | "internal";
                /** @description "json", "csv" or "ndjson" */
                readonly format?: "json" | "csv" | "ndjson";
                /** @description a whole number from 1 to 1000 */
                readonly limit?: number;
                /** @description the next_cursor of a page */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UsagePage"];
                    readonly "text/csv": unknown;
                    readonly "application/x-ndjson": unknown;
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "limits.list": {
        readonly parameters: {
            readonly query?: {
                /** @description a whole number from 1 to 100 */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["LimitUses"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "contract.listSamples": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Samples"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "contract.listRoutes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PublicRoutes"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "contract.tryRoute": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description a key or an access token */
                    readonly credential: string;
                    /** @description a method of the route */
                    readonly method: string;
                    /** @description the path of a route as it is listed */
                    readonly path: string;
                    /**
                     * Format: plain-text
                     * @description a text of 1 to 200 characters without control characters or blanks at its ends
                     */
                    readonly project?: string;
                    /** @description names of headers that the request brings along */
                    readonly headers?: readonly string[];
                    /**
                     * Format: ip-address
                     * @description the address of the client, IPv4 or IPv6
                     */
                    readonly ip?: string;
                };
            };
        };
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TriedRoute"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "health.live": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Health"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "health.ready": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Health"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "setup.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Setup"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "setup.complete": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description the 43 letters and digits at the end of a link */
                    readonly token: string;
                    /**
                     * Format: plain-text
                     * @description a text of 1 to 200 characters without control characters or blanks at its ends
                     */
                    readonly name: string;
                    /**
                     * Format: mail-address
                     * @description a mail address of at most 254 characters
                     */
                    readonly email: string;
                    /** @description a password of 12 to 200 characters */
                    readonly password: string;
                };
            };
        };
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Session"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "invitations.accept": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description the 43 letters and digits at the end of a link */
                    readonly token: string;
                    /**
                     * Format: plain-text
                     * @description a text of 1 to 200 characters without control characters or blanks at its ends
                     */
                    readonly name: string;
                    /** @description a password of 12 to 200 characters */
                    readonly password: string;
                };
            };
        };
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Session"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "setup.createLink": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SetupLink"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "session.listMethods": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SignInMethods"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "session.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Session"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "session.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * Format: mail-address
                     * @description a mail address of at most 254 characters
                     */
                    readonly email: string;
                    /** @description a password */
                    readonly password: string;
                };
            };
        };
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Session"] | components["schemas"]["TwoFactorWanted"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "session.delete": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done; there is no body. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "session.rename": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * Format: plain-text
                     * @description a text of 1 to 200 characters without control characters or blanks at its ends
                     */
                    readonly name: string;
                };
            };
        };
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Session"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "session.verifyTwoFactor": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description six digits */
                    readonly code?: string;
                    /** @description a backup code */
                    readonly backup_code?: string;
                };
            };
        };
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Session"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "session.enableTwoFactor": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description a password */
                    readonly password: string;
                };
            };
        };
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TwoFactorStart"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "session.confirmTwoFactor": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description six digits */
                    readonly code: string;
                };
            };
        };
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Session"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "session.renewBackupCodes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description a password */
                    readonly password: string;
                };
            };
        };
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BackupCodes"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "session.disableTwoFactor": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description a password */
                    readonly password: string;
                };
            };
        };
        readonly responses: {
            /** @description Done; there is no body. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "session.changePassword": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description a password */
                    readonly current: string;
                    /** @description a password of 12 to 200 characters */
                    readonly new: string;
                };
            };
        };
        readonly responses: {
            /** @description Done; there is no body. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "sessions.list": {
        readonly parameters: {
            readonly query?: {
                /** @description a whole number from 1 to 100 */
                readonly limit?: number;
                /** @description the next_cursor of a page */
                readonly cursor?: string;
                /** @description the id of an operator */
                readonly operator?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SessionPage"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "sessions.endAll": {
        readonly parameters: {
            readonly query?: {
                /** @description the id of an operator */
                readonly operator?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done; there is no body. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "sessions.end": {
        readonly parameters: {
            readonly query?: {
                /** @description the id of an operator */
                readonly operator?: string;
            };
            readonly header?: never;
            readonly path: {
                /** @description the id of a session */
                readonly session: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done; there is no body. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "operators.list": {
        readonly parameters: {
            readonly query?: {
                /** @description a whole number from 1 to 100 */
                readonly limit?: number;
                /** @description the next_cursor of a page */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["OperatorPage"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "operators.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description the id of an operator */
                readonly operator: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    /** @description Names this revision of the object. */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Operator"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "operators.delete": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The ETag of the object as the caller has seen it (RFC 9110 §13.1.1). */
                readonly "If-Match"?: string;
            };
            readonly path: {
                /** @description the id of an operator */
                readonly operator: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done; there is no body. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object has changed since it was read. */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "operators.change": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The ETag of the object as the caller has seen it (RFC 9110 §13.1.1). */
                readonly "If-Match"?: string;
            };
            readonly path: {
                /** @description the id of an operator */
                readonly operator: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * Format: plain-text
                     * @description a text of 1 to 200 characters without control characters or blanks at its ends
                     */
                    readonly name?: string;
                    /**
                     * @description "owner", "operator" or "read-only"
                     * @enum {unknown}
                     */
                    readonly role?: "owner" | "operator" | "read-only";
                    readonly is_active?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    /** @description Names this revision of the object. */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Operator"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object has changed since it was read. */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "operators.resetTwoFactor": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description the id of an operator */
                readonly operator: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done; there is no body. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "invitations.list": {
        readonly parameters: {
            readonly query?: {
                /** @description a whole number from 1 to 100 */
                readonly limit?: number;
                /** @description the next_cursor of a page */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["InvitationPage"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "invitations.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * Format: mail-address
                     * @description a mail address of at most 254 characters
                     */
                    readonly email: string;
                    /**
                     * @description "owner", "operator" or "read-only"
                     * @enum {unknown}
                     */
                    readonly role: "owner" | "operator" | "read-only";
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CreatedInvitation"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "invitations.delete": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description the id of an invitation */
                readonly invitation: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done; there is no body. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "members.list": {
        readonly parameters: {
            readonly query?: {
                /** @description a whole number from 1 to 100 */
                readonly limit?: number;
                /** @description the next_cursor of a page */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path: {
                /** @description the id or the slug of a project */
                readonly project: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["MemberPage"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "members.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description the id or the slug of a project */
                readonly project: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * Format: mail-address
                     * @description a mail address of at most 254 characters
                     */
                    readonly email: string;
                    /**
                     * @description "owner", "developer" or "viewer"
                     * @enum {unknown}
                     */
                    readonly role: "owner" | "developer" | "viewer";
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    /** @description Names this revision of the object. */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CreatedMember"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "members.delete": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The ETag of the object as the caller has seen it (RFC 9110 §13.1.1). */
                readonly "If-Match"?: string;
            };
            readonly path: {
                /** @description the id or the slug of a project */
                readonly project: string;
                /** @description the id of a member */
                readonly member: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done; there is no body. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object has changed since it was read. */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "members.change": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The ETag of the object as the caller has seen it (RFC 9110 §13.1.1). */
                readonly "If-Match"?: string;
            };
            readonly path: {
                /** @description the id or the slug of a project */
                readonly project: string;
                /** @description the id of a member */
                readonly member: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * @description "owner", "developer" or "viewer"
                     * @enum {unknown}
                     */
                    readonly role: "owner" | "developer" | "viewer";
                };
            };
        };
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    /** @description Names this revision of the object. */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Member"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object has changed since it was read. */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "portalLinks.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description the id or the slug of a project */
                readonly project: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * Format: mail-address
                     * @description a mail address of at most 254 characters
                     */
                    readonly email?: string;
                    /**
                     * Format: plain-text
                     * @description a text of 1 to 200 characters without control characters or blanks at its ends
                     */
                    readonly external_id?: string;
                    /**
                     * Format: plain-text
                     * @description a text of 1 to 200 characters without control characters or blanks at its ends
                     */
                    readonly name: string;
                    /**
                     * @description "owner", "developer" or "viewer"
                     * @enum {unknown}
                     */
                    readonly role: "owner" | "developer" | "viewer";
                    /**
                     * Format: lifetime
                     * @description a whole number and s, m, h, d or w, such as "90d"; at most ten years
                     */
                    readonly lifetime?: string;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CreatedPortalLink"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "embedSessions.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description the id or the slug of a project */
                readonly project: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * @description "developer" or "viewer"
                     * @enum {unknown}
                     */
                    readonly role: "developer" | "viewer";
                    /**
                     * Format: web-origin
                     * @description an origin, such as "https://app.example.com"
                     */
                    readonly origin: string;
                    /**
                     * Format: lifetime
                     * @description a whole number and s, m, h, d or w, such as "90d"; at most ten years
                     */
                    readonly lifetime?: string;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CreatedEmbedSession"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "keyRequests.list": {
        readonly parameters: {
            readonly query?: {
                /** @description a whole number from 1 to 100 */
                readonly limit?: number;
                /** @description the next_cursor of a page */
                readonly cursor?: string;
                /** @description "open", "approved", "refused", "collected" or "withdrawn" */
                readonly state?: "open" | "approved" | "refused" | "collected" | "withdrawn";
                /** @description the id or the slug of a project */
                readonly project?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["KeyRequestPage"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "keyRequests.approve": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description the id of a request */
                readonly request: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * Format: plain-text
                     * @description a text of 1 to 200 characters without control characters or blanks at its ends
                     */
                    readonly note?: string;
                };
            };
        };
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["KeyRequest"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "keyRequests.refuse": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description the id of a request */
                readonly request: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * Format: plain-text
                     * @description a text of 1 to 200 characters without control characters or blanks at its ends
                     */
                    readonly note?: string;
                };
            };
        };
        readonly responses: {
            /** @description As asked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["KeyRequest"];
                };
            };
            /** @description The request is malformed, or a member is not of the expected form. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential is missing or not valid. */
            readonly 401: {
                headers: {
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential lacks the permission, or may not be used from here. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such object. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not arrive in time. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The object is not in a state that allows this, or its name is taken. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            readonly 429: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The header is too large. */
            readonly 431: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A fault of the service. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service can not answer at the moment. */
            readonly 503: {
                headers: {
                    readonly "Retry-After"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
