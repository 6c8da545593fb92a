import type { ClientId, Environment, KeyId, Level, ProjectId, UnixMillis } from './branded.ts'
import type { Scopes } from './scopes.ts'

/**
 * All that is known about a presented credential, read at once: the key, its client, its project.
 * The judgement needs nothing else.
 */
export interface CredentialRecord {
  readonly key: KeyFacts
  /** Secrets of the key that have not been forgotten, the newest first. */
  readonly secrets: readonly SecretRecord[]
  /** Null for a server-level key. */
  readonly project: ProjectFacts | null
  /** Null for a key that belongs to no OAuth client. */
  readonly client: ClientFacts | null
}

export interface KeyFacts {
  readonly id: KeyId
  readonly level: Level
  readonly environment: Environment
  readonly name: string
  readonly scopes: Scopes
  /** Audiences that tokens may be minted for; null: all that are configured. */
  readonly audiences: readonly string[] | null
  /** What a server-level key may do on the control API; empty on the project level. */
  readonly permissions: readonly string[]
  /** CIDR ranges; null: from anywhere. */
  readonly ipAllow: readonly string[] | null
  readonly metadata: Readonly<Record<string, unknown>>
  readonly isActive: boolean
  readonly expiresAt: UnixMillis | null
  readonly revokedAt: UnixMillis | null
  /** Tokens that were minted from it before are revoked; null: none is. */
  readonly tokensFrom: UnixMillis | null
}

/** One secret of a key, and the number of its present set of rights. */
export interface SecretRecord {
  readonly generation: number
  /** Name of the KeyFormat the secret was made in. */
  readonly format: string
  readonly digest: Uint8Array
  /** Null where the format stores a plain SHA-256. */
  readonly salt: Uint8Array | null
  /** The end of its overlap after a rotation; null while it is the newest. */
  readonly closesAt: UnixMillis | null
}

export interface ProjectFacts {
  readonly id: ProjectId
  readonly slug: string
  readonly name: string
  readonly contact: string | null
  readonly isActive: boolean
  /** What its subscriptions grant, and when: those to come and those that ended among them. */
  readonly grants: readonly SubscribedGrant[]
  /** Tokens that were minted from its keys before are revoked; null: none is. */
  readonly tokensFrom: UnixMillis | null
}

/** What one subscription to a product grants from one instant until before another. */
export interface SubscribedGrant {
  readonly capabilities: readonly string[]
  readonly scopes: readonly string[]
  readonly tier: string | null
  readonly from: UnixMillis
  /** Null: it has no end yet. */
  readonly until: UnixMillis | null
}

export interface ClientFacts {
  readonly id: ClientId
  readonly name: string
  readonly scopes: Scopes
  readonly audiences: readonly string[] | null
  readonly tier: string | null
  readonly isActive: boolean
  /** Tokens that were minted from its keys before are revoked; null: none is. */
  readonly tokensFrom: UnixMillis | null
  readonly settings: ClientSettings
}

/** What is said of a client besides, where it is more than a holder of secrets. */
export interface ClientSettings {
  /** Audiences that it serves: it may ask about tokens that are meant for one of them (RFC 7662). */
  readonly serves: readonly string[]
  /** How it authenticates at the authorization server; null: by its secrets. */
  readonly authentication: ClientAuthentication | null
}

/** How a client authenticates that has no secret there (RFC 7523 §2.2, RFC 8705 §2). */
export interface ClientAuthentication {
  readonly method: 'private_key_jwt' | 'tls_client_auth' | 'self_signed_tls_client_auth'
  /** The key that its tokens are minted from. Nobody has the secret of it. */
  readonly anchor: KeyId
  /** Its public keys by value (RFC 7517); null: they are at `jwksUri`, or it has none. */
  readonly jwks: readonly PublicJwk[] | null
  readonly jwksUri: string | null
  /** What its assertions are for: the issuer, or for clients that know no better the token endpoint. */
  readonly assertionAudience: 'issuer' | 'token_endpoint'
  /** Whose certificate it shows, by `tls_client_auth`; null by the other methods. */
  readonly certificate: CertificateName | null
}

/** A public key as a JWK, with whatever members it has. */
export type PublicJwk = Readonly<Record<string, unknown>>

/** Which name of a certificate counts (RFC 8705 §2.1.2), and what it must be. */
export interface CertificateName {
  readonly name: 'subject_dn' | 'san_dns' | 'san_uri' | 'san_ip' | 'san_email'
  readonly value: string
}

/** Of a client of which nothing is said. */
export const usualSettings: ClientSettings = { serves: [], authentication: null }
