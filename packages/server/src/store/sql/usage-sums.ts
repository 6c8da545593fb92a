import { bucketMs } from '@countersign/core'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { type EachRow, forEachCount } from './each-count.ts'
import type { Flavour } from './flavour.ts'
import type { Tables } from './tables.ts'
import { tellUses, wake } from './told-uses.ts'
import type { RolledUsageRow, UnsummedUsageRow } from './usage-tables.ts'

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
export async function addUpUsage(
  db: Kysely<Tables>,
  flavour: Flavour,
  each: EachRow | null,
): Promise<boolean> {
  const { rows: batches } = await sql<Omit<UnsummedUsageRow, 'counts'>>`
    select first_key, last_key, node, number, first_hour from usage_unsummed
    order by first_key, node, number
    limit ${sql.lit(mostAddedUp)} ${sql.raw(flavour.locksRows ? 'for update' : '')}`.execute(db)
  if (batches.length > 0) {
    const those = sql.join(
      batches.map(({ first_key: first, node, number }) => {
        return sql`(first_key = ${first} and node = ${node} and number = ${number})`
      }),
      sql` or `,
    )
    const rolled = await readRolled(db, flavour, 'for share')
    if (each === null) {
      await addUp(db, flavour, { table: 'usage_hours', widthMs: bucketMs.hour, those })
      await tellUses(db, flavour, those)
    } else {
      const counts = sql`select counts from usage_unsummed where ${those}`.compile(db)
      await each(counts, forEachCount)
    }
    if (batches.some((batch) => batch.first_hour <= rolled.bucket)) {
      const [key, code] = [flavour.byBytes(sql`value ->> 1`), flavour.byBytes(sql`value ->> 2`)]
      const late = sql`(${those}) and (${hour}, ${key}, ${code}) <= ${placeOf(rolled)}`
      await addUp(db, flavour, { table: 'usage_days', widthMs: bucketMs.day, those: late })
    }
    await wake(db, flavour, { batches, those })
    await sql`delete from usage_unsummed where ${those}`.execute(db)
  }
  const { rows } = await sql`select 1 from usage_unsummed limit 1`.execute(db)
  return rows.length > 0
}

const hour = sql`cast(value ->> 0 as bigint)`

interface Addition {
  readonly table: 'usage_hours' | 'usage_days'
  readonly widthMs: number
  /** Which batches, or which of their counts. */
  readonly those: RawBuilder<unknown>
}

/** In the order of their keys: two nodes that add to the same rows wait for each other, in turn. */
async function addUp(
  db: Kysely<Tables>,
  { jsonRows }: Flavour,
  { table, widthMs, those }: Addition,
): Promise<void> {
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

/** So many hours are added to their days in one transaction. */
const mostRolled = 5_000

/**
 * Adds some of the hours that have ended to their days, and says how far that has come; whether
 * there was any. What is counted late for an hour before that place goes to the day as well.
 */
export async function rollUpHours(db: Kysely<Tables>, flavour: Flavour): Promise<boolean> {
  const rolled = await readRolled(db, flavour, 'for update')
  const ended = sql`${flavour.now} - ${flavour.now} % ${sql.lit(bucketMs.hour)}`
  const next = sql`(bucket, key_id, code) > ${placeOf(rolled)} and bucket < ${ended}`
  const { rows } = await sql<Place>`
    select bucket, key_id, code from (
      select bucket, key_id, code from usage_hours where ${next}
      order by bucket, key_id, code limit ${sql.lit(mostRolled)}
    ) as hours
    order by bucket desc, key_id desc, code desc limit 1`.execute(db)
  const last = rows[0]
  if (last === undefined) return false
  await sql`
    insert into usage_days (bucket, key_id, code, requests, cost)
    select bucket - bucket % ${sql.lit(bucketMs.day)}, key_id, code,
      cast(sum(requests) as bigint), cast(sum(cost) as bigint)
    from usage_hours
    where ${next} and (bucket, key_id, code) <= ${placeOf(last)}
    group by 1, 2, 3
    order by 1, 2, 3
    on conflict (bucket, key_id, code) do update set
      requests = usage_days.requests + excluded.requests,
      cost = usage_days.cost + excluded.cost`.execute(db)
  const { bucket, key_id, code } = last
  await db.updateTable('usage_rolled').set({ bucket, key_id, code }).execute()
  return true
}

type Place = Pick<RolledUsageRow, 'bucket' | 'key_id' | 'code'>

/** How far hours are in their days. Nobody moves it before the transaction has ended. */
async function readRolled(
  db: Kysely<Tables>,
  { locksRows }: Flavour,
  lock: 'for share' | 'for update',
): Promise<Place> {
  const { rows } = await sql<Place>`
    select bucket, key_id, code from usage_rolled ${sql.raw(locksRows ? lock : '')}`.execute(db)
  if (rows[0] === undefined) throw new Error('usage_rolled has no row')
  return rows[0]
}

const placeOf = ({ bucket, key_id: key, code }: Place) => sql`(${sql.lit(bucket)}, ${key}, ${code})`
