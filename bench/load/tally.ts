import type { LoadReport } from './protocol.ts'

/** Counts replies, and how long each took, without keeping any. */
export interface Tally {
  readonly right: (tookMs: number) => void
  readonly fault: (text: string) => void
  readonly report: () => Omit<LoadReport, 'answers' | 'seconds' | 'cpuSeconds'> & {
    readonly requests: number
  }
}

const bucketMs = 0.005
const bucketCount = 200_000

export function createTally(): Tally {
  const buckets = new Uint32Array(bucketCount)
  let requests = 0
  let errors = 0
  let error: string | null = null

  const quantile = (share: number): number => {
    let left = requests * share
    for (const [bucket, count] of buckets.entries()) {
      left -= count
      if (left <= 0) return bucket * bucketMs
    }
    return bucketCount * bucketMs
  }
  return {
    right: (tookMs) => {
      requests++
      const bucket = Math.min(bucketCount - 1, Math.round(tookMs / bucketMs))
      buckets[bucket] = (buckets[bucket] ?? 0) + 1
    },
    fault: (text) => {
      errors++
      error ??= text
    },
    report: () => ({ requests, errors, error, p50Ms: quantile(0.5), p99Ms: quantile(0.99) }),
  }
}
