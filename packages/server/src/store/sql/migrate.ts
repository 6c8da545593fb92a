import { type Kysely, sql, type Transaction } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { SchemaState } from '../inspection.ts'
import { StoreRefused } from '../port.ts'
import type { Flavour } from './flavour.ts'
import { migrationsFor } from './migrations.ts'
import type { Tables } from './tables.ts'

/** Where Kysely notes which migrations have run. */
const historyTable = 'kysely_migration'

/**
 * Brings the database to this version in the given transaction, which must keep every other
 * program from doing the same. `named` is how the database is called in a message.
 */
export async function migrate(
  transaction: Transaction<Tables>,
  flavour: Flavour,
  named: string,
): Promise<void> {
  const migrations = migrationsFor(flavour)
  await refuseNewer(transaction, flavour, named)
  const { error } = await new Migrator({
    db: transaction,
    provider: { getMigrations: async () => migrations },
  }).migrateToLatest()
  if (error !== undefined) throw error as Error
}

async function refuseNewer(db: Kysely<Tables>, flavour: Flavour, named: string): Promise<void> {
  const { applied, known } = await schemaState(db, flavour)
  const unknown = applied.filter((name) => !known.includes(name))
  if (unknown.length === 0) return
  throw new StoreRefused(
    `The database ${named} was written by a newer version of Countersign ` +
      `(it knows ${unknown.join(', ')}). Start that version or a later one.`,
  )
}

/** Which migrations the database has seen and which this version knows. Changes nothing. */
export async function schemaState(db: Kysely<Tables>, flavour: Flavour): Promise<SchemaState> {
  const known = Object.keys(migrationsFor(flavour)).sort()
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some(({ name }) => name === historyTable)) return { applied: [], known }
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(historyTable)}`.execute(
    db,
  )
  return { applied: rows.map(({ name }) => name).sort(), known }
}
