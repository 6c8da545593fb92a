import type { UnixMillis } from '@countersign/core'

/** Headers that were made a moment ago, found by everything that they say. */
export interface RecentHeaders {
  /** Null: there is none that may be used again. */
  readonly find: (says: string, at: UnixMillis) => string | null
  readonly keep: (says: string, header: string, at: UnixMillis) => void
  readonly count: () => number
}

interface Made {
  readonly header: string
  readonly madeAt: UnixMillis
}

/**
 * Keeps at most `most` headers, each for `reuseMs`. They decide nothing: who asks for one has been
 * judged already, and gets back the very statement that would be signed again.
 */
export function createRecentHeaders(most: number, reuseMs: number): RecentHeaders {
  // in the order in which they were made
  const kept = new Map<string, Made>()
  const isFresh = ({ madeAt }: Made, at: UnixMillis): boolean =>
    at >= madeAt && at - madeAt < reuseMs

  return {
    find: (says, at) => {
      const made = kept.get(says)
      return made !== undefined && isFresh(made, at) ? made.header : null
    },
    keep: (says, header, at) => {
      kept.delete(says)
      for (const [oldest, made] of kept) {
        if (kept.size < most && isFresh(made, at)) break
        kept.delete(oldest)
      }
      kept.set(says, { header, madeAt: at })
    },
    count: () => kept.size,
  }
}
