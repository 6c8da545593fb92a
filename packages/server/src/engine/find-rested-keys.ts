import type { KeyId } from '@countersign/core'
import type { Store } from '../store/port.ts'
import { type Regularly, regularly } from './regularly.ts'

/** Between two steps, so that nobody notices them: a million keys are passed within half an hour. */
const stepMs = 3_000
/** Those that are found have rested for a month already: nobody waits for it. */
const restMs = 6 * 3_600_000

/** Looks for keys that were not used for long, a few at a time, and begins anew now and then. */
export function findRestedKeys(
  store: Pick<Store, 'findRested'>,
  onFailure: (error: unknown) => void,
): Regularly {
  let after: KeyId | null = null
  let dueAt = 0
  const step = async (): Promise<void> => {
    if (performance.now() < dueAt) return
    after = await store.findRested(after)
    if (after === null) dueAt = performance.now() + restMs
  }
  return regularly(step, stepMs, onFailure)
}
