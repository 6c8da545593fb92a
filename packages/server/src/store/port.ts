import type {
  ClientId,
  CounterKind,
  CredentialRecord,
  Environment,
  KeyId,
  ProductId,
  ProjectId,
  Spending,
  Spent,
  SubscriptionId,
  UnixMillis,
} from '@countersign/core'
import type { AuditChange, AuditReadings, Link } from './audit.ts'
import type { ChangeInPortal, InPortal } from './embed-sessions.ts'
import type { FindingReadings, HabitWrites } from './findings.ts'
import type { CountedSubject, FullestCounters } from './limits.ts'
import type { OperatorChange, OperatorReadings, SignInStore } from './operators.ts'
import type {
  ClientRecord,
  InstallationRecord,
  KeyRecord,
  KeyUse,
  ProductRecord,
  ProjectRecord,
  RequestRecord,
  SigningKeyRecord,
  SigningKeySet,
  StoredSecret,
  SubscriptionRecord,
} from './records.ts'
import type { TokenChange, TokenReadings } from './tokens.ts'
import type { UsageBatch, UsageFigures, UsageKept, UsageSlice } from './usage.ts'

/**
 * What the engine asks of a database. Two adapters stand behind it, `sqlite/` and `postgres/`, and
 * both pass the suite in `suite.ts`.
 *
 * *Absent* is null, never an exception. Every method rejects with StoreUnavailable when the
 * database can't be reached or does not answer within the adapter's deadline (2 s at most); any
 * other rejection is a bug.
 */
export interface Store extends Readings, SignInStore, HabitWrites {
  /**
   * Reads what is true now about a key: never a copy that a finished change could have made stale.
   * The record is null when there is no such key. `at` is the database's time of that very read. A
   * database within the process answers at once, and throws where another rejects. `tokenId` is the
   * `jti` of the token that was shown in place of the key: the same read says whether it was revoked.
   */
  credentialById(id: KeyId, tokenId?: string | null): FoundCredential | Promise<FoundCredential>

  /** The same by the SHA-256 of the whole key, for secrets stored with `findBy: 'digest'`. */
  credentialByDigest(digest: Uint8Array): FoundCredential | Promise<FoundCredential>

  /**
   * Runs `work` in one transaction: all of it is durable when the promise resolves, and every
   * verification that begins after that sees it; none of it happened when it rejects, except that
   * StoreUnavailable with `outcome: 'unknown'` means that the commit was under way. Changes of the
   * same row wait for each other. `work` may be called once only and must not keep `change`. What
   * has written and left no record rejects, and nothing of it happened.
   */
  change<Result>(work: (change: Change) => Promise<Result>): Promise<Result>

  /**
   * Keeps a batch of counts, all of it or nothing, which `usage` and `uses` tell once it is added up.
   * A batch that was kept before, which its number tells, counts nothing. Of keys that were read
   * before: whether they exist is not looked up again. Not part of any request.
   */
  recordUsage(batch: UsageBatch): Promise<void>

  /**
   * Adds up some of the batches that were kept; whether there may be more. Last uses never go
   * backwards, and keys that were used are no longer among those that never were, or not for long.
   */
  addUpUsage(): Promise<boolean>

  /**
   * Adds some of the hours that have ended to their days, and removes some of the buckets that are
   * older than they are kept; whether there may be more.
   */
  tendUsage(kept: UsageKept): Promise<boolean>

  /**
   * Spends what each of them costs from all of its counters or from none, one after another: exact,
   * however many nodes spend at once, by the database's time. Quotas are durable when it answers.
   * At once where a database within the process can. Rejects, or throws, with StoreUnavailable; the
   * cost may have been spent then.
   */
  spend(spendings: readonly Spending[]): readonly Spent[] | Promise<readonly Spent[]>

  /**
   * The fullest counters of these kinds in their present windows, the fullest first: those of which
   * `nearlyFull` or more is spent. Reads counters that are in use, never those whom they count.
   */
  fullestCounters(kinds: readonly CounterKind[], most: number): Promise<FullestCounters>

  /** Writes what is spent and not written yet, and forgets old windows. To be called each second. */
  tendCounters(): Promise<void>

