import type pg from 'pg'
import type { KeyUse } from '../records.ts'

/** So many are written in one statement, so that its locks are short. */
const mostAtOnce = 5_000

// In the order of their keys, so that two nodes that write at once wait for each other and never
// for ever; of several uses of one secret the latest.
const writeUses = `
  insert into key_uses (key_id, generation, used_at, used_from)
  select distinct on (key_id, generation) key_id, generation, used_at, used_from
  from unnest($1::text[], $2::int[], $3::bigint[], $4::text[])
    as used (key_id, generation, used_at, used_from)
  order by key_id, generation, used_at desc
  on conflict (key_id, generation) do update
  set used_at = excluded.used_at, used_from = excluded.used_from
  where excluded.used_at > key_uses.used_at`

export async function recordUses(uses: readonly KeyUse[], client: pg.ClientBase): Promise<void> {
  for (let start = 0; start < uses.length; start += mostAtOnce) {
    const some = uses.slice(start, start + mostAtOnce)
    await client.query(writeUses, [
      some.map(({ keyId }) => keyId),
      some.map(({ generation }) => generation),
      some.map(({ usedAt }) => usedAt),
      some.map(({ usedFrom }) => usedFrom),
    ])
  }
}
