import { StoreUnavailable } from '../port.ts'

/** Primary result codes of SQLite (https://sqlite.org/rescode.html): the low byte of every code. */
const resultCodes = {
  busy: 5,
  locked: 6,
  readOnly: 8,
  ioError: 10,
  full: 13,
  cantOpen: 14,
  constraint: 19,
} as const

const uniqueViolations: ReadonlySet<number> = new Set([
  1555, // SQLITE_CONSTRAINT_PRIMARYKEY
  2067, // SQLITE_CONSTRAINT_UNIQUE
])

/** What makes the database unavailable for the moment; any other error is a fault of ours. */
const outages: Readonly<Record<number, string>> = {
  [resultCodes.busy]: 'Another program holds the lock of the embedded database.',
  [resultCodes.locked]: 'The embedded database is locked.',
  [resultCodes.readOnly]: 'The embedded database can not be written.',
  [resultCodes.ioError]: 'The disk of the embedded database failed.',
  [resultCodes.full]: 'The disk of the embedded database is full.',
  [resultCodes.cantOpen]: 'The files of the embedded database can not be opened.',
}

/** An error of SQLite with its extended result code; survives the way from one thread to another. */
export class SqliteError extends Error {
  override readonly name = 'SqliteError'
  readonly code: number

  constructor(message: string, code: number) {
    super(message)
    this.code = code
  }
}

/** The thread that writes is gone; what it was doing last is done, or not. */
export class WriterEnded extends Error {
  override readonly name = 'WriterEnded'
}

/** The extended result code of what node:sqlite or the writer threw; null: no error of SQLite. */
export function resultCodeOf(error: unknown): number | null {
  if (error instanceof SqliteError) return error.code
  if (!(error instanceof Error) || !('errcode' in error)) return null
  return typeof error.errcode === 'number' ? error.errcode : null
}

export function isUniqueViolation(error: unknown): boolean {
  return uniqueViolations.has(resultCodeOf(error) ?? 0)
}

/** After a failed write to the disk nobody knows what of it is there: SQLite must not go on. */
export function isIoError(error: unknown): boolean {
  return primaryCode(error) === resultCodes.ioError
}

export function isBusy(error: unknown): boolean {
  return primaryCode(error) === resultCodes.busy
}

/** The error in the words of the port: an outage becomes StoreUnavailable, a fault stays itself. */
export function toPortError(error: unknown, commits: boolean): unknown {
  if (error instanceof WriterEnded) {
    const outcome = commits ? 'unknown' : 'none'
    return new StoreUnavailable('The embedded database can not be written any more.', {
      cause: error,
      outcome,
    })
  }
  const message = outages[primaryCode(error) ?? -1]
  if (message === undefined) return error
  const outcome = commits && isIoError(error) ? 'unknown' : 'none'
  return new StoreUnavailable(message, { cause: error, outcome })
}

function primaryCode(error: unknown): number | null {
  const code = resultCodeOf(error)
  return code === null ? null : code & 0xff
}
