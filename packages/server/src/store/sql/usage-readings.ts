import type { UnixMillis } from '@countersign/core'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { KeyUse } from '../records.ts'
import type { UsageFigures, UsageGroup, UsageGrouped, UsageSlice } from '../usage.ts'
import type { Flavour } from './flavour.ts'
import { lastUsesBy } from './last-uses.ts'
import type { Tables } from './tables.ts'
import { isOneBucket, usageSources } from './usage-sources.ts'

/** Where a group is read, and the name that people know it by. */
interface Column {
  readonly value: RawBuilder<unknown>
  readonly name: RawBuilder<unknown> | null
}

const columns: Readonly<Record<UsageGroup, Column>> = {
  key: { value: sql`u.key_id`, name: sql`max(k.name)` },
  client: { value: sql`coalesce(k.client_id, '')`, name: sql`max(c.name)` },
  project: { value: sql`coalesce(k.project_id, '')`, name: sql`max(p.slug)` },
  code: { value: sql`u.code`, name: null },
  environment: { value: sql`coalesce(k.environment, '')`, name: null },
}

type Row = Readonly<Record<string, unknown>> &
  Readonly<Record<'bucket' | 'requests' | 'accepted' | 'cost', number>>

/** See Readings.usage. Keys, clients and projects that are gone have their rows still. */
export async function readUsage(
  db: Kysely<Tables>,
  flavour: Flavour,
  slice: UsageSlice,
): Promise<readonly UsageFigures[]> {
  const { groupBy, limit } = slice
  const sources = await usageSources(db, flavour, slice)
  const conditions = conditionsOf(slice)
  const values = groupBy.map((group) => columns[group].value)
  const { rows } = await sql<Row>`
    select * from (
      select ${sql.join([sql`u.bucket`, ...groupBy.flatMap(selected)])},
        cast(sum(u.requests) as bigint) as requests,
        cast(sum(case when u.code = 'valid' then u.requests else 0 end) as bigint) as accepted,
        cast(sum(u.cost) as bigint) as cost
      from ${counted(sql`(${sql.join(sources, sql` union all `)})`)}
      ${sql.raw(groupBy.includes('client') ? 'left join clients as c on c.id = k.client_id' : '')}
      ${sql.raw(groupBy.includes('project') ? 'left join projects as p on p.id = k.project_id' : '')}
      where ${allOf([...conditions, ...boundOf(slice, sources, conditions)])}
      group by ${sql.join([sql`u.bucket`, ...values])}
    ) as figures
    where ${sortedAfter(slice)}
    order by ${sql.join([sql`bucket`, ...groupBy.map(aliasOf)])}
    limit ${sql.lit(limit)}`.execute(db)
  const lastUseOf = await readLastUses(db, rows, groupBy)
  return rows.map((row) => ({ ...figuresOf(row, groupBy), lastUse: lastUseOf(row) }))
}

const counted = (source: RawBuilder<unknown>) =>
  sql`${source} as u left join keys as k on k.id = u.key_id`

const allOf = (conditions: readonly RawBuilder<unknown>[]) =>
  conditions.length === 0 ? sql`1 = 1` : sql.join(conditions, sql` and `)

/**
 * Within one bucket, counts lie in the order of their keys: those of further keys than a slice can
 * have room for need not be added up.
 */
function boundOf(
  slice: UsageSlice,
  sources: readonly RawBuilder<unknown>[],
  conditions: readonly RawBuilder<unknown>[],
): readonly RawBuilder<unknown>[] {
  const { groupBy, after, limit } = slice
  if (!groupBy.includes('key') || !isOneBucket(slice)) return []
  // the last slice may have told some of what is of its last key, and all that is of keys before
  const beyond = after?.key === undefined ? [] : [sql`u.key_id > ${after.key}`]
  const further = sources.map((source) => {
    return sql`(
      select u.key_id from ${counted(sql`(${source})`)} where ${allOf([...conditions, ...beyond])}
      order by u.key_id limit 1 offset ${sql.lit(limit)})`
  })
  return [sql`u.key_id <= coalesce(${sql.join(further)}, '~')`]
}

const aliasOf = (group: UsageGroup) => sql.ref(`of_${group}`)

function selected(group: UsageGroup): readonly RawBuilder<unknown>[] {
  const { value, name } = columns[group]
  const of = sql`${value} as ${aliasOf(group)}`
  return name === null ? [of] : [of, sql`${name} as ${sql.ref(`name_of_${group}`)}`]
}

function conditionsOf({ filter, after }: UsageSlice): readonly RawBuilder<unknown>[] {
  const { keyId, clientId, projectId, environment, code, subscribed } = filter
  const equal = [
    [sql`u.key_id`, keyId],
    [sql`k.client_id`, clientId],
    [sql`k.project_id`, projectId],
    [sql`k.environment`, environment],
    [sql`u.code`, code],
  ] as const
  return [
    ...equal.flatMap(([column, value]) => (value === undefined ? [] : [sql`${column} = ${value}`])),
    ...(subscribed === undefined ? [] : [sql`k.project_id in (${subscribers(subscribed)})`]),
    // the others would be added up only to be left out
    ...(after?.key === undefined ? [] : [sql`u.key_id >= ${after.key}`]),
  ]
}

const subscribers = ({ to, at }: NonNullable<UsageSlice['filter']['subscribed']>) => sql`
  select project_id from subscriptions
  where product_id = ${to} and cancelled_at is null
    and starts_at <= ${at} and (ends_at is null or ends_at > ${at})`

function sortedAfter({ after, groupBy }: UsageSlice): RawBuilder<unknown> {
  if (after === null) return sql`1 = 1`
  if (groupBy.length === 0) return sql`1 = 0`
  const values = groupBy.map((group) => sql`${after[group] ?? ''}`)
  return sql`(${sql.join(groupBy.map(aliasOf))}) > (${sql.join(values)})`
}

/** What uses are known by: the finest of these that is asked for. */
const users = ['key', 'client', 'project'] as const

async function readLastUses(
  db: Kysely<Tables>,
  rows: readonly Row[],
  groupBy: readonly UsageGroup[],
): Promise<(row: Row) => KeyUse | null> {
  const user = users.find((one) => groupBy.includes(one))
  if (user === undefined) return () => null
  const idOf = (row: Row) => String(row[`of_${user}`])
  const uses = await lastUsesBy(db, user, new Set(rows.map(idOf)))
  return (row) => uses.get(idOf(row)) ?? null
}

function figuresOf(row: Row, groupBy: readonly UsageGroup[]): Omit<UsageFigures, 'lastUse'> {
  const under = (prefix: string): UsageGrouped =>
    Object.fromEntries(
      groupBy.flatMap((group) => {
        const value = row[`${prefix}${group}`]
        return typeof value === 'string' ? [[group, value]] : []
      }),
    )
  return {
    bucket: row.bucket as UnixMillis,
    of: under('of_'),
    names: under('name_of_'),
    requests: row.requests,
    accepted: row.accepted,
    cost: row.cost,
  }
}
