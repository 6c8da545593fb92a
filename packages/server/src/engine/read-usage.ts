import { setImmediate } from 'node:timers/promises'
import { bucketMs, type UnixMillis } from '@countersign/core'
import type { Store } from '../store/port.ts'
import type { UsageFigures, UsageGrouped, UsageQuestion } from '../store/usage.ts'

/** Where figures go on: after those of these groups in this bucket. */
export interface UsagePlace {
  readonly bucket: UnixMillis
  readonly of: UsageGrouped
}

/** Where few figures come as quickly as this, twice as many buckets are read the next time. */
const quickMs = 50

/**
 * Figures in their order, read a slice at a time: as little is read and held as somebody takes. A
 * slice adds up a few buckets at most, however long the range is.
 */
export async function* readUsage(
  question: UsageQuestion,
  { after, limit }: { readonly after: UsagePlace | null; readonly limit: number },
  store: Pick<Store, 'usage'>,
): AsyncGenerator<UsageFigures, void, undefined> {
  const widthMs = bucketMs[question.bucket]
  const goesOn = after !== null && after.bucket >= question.from
  let from: number = goesOn ? after.bucket : question.from
  let rest = goesOn ? after.of : null
  let buckets = 1
  let seen = 0
  while (from < question.until) {
    const until = Math.min(question.until, from + (rest === null ? buckets : 1) * widthMs)
    const began = performance.now()
    const span = { from: from as UnixMillis, until: until as UnixMillis }
    const figures = await store.usage({ ...question, ...span, after: rest, limit })
    const isQuick = performance.now() - began < quickMs
    yield* figures
    seen += figures.length
    const last = figures.at(-1)
    if (last === undefined || (figures.length < limit && until - from > widthMs)) {
      buckets = isQuick && seen < limit / 2 ? buckets * 2 : 1
      seen = 0
      from = until
      rest = null
    } else {
      from = last.bucket
      rest = last.of
    }
    // others want their turn: an embedded database answers without one
    await setImmediate()
  }
}
