import { type Kysely, sql } from 'kysely'
import type { KeyUse } from '../records.ts'
import { keyUseFromRow } from './rows.ts'
import type { KeyUseRow, Tables } from './tables.ts'

/** Whose keys are meant. */
const columns = {
  key: sql`k.id`,
  client: sql`k.client_id`,
  project: sql`k.project_id`,
} as const

/** The last written use of each of these keys, or of all keys of each client or project. */
export async function lastUsesBy(
  db: Kysely<Tables>,
  user: keyof typeof columns,
  ids: ReadonlySet<string>,
): Promise<ReadonlyMap<string, KeyUse>> {
  if (ids.size === 0) return new Map()
  const of = columns[user]
  const { rows } = await sql<KeyUseRow & { readonly of: string }>`
    select * from (
      select ${of} as "of", u.*,
        row_number() over (partition by ${of} order by u.used_at desc, u.generation desc) as place
      from keys as k inner join key_uses as u on u.key_id = k.id
      where ${of} in (${sql.join([...ids])})
    ) as ranked
    where place = 1`.execute(db)
  return new Map(rows.map((row) => [row.of, keyUseFromRow(row)]))
}
