import type { Store } from '../store/port.ts'
import type { Generation } from '../store/tokens.ts'

/** The positions of generations in the status lists. */
export interface StatusPositions {
  readonly positionOf: (generation: Generation) => Promise<number>
}

const mostKept = 100_000

/**
 * A position never changes, so it may be remembered: the first token of a generation asks the
 * database for it, and no other does.
 */
export function createStatusPositions(store: Pick<Store, 'change'>): StatusPositions {
  const kept = new Map<string, Promise<number>>()
  return {
    positionOf: ({ keyId, generation }) => {
      const name = `${keyId}.${generation}`
      const known = kept.get(name)
      if (known !== undefined) return known
      const asked = store.change((change) => change.statusPosition({ keyId, generation }))
      asked.catch(() => kept.delete(name))
      kept.set(name, asked)
      const [oldest] = kept.keys()
      if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
      return asked
    },
  }
}
