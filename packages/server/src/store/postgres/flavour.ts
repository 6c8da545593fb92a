import { PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely'
import type { Flavour } from '../sql/flavour.ts'
import { isUniqueViolation } from './errors.ts'
import { createLookupFunctions } from './lookup-functions.ts'
import { createSpending } from './spend-function.ts'

export const postgresFlavour: Flavour = {
  types: {
    bytes: 'bytea',
    time: 'bigint',
    id: sql`text collate "C"`,
    counter: sql`bigint generated always as identity`,
  },
  tableEnd: sql``,
  also: { '0001_credentials': createLookupFunctions, '0003_limits': createSpending },
  countedTableEnd: sql``,
  now: sql<number>`(extract(epoch from statement_timestamp()) * 1000)::bigint`,
  jsonRows: (json) => sql`json_array_elements(cast(${json} as json))`,
  byBytes: (text) => sql`(${text}) collate "C"`,
  locksRows: true,
  isUniqueViolation,
  adapter: () => new LockedAdapter(),
  compiler: () => new PostgresQueryCompiler(),
  introspector: (db) => new PostgresIntrospector(db),
}

/** Kysely's own lock belongs to a session, which a pooler would share; ours to the transaction. */
class LockedAdapter extends PostgresAdapter {
  override acquireMigrationLock(): Promise<void> {
    return Promise.resolve()
  }

  override releaseMigrationLock(): Promise<void> {
    return Promise.resolve()
  }
}
