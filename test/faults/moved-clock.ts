import { globSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** Wall clocks of processes that can be set while they run. */
export interface MovedClocks {
  /** What a process is started with whose clock is to be this one. */
  readonly environmentOf: (place: number) => Readonly<Record<string, string>>
  /** So far off the machine's clock, from the next second on. */
  readonly set: (place: number, seconds: number) => void
  /** Waits until a service says so of its own clock, in the header that each reply has. */
  readonly isSet: (place: number, url: string) => Promise<void>
}

/** Debian's package `faketime`; empty where it is not installed. */
const [library] = globSync('/usr/lib/*/faketime/libfaketimeMT.so.1')

const patienceMs = 15_000

export const canMoveClocks = library !== undefined

export function moveClocks(): MovedClocks {
  const directory = mkdtempSync(join(tmpdir(), 'countersign-clocks-'))
  const fileOf = (place: number) => join(directory, String(place))
  const wished = new Map<number, number>()
  const set = (place: number, seconds: number) => {
    wished.set(place, seconds)
    writeFileSync(fileOf(place), `${seconds < 0 ? '' : '+'}${String(seconds)}s\n`)
  }
  return {
    set,
    isSet: async (place, url) => {
      const deadline = performance.now() + patienceMs
      for (;;) {
        const { headers } = await fetch(`${url}/livez`)
        const seconds = (Date.parse(headers.get('date') ?? '') - Date.now()) / 1_000
        // a minute is far nearer than any jump, and far more than a busy machine takes to answer
        if (Math.abs(seconds - (wished.get(place) ?? 0)) < 60) return
        if (performance.now() > deadline) {
          throw new Error(`the clock of node ${String(place)} is ${String(seconds)} s off`)
        }
        await pause(50)
      }
    },
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
