import type { Config } from '../config.ts'
import type { Store } from '../store/port.ts'
import { Counts, type Operation } from './counts.ts'
import type { Log } from './log.ts'
import { type LoopDelay, watchLoopDelay } from './loop-delay.ts'
import type { Traces } from './spans.ts'
import { storeAround } from './store-calls.ts'

/** What is watched of a process. Made once, and handed to whoever has something to tell. */
export interface Observed {
  readonly log: Log
  readonly counts: Counts
  /** From now on: what the start itself takes is no load. */
  readonly watchLoop: () => LoopDelay
  readonly traces: Traces | null
  /** The same store, whose waits are timed and, where traces are made, shown in them. */
  readonly store: (store: Store) => Store
  readonly close: () => Promise<void>
}

export async function observe({ traces: wanted }: Config, log: Log): Promise<Observed> {
  const counts = new Counts()
  let loop: LoopDelay | null = null
  const traces = wanted === null ? null : (await import('./traces.ts')).openTraces(wanted, log)
  return {
    log,
    counts,
    watchLoop: () => {
      loop = watchLoopDelay()
      return loop
    },
    traces,
    store: (store) => traced(timed(store, counts), traces),
    close: async () => {
      loop?.close()
      await traces?.close()
    },
  }
}

/** Look-ups and limits are timed by the adapter that waits for them, once for all that go together. */
const timedOperations: ReadonlySet<Operation> = new Set(['read', 'change', 'uses', 'tend', 'ping'])

function timed(store: Store, { database }: Counts): Store {
  return storeAround(store, timedOperations, (operation, work) => {
    const from = performance.now()
    const settled = (): void => database[operation].add((performance.now() - from) / 1_000)
    const result = work()
    if (result instanceof Promise) result.then(settled, settled)
    return result
  })
}

const tracedOperations: ReadonlySet<Operation> = new Set([
  'lookup',
  'limits',
  'read',
  'change',
  'ping',
])

function traced(store: Store, traces: Traces | null): Store {
  if (traces === null) return store
  return storeAround(store, tracedOperations, (operation, work) =>
    traces.step(`store ${operation}`, work),
  )
}
