import type { SelectQueryBuilder } from 'kysely'
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
