import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { createAudit, nameActors } from './audit-migration.ts'
import { createFindings } from './finding-tables.ts'
import type { Flavour } from './flavour.ts'
import { createOperators, noteSignIns } from './operator-tables.ts'
import { createPortal } from './portal-tables.ts'
import { createStatusPositions } from './status-positions.ts'
import { createUsage } from './usage-tables.ts'

/**
 * The one history of both databases. A migration that was released is never changed; a new one has
 * a name that comes after the others, and leaves a schema that the version before it can still use.
 */
export function migrationsFor(flavour: Flavour): Record<string, Migration> {
  return {
    '0001_credentials': {
      up: async (db: Kysely<unknown>) => {
        await createProjects(db, flavour)
        await createClients(db, flavour)
        await createKeys(db, flavour)
        await createKeyDigests(db, flavour)
        await createKeyUses(db, flavour)
        await createFindings(db, flavour)
        await createRevokedTokens(db, flavour)
        await createSigningKeys(db, flavour)
        await createProducts(db, flavour)
        await createSubscriptions(db, flavour)
        await createRequests(db, flavour)
        await createInstallation(db, flavour)
        for (const statement of flavour.also['0001_credentials'] ?? []) {
          await sql.raw(statement).execute(db)
        }
      },
    },
    '0002_audit': {
      up: (db: Kysely<unknown>) => createAudit(db, flavour),
    },
    // Counters of limits are each adapter's own: what they share is the arithmetic in the core.
    '0003_limits': {
      up: async (db: Kysely<unknown>) => {
        for (const statement of flavour.also['0003_limits'] ?? []) {
          await sql.raw(statement).execute(db)
        }
      },
    },
    '0004_usage': { up: (db: Kysely<unknown>) => createUsage(db, flavour) },
    '0005_operators': { up: (db: Kysely<unknown>) => createOperators(db, flavour) },
    '0006_operator_names': {
      up: async (db: Kysely<unknown>) => {
        await nameActors(db)
        await noteSignIns(db, flavour)
      },
    },
    '0007_portal': { up: (db: Kysely<unknown>) => createPortal(db, flavour) },
    '0008_status_positions': {
      up: (db: Kysely<unknown>) => createStatusPositions(db, flavour),
    },
  }
}

