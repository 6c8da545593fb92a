import { type Kysely, sql } from 'kysely'
import type { Flavour } from './flavour.ts'

/** Counts of one bucket, by key and code. The key is empty where none is known. */
export interface UsageRow {
  readonly bucket: number
  readonly key_id: string
  readonly code: string
  readonly requests: number
  readonly cost: number
}

/** One row: the hours up to and with this one are in their days. */
export interface RolledUsageRow {
  /** Always 1: the primary key allows one row. */
  readonly id: number
  readonly bucket: number
  readonly key_id: string
  readonly code: string
}

/** A batch of counts that is not added up yet. */
export interface UnsummedUsageRow {
  /** The first key of the batch: batches with the same keys are added up together. */
  readonly first_key: string
  readonly last_key: string
  readonly node: string
  readonly number: number
  /** The earliest hour of the batch. */
  readonly first_hour: number
  /** A JSON array of [hour, key, code, requests, cost, generation, used_at, used_from]. */
  readonly counts: string
}

/** The last batch of counts that a node has sent. */
export interface UsageBatchRow {
  readonly node: string
  readonly number: number
  readonly at: number
}

/**
 * An hour is added to its day once it has ended, in the order of the rows: `usage_rolled` tells how
 * far. By bucket first, so that what is counted now lies together: no other index, which would write
 * a further page for nearly every count.
 */
export async function createUsage(db: Kysely<unknown>, flavour: Flavour): Promise<void> {
  const { types, tableEnd } = flavour
  for (const table of ['usage_hours', 'usage_days']) {
    await db.schema
      .createTable(table)
      .addColumn('bucket', types.time, (column) => column.notNull())
      .addColumn('key_id', types.id, (column) => column.notNull())
      .addColumn('code', types.id, (column) => column.notNull())
      .addColumn('requests', types.time, (column) => column.notNull())
      .addColumn('cost', types.time, (column) => column.notNull())
      .addPrimaryKeyConstraint(`${table}_counted`, ['bucket', 'key_id', 'code'])
      .modifyEnd(tableEnd)
      .execute()
  }
  await db.schema
    .createTable('usage_batches')
    .addColumn('node', types.id, (column) => column.primaryKey().notNull())
    .addColumn('number', types.time, (column) => column.notNull())
    .addColumn('at', types.time, (column) => column.notNull())
    .modifyEnd(tableEnd)
    .execute()
  await db.schema
    .createTable('usage_unsummed')
    .addColumn('first_key', types.id, (column) => column.notNull())
    .addColumn('last_key', types.id, (column) => column.notNull())
    .addColumn('node', types.id, (column) => column.notNull())
    .addColumn('number', types.time, (column) => column.notNull())
    .addColumn('first_hour', types.time, (column) => column.notNull())
    .addColumn('counts', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('usage_unsummed_in_order', ['first_key', 'node', 'number'])
    .modifyEnd(tableEnd)
    .execute()
  await db.schema
    .createTable('usage_rolled')
    .addColumn('id', 'integer', (column) => column.primaryKey().notNull())
    .addColumn('bucket', types.time, (column) => column.notNull())
    .addColumn('key_id', types.id, (column) => column.notNull())
    .addColumn('code', types.id, (column) => column.notNull())
    .modifyEnd(tableEnd)
    .execute()
  await sql`insert into usage_rolled values (1, 0, '', '')`.execute(db)
}
