import type {
  ClientFacts,
  ClientId,
  KeyFacts,
  KeyId,
  ProductId,
  ProjectFacts,
  ProjectId,
  SecretRecord,
  SigningKeyLife,
  SubscriptionId,
  UnixMillis,
} from '@countersign/core'

export interface ProjectRecord extends ProjectFacts {
  /** Whether its members make keys themselves, in the portal; null: as the installation has it. */
  readonly selfService: boolean | null
  readonly createdAt: UnixMillis
  readonly updatedAt: UnixMillis
  /** Counts the changes of the record, from 1. */
  readonly revision: number
}

export interface ClientRecord extends ClientFacts {
  readonly projectId: ProjectId
  readonly createdAt: UnixMillis
  readonly updatedAt: UnixMillis
  readonly revision: number
}

export interface KeyRecord extends KeyFacts {
  readonly projectId: ProjectId | null
  readonly clientId: ClientId | null
  /** First characters of the newest secret, for people. */
  readonly keyPrefix: string
  readonly revokedReason: string | null
  /** The highest generation number ever given to a secret of this key; numbers are not reused. */
  readonly lastGeneration: number
  readonly createdAt: UnixMillis
  readonly updatedAt: UnixMillis
  readonly revision: number
}

/** A secret as it is kept. `findBy` says whether its digest must be searchable. */
export interface StoredSecret extends SecretRecord {
  readonly findBy: 'id' | 'digest'
  readonly createdAt: UnixMillis
}

/** A successful use of a secret, to be written in bulk. */
export interface KeyUse {
  readonly keyId: KeyId
  readonly generation: number
  readonly usedAt: UnixMillis
  /** The declared or seen address of the client; null when none is known. */
  readonly usedFrom: string | null
}

export interface SigningKeyRecord extends SigningKeyLife {
  /** The public key as a JWK (RFC 7517), JSON. */
  readonly publicJwk: string
  /** The private key in PKCS #8, sealed by the root secret; null once it has been erased. */
  readonly sealedPrivateKey: Uint8Array | null
  readonly compromisedReason: string | null
}

/** All signing keys there ever were, as they were at one instant. */
export interface SigningKeySet {
  /** The database's time of the read. */
  readonly at: UnixMillis
  /** Another number after every change of a signing key. */
  readonly epoch: number
  /** The newest first. */
  readonly keys: readonly SigningKeyRecord[]
}

/** What is sold. */
export interface ProductRecord {
  readonly id: ProductId
  readonly slug: string
  readonly name: string
  readonly capabilities: readonly string[]
  readonly scopes: readonly string[]
  readonly tier: string | null
  readonly createdAt: UnixMillis
  readonly updatedAt: UnixMillis
  readonly revision: number
}

/** A project has a product, from one instant until before another. */
export interface SubscriptionRecord {
  readonly id: SubscriptionId
  readonly projectId: ProjectId
  readonly productId: ProductId
  readonly from: UnixMillis
  /** Null: until it is cancelled. */
  readonly until: UnixMillis | null
  /** When it was ended before its time; null while nobody did. */
  readonly cancelledAt: UnixMillis | null
  readonly createdAt: UnixMillis
}

/** A token that was revoked by itself. */
export interface RevokedToken {
  /** Its `jti`. */
  readonly id: string
  readonly expiresAt: UnixMillis
}

/** A creation that was asked for under an Idempotency-Key. It holds nothing of what was created. */
export interface RequestRecord {
  /** SHA-256 of the caller, the route and the key. */
  readonly id: Uint8Array
  /** SHA-256 of what was asked. */
  readonly fingerprint: Uint8Array
  /** Id of the object that was created; null while the creation is under way. */
  readonly made: string | null
  /** From then on the key may be used for something else. */
  readonly expiresAt: UnixMillis
}

export interface InstallationRecord {
  /** Name of the contract that the installation was made with. */
  readonly contract: string
  /** Tells nodes with differing root secrets apart; reveals nothing of the secret. */
  readonly rootFingerprint: string
  readonly createdAt: UnixMillis
}
