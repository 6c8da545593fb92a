import type { DatabaseSync } from 'node:sqlite'
import { apiKey } from '@better-auth/api-key'

/** better-auth with keys alone. Its limit of requests for each key, on by default, is off. */
export function betterAuthOptions(database: DatabaseSync) {
  return {
    database,
    secret: 'j2N8vQx0LrT5bYw7KdHs3MfZ1cPa9GuE',
    baseURL: 'http://127.0.0.1',
    telemetry: { enabled: false },
    logger: { disabled: true },
    plugins: [apiKey({ rateLimit: { enabled: false } })],
  }
}

/** Its database, in the folder that it has for itself. */
export const betterAuthFile = 'better-auth.sqlite'
