import type { UnixMillis } from './branded.ts'

/** How long the spans are in which usage is counted. Days are those of UTC. */
export const bucketMs = { hour: 3_600_000, day: 86_400_000 } as const
export type Bucket = keyof typeof bucketMs

/** The beginning of the bucket that holds the instant. */
export function bucketStart(bucket: Bucket, at: number): UnixMillis {
  return (at - (at % bucketMs[bucket])) as UnixMillis
}

/** The end of the bucket that holds the instant before: where a bucket begins, it is that beginning. */
export function bucketEnd(bucket: Bucket, at: number): UnixMillis {
  return bucketStart(bucket, at + bucketMs[bucket] - 1)
}
