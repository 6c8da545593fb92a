import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
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
  const secret = randomText(43)
  const descriptor = openSync(join(directory, file), 'wx', 0o600)
  try {
    writeSync(descriptor, `${secret}\n`)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  return secret
}
