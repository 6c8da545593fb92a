/** Each is offered where it is named. */
export interface TokenExtensions {
  /** Says what a key or a token is worth (RFC 7662). */
  readonly introspection?: `/${string}`
  /** Ends one token (RFC 7009). */
  readonly revocation?: `/${string}`
  /** Whether the parameter `resource`, several times if need be, says what a token is for (RFC 8707). */
  readonly resource?: boolean
  /** Whether tokens may be bound to a key, by proofs with nonces of ours (RFC 9449). */
  readonly dpop?: boolean
  /** Whether a token may be exchanged for a narrower one (RFC 8693). */
  readonly tokenExchange?: boolean
  /** Whether clients may sign assertions in place of showing a secret (RFC 7523). */
  readonly privateKeyJwt?: boolean
  /**
   * Below which the status lists are that tokens refer to (draft-ietf-oauth-status-list): without it
   * they refer to none.
   */
  readonly statusLists?: `/${string}`
  /** Whether they may show a certificate (RFC 8705). */
  readonly mutualTls?: boolean
}
