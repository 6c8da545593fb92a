import { type CreateTableBuilder, type Kysely, sql } from 'kysely'
import type { Flavour } from './flavour.ts'

/** The tables of the audit trail. */
export async function createAudit(db: Kysely<unknown>, flavour: Flavour): Promise<void> {
  await createUnsealed(db, flavour)
  await createRecords(db, flavour)
  await createHead(db, flavour)
  await createExpiryMark(db, flavour)
}

/** What operators were called when they changed something; records before it have no name. */
export async function nameActors(db: Kysely<unknown>): Promise<void> {
  for (const table of ['audit_unsealed', 'audit_records']) {
    await db.schema.alterTable(table).addColumn('actor_name', 'text').execute()
  }
}

async function createUnsealed(db: Kysely<unknown>, flavour: Flavour): Promise<void> {
  const { types, countedTableEnd } = flavour
  await withColumns(
    db.schema
      .createTable('audit_unsealed')
      .addColumn('place', types.counter, (column) => column.primaryKey()),
    flavour,
  )
    .modifyEnd(countedTableEnd)
    .execute()
}

async function createRecords(db: Kysely<unknown>, flavour: Flavour): Promise<void> {
  const { types, tableEnd } = flavour
  await withColumns(
    db.schema
      .createTable('audit_records')
      .addColumn('sequence', types.time, (column) => column.primaryKey().notNull())
      .addColumn('hash', 'text', (column) => column.notNull()),
    flavour,
  )
    .modifyEnd(tableEnd)
    .execute()
  for (const column of ['actor', 'action', 'project_id', 'object_id', 'at']) {
    await db.schema
      .createIndex(`audit_by_${column}`)
      .on('audit_records')
      .columns([column, 'sequence'])
      .execute()
  }
  await db.schema
    .createIndex('audit_of_many')
    .on('audit_records')
    .column('sequence')
    .where(sql.ref('more_ids'), 'is not', null)
    .execute()
}

function withColumns(table: CreateTableBuilder<string, string>, { types }: Flavour) {
  return table
    .addColumn('id', types.id, (column) => column.notNull())
    .addColumn('at', types.time, (column) => column.notNull())
    .addColumn('actor', types.id, (column) => column.notNull())
    .addColumn('address', 'text')
    .addColumn('request_id', 'text')
    .addColumn('action', types.id, (column) => column.notNull())
    .addColumn('project_id', types.id)
    .addColumn('object_id', types.id, (column) => column.notNull())
    .addColumn('more_ids', 'text')
    .addColumn('before', 'text')
    .addColumn('after', 'text')
}

async function createHead(db: Kysely<unknown>, { types, tableEnd }: Flavour): Promise<void> {
  await db.schema
    .createTable('audit_head')
    .addColumn('id', 'integer', (column) => column.primaryKey().notNull().check(sql`id = 1`))
    .addColumn('sequence', types.time, (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .modifyEnd(tableEnd)
    .execute()
  const start = sql.lit('0'.repeat(64))
  await sql`insert into audit_head (id, sequence, hash) values (1, 0, ${start})`.execute(db)
}

/** Keys that had expired before there were records of it are left out. */
async function createExpiryMark(db: Kysely<unknown>, flavour: Flavour): Promise<void> {
  const { types, tableEnd, now } = flavour
  await db.schema
    .createTable('expiry_mark')
    .addColumn('id', 'integer', (column) => column.primaryKey().notNull().check(sql`id = 1`))
    .addColumn('at', types.time, (column) => column.notNull())
    .addColumn('key_id', types.id, (column) => column.notNull())
    .modifyEnd(tableEnd)
    .execute()
  await sql`insert into expiry_mark (id, at, key_id) values (1, ${now}, '')`.execute(db)
  await db.schema
    .createIndex('keys_by_end')
    .on('keys')
    .columns(['expires_at', 'id'])
    .where(sql.ref('expires_at'), 'is not', null)
    .execute()
}
