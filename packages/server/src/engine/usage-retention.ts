import type { Store } from '../store/port.ts'
import type { UsageKept } from '../store/usage.ts'
import { type Regularly, regularly } from './regularly.ts'

const everyMs = 3_600_000

/** Removes usage that is older than it is kept, now and every hour. A failure is told. */
export function forgetOldUsage(
  store: Pick<Store, 'tendUsage'>,
  kept: UsageKept,
  onFailure: (error: unknown) => void,
): Regularly {
  let isClosed = false
  const forget = async (): Promise<void> => {
    while (!isClosed && (await store.tendUsage(kept)));
  }
  const first = forget().catch(onFailure)
  const later = regularly(forget, everyMs, onFailure)
  return {
    close: async () => {
      isClosed = true
      await first
      await later.close()
    },
  }
}
