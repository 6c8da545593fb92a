import type {
  AskedCounter,
  CounterKind,
  CredentialRecord,
  Grant,
  KeyFormat,
  MacKeys,
  Principal,
  RefusalCode,
  Sha256,
  StatusLayout,
  TokenProfile,
  UnixMillis,
} from '@countersign/core'
import type { Store } from '../store/port.ts'
import type { UsageKept } from '../store/usage.ts'
import type { CustomClaims } from './custom-claims.ts'
import type { Proofs } from './dpop-proof.ts'
import type { NoticedHabits } from './habits.ts'
import type { KnownKeys } from './known-keys.ts'
import type { RemoteKeys } from './remote-keys.ts'
import type { SigningKeyRotation } from './signing-key-rotation.ts'
import type { SigningKeys } from './signing-keys.ts'
import type { StatusPositions } from './status-positions.ts'
import type { UsageCounters } from './usage-counters.ts'

/** What the use cases of the engine work with. Built once, in main.ts. */
export interface Engine {
  readonly store: Store
  readonly policy: Policy
  readonly crypto: KeyCrypto
  readonly knownKeys: KnownKeys
  readonly signingKeys: SigningKeys
  readonly rotation: SigningKeyRotation
  readonly habits: NoticedHabits
  readonly usage: UsageCounters
  readonly usageKept: UsageKept
  readonly remoteKeys: RemoteKeys
  readonly proofs: Proofs
  readonly statusPositions: StatusPositions
  readonly telemetry: Telemetry
}

/** Where the engine tells what only it knows. */
export interface Telemetry {
  /** A credential was judged for a verification: `valid`, or why not. */
  readonly verified: (outcome: 'valid' | RefusalCode) => void
  /** A limit could not be counted, and this became of the request. */
  readonly limitUnreachable: (policy: 'closed' | 'open') => void
  /** Does a step of a request so that traces show it. Null: no traces are made. */
  readonly step: (<Result>(name: string, work: () => Result) => Result) | null
}

export interface KeyCrypto {
  readonly sha256: Sha256
  readonly macKeys: MacKeys
  /** Uniform random base62 characters. */
  readonly randomText: (length: number) => string
  readonly randomBytes: (length: number) => Uint8Array
  /** 16 characters of base64url that follow from a text, and that nobody else can tell. */
  readonly repeatable: (text: string) => string
}

/** What the contract in force means for the engine; it knows no contract by name. */
export interface Policy {
  readonly issueFormat: KeyFormat
  /** The issued format first, then those that are accepted besides. */
  readonly formats: readonly KeyFormat[]
  /** The scopes that exist; null: any well-formed scope. */
  readonly scopes: readonly string[] | null
  readonly grant: (record: Pick<CredentialRecord, 'project'>, at: UnixMillis) => Grant
  /** Whether subscriptions grant scopes; else the contract's are everybody's. */
  readonly sellsScopes: boolean
  /** Names of the rate limits that exist. */
  readonly tiers: readonly string[]
  readonly limits: LimitPolicy
  /** The first is the default. */
  readonly audiences: readonly [string, ...string[]]
  /** Null: the contract has no tokens. */
  readonly tokens: TokenPolicy | null
}

export interface LimitPolicy {
  /** What a principal is counted by; null: nothing. */
  readonly ofPrincipal: (principal: Principal) => readonly AskedCounter[] | null
  /** All counters that principals have. */
  readonly kinds: readonly CounterKind[]
  /** What a token that is minted for it is counted by besides; empty: nothing. */
  readonly ofMint: (principal: Principal) => readonly AskedCounter[]
  readonly hasMintQuotas: boolean
  /** Paths whose requests are counted by the address that they come from. */
  readonly limitedPaths: readonly string[]
  /** What a request to such a path is counted by. `source` is an address, or what it counts as. */
  readonly ofAddress: (path: string, source: string) => readonly AskedCounter[]
}

export interface TokenPolicy {
  readonly profile: TokenProfile
  readonly issuer: string
  /** The address of the token endpoint. */
  readonly endpoint: string
  readonly longestScope: number
  readonly unscoped: 'full' | 'listed'
  readonly clientId: 'required' | 'matches' | 'ignored'
  /** The `typ` of tokens for audiences that want another than the profile's. */
  readonly types: Readonly<Record<string, string>>
  /** Within so long whoever asks for the same gets the same token; null: always a new one. */
  readonly reuseSeconds: number | null
  /** What the configuration adds to tokens; null: nothing. */
  readonly claims: CustomClaims | null
  /** Where the status lists are that tokens refer to, and how they are laid out; null: they have none. */
  readonly statusLists: { readonly url: string; readonly layout: StatusLayout } | null
}
