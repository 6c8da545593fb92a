import type { KeyId } from '@countersign/core'
import { type Kysely, sql } from 'kysely'
import type { Habits } from '../findings.ts'
import type { Store } from '../port.ts'
import { judgeScopes } from './finding-changes.ts'
import type { Flavour } from './flavour.ts'
import type { Tables } from './tables.ts'

const dayMs = 86_400_000
/** So many addresses within 30 days are many. */
export const manyAddresses = 5
const addressDays = 30
/**
 * Keys are looked for that have rested for so long. Those who ask for idle ones mean a longer time:
 * until then each has been passed, and what is found is exact.
 */
const restedMs = 30 * dayMs
/** So many keys are looked at in one transaction. */
const mostPassed = 2_000

type Transact = <Result>(work: (db: Kysely<Tables>) => Promise<Result>) => Promise<Result>

export function habitWritesOver(
  transact: Transact,
  flavour: Flavour,
): Pick<Store, 'recordHabits' | 'findRested'> {
  return {
    recordHabits: (habits) => transact((db) => recordHabits(db, flavour, habits)),
    findRested: (after) => transact((db) => findRested(db, flavour, after)),
  }
}

/** See Store.recordHabits. In the order of the keys, so that two nodes wait for each other in turn. */
async function recordHabits(
  db: Kysely<Tables>,
  flavour: Flavour,
  { exercised, addresses }: Habits,
): Promise<void> {
  if (exercised.length > 0) {
    await sql`
      insert into key_scopes (key_id, scope)
      select value ->> 0, value ->> 1 from ${rowsOf(flavour, exercised)} where true
      order by 1, 2 on conflict do nothing`.execute(db)
    await judgeScopes(db, flavour, idsIn(exercised))
  }
  if (addresses.length > 0) await tellAddresses(db, flavour, addresses)
}

async function tellAddresses(
  db: Kysely<Tables>,
  flavour: Flavour,
  addresses: Habits['addresses'],
): Promise<void> {
  const day = sql`cast(${flavour.now} / ${sql.lit(dayMs)} as bigint)`
  await sql`
    insert into key_addresses (key_id, address, day)
    select value ->> 0, value ->> 1, ${day} from ${rowsOf(flavour, addresses)} where true
    order by 1, 2
    on conflict (key_id, address) do update set day = excluded.day
    where key_addresses.day < excluded.day`.execute(db)
  await sql`
    insert into key_findings (key_id, finding, at)
    select k.id, 'many_addresses', ${flavour.now}
    from keys as k inner join key_addresses as a on a.key_id = k.id
    where k.id in (${sql.join(idsIn(addresses))}) and k.ip_allow is null and k.level = 'project'
      and k.revoked_at is null and k.is_active = 1
      and a.day > ${day} - ${sql.lit(addressDays)}
    group by k.id having count(*) >= ${sql.lit(manyAddresses)}
    order by k.id
    on conflict do nothing`.execute(db)
}

/** See Store.findRested. */
async function findRested(
  db: Kysely<Tables>,
  { now }: Flavour,
  after: KeyId | null,
): Promise<KeyId | null> {
  const passed = await db
    .selectFrom('key_uses')
    .select('key_id')
    .distinct()
    .where('key_id', '>', after ?? '')
    .orderBy('key_id')
    .limit(mostPassed)
    .execute()
  const last = passed.at(-1)
  if (last !== undefined) {
    const slice = sql`u.key_id > ${after ?? ''} and u.key_id <= ${last.key_id}`
    await sql`
      insert into key_findings (key_id, finding, at)
      select u.key_id, 'idle', max(u.used_at)
      from key_uses as u inner join keys as k on k.id = u.key_id
      where ${slice} and k.level = 'project' and k.revoked_at is null and k.is_active = 1
      group by u.key_id having max(u.used_at) <= ${now} - ${sql.lit(restedMs)}
      on conflict (key_id, finding) do update set at = excluded.at
      where key_findings.at < excluded.at`.execute(db)
  }
  if (last !== undefined && passed.length === mostPassed) return last.key_id as KeyId
  await forgetAddresses(db, now)
  return null
}

/** Addresses that a key is used from no more, and what was found because of them. */
async function forgetAddresses(db: Kysely<Tables>, now: Flavour['now']): Promise<void> {
  const oldest = sql`cast(${now} / ${sql.lit(dayMs)} as bigint) - ${sql.lit(addressDays)}`
  await sql`delete from key_addresses where day <= ${oldest}`.execute(db)
  await sql`
    delete from key_findings where finding = 'many_addresses' and (
      select count(*) from key_addresses as a where a.key_id = key_findings.key_id
    ) < ${sql.lit(manyAddresses)}`.execute(db)
}

function rowsOf({ jsonRows }: Flavour, rows: readonly (readonly string[])[]) {
  return jsonRows(sql`${JSON.stringify(rows)}`)
}

function idsIn(pairs: readonly (readonly [KeyId, string])[]): readonly KeyId[] {
  return [...new Set(pairs.map(([id]) => id))].sort()
}
