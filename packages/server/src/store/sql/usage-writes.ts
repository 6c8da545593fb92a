import { bucketMs } from '@countersign/core'
import { type Kysely, sql } from 'kysely'
import type { Store } from '../port.ts'
import type { UsageBatch, UsageKept } from '../usage.ts'
import type { EachRow } from './each-count.ts'
import type { Flavour } from './flavour.ts'
import type { Tables } from './tables.ts'
import { addUpUsage, rollUpHours } from './usage-sums.ts'

/** Runs work in one transaction. */
type Transact = <Result>(
  work: (db: Kysely<Tables>, each: EachRow | null) => Promise<Result>,
) => Promise<Result>

/** What a store writes of usage. */
export function usageWritesOver(
  transact: Transact,
  flavour: Flavour,
): Pick<Store, 'recordUsage' | 'addUpUsage' | 'tendUsage'> {
  return {
    recordUsage: (batch) => transact((db) => recordUsage(db, flavour, batch)),
    addUpUsage: () => transact((db, each) => addUpUsage(db, flavour, each)),
    tendUsage: (kept) => transact((db) => tendUsage(db, flavour, kept)),
  }
}

/** See Store.recordUsage. A batch that is sent again while the first is under way waits for it. */
async function recordUsage(
  db: Kysely<Tables>,
  flavour: Flavour,
  { node, number, counts }: UsageBatch,
): Promise<void> {
  const { numAffectedRows } = await sql`
    insert into usage_batches (node, number, at) values (${node}, ${number}, ${flavour.now})
    on conflict (node) do update set number = excluded.number, at = excluded.at
    where usage_batches.number < excluded.number`.execute(db)
  if (numAffectedRows === 0n || counts.length === 0) return
  const rows = counts.map(({ hour, keyId, code, requests, cost, lastUse }) => {
    const row = [hour, keyId ?? '', code, requests, cost] as const
    return lastUse === null ? row : [...row, lastUse.generation, lastUse.usedAt, lastUse.usedFrom]
  })
  const batch = { ...bounds(counts), node, number, counts: JSON.stringify(rows) }
  await db.insertInto('usage_unsummed').values(batch).execute()
}

function bounds(counts: UsageBatch['counts']) {
  let [first_key, last_key, first_hour] = ['~', '', Number.POSITIVE_INFINITY]
  for (const { keyId, hour } of counts) {
    const id = keyId ?? ''
    if (id < first_key) first_key = id
    if (id > last_key) last_key = id
    if (hour < first_hour) first_hour = hour
  }
  return { first_key, last_key, first_hour }
}

/** So many rows are removed in one transaction, so that none comes near its deadline. */
const mostRemoved = 2_000

/** See Store.tendUsage. What another node is removing is left to it. */
async function tendUsage(db: Kysely<Tables>, flavour: Flavour, kept: UsageKept): Promise<boolean> {
  if (await rollUpHours(db, flavour)) return true
  const hours = { table: 'usage_hours', ageMs: kept.hour + bucketMs.hour } as const
  const days = { table: 'usage_days', ageMs: kept.day + bucketMs.day } as const
  const removed = [await removeOld(db, flavour, hours), await removeOld(db, flavour, days)]
  await sql`delete from usage_batches where at <= ${flavour.now} - ${sql.lit(kept.day)}`.execute(db)
  return removed.includes(BigInt(mostRemoved))
}

async function removeOld(
  db: Kysely<Tables>,
  { now, locksRows }: Flavour,
  { table, ageMs }: { readonly table: 'usage_hours' | 'usage_days'; readonly ageMs: number },
): Promise<bigint> {
  const { numAffectedRows } = await sql`
    with old as materialized (
      select bucket, key_id, code from ${sql.table(table)}
      where bucket <= ${now} - ${sql.lit(ageMs)}
      order by bucket, key_id, code
      limit ${sql.lit(mostRemoved)} ${sql.raw(locksRows ? 'for update skip locked' : '')}
    )
    delete from ${sql.table(table)}
    where (bucket, key_id, code) in (select bucket, key_id, code from old)`.execute(db)
  return numAffectedRows ?? 0n
}
