import type { UnixMillis } from '@countersign/core'
import type { Change } from '../store/port.ts'
import { done, type Outcome, refused } from './outcome.ts'

/** What tells a repeated creation from a new one (draft-ietf-httpapi-idempotency-key-header). */
export interface Once {
  /** SHA-256 of the caller, the route and the caller's key. */
  readonly id: Uint8Array
  /** SHA-256 of what is asked. */
  readonly fingerprint: Uint8Array
}

export interface Creation<Made> {
  readonly make: () => Promise<Outcome<Made>>
  /** What to remember of it: ids, never a secret. */
  readonly idOf: (made: Made) => string
  /** What was made, as it is now, without its secret; null when it is gone. */
  readonly recall: (id: string) => Promise<Made | null>
}

const rememberedMs = 24 * 3_600_000

/**
 * Creates something at most once for a request that may be repeated: the second one gets what the
 * first made. Two at once wait for each other in the database. Refuses with `request_reused` when
 * something else is asked under the same key. What was refused is not remembered.
 */
export async function once<Made>(
  asked: Once | null,
  change: Change,
  { make, idOf, recall }: Creation<Made>,
): Promise<Outcome<Made>> {
  if (asked === null) return make()
  const expiresAt = (change.at + rememberedMs) as UnixMillis
  const before = await change.claimRequest({ ...asked, made: null, expiresAt })
  if (before !== null) {
    if (Buffer.compare(before.fingerprint, asked.fingerprint) !== 0)
      return refused('request_reused')
    const made = before.made === null ? null : await recall(before.made)
    return made === null ? refused('object_unknown') : done(made)
  }
  const outcome = await make()
  await change.settleRequest(asked.id, outcome.ok ? idOf(outcome.value) : null)
  return outcome
}
