import { type Kysely, type SelectQueryBuilder, sql } from 'kysely'
import type { Flavour } from './flavour.ts'
import type { Tables } from './tables.ts'

/** Not `for update`: what refers to a row (a new key of a project) need not wait for its change. */
export function locked<Name extends keyof Tables, Row>(
  query: SelectQueryBuilder<Tables, Name, Row>,
  flavour: Flavour,
): SelectQueryBuilder<Tables, Name, Row> {
  return flavour.locksRows ? query.forNoKeyUpdate() : query
}

/** Only what was read in the same transaction is updated, so a missing row is a fault of ours. */
export function mustExist(
  id: string,
  { numUpdatedRows }: { readonly numUpdatedRows: bigint },
): void {
  if (numUpdatedRows !== 1n) throw new Error(`${id} was to be updated and does not exist`)
}

/**
 * Whether a change was made: not where it would break a constraint of uniqueness. In a savepoint,
 * since PostgreSQL ends a transaction in which a constraint was violated.
 */
export async function unlessTaken(
  db: Kysely<Tables>,
  flavour: Flavour,
  change: () => Promise<void>,
): Promise<boolean> {
  await sql`savepoint taken`.execute(db)
  try {
    await change()
  } catch (error) {
    if (!flavour.isUniqueViolation(error)) throw error
    await sql`rollback to savepoint taken`.execute(db)
    return false
  }
  await sql`release savepoint taken`.execute(db)
  return true
}
