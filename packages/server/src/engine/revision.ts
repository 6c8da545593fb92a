import { type Refusal, refuse, type UnixMillis } from '@countersign/core'

/** Revisions that the caller would change, of those it has seen; null: whichever it is. */
export type Expected = readonly number[] | null

/** Refuses with `revision_stale` a change of what the caller has not seen (RFC 9110 §13.1.1). */
export function refuseStale(
  expected: Expected | undefined,
  { revision }: { readonly revision: number },
): Refusal | null {
  if (expected === undefined || expected === null) return null
  return expected.includes(revision) ? null : refuse('revision_stale')
}

/** What every change of a record changes of it. */
export function revised(
  { revision }: { readonly revision: number },
  at: UnixMillis,
): { readonly updatedAt: UnixMillis; readonly revision: number } {
  return { updatedAt: at, revision: revision + 1 }
}
