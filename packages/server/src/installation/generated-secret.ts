import {
  closeSync,
  fchownSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { randomText } from '../engine/random.ts'

/** Where the secrets that an embedded installation made for itself are, in its data directory. */
export const secretFiles = { rootSecret: 'root-secret', adminKey: 'admin-key' } as const

/** Reads a generated secret. Null when there is none. */
export function readGenerated(directory: string, file: string): string | null {
  try {
    return readFileSync(join(directory, file), 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Makes a secret that only the owner of the data directory can read, durably: 256 bits and more. */
export function generateSecret(directory: string, file: string): string {
  return writeSecret(join(directory, file), null)
}

/**
 * Makes a secret in place of the one that is there, for the same owner. At every moment the file
 * holds the old one or the new one.
 */
export function replaceSecret(directory: string, file: string): void {
  const path = join(directory, file)
  const fresh = `${path}.new`
  rmSync(fresh, { force: true })
  try {
    writeSecret(fresh, statSync(path, { throwIfNoEntry: false }) ?? statSync(directory))
    renameSync(fresh, path)
    syncDirectory(directory)
  } catch (error) {
    rmSync(fresh, { force: true })
    throw error
  }
}

/** Writes a file that only its owner can read, in place of one that may be there. */
export function keepPrivately(path: string, text: string): void {
  rmSync(path, { force: true })
  const descriptor = openSync(path, 'wx', 0o600)
  try {
    writeSync(descriptor, `${text}\n`)
  } finally {
    closeSync(descriptor)
  }
}

/** An owner is given where root may write in place of the user that the service runs as. */
function writeSecret(path: string, owner: { readonly uid: number; readonly gid: number } | null) {
  const secret = randomText(43)
  const descriptor = openSync(path, 'wx', 0o600)
  try {
    if (owner !== null && process.getuid?.() === 0) fchownSync(descriptor, owner.uid, owner.gid)
    writeSync(descriptor, `${secret}\n`)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  return secret
}

/** A name is on the disk once its directory is. Windows has no such call, and needs none. */
function syncDirectory(directory: string): void {
  if (process.platform === 'win32') return
  const descriptor = openSync(directory, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