async function createProjects(db: Kysely<unknown>, { types, tableEnd }: Flavour): Promise<void> {
  await db.schema
    .createTable('projects')
    .addColumn('id', types.id, (column) => column.primaryKey().notNull())
    .addColumn('slug', 'text', (column) => column.notNull().unique())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('contact', 'text')
    .addColumn('is_active', 'integer', (column) => column.notNull())
    .addColumn('grants', 'text', (column) => column.notNull())
    .addColumn('tokens_from', types.time)
    .addColumn('created_at', types.time, (column) => column.notNull())
    .addColumn('updated_at', types.time, (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('deleted_at', types.time)
    .modifyEnd(tableEnd)
    .execute()
}

async function createClients(db: Kysely<unknown>, { types, tableEnd }: Flavour): Promise<void> {
  await db.schema
    .createTable('clients')
    .addColumn('id', types.id, (column) => column.primaryKey().notNull())
    .addColumn('project_id', types.id, (column) => column.notNull().references('projects.id'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('scopes', 'text')
    .addColumn('audiences', 'text')
    .addColumn('tier', 'text')
    .addColumn('is_active', 'integer', (column) => column.notNull())
    .addColumn('tokens_from', types.time)
    .addColumn('settings', 'text')
    .addColumn('created_at', types.time, (column) => column.notNull())
    .addColumn('updated_at', types.time, (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('deleted_at', types.time)
    .modifyEnd(tableEnd)
    .execute()
  await db.schema
    .createIndex('clients_of_project')
    .on('clients')
    .columns(['project_id', 'id'])
    .execute()
}

/** The columns that a look-up reads come first: the earlier in its row, the cheaper to reach. */
async function createKeys(db: Kysely<unknown>, { types, tableEnd }: Flavour): Promise<void> {
  await db.schema
    .createTable('keys')
    .addColumn('id', types.id, (column) => column.primaryKey().notNull())
    .addColumn('project_id', types.id, (column) => column.references('projects.id'))
    .addColumn('client_id', types.id, (column) => column.references('clients.id'))
    .addColumn('level', 'text', (column) => column.notNull())
    .addColumn('environment', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('scopes', 'text')
    .addColumn('audiences', 'text')
    .addColumn('permissions', 'text', (column) => column.notNull())
    .addColumn('ip_allow', 'text')
    .addColumn('metadata', 'text', (column) => column.notNull())
    .addColumn('is_active', 'integer', (column) => column.notNull())
    .addColumn('expires_at', types.time)
    .addColumn('revoked_at', types.time)
    .addColumn('secrets', 'text', (column) => column.notNull())
    .addColumn('tokens_from', types.time)
    .addColumn('key_prefix', 'text', (column) => column.notNull())
    .addColumn('revoked_reason', 'text')
    .addColumn('last_generation', 'integer', (column) => column.notNull())
    .addColumn('created_at', types.time, (column) => column.notNull())
    .addColumn('updated_at', types.time, (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addCheckConstraint('keys_level', sql`(level = 'server') = (project_id is null)`)
    .modifyEnd(tableEnd)
    .execute()
  await db.schema.createIndex('keys_of_project').on('keys').columns(['project_id', 'id']).execute()
  await db.schema.createIndex('keys_of_client').on('keys').columns(['client_id', 'id']).execute()
  await db.schema
    .createIndex('server_keys')
    .on('keys')
    .columns(['level', 'id'])
    .where(sql.ref('level'), '=', sql.lit('server'))
    .execute()
  await createKeyLists(db)
}

/** What lists of all keys are read off, however few of them they mean. */
async function createKeyLists(db: Kysely<unknown>): Promise<void> {
  const accepted = "level = 'project' and revoked_at is null and is_active = 1"
  const lists = [
    ['keys_switched_on', 'id', accepted],
    ['keys_switched_off', 'id', "level = 'project' and revoked_at is null and is_active = 0"],
    ['keys_revoked', 'id', "level = 'project' and revoked_at is not null"],
    ['keys_without_end', 'created_at, id', `${accepted} and expires_at is null`],
  ] as const
  for (const [name, columns, condition] of lists) {
    await sql.raw(`create index ${name} on keys (${columns}) where ${condition}`).execute(db)
  }
}

async function createKeyDigests(db: Kysely<unknown>, { types, tableEnd }: Flavour): Promise<void> {
  await db.schema
    .createTable('key_digests')
    .addColumn('digest', types.bytes, (column) => column.primaryKey().notNull())
    .addColumn('key_id', types.id, (column) => column.notNull().references('keys.id'))
    .modifyEnd(tableEnd)
    .execute()
  await db.schema.createIndex('digests_of_key').on('key_digests').column('key_id').execute()
}

/** Without a reference to the keys: checking it would cost more than writing a use. */
async function createKeyUses(db: Kysely<unknown>, { types, tableEnd }: Flavour): Promise<void> {
  await db.schema
    .createTable('key_uses')
    .addColumn('key_id', types.id, (column) => column.notNull())
    .addColumn('generation', 'integer', (column) => column.notNull())
    .addColumn('used_at', types.time, (column) => column.notNull())
    .addColumn('used_from', 'text')
    .addPrimaryKeyConstraint('key_uses_of_key', ['key_id', 'generation'])
    .modifyEnd(tableEnd)
    .execute()
}

/** What is written lies in the index that a look-up of a token asks. */
async function createRevokedTokens(
  db: Kysely<unknown>,
  { types, tableEnd }: Flavour,
): Promise<void> {
  await db.schema
    .createTable('revoked_tokens')
    .addColumn('id', types.id, (column) => column.primaryKey().notNull())
    .addColumn('expires_at', types.time, (column) => column.notNull())
    .modifyEnd(tableEnd)
    .execute()
  await db.schema
    .createIndex('revoked_tokens_by_end')
    .on('revoked_tokens')
    .column('expires_at')
    .execute()
}

async function createSigningKeys(db: Kysely<unknown>, flavour: Flavour): Promise<void> {
  const { types, tableEnd } = flavour
  await db.schema
    .createTable('signing_keys')
    .addColumn('kid', types.id, (column) => column.primaryKey().notNull())
    .addColumn('algorithm', 'text', (column) => column.notNull())
    .addColumn('public_jwk', 'text', (column) => column.notNull())
    .addColumn('sealed_private_key', types.bytes)
    .addColumn('created_at', types.time, (column) => column.notNull())
    .addColumn('published_at', types.time)
    .addColumn('signs_from', types.time, (column) => column.notNull())
    .addColumn('signs_until', types.time)
    .addColumn('token_seconds', 'integer', (column) => column.notNull())
    .addColumn('retired_at', types.time)
    .addColumn('compromised_at', types.time)
    .addColumn('compromised_reason', 'text')
    .addCheckConstraint(
      'signing_keys_erased',
      sql`(retired_at is null) = (sealed_private_key is not null)`,
    )
    .modifyEnd(tableEnd)
    .execute()
  await db.schema
    .createTable('signing_epoch')
    .addColumn('id', 'integer', (column) => column.primaryKey().notNull().check(sql`id = 1`))
    .addColumn('epoch', 'integer', (column) => column.notNull())
    .modifyEnd(tableEnd)
    .execute()
  await sql`insert into signing_epoch (id, epoch) values (1, 0)`.execute(db)
}

async function createProducts(db: Kysely<unknown>, { types, tableEnd }: Flavour): Promise<void> {
  await db.schema
    .createTable('products')
    .addColumn('id', types.id, (column) => column.primaryKey().notNull())
    .addColumn('slug', 'text', (column) => column.notNull().unique())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('capabilities', 'text', (column) => column.notNull())
    .addColumn('scopes', 'text', (column) => column.notNull())
    .addColumn('tier', 'text')
    .addColumn('created_at', types.time, (column) => column.notNull())
    .addColumn('updated_at', types.time, (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('deleted_at', types.time)
    .modifyEnd(tableEnd)
    .execute()
}

async function createSubscriptions(
  db: Kysely<unknown>,
  { types, tableEnd }: Flavour,
): Promise<void> {
  await db.schema
    .createTable('subscriptions')
    .addColumn('id', types.id, (column) => column.primaryKey().notNull())
    .addColumn('project_id', types.id, (column) => column.notNull().references('projects.id'))
    .addColumn('product_id', types.id, (column) => column.notNull().references('products.id'))
    .addColumn('starts_at', types.time, (column) => column.notNull())
    .addColumn('ends_at', types.time)
    .addColumn('cancelled_at', types.time)
    .addColumn('created_at', types.time, (column) => column.notNull())
    .modifyEnd(tableEnd)
    .execute()
  const indexes = [
    ['subscriptions_of_project', 'project_id'],
    ['subscriptions_to_product', 'product_id'],
  ] as const
  for (const [name, column] of indexes) {
    await db.schema.createIndex(name).on('subscriptions').columns([column, 'id']).execute()
  }
}

async function createRequests(db: Kysely<unknown>, { types, tableEnd }: Flavour): Promise<void> {
  await db.schema
    .createTable('requests')
    .addColumn('id', types.bytes, (column) => column.primaryKey().notNull())
    .addColumn('fingerprint', types.bytes, (column) => column.notNull())
    .addColumn('made', 'text')
    .addColumn('expires_at', types.time, (column) => column.notNull())
    .modifyEnd(tableEnd)
    .execute()
  await db.schema.createIndex('requests_by_end').on('requests').column('expires_at').execute()
}

async function createInstallation(db: Kysely<unknown>, flavour: Flavour): Promise<void> {
  await db.schema
    .createTable('installation')
    .addColumn('id', 'integer', (column) => column.primaryKey().notNull().check(sql`id = 1`))
    .addColumn('contract', 'text', (column) => column.notNull())
    .addColumn('root_fingerprint', 'text', (column) => column.notNull())
    .addColumn('created_at', flavour.types.time, (column) => column.notNull())
    .modifyEnd(flavour.tableEnd)
    .execute()
}
