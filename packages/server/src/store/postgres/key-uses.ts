import type { QueryConfig } from 'pg'
import type { KeyUse } from '../records.ts'

/** So many are written in one statement, so that none comes near its deadline. */
const mostAtOnce = 1_000

/**
 * In the order of their keys: two nodes that write the same uses then wait for each other instead
 * of getting stuck. Only the newest of each, since an upsert may touch a row once only.
 */
const text = `
insert into key_uses (key_id, generation, used_at, used_from)
select distinct on (key_id, generation) key_id, generation, used_at, used_from
from unnest($1::text[], $2::integer[], $3::bigint[], $4::text[])
  as u (key_id, generation, used_at, used_from)
order by key_id, generation, used_at desc
on conflict (key_id, generation) do update
set used_at = excluded.used_at, used_from = excluded.used_from
where excluded.used_at > key_uses.used_at`

/** The statements that write these uses; each is a transaction of its own. */
export function statementsToRecord(uses: readonly KeyUse[]): readonly QueryConfig[] {
  const statements: QueryConfig[] = []
  for (let start = 0; start < uses.length; start += mostAtOnce) {
    const some = uses.slice(start, start + mostAtOnce)
    const values = [
      some.map(({ keyId }) => keyId),
      some.map(({ generation }) => generation),
      some.map(({ usedAt }) => usedAt),
      some.map(({ usedFrom }) => usedFrom),
    ]
    statements.push({ text, values })
  }
  return statements
}
