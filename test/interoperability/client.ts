/** What a client can do with a service. */
export const ways = [
  'client_secret_basic',
  'client_secret_post',
  'private_key_jwt',
  'introspection',
  'revocation',
] as const

export type Way = (typeof ways)[number]

/** All that a client is told. */
export interface Given {
  readonly issuer: string
  readonly id: string
  readonly secret: string
  /** For private_key_jwt, in place of the secret: PKCS #8 in PEM, and the name of the key. */
  readonly privateKey: string
  readonly kid: string
  readonly scope: string
  /** What is to be introspected or revoked; empty for the other ways. */
  readonly token: string
}

/** A program that somebody else wrote, and that asks for tokens. */
export interface Client {
  readonly name: string
  readonly language: string
  readonly from: string
  /** Null: it is not on this machine. */
  readonly version: () => string | null
  readonly ways: readonly Way[]
  /** It tells the token endpoint as the audience of its assertions, as RFC 7523 §3 once had it. */
  readonly assertsToEndpoint?: true
  /**
   * An access token; for an introspection `true` or `false`, for a revocation nothing. Rejects with
   * what the client makes of a refusal.
   */
  readonly ask: (way: Way, given: Given) => Promise<string | boolean | null>
}

/** The ways to get a token. */
export const grants: readonly Way[] = [
  'client_secret_basic',
  'client_secret_post',
  'private_key_jwt',
]
