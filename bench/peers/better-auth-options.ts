import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { apiKey } from '@better-auth/api-key'

/**
 * better-auth with keys alone. Its limit of requests is off, which is on by default; SQLite syncs at
 * checkpoints only, where the service syncs each commit: verifications write here.
 */
export function betterAuthOptions(directory: string) {
  const database = new DatabaseSync(join(directory, 'better-auth.sqlite'))
  database.exec('pragma journal_mode = wal; pragma synchronous = normal')
  return {
    database,
    secret: 'j2N8vQx0LrT5bYw7KdHs3MfZ1cPa9GuE',
    baseURL: 'http://127.0.0.1',
    telemetry: { enabled: false },
    logger: { disabled: true },
    plugins: [apiKey({ rateLimit: { enabled: false } })],
  }
}
