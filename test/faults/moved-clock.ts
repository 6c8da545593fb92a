import { globSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Wall clocks of processes that can be set while they run. */
export interface MovedClocks {
  /** What a process is started with whose clock is to be this one. */
  readonly environmentOf: (place: number) => Readonly<Record<string, string>>
  /** So far off the machine's clock, from the next second on. */
  readonly set: (place: number, seconds: number) => void
}

/** Debian's package `faketime`; empty where it is not installed. */
const [library] = globSync('/usr/lib/*/faketime/libfaketimeMT.so.1')

export const canMoveClocks = library !== undefined

export function moveClocks(): MovedClocks {
  const directory = mkdtempSync(join(tmpdir(), 'countersign-clocks-'))
  const fileOf = (place: number) => join(directory, String(place))
  const set = (place: number, seconds: number) =>
    writeFileSync(fileOf(place), `${seconds < 0 ? '' : '+'}${String(seconds)}s\n`)
  return {
    set,
    environmentOf: (place) => {
      if (library === undefined) return {}
      set(place, 0)
      return {
        LD_PRELOAD: library,
        FAKETIME_TIMESTAMP_FILE: fileOf(place),
        FAKETIME_CACHE_DURATION: '1',
        // as of a machine whose wall clock is set
        FAKETIME_DONT_FAKE_MONOTONIC: '1',
      }
    },
  }
}
