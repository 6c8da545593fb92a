import type { KeyId } from '@countersign/core'
import { type Kysely, sql } from 'kysely'
import type { StoredKey } from '../port.ts'
import type { Flavour } from './flavour.ts'
import { readListOrNull } from './list-text.ts'
import type { Tables } from './tables.ts'

/** A key that is new may be used for the first time. */
export async function findNewKey(db: Kysely<Tables>, { key }: StoredKey): Promise<void> {
  if (key.level !== 'project' || key.revokedAt !== null || !key.isActive) return
  const row = { key_id: key.id, finding: 'never_used', at: key.createdAt }
  await db
    .insertInto('key_findings')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Nothing is amiss any more with keys that have ended. */
export async function forgetFindings(
  db: Kysely<Tables>,
  ids: readonly (KeyId | string)[],
): Promise<void> {
  if (ids.length === 0) return
  await db.deleteFrom('key_findings').where('key_id', 'in', ids).execute()
}

/** What is amiss with a key whose record was changed. */
export async function settleFindings(
  db: Kysely<Tables>,
  flavour: Flavour,
  stored: StoredKey,
  before: { readonly last_generation: number } | undefined,
): Promise<void> {
  const { id, level, revokedAt, isActive, ipAllow, lastGeneration } = stored.key
  if (level !== 'project') return
  if (revokedAt !== null || !isActive) return forgetFindings(db, [id])
  // another generation is used by who was given it, or may do less: who uses it is seen anew
  const beginsAnew = before !== undefined && before.last_generation !== lastGeneration
  if (beginsAnew) await db.deleteFrom('key_addresses').where('key_id', '=', id).execute()
  if (beginsAnew || ipAllow !== null) await forget(db, id, 'many_addresses')
  const use = db.selectFrom('key_uses').select('used_at').where('key_id', '=', id).limit(1)
  if ((await use.executeTakeFirst()) === undefined) await findNewKey(db, stored)
  await judgeScopes(db, flavour, [id])
}

/** Finds those of the keys that may more than anybody has needed of them, as far as is known. */
export async function judgeScopes(
  db: Kysely<Tables>,
  { now }: Flavour,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  const keys = await db
    .selectFrom('keys')
    .select(['id', 'scopes'])
    .where('id', 'in', ids)
    .where('level', '=', 'project')
    .where('revoked_at', 'is', null)
    .where('is_active', '=', 1)
    .execute()
  const exercised = await exercisedBy(db, ids)
  for (const { id, scopes } of keys) {
    if (isExcess(readListOrNull(scopes), exercised.get(id) ?? [])) {
      await sql`
        insert into key_findings (key_id, finding, at) values (${id}, 'excess_scopes', ${now})
        on conflict do nothing`.execute(db)
    } else await forget(db, id, 'excess_scopes')
  }
}

/**
 * Whether a key has scopes that nobody ever needed. One of which none was needed is used by who does
 * not ask for scopes, and nothing is known of it. One that is not narrowed may always more.
 */
function isExcess(granted: readonly string[] | null, exercised: readonly string[]): boolean {
  if (exercised.length === 0) return false
  return granted === null || granted.some((scope) => !exercised.includes(scope))
}

/** The scopes that were needed, of each key, in their order. */
export async function exercisedBy(
  db: Kysely<Tables>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('key_scopes')
    .selectAll()
    .where('key_id', 'in', ids)
    .orderBy('key_id')
    .orderBy('scope')
    .execute()
  const grouped = Map.groupBy(rows, ({ key_id: id }) => id)
  return new Map([...grouped].map(([id, some]) => [id, some.map(({ scope }) => scope)]))
}

async function forget(db: Kysely<Tables>, id: string, finding: string): Promise<void> {
  const of = db.deleteFrom('key_findings').where('key_id', '=', id)
  await of.where('finding', '=', finding).execute()
}
