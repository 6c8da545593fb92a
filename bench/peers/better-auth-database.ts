import { hash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { getMigrations } from 'better-auth/db/migration'
import type { StoredKey } from '../../packages/server/src/store/port.ts'
import { stockOf } from '../keys.ts'
import { withProgress } from '../progress.ts'
import type { Settings } from '../side.ts'
import { betterAuthFile, betterAuthOptions } from './better-auth-options.ts'

const kept = join(import.meta.dirname, '../.data')

/** A folder with a database that holds the keys; filled once for each form that its rows have. */
export async function filledBetterAuth({ keys, say }: Settings): Promise<string> {
  const filled = join(kept, `better-auth-${keys}-${await formOfRows()}`)
  if (existsSync(filled)) return filled
  const unfinished = `${filled}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true })
  const database = new DatabaseSync(join(unfinished, betterAuthFile))
  await (await getMigrations(betterAuthOptions(database))).runMigrations()
  insertAll(database, withProgress(stockOf(keys).keys(), { of: keys, into: 'better-auth', say }))
  database.close()
  renameSync(unfinished, filled)
  return filled
}

/** A name for what decides what the rows look like. */
async function formOfRows(): Promise<string> {
  const database = new DatabaseSync(':memory:')
  const { compileMigrations } = await getMigrations(betterAuthOptions(database))
  const tables = await compileMigrations()
  database.close()
  const sources = [import.meta.filename, join(import.meta.dirname, '../keys.ts')]
  const texts = sources.map((path) => readFileSync(path, 'utf8'))
  return hash('sha256', [tables, ...texts].join('\n')).slice(0, 12)
}

// what createApiKey of better-auth writes; it keeps a key as its SHA-256, as the service does
const insertKey = `
  insert into apikey (id, "configId", name, start, "referenceId", key, "expiresAt", "createdAt",
    "updatedAt", enabled, "rateLimitEnabled", "rateLimitTimeWindow", "rateLimitMax", "requestCount",
    permissions)
  values (?, 'default', ?, ?, ?, ?, ?, ?, ?, 1, 0, 86400000, 10, 0,
    '{"orders":["read","write"]}')`

function insertAll(database: DatabaseSync, stored: Iterable<StoredKey>): void {
  const insert = database.prepare(insertKey)
  database.exec('pragma journal_mode = wal; pragma synchronous = off')
  database.exec('pragma cache_size = -262144; begin')
  for (const { key, secrets } of stored) {
    const at = new Date(key.createdAt).toISOString()
    const until = new Date(key.expiresAt ?? key.createdAt).toISOString()
    const digest = Buffer.from(secrets[0]?.digest ?? []).toString('base64url')
    insert.run(key.id, key.name, key.keyPrefix, String(key.projectId), digest, until, at, at)
  }
  database.exec('commit; pragma wal_checkpoint(truncate); pragma optimize')
}