  /**
   * Puts at most `most` records of changes into the chain, in the order in which these were committed;
   * how many. One node does it at a time: 0 where another is at it. Fewer than `most`: there were no
   * more. Not part of any request.
   */
  sealAudit(link: Link, most: number): Promise<number>

  /** How many reads of credentials were made: one for each credentialById or credentialByDigest. */
  lookups(): number

  /** Resolves with the database's time when it can be read and written. */
  ping(): Promise<UnixMillis>

  /** Waits for what is under way, then gives everything back. Later calls reject. */
  close(): Promise<void>
}

export interface FoundCredential {
  readonly at: UnixMillis
  readonly record: CredentialRecord | null
  /**
   * The epoch of the signing keys at that very read: whoever knows them as of another epoch knows
   * them no longer.
   */
  readonly signingEpoch: number
  /** Whether the very token was revoked that was asked about; false where none was. */
  readonly tokenIsRevoked: boolean
}

/**
 * Reads for management: what has been committed, outside any transaction of the caller. Projects
 * and clients that were deleted are absent.
 */
export interface Readings
  extends AuditReadings,
    FindingReadings,
    OperatorReadings,
    InPortal,
    TokenReadings {
  /** `ref` is an id or a slug. */
  project(ref: string): Promise<ProjectRecord | null>
  projects(filter: ObjectFilter, page: Page<ProjectId>): Promise<readonly ProjectRecord[]>
  key(id: KeyId): Promise<StoredKey | null>
  keys(filter: KeyFilter, page: Page<KeyId>): Promise<readonly StoredKey[]>
  countKeys(filter: KeyFilter): Promise<number>
  client(id: ClientId): Promise<ClientRecord | null>
  clients(filter: ClientFilter, page: Page<ClientId>): Promise<readonly ClientRecord[]>
  /** The last written use of each secret of these keys; keys never used are left out. */
  uses(ids: readonly KeyId[]): Promise<readonly KeyUse[]>
  /** `ref` is an id or a slug. Products that were deleted are absent. */
  product(ref: string): Promise<ProductRecord | null>
  products(search: string | null, page: Page<ProductId>): Promise<readonly ProductRecord[]>
  subscription(id: SubscriptionId): Promise<SubscriptionRecord | null>
  subscriptions(
    filter: SubscriptionFilter,
    page: Page<SubscriptionId>,
  ): Promise<readonly SubscriptionRecord[]>
  /** Sums of what was added up, by bucket and group, in that order; none where nothing was counted. */
  usage(slice: UsageSlice): Promise<readonly UsageFigures[]>
  /** What of these ids are keys that are not revoked, clients and projects: whom limits count. */
  counted(ids: readonly string[]): Promise<readonly CountedSubject[]>
  signingKeys(): Promise<SigningKeySet>
  installation(): Promise<InstallationRecord | null>
}

/** The newest first; at most `limit` records, all with an id below `before`. */
export interface Page<Id extends string> {
  readonly before: Id | null
  readonly limit: number
}

/** Absent members ask nothing. */
export interface ObjectFilter {
  /** Part of a name in any case of its ASCII letters, or the beginning of what people tell it by. */
  readonly search?: string | undefined
  readonly isActive?: boolean | undefined
}

export interface ClientFilter extends ObjectFilter {
  readonly projectId: ProjectId
}

/** Those of a project, or to a product. */
export type SubscriptionFilter =
  | { readonly projectId: ProjectId }
  | { readonly productId: ProductId }

export interface KeyFilter {
  readonly level: 'project' | 'server'
  /** Part of the name in any case of its ASCII letters, the beginning of a secret, or the id. */
  readonly search?: string | undefined
  readonly projectId?: ProjectId | undefined
  readonly clientId?: ClientId | undefined
  readonly environment?: Environment | undefined
  /** `active`: neither revoked nor deactivated nor expired at the database's time. */
  readonly state?: 'active' | 'inactive' | 'expired' | 'revoked' | undefined
  readonly isRevoked?: boolean | undefined
  /** Neither made nor used in so many milliseconds, as far as uses are written. */
  readonly unusedForMs?: number | undefined
}

export interface StoredKey {
  readonly key: KeyRecord
  /** The newest first. */
  readonly secrets: readonly StoredSecret[]
}

