import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { StoreRefused } from '../port.ts'

/** Makes the directory, for its owner alone. One that exists stays as its owner made it. */
export function makeDirectory(directory: string): void {
  try {
    const made = mkdirSync(directory, { recursive: true, mode: 0o700 })
    if (made !== undefined) chmodSync(directory, 0o700)
  } catch (error) {
    throw unwritable(directory, error)
  }
}

/**
 * Makes an empty file, for its owner alone, that SQLite then fills: its own files would be readable
 * by all. A file that exists isn't even opened, since closing it again would end the locks that
 * this process holds on it.
 */
export function makeFile(directory: string, name: string): string {
  const path = join(directory, name)
  try {
    closeSync(openSync(path, 'wx', 0o600))
  } catch (error) {
    if (!isSystemError(error) || error.code !== 'EEXIST') throw unwritable(directory, error)
  }
  return path
}

export function unwritable(directory: string, error: unknown): unknown {
  if (!isSystemError(error)) return error
  return new StoreRefused(`The data directory ${directory} can not be written (${error.code}).`, {
    cause: error,
  })
}

function isSystemError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error
}
