import { type ChainFault, type ChainPlace, checkChain, checkEnd } from '@countersign/core'
import type { Store } from '../../store/port.ts'
import { sha256 } from '../random.ts'
import { viewSealed } from './view.ts'

/** Records that one call checks, and reads at a time: neither keeps others waiting for long. */
const mostAtOnce = 10_000
const pageSize = 500

export interface VerifiedAudit {
  readonly checked: number
  readonly reached: ChainPlace
  readonly fault: ChainFault | null
  /** Whether records are left to be checked. */
  readonly more: boolean
}

/**
 * Computes the chain anew, from a place on that was reached before, and compares it with its end as
 * it is recorded and with a head that somebody wrote down earlier.
 */
export async function verifyAudit(
  { after, head }: { readonly after: ChainPlace; readonly head: ChainPlace | null },
  store: Store,
): Promise<VerifiedAudit> {
  const known = [await store.auditHead(), ...(head === null ? [] : [head])]
  let reached = after
  for (let checked = 0; ; ) {
    const wanted = { order: 'oldest', beyond: reached.sequence, limit: pageSize } as const
    const page = await store.audit({}, wanted)
    const found = checkChain(page.map(viewSealed), reached, { known, sha256 })
    checked += found.reached.sequence - reached.sequence
    reached = found.reached
    if (found.fault !== null) return { checked, reached, fault: found.fault, more: false }
    if (page.length < pageSize) {
      return { checked, reached, fault: checkEnd(reached, known), more: false }
    }
    if (checked >= mostAtOnce) return { checked, reached, fault: null, more: true }
  }
}