/** One transaction. Rows that are read here stay as they are until it ends. */
export interface Change extends AuditChange, OperatorChange, ChangeInPortal, TokenChange {
  /** The database's time when the transaction began. */
  readonly at: UnixMillis

  /** Locks and reads. `ref` is an id or a slug. */
  project(ref: string): Promise<ProjectRecord | null>
  /** False, and nothing written, when the slug is taken. */
  insertProject(project: ProjectRecord): Promise<boolean>
  /** False, and nothing written, when the new slug is taken. */
  updateProject(project: ProjectRecord): Promise<boolean>
  /** From then on the project is absent, and its slug is free. Its keys are not looked at. */
  deleteProject(id: ProjectId): Promise<void>

  /** Locks and reads. `ref` is an id or a slug. */
  product(ref: string): Promise<ProductRecord | null>
  /** False, and nothing written, when the slug is taken. */
  insertProduct(product: ProductRecord): Promise<boolean>
  /** False, and nothing written, when the new slug is taken. */
  updateProduct(product: ProductRecord): Promise<boolean>
  /** From then on the product is absent, and its slug is free. Subscriptions are not looked at. */
  deleteProduct(id: ProductId): Promise<void>

  /** Reads without locking, deleted ones too: what a locked project has. */
  productsByIds(ids: readonly ProductId[]): Promise<readonly ProductRecord[]>

  subscription(id: SubscriptionId): Promise<SubscriptionRecord | null>
  /** All of them, also those that have ended, in the order of their ids. */
  subscriptionsOf(filter: SubscriptionFilter): Promise<readonly SubscriptionRecord[]>
  insertSubscription(subscription: SubscriptionRecord): Promise<void>
  updateSubscription(subscription: SubscriptionRecord): Promise<void>

  client(id: ClientId): Promise<ClientRecord | null>
  insertClient(client: ClientRecord): Promise<void>
  updateClient(client: ClientRecord): Promise<void>
  /** From then on the client is absent. Its keys are not looked at. */
  deleteClient(id: ClientId): Promise<void>

  /** Locks and reads a key with all its secrets. */
  key(id: KeyId): Promise<StoredKey | null>
  insertKey(stored: StoredKey): Promise<void>
  /** Replaces the record, and its secrets by exactly these. */
  updateKey(stored: StoredKey): Promise<void>
  /** Whether a key of the project is not revoked. */
  hasLiveKeys(projectId: ProjectId): Promise<boolean>
  /** Revokes the first `most` keys of the filter that are not revoked; their ids, in that order. */
  revokeKeys(
    filter: KeyFilter,
    command: { readonly reason: string | null; readonly most: number },
  ): Promise<readonly KeyId[]>

  /**
   * Notes that a request is under way. Null: it is new, and any other of the same id waits for this
   * transaction; else what is known of the one before. What has expired counts as absent.
   */
  claimRequest(request: RequestRecord): Promise<RequestRecord | null>
  /**
   * Uses an id up until an instant; false when it was used before. Any other change that uses the same
   * one waits for this one.
   */
  useOnce(id: Uint8Array, expiresAt: UnixMillis): Promise<boolean>
  /** Says what the claimed request has made; null: nothing, and it is forgotten. */
  settleRequest(id: Uint8Array, made: string | null): Promise<void>

  /**
   * Locks and reads all signing keys, the newest first, those that do not exist yet included: other
   * changes of them wait until this one ends.
   */
  signingKeys(): Promise<readonly SigningKeyRecord[]>
  /** Replaces the keys of these kids or inserts them, and opens a new epoch. */
  writeSigningKeys(keys: readonly SigningKeyRecord[]): Promise<void>
  /** False, and nothing written, when the installation is recorded already. */
  insertInstallation(installation: InstallationRecord): Promise<boolean>
}

/** The database is away, hung or too slow: an outage, answered with 503. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable'
  /** `unknown`: a commit was under way, and the change may or may not hold. */
  readonly outcome: 'none' | 'unknown'

  constructor(message: string, options: { cause?: unknown; outcome?: 'none' | 'unknown' } = {}) {
    super(message, { cause: options.cause })
    this.outcome = options.outcome ?? 'none'
  }
}

/** The store can't be opened. The message is one clear sentence for the person who starts it. */
export class StoreRefused extends Error {
  override readonly name = 'StoreRefused'
}
