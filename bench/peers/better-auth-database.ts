import { hash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { getMigrations } from 'better-auth/db/migration'
import { stockOf } from '../keys.ts'
import { withProgress } from '../progress.ts'
import type { Settings } from '../side.ts'
import { betterAuthOptions } from './better-auth-options.ts'

const kept = join(import.meta.dirname, '../.data')
const sources = [import.meta.filename, join(import.meta.dirname, '../keys.ts')]

/** A folder with a database that holds the keys; filled once for each form that its rows have. */
export async function filledBetterAuth({ keys, say }: Settings): Promise<string> {
  const unfinished = join(kept, 'better-auth.unfinished')
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true })
  const { database, ...options } = betterAuthOptions(unfinished)
  const migrations = await getMigrations({ ...options, database })
  const form = [await migrations.compileMigrations(), ...sources.map((path) => readFileSync(path))]
  const filled = join(kept, `better-auth-${keys}-${hash('sha256', form.join('\n')).slice(0, 12)}`)
  if (existsSync(filled)) {
    database.close()
    return filled
  }
  await migrations.runMigrations()
  const insert = database.prepare(insertKey)
  database.exec('pragma synchronous = off; pragma cache_size = -262144; begin')
  for (const { key, secrets } of withProgress(stockOf(keys).keys(), {
    of: keys,
    into: 'better-auth',
    say,
  })) {
    const at = new Date(key.createdAt).toISOString()
    const until = new Date(key.expiresAt ?? key.createdAt).toISOString()
    const digest = Buffer.from(secrets[0]?.digest ?? []).toString('base64url')
    insert.run(key.id, key.name, key.keyPrefix, String(key.projectId), digest, until, at, at)
  }
  database.exec('commit; pragma wal_checkpoint(truncate); pragma optimize')
  database.close()
  renameSync(unfinished, filled)
  return filled
}

// what createApiKey of better-auth writes; it keeps a key as SHA-256, as we do
const insertKey = `
  insert into apikey (id, "configId", name, start, "referenceId", key, "expiresAt", "createdAt",
    "updatedAt", enabled, "rateLimitEnabled", "rateLimitTimeWindow", "rateLimitMax", "requestCount",
    permissions)
  values (?, 'default', ?, ?, ?, ?, ?, ?, ?, 1, 0, 86400000, 10, 0,
    '{"orders":["read","write"]}')`
