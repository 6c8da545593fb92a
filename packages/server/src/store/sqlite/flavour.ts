import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, sql } from 'kysely'
import type { Flavour } from '../sql/flavour.ts'
import { isUniqueViolation } from './errors.ts'
import { createWindows } from './kept-windows.ts'

/**
 * Tables are without rowid: a row lies in the index of its primary key, so that a look-up descends
 * one tree and not two (measured among 1,000,000 keys: 1.7 µs instead of 2.9).
 */
export const sqliteFlavour: Flavour = {
  types: { bytes: 'blob', time: 'integer', id: sql`text`, counter: sql`integer` },
  tableEnd: sql`strict, without rowid`,
  also: { '0003_limits': createWindows },
  countedTableEnd: sql`strict`,
  now: sql<number>`cast(unixepoch('subsec') * 1000 as integer)`,
  jsonRows: (json) => sql`json_each(${json})`,
  byBytes: (text) => text,
  locksRows: false,
  isUniqueViolation,
  adapter: () => new TransactionalAdapter(),
  compiler: () => new SqliteQueryCompiler(),
  introspector: (db) => new SqliteIntrospector(db),
}

/** SQLite does undo `create table`; Kysely's own adapter is only silent about it. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}
