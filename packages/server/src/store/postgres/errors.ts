import { StoreUnavailable } from '../port.ts'

/** Errors of the system on the way to the server, as node:net and node:dns name them. */
const unreachable: ReadonlySet<string> = new Set([
  'EADDRNOTAVAIL',
  'EAI_AGAIN',
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'EMFILE',
  'ENETDOWN',
  'ENETUNREACH',
  'ENFILE',
  'ENOENT', // the socket's file
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
])

/** SQLSTATEs, or their classes (PostgreSQL, Appendix A), of a server that can't serve at the moment. */
const outages = [
  '08', // connection exceptions
  '25006', // read-only: a standby, or a primary that was taken out of service
  '40001', // serialization failure
  '40P01', // deadlock
  '53', // insufficient resources: too many connections, disk full, out of memory
  '55P03', // a lock was not to be had in time
  '57014', // cancelled by a timeout
  '57P', // shutting down, starting up, crashed, idle for too long
  '58', // errors of the system: I/O
] as const

/** What pg says without a code when a connection breaks. */
const broken =
  /^(Connection terminated|Client has encountered a connection error|Client was closed)/

/** SQLSTATE, or the name of an error of the system; null where there is neither. */
export function codeOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  return typeof error.code === 'string' ? error.code : null
}

export function isUniqueViolation(error: unknown): boolean {
  return codeOf(error) === '23505'
}

/** Whether the server is away or can't serve; any other error is a fault of ours. */
export function isOutage(error: unknown): boolean {
  if (error instanceof StoreUnavailable) return true
  const code = codeOf(error)
  if (code === null) return error instanceof Error && broken.test(error.message)
  return unreachable.has(code) || outages.some((outage) => code.startsWith(outage))
}

/** Whether a lock was not to be had in time, or only by a circle of those who wait. */
export function isLockLost(error: unknown): boolean {
  const code = codeOf(error instanceof StoreUnavailable ? error.cause : error)
  return code === '55P03' || code === '40P01'
}

/** Whether another server might do what this one can't. */
export function isReadOnly(error: unknown): boolean {
  return codeOf(error) === '25006'
}

/** The error in the words of the port: an outage becomes StoreUnavailable, a fault stays itself. */
export function toPortError(error: unknown, outcome: 'none' | 'unknown'): unknown {
  return isOutage(error) ? unavailable(error, outcome) : error
}

export function unavailable(error: unknown, outcome: 'none' | 'unknown'): StoreUnavailable {
  if (error instanceof StoreUnavailable && error.outcome === outcome) return error
  const code = codeOf(error)
  const which = code === null ? '' : ` (${code})`
  return new StoreUnavailable(`PostgreSQL can not serve at the moment${which}.`, {
    cause: error,
    outcome,
  })
}
