import type { UnixMillis } from '@countersign/core'
import type { Kysely } from 'kysely'
import type { DatabaseFacts } from '../inspection.ts'
import type { Flavour } from './flavour.ts'
import { schemaState } from './migrate.ts'
import { installationFromRow } from './rows.ts'
import type { Tables } from './tables.ts'

/** What both databases are asked alike. Changes nothing; a database without tables is empty. */
export async function inspectTables(
  db: Kysely<Tables>,
  flavour: Flavour,
): Promise<Pick<DatabaseFacts, 'schema' | 'installation' | 'newestKeyAt'>> {
  const schema = await schemaState(db, flavour)
  if (schema.applied.length === 0) return { schema, installation: null, newestKeyAt: null }
  const installation = await db.selectFrom('installation').selectAll().executeTakeFirst()
  const newest = db.selectFrom('keys').select('created_at').orderBy('id', 'desc').limit(1)
  return {
    schema,
    installation: installation === undefined ? null : installationFromRow(installation),
    newestKeyAt: ((await newest.executeTakeFirst())?.created_at ?? null) as UnixMillis | null,
  }
}
