import type { UnixMillis } from '@countersign/core'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Finding, FindingPlace, FoundKey } from '../findings.ts'
import type { Readings } from '../port.ts'
import { exercisedBy } from './finding-changes.ts'
import type { Flavour } from './flavour.ts'
import { keyFromRow } from './rows.ts'
import type { KeyRow, Tables } from './tables.ts'

const dayMs = 86_400_000

/** Where a finding is read off: what its keys are in order of, and which of them it means. */
interface Source {
  readonly from: RawBuilder<unknown>
  readonly at: RawBuilder<unknown>
  readonly id: RawBuilder<unknown>
  readonly means: (now: Flavour['now']) => RawBuilder<unknown>
}

const noted = (
  finding: Finding,
  { forMs, unless }: { readonly forMs: number; readonly unless?: RawBuilder<unknown> },
): Source => ({
  from: sql`key_findings as f inner join keys as k on k.id = f.key_id`,
  at: sql`f.at`,
  id: sql`f.key_id`,
  means: (now) => sql`f.finding = ${sql.lit(finding)} and f.at <= ${now} - ${sql.lit(forMs)}
    and ${unless === undefined ? sql`1 = 1` : sql`(${unless} limit 1) is null`}`,
})

/**
 * One by one: what is found so has hardly ever been used since, and PostgreSQL, which can't know it,
 * would join all keys with all uses for the sake of one page.
 */
const uses = sql`select 1 from key_uses as u where u.key_id = f.key_id`

/** A use is noted as one before what was found is let go: the reading leaves out what is in between. */
const sources: Readonly<Record<Finding, Source>> = {
  never_used: noted('never_used', { forMs: 7 * dayMs, unless: uses }),
  idle: noted('idle', { forMs: 90 * dayMs, unless: sql`${uses} and u.used_at > f.at` }),
  excess_scopes: noted('excess_scopes', { forMs: 7 * dayMs }),
  many_addresses: noted('many_addresses', { forMs: 0 }),
  no_expiry: {
    from: sql`keys as k`,
    at: sql`k.created_at`,
    id: sql`k.id`,
    means: () => sql`k.expires_at is null`,
  },
  expiring_soon: {
    from: sql`keys as k`,
    at: sql`k.expires_at`,
    id: sql`k.id`,
    means: (now) => sql`k.expires_at > ${now} and k.expires_at <= ${now} + ${sql.lit(30 * dayMs)}`,
  },
}

/** The same words as in the conditions of the indexes, which are used for that reason. */
const isAccepted = (now: Flavour['now']) => sql`k.level = 'project' and k.revoked_at is null
  and k.is_active = 1 and (k.expires_at is null or k.expires_at > ${now})`

export function findingReadingsOver(
  db: Kysely<Tables>,
  flavour: Flavour,
): Pick<Readings, 'foundKeys' | 'countFound'> {
  return {
    foundKeys: (finding, page) => readFound(db, flavour, { finding, ...page }),
    countFound: async (finding, most) => {
      const { from, means } = sources[finding]
      const { rows } = await sql<{ readonly count: number }>`
        select cast(count(*) as integer) as count from (
          select 1 from ${from}
          where ${means(flavour.now)} and ${isAccepted(flavour.now)}
          limit ${sql.lit(most)}
        ) as counted`.execute(db)
      return rows[0]?.count ?? 0
    },
  }
}

interface Asked {
  readonly finding: Finding
  readonly after: FindingPlace | null
  readonly limit: number
}

async function readFound(
  db: Kysely<Tables>,
  { now }: Flavour,
  { finding, after, limit }: Asked,
): Promise<readonly FoundKey[]> {
  const { from, at, id, means } = sources[finding]
  const further = after === null ? sql`1 = 1` : sql`(${at}, ${id}) > (${after.at}, ${after.id})`
  const { rows } = await sql<KeyRow & { readonly found_at: number }>`
    select k.*, ${at} as found_at from ${from}
    where ${means(now)} and ${isAccepted(now)} and ${further}
    order by ${at}, ${id} limit ${sql.lit(limit)}`.execute(db)
  const ids = rows.map((row) => row.id)
  const [exercised, addresses] = [await exercisedBy(db, ids), await addressesOf(db, ids)]
  return rows.map((row) => ({
    ...keyFromRow(row),
    at: row.found_at as UnixMillis,
    exercised: exercised.get(row.id) ?? [],
    addresses: addresses.get(row.id) ?? [],
  }))
}

async function addressesOf(
  db: Kysely<Tables>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (ids.length === 0) return new Map()
  const all = db.selectFrom('key_addresses').selectAll().where('key_id', 'in', ids)
  const rows = await all.orderBy('key_id').orderBy('address').execute()
  const grouped = Map.groupBy(rows, ({ key_id: id }) => id)
  return new Map([...grouped].map(([id, some]) => [id, some.map(({ address }) => address)]))
}
