import { bucketMs } from '@countersign/core'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { UsageSlice } from '../usage.ts'
import type { Flavour } from './flavour.ts'
import type { Tables } from './tables.ts'

/** Whether a slice is of one bucket, where counts lie in the order of their keys. */
export const isOneBucket = ({ bucket, from, until }: UsageSlice) =>
  until - from === bucketMs[bucket]

/**
 * Where the counts of a slice lie: those of a day also in its hours that are not added to it yet.
 * Each is a query of `bucket`, `key_id`, `code`, `requests` and `cost`, and no count is in two.
 */
export async function usageSources(
  db: Kysely<Tables>,
  flavour: Flavour,
  slice: UsageSlice,
): Promise<readonly RawBuilder<unknown>[]> {
  const { bucket, from, until } = slice
  const keyId = slice.filter.keyId
  const inTable = (table: 'usage_hours' | 'usage_days', span: Span, start: RawBuilder<unknown>) =>
    sql`
      select ${start} as bucket, key_id, code, requests, cost from ${sql.table(table)}
      where ${within(span, keyId !== undefined, flavour)}
        and ${keyId === undefined ? sql`1 = 1` : sql`key_id = ${keyId}`}`
  const asked = { bucket, from, until }
  if (bucket === 'hour') return [inTable('usage_hours', asked, sql`bucket`)]

  const { rows } = await sql<{ bucket: number }>`select bucket from usage_rolled`.execute(db)
  // it may go on meanwhile, never back
  const rolled = rows[0]?.bucket ?? 0
  const later = { bucket: 'hour', from: Math.max(from, rolled), until } as const
  const day = sql`bucket - bucket % ${sql.lit(bucketMs.day)}`
  return [
    inTable('usage_days', asked, sql`bucket`),
    sql`${inTable('usage_hours', later, day)}
        and (bucket, key_id, code) > (select bucket, key_id, code from usage_rolled)`,
  ]
}

type Span = Pick<UsageSlice, 'bucket'> & { readonly from: number; readonly until: number }

/** More buckets than these are not looked up one by one. */
const mostLookedUp = 1_000

/** What one key has counted is looked up bucket by bucket, as there is no index of keys. */
function within(
  { bucket, from, until }: Span,
  isOfOneKey: boolean,
  { jsonRows }: Flavour,
): RawBuilder<unknown> {
  const count = (until - from) / bucketMs[bucket]
  if (count === 1) return sql`bucket = ${from}`
  if (!isOfOneKey || count > mostLookedUp) return sql`bucket >= ${from} and bucket < ${until}`
  const buckets = Array.from({ length: Math.max(0, count) }, (_, place) => {
    return from + place * bucketMs[bucket]
  })
  const rows = jsonRows(sql`${JSON.stringify(buckets)}`)
  return sql`bucket in (select cast(cast(value as text) as bigint) from ${rows})`
}
