import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Flavour } from './flavour.ts'
import type { Tables } from './tables.ts'
import type { UnsummedUsageRow } from './usage-tables.ts'

/**
 * Writes when the secrets of batches were used last: the newest of each, as an upsert may touch a
 * row once only; in the order of the keys, so that two nodes wait for each other in turn. In the
 * words of PostgreSQL: beside the embedded database it is done row by row.
 */
export async function tellUses(
  db: Kysely<Tables>,
  { jsonRows }: Flavour,
  those: RawBuilder<unknown>,
): Promise<void> {
  await sql`
    insert into key_uses (key_id, generation, used_at, used_from)
    select distinct on (key_id, generation) * from (
      select value ->> 1 as key_id, cast(value ->> 5 as integer) as generation,
        cast(value ->> 6 as bigint) as used_at, value ->> 7 as used_from
      from usage_unsummed, ${jsonRows(sql`usage_unsummed.counts`)}
      where (${those}) and value ->> 5 is not null
    ) as told
    order by key_id, generation, used_at desc
    on conflict (key_id, generation) do update set
      used_at = excluded.used_at, used_from = excluded.used_from
      where excluded.used_at > key_uses.used_at`.execute(db)
}

interface Added {
  readonly batches: readonly Pick<UnsummedUsageRow, 'first_key' | 'last_key'>[]
  readonly those: RawBuilder<unknown>
}

/**
 * Whoever was found at rest is not. What was found is compared with what was used, as little is
 * found among the keys of a batch, and nearly all of them are in use. Another node that is at the
 * same findings is left to it.
 */
export async function wake(
  db: Kysely<Tables>,
  { jsonRows, locksRows }: Flavour,
  { batches, those }: Added,
): Promise<void> {
  const [first, last] = [leastOf(batches), greatestOf(batches)]
  await sql`
    delete from key_findings where (key_id, finding) in (
      select f.key_id, f.finding from key_findings as f
      where f.key_id >= ${first} and f.key_id <= ${last} and f.finding in ('never_used', 'idle')
        and f.key_id || '' in (
          select value ->> 1 from usage_unsummed, ${jsonRows(sql`usage_unsummed.counts`)}
          where (${those}) and value ->> 5 is not null
        )
      order by f.key_id, f.finding ${sql.raw(locksRows ? 'for update skip locked' : '')}
    )`.execute(db)
}

function leastOf(batches: Added['batches']): string {
  return batches
    .map(({ first_key: key }) => key)
    .reduce((one, other) => (one < other ? one : other))
}

function greatestOf(batches: Added['batches']): string {
  return batches.map(({ last_key: key }) => key).reduce((one, other) => (one > other ? one : other))
}
