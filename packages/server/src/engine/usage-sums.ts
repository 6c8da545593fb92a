import type { Store } from '../store/port.ts'
import { regularly } from './regularly.ts'

/** Adds up what nodes have written: the more of it lies there, the less each count costs. */
export interface UsageSums {
  /** Says how many counts this node has written now. */
  readonly written: (counts: number) => void
  /** Adds up all that has been written by now. */
  readonly addUp: () => Promise<void>
  /** Waits for what is under way. */
  readonly close: () => Promise<void>
}

/** So many are not left to lie, as a question about usage waits until they are added up. */
const mostWritten = 250_000
const everyMs = 300_000

/** `onFailure` is told of what could not be added up yet. */
export function sumUsage(
  store: Pick<Store, 'addUpUsage'>,
  onFailure: (error: unknown) => void,
): UsageSums {
  let adding: Promise<void> = Promise.resolve()
  let written = 0
  let isClosed = false
  const run = async (): Promise<void> => {
    written = 0
    while (!isClosed && (await store.addUpUsage()));
  }
  const addUp = (): Promise<void> => {
    const added = adding.then(run)
    adding = added.catch(() => undefined)
    return added
  }
  const timer = regularly(addUp, everyMs, onFailure)

  return {
    written: (counts) => {
      written += counts
      if (written < mostWritten) return
      written = 0
      addUp().catch(onFailure)
    },
    addUp,
    close: async () => {
      isClosed = true
      await timer.close()
      await adding
    },
  }
}
