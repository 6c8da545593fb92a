import type {
  Bucket,
  ClientId,
  Environment,
  KeyId,
  ProductId,
  ProjectId,
  RefusalCode,
  UnixMillis,
} from '@countersign/core'
import type { KeyUse } from './records.ts'

/** What became of a request that carried a credential. */
export type UsageCode = 'valid' | RefusalCode

/** How often something came of the requests with one key within one hour. */
export interface UsageCount {
  /** Null: whose credential it was is not known, or could not be kept apart. */
  readonly keyId: KeyId | null
  /** The beginning of the hour. */
  readonly hour: UnixMillis
  readonly code: UsageCode
  readonly requests: number
  readonly cost: number
  /** The last of those that were let in; null: none was. */
  readonly lastUse: SecretUse | null
}

/** When and from where a secret of a key was used. */
export type SecretUse = Omit<KeyUse, 'keyId'>

/** Counts that are added to what is stored together, and once, however often they are sent. */
export interface UsageBatch {
  /** Who counted: another text for every process. */
  readonly node: string
  /** Higher than that of any batch before it of this node. */
  readonly number: number
  /** Each hour, key and code at most once; once for each secret of the key where it is `valid`. */
  readonly counts: readonly UsageCount[]
}

/** What usage may be told apart by, in the order in which figures are sorted. */
export const usageGroups = ['key', 'client', 'project', 'code', 'environment'] as const
export type UsageGroup = (typeof usageGroups)[number]

/** Whom or what figures are of, by each group that was asked for. Empty: nobody, or nobody known. */
export type UsageGrouped = Readonly<Partial<Record<UsageGroup, string>>>

/** Absent members ask nothing. */
export interface UsageFilter {
  readonly keyId?: KeyId | undefined
  readonly clientId?: ClientId | undefined
  readonly projectId?: ProjectId | undefined
  /** Of the projects that have the product at this instant. */
  readonly subscribed?: { readonly to: ProductId; readonly at: UnixMillis } | undefined
  readonly environment?: Environment | undefined
  readonly code?: UsageCode | undefined
}

export interface UsageQuestion {
  readonly bucket: Bucket
  /** Where a bucket begins, as is `until`. */
  readonly from: UnixMillis
  readonly until: UnixMillis
  readonly groupBy: readonly UsageGroup[]
  readonly filter: UsageFilter
}

export interface UsageSlice extends UsageQuestion {
  /** Only figures that are sorted after these, where the span is one bucket. Null: all. */
  readonly after: UsageGrouped | null
  /** Of one bucket fewer may come though there are more; none come where there are none. */
  readonly limit: number
}

/** Sums over one bucket. */
export interface UsageFigures {
  readonly bucket: UnixMillis
  readonly of: UsageGrouped
  /** How people call them: names of keys and clients, slugs of projects. */
  readonly names: UsageGrouped
  readonly requests: number
  /** Of them, those that were let in. */
  readonly accepted: number
  readonly cost: number
  /** Whatever the bucket: of the key, else the client, else the project. Null: none is known. */
  readonly lastUse: KeyUse | null
}

/** How long buckets are kept after their end, in milliseconds. */
export type UsageKept = Readonly<Record<Bucket, number>>
