import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StoreRefused } from '../port.ts'
import { makeFile, unwritable } from './data-directory.ts'
import { isBusy } from './errors.ts'

const lockFile = 'owner.sqlite'
const pidFile = 'owner.pid'

/**
 * Takes the directory for this process alone, by holding a transaction on an empty database: the
 * kernel gives that lock back however the process ends. The number of the process lies beside it,
 * for the message to others only. Returns what gives the directory back.
 */
export function takeOwnership(directory: string): () => void {
  const lock = new DatabaseSync(makeFile(directory, lockFile), { timeout: 0 })
  try {
    lock.exec('begin exclusive')
    writeFileSync(join(directory, pidFile), `${process.pid}\n`, { mode: 0o600 })
  } catch (error) {
    lock.close()
    throw isBusy(error) ? inUse(directory) : unwritable(directory, error)
  }
  return () => {
    rmSync(join(directory, pidFile), { force: true })
    lock.close()
  }
}

/** The process that has the directory; null when none has. Changes nothing. */
export function ownerOf(directory: string): { readonly pid: string | null } | null {
  const path = join(directory, lockFile)
  if (!existsSync(path)) return null
  const lock = new DatabaseSync(path, { readOnly: true, timeout: 0 })
  try {
    lock.exec('select 1 from sqlite_master')
    return null
  } catch (error) {
    if (isBusy(error)) return { pid: readPid(directory) }
    throw error
  } finally {
    lock.close()
  }
}

function inUse(directory: string): StoreRefused {
  const pid = readPid(directory)
  const who = pid === null ? '' : ` (pid ${pid})`
  return new StoreRefused(
    `The data directory ${directory} is in use by another Countersign process${who}.`,
  )
}

function readPid(directory: string): string | null {
  try {
    return readFileSync(join(directory, pidFile), 'utf8').trim() || null
  } catch {
    return null
  }
}
