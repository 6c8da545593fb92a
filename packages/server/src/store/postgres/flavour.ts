import { PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely'
import type { Flavour } from '../sql/flavour.ts'
import { isUniqueViolation } from './errors.ts'

/** Milliseconds since 1970 of a timestamp of PostgreSQL. */
export const millisOf = (timestamp: string): string =>
  `(extract(epoch from ${timestamp}) * 1000)::bigint`

export const postgresFlavour: Flavour = {
  types: { bytes: 'bytea', time: 'bigint', id: sql`text collate "C"` },
  tableEnd: sql``,
  also: {},
  now: sql<number>`${sql.raw(millisOf('statement_timestamp()'))}`,
  locksRows: true,
  isUniqueViolation,
  adapter: () => new PostgresAdapter(),
  compiler: () => new PostgresQueryCompiler(),
  introspector: (db) => new PostgresIntrospector(db),
}
