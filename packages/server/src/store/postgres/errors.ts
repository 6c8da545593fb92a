import { StoreRefused, StoreUnavailable } from '../port.ts'

/** SQLSTATE classes and codes (PostgreSQL, appendix A) that are an outage and no fault of ours. */
const outageClasses: ReadonlySet<string> = new Set([
  '08', // connection exception
  '53', // insufficient resources
  '58', // system error
])
const outageCodes: ReadonlySet<string> = new Set([
  '25006', // read-only transaction: the server has become a standby
  '40001', // serialization failure
  '40P01', // deadlock
  '55P03', // lock not available
  '57014', // cancelled, by statement_timeout for one
  '57P01', // admin shutdown
  '57P02', // crash shutdown
  '57P03', // cannot connect now
  '57P05', // idle session timeout
])
const networkCodes: ReadonlySet<string> = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
])
// the driver throws these without a code
const driverTexts = /terminated|timeout|not queryable|was closed|after calling end/i

/** The SQLSTATE, or the code of the network; null where an error has none. */
export function codeOf(error: unknown): string | null {
  const code = error instanceof Error ? (error as Error & { code?: unknown }).code : undefined
  return typeof code === 'string' ? code : null
}

export function isUniqueViolation(error: unknown): boolean {
  return codeOf(error) === '23505'
}

export function isOutage(error: unknown): boolean {
  const code = codeOf(error)
  if (code === null) return error instanceof Error && driverTexts.test(error.message)
  return (
    networkCodes.has(code) ||
    outageCodes.has(code) ||
    (code.length === 5 && outageClasses.has(code.slice(0, 2)))
  )
}

/** The error in the words of the port: an outage becomes StoreUnavailable, a fault stays itself. */
export function toPortError(error: unknown, outcome: 'none' | 'unknown'): unknown {
  if (error instanceof StoreUnavailable || !isOutage(error)) return error
  return new StoreUnavailable('PostgreSQL can not be reached.', { cause: error, outcome })
}

const refusals: Readonly<Record<string, string>> = {
  '28000': 'the server refuses this user',
  '28P01': 'the user or the password is wrong',
  '3D000': 'there is no such database',
  '42501': 'the user may not create tables in this database',
  ENOTFOUND: 'there is no such host',
  ECONNREFUSED: 'nothing answers at this address',
}

/** What a failed start is about, in one sentence that names the server and never the password. */
export function toRefusal(error: unknown, named: string): unknown {
  const cause = error instanceof StoreUnavailable ? (error.cause ?? error) : error
  const known = refusals[codeOf(cause) ?? '']
  if (known === undefined && cause === error && !isOutage(error)) return error
  const reason = known ?? 'the server does not answer'
  return new StoreRefused(`DATABASE_URL (${named}): ${reason}.`, { cause })
}
