import { expireRegularly } from './engine/audit/expire-keys.ts'
import { sealRegularly } from './engine/audit/seal.ts'
import { findRestedKeys } from './engine/find-rested-keys.ts'
import type { Engine } from './engine/ports.ts'
import { type Regularly, regularly } from './engine/regularly.ts'
import { forgetOldUsage } from './engine/usage-retention.ts'
import type { Signing } from './installation/signing.ts'
import type { Log } from './observe/log.ts'

/** How much of a limit of an hour or a day a crash of the embedded database may forget. */
const countersMs = 1_000

/** Starts what a service does unasked, each thing in its own time. What fails is tried again. */
export function startChores(
  { store, usageKept }: Pick<Engine, 'store' | 'usageKept'>,
  signing: Pick<Signing, 'tend'>,
  log: Log,
): Regularly {
  const told = (what: string) => (error: unknown) => {
    log.warn({ err: error }, `${what} yet`)
  }
  // in the order in which they end: what is sealed last are the records of the others
  const chores: readonly Regularly[] = [
    signing.tend(told('signing keys could not be tended')),
    regularly(
      () => store.tendCounters(),
      countersMs,
      told('counters of limits could not be written'),
    ),
    forgetOldUsage(store, usageKept, told('old usage could not be removed')),
    findRestedKeys(store, told('keys that are not used could not be looked for')),
    expireRegularly(store, told('keys that expired could not be recorded')),
    sealRegularly(store, told('records of changes could not be sealed')),
  ]
  return {
    close: async () => {
      for (const chore of chores) await chore.close()
    },
  }
}
