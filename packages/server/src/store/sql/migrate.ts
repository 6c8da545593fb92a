import { type Kysely, sql, type Transaction } from 'kysely'
import { Migrator } from 'kysely/migration'
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
  await refuseNewer(transaction, Object.keys(migrations), named)
  const { error } = await new Migrator({
    db: transaction,
    provider: { getMigrations: async () => migrations },
  }).migrateToLatest()
  if (error !== undefined) throw error as Error
}

async function refuseNewer(
  db: Kysely<Tables>,
  known: readonly string[],
  named: string,
): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some(({ name }) => name === historyTable)) return
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(historyTable)}`.execute(
    db,
  )
  const unknown = rows.map(({ name }) => name).filter((name) => !known.includes(name))
  if (unknown.length === 0) return
  throw new StoreRefused(
    `The database ${named} was written by a newer version of Countersign ` +
      `(it knows ${unknown.join(', ')}). Start that version or a later one.`,
  )
}
