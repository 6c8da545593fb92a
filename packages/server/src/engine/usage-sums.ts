import type { KeyId } from '@countersign/core'
import type { Store } from '../store/port.ts'
import type { KeyUse } from '../store/records.ts'
import { regularly } from './regularly.ts'
import { type TakenTallies, usesIn } from './usage-tallies.ts'

/** Adds up what nodes have written: the more of it lies there, the less each count costs. */
export interface UsageSums {
  /** Tells what this node has written now, and how many counts that are. */
  readonly written: (taken: TakenTallies, counts: number) => void
  /** Uses that this node has written, and that are not added up yet. */
  readonly usesOf: (id: KeyId) => readonly KeyUse[]
  /** Adds up all that has been written by now. */
  readonly addUp: () => Promise<void>
  /** Waits for what is under way. */
  readonly close: () => Promise<void>
}

/** So many are not left to lie, as a question about usage waits until they are added up. */
const mostWritten = 250_000
/** Of more than these, uses are told only when they have been added up: memory has a bound. */
const mostKnown = 400_000
const everyMs = 300_000

export interface SumsWish {
  /** Whether another node must hear of what was written, and soon. */
  readonly lone: boolean
  /** Told of what could not be added up yet. */
  readonly onFailure: (error: unknown) => void
}

export function sumUsage(
  store: Pick<Store, 'addUpUsage'>,
  { lone, onFailure }: SumsWish,
): UsageSums {
  let adding: Promise<void> = Promise.resolve()
  let waiting: (readonly [TakenTallies, number])[] = []
  let lying = 0
  let isClosed = false
  const run = async (): Promise<void> => {
    const added = new Set(waiting)
    lying = 0
    while (!isClosed && (await store.addUpUsage()));
    if (!isClosed) waiting = waiting.filter((one) => !added.has(one))
  }
  const addUp = (): Promise<void> => {
    const added = adding.then(run)
    adding = added.catch(() => undefined)
    return added
  }
  const timer = regularly(addUp, everyMs, onFailure)

  return {
    written: (taken, counts) => {
      waiting.push([taken, counts])
      while (sumOf(waiting) > mostKnown) waiting.shift()
      lying += counts
      if (lone && lying < mostWritten) return
      lying = 0
      addUp().catch(onFailure)
    },
    usesOf: (id) => waiting.flatMap(([taken]) => usesIn(taken, id)),
    addUp,
    close: async () => {
      isClosed = true
      await timer.close()
      await adding
    },
  }
}

function sumOf(waiting: readonly (readonly [TakenTallies, number])[]): number {
  return waiting.reduce((sum, [, counts]) => sum + counts, 0)
}
