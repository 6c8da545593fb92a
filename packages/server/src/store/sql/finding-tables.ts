import type { Kysely } from 'kysely'
import type { Flavour } from './flavour.ts'

/** A key with something amiss that no column of its row tells. */
export interface KeyFindingRow {
  readonly key_id: string
  readonly finding: string
  readonly at: number
}

/** A scope that a request with the key has needed, ever. */
export interface KeyScopeRow {
  readonly key_id: string
  readonly scope: string
}

/** An address of a key that was used from more than one, and the day (UTC) when it was last told. */
export interface KeyAddressRow {
  readonly key_id: string
  readonly address: string
  readonly day: number
}

/**
 * A key is in `key_findings` from its making until its first use, and again when it has rested: so
 * that a list of those is read off an index, and a use costs a look into what is rare. Without
 * references to the keys, as with uses.
 */
export async function createFindings(db: Kysely<unknown>, flavour: Flavour): Promise<void> {
  const { types, tableEnd } = flavour
  await db.schema
    .createTable('key_findings')
    .addColumn('key_id', types.id, (column) => column.notNull())
    .addColumn('finding', types.id, (column) => column.notNull())
    .addColumn('at', types.time, (column) => column.notNull())
    .addPrimaryKeyConstraint('findings_of_key', ['key_id', 'finding'])
    .modifyEnd(tableEnd)
    .execute()
  await db.schema
    .createIndex('findings_by_time')
    .on('key_findings')
    .columns(['finding', 'at', 'key_id'])
    .execute()
  await db.schema
    .createTable('key_scopes')
    .addColumn('key_id', types.id, (column) => column.notNull())
    .addColumn('scope', types.id, (column) => column.notNull())
    .addPrimaryKeyConstraint('scopes_of_key', ['key_id', 'scope'])
    .modifyEnd(tableEnd)
    .execute()
  await db.schema
    .createTable('key_addresses')
    .addColumn('key_id', types.id, (column) => column.notNull())
    .addColumn('address', types.id, (column) => column.notNull())
    .addColumn('day', types.time, (column) => column.notNull())
    .addPrimaryKeyConstraint('addresses_of_key', ['key_id', 'address'])
    .modifyEnd(tableEnd)
    .execute()
}
