import { type CounterKind, type FullCounter, nearlyFull, type UnixMillis } from '@countersign/core'
import { type Kysely, sql } from 'kysely'
import type { CountedSubject } from '../limits.ts'
import type { Flavour } from './flavour.ts'
import type { Tables } from './tables.ts'

interface Row {
  readonly name: string
  readonly place: number
  readonly starts_at: UnixMillis
  readonly spent: number
}

/**
 * The fullest counters that are in a table, in windows that have not ended. Windows that have are
 * left out by the index on their ends, so this reads as many rows as there are callers at present.
 */
export async function fullestIn(
  table: string,
  { kinds, most }: { readonly kinds: readonly CounterKind[]; readonly most: number },
  { db, now }: { readonly db: Kysely<Tables>; readonly now: Flavour['now'] },
): Promise<readonly FullCounter[]> {
  if (kinds.length === 0) return []
  const values = kinds.map(
    ({ ending, allowance }, place) =>
      sql`(cast(${ending} as text), cast(${allowance.most} as bigint), cast(${place} as bigint))`,
  )
  const { rows } = await sql<Row>`
    with kinds (ending, most, place) as (values ${sql.join(values)})
    select w.name as name, k.place as place, w.starts_at as starts_at, w.spent as spent
    from ${sql.table(table)} as w
    join kinds as k on substr(w.name, length(w.name) - length(k.ending) + 1) = k.ending
    where w.ends_at > ${now} and w.spent >= k.most * ${sql.lit(nearlyFull)}
    order by w.spent * 1.0 / k.most desc, w.name
    limit ${sql.lit(most)}`.execute(db)
  return rows.map(({ name, place, starts_at: startsAt, spent }) => {
    const { ending, allowance } = kinds[place] as CounterKind
    return { subject: name.slice(0, -ending.length), allowance, startsAt, spent }
  })
}

/** Counters of several places as one list. */
export function fullestOf(counters: readonly FullCounter[], most: number): readonly FullCounter[] {
  return [...counters].sort((one, other) => shareOf(other) - shareOf(one)).slice(0, most)
}

const shareOf = ({ spent, allowance }: FullCounter): number => spent / allowance.most

/** See Readings.counted: one statement, by the ids alone. */
export async function countedSubjects(
  db: Kysely<Tables>,
  ids: readonly string[],
): Promise<readonly CountedSubject[]> {
  if (ids.length === 0) return []
  const some = sql.join(ids)
  const { rows } = await sql<CountedSubject>`
    select s.kind as "kind", s.id as "id", s.name as "name",
      p.id as "projectId", p.name as "projectName", p.slug as "projectSlug"
    from (
      select 'key' as kind, id, name, project_id from keys
      where id in (${some}) and revoked_at is null
      union all
      select 'client' as kind, id, name, project_id from clients
      where id in (${some}) and deleted_at is null
      union all
      select 'project' as kind, id, name, id as project_id from projects where id in (${some})
    ) as s
    join projects as p on p.id = s.project_id
    where p.deleted_at is null`.execute(db)
  return rows
}
