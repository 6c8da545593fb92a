import { type FullCounter, type UnixMillis, windowAt } from '@countersign/core'
import type { CountedSubject } from '../store/limits.ts'
import type { Engine } from './ports.ts'

/** Whom a limit or quota counts, and how much of it is spent in its present window. */
export interface LimitInUse {
  readonly subject: CountedSubject
  readonly counter: FullCounter
  /** When all of it is to be had again. */
  readonly resetAt: UnixMillis
}

export interface LimitsInUse {
  readonly at: UnixMillis
  readonly limits: readonly LimitInUse[]
  /** Whether there are more than were asked for. */
  readonly isCut: boolean
}

/**
 * The limits and quotas that are nearest to their end, the nearest first. Of whom is gone there are
 * none; whoever has another tier since has the old one beside it until its window ends.
 */
export async function readLimits(
  most: number,
  { store, policy }: Pick<Engine, 'store' | 'policy'>,
): Promise<LimitsInUse> {
  const { at, counters } = await store.fullestCounters(policy.limits.kinds, most + 1)
  const shown = counters.slice(0, most)
  const subjects = await store.counted([...new Set(shown.map(({ subject }) => subject))])
  const known = new Map(subjects.map((subject) => [subject.id, subject]))
  const limits = shown.flatMap((counter) => {
    const subject = known.get(counter.subject)
    const resetAt = windowAt(counter.allowance.per, counter.startsAt).endsAt
    return subject === undefined ? [] : [{ subject, counter, resetAt }]
  })
  return { at, limits, isCut: counters.length > most }
}
