import { bucketMs } from '@countersign/core'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Store } from '../port.ts'
import type { UsageBatch, UsageKept } from '../usage.ts'
import type { Flavour } from './flavour.ts'
import type { Tables } from './tables.ts'
import type { UnsummedUsageRow } from './usage-tables.ts'

/** Runs work in one transaction. */
type Transact = <Result>(work: (db: Kysely<Tables>) => Promise<Result>) => Promise<Result>

/** What a store writes of usage. */
export function usageWritesOver(
  transact: Transact,
  flavour: Flavour,
): Pick<Store, 'recordUsage' | 'addUpUsage' | 'forgetUsage'> {
  return {
    recordUsage: (batch) => transact((db) => recordUsage(db, flavour, batch)),
    addUpUsage: () => transact((db) => addUpUsage(db, flavour)),
    forgetUsage: (kept) => transact((db) => forgetUsage(db, flavour, kept)),
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
  if (numAffectedRows === 0n) return
  const rows = counts.map(({ hour, keyId, code, requests, cost }) => {
    return [hour, keyId ?? '', code, requests, cost] as const
  })
  const first = rows
    .map(([, keyId]) => keyId)
    .reduce((one, other) => (one < other ? one : other), '~')
  await db
    .insertInto('usage_unsummed')
    .values({ first_key: first, node, number, counts: JSON.stringify(rows) })
    .execute()
}

/**
 * So many batches are added up in one transaction, so that neither a change nor a request waits
 * long for it.
 */
const mostAddedUp = 4

/**
 * See Store.addUpUsage. Those that begin with the lowest keys go first, whenever they were sent:
 * what lies on one page of the database is then written with it. Another node that is at the same
 * batches is waited for.
 */
async function addUpUsage(db: Kysely<Tables>, flavour: Flavour): Promise<boolean> {
  const { rows: batches } = await sql<Omit<UnsummedUsageRow, 'counts'>>`
    select first_key, node, number from usage_unsummed
    order by first_key, node, number
    limit ${sql.lit(mostAddedUp)} ${sql.raw(flavour.locksRows ? 'for update' : '')}`.execute(db)
  if (batches.length > 0) {
    const those = sql.join(
      batches.map(({ first_key: first, node, number }) => {
        return sql`(first_key = ${first} and node = ${node} and number = ${number})`
      }),
      sql` or `,
    )
    await addUp(db, flavour, { table: 'usage_hours', widthMs: bucketMs.hour, those })
    await addUp(db, flavour, { table: 'usage_days', widthMs: bucketMs.day, those })
    await sql`delete from usage_unsummed where ${those}`.execute(db)
  }
  const { rows } = await sql`select 1 from usage_unsummed limit 1`.execute(db)
  return rows.length > 0
}

interface Addition {
  readonly table: 'usage_hours' | 'usage_days'
  readonly widthMs: number
  /** Which batches. */
  readonly those: RawBuilder<unknown>
}

/** In the order of their keys: two nodes that add to the same rows wait for each other, in turn. */
async function addUp(
  db: Kysely<Tables>,
  { jsonRows }: Flavour,
  { table, widthMs, those }: Addition,
): Promise<void> {
  const hour = sql`cast(value ->> 0 as bigint)`
  const sumOf = (place: number) =>
    sql`cast(sum(cast(value ->> ${sql.lit(place)} as bigint)) as bigint)`
  await sql`
    insert into ${sql.table(table)} (bucket, key_id, code, requests, cost)
    select ${hour} - ${hour} % ${sql.lit(widthMs)}, value ->> 1, value ->> 2, ${sumOf(3)}, ${sumOf(4)}
    from usage_unsummed, ${jsonRows(sql`usage_unsummed.counts`)}
    where ${those}
    group by 1, 2, 3
    order by 1, 2, 3
    on conflict (bucket, key_id, code) do update set
      requests = ${sql.table(table)}.requests + excluded.requests,
      cost = ${sql.table(table)}.cost + excluded.cost`.execute(db)
}

/** So many rows are removed in one transaction, so that none comes near its deadline. */
const mostRemoved = 2_000

/** See Store.forgetUsage. What another node is removing is left to it. */
async function forgetUsage(
  db: Kysely<Tables>,
  flavour: Flavour,
  kept: UsageKept,
): Promise<boolean> {
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
    delete from ${sql.table(table)} where (bucket, key_id, code) in (
      select bucket, key_id, code from ${sql.table(table)}
      where bucket <= ${now} - ${sql.lit(ageMs)}
      order by bucket, key_id, code
      limit ${sql.lit(mostRemoved)} ${sql.raw(locksRows ? 'for update skip locked' : '')}
    )`.execute(db)
  return numAffectedRows ?? 0n
}
