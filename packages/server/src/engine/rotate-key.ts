import type { UnixMillis } from '@countersign/core'
import type { StoredSecret } from '../store/records.ts'
import type { CreatedKey } from './create-key.ts'
import { type KeyRef, keyToChange } from './key-to-change.ts'
import { makeSecret } from './new-secret.ts'
import { done, type Outcome, refused } from './outcome.ts'
import type { Engine } from './ports.ts'

/** Secrets that ended are kept, so that their use can be told from a forgery: this many at most. */
const mostEnded = 4
/** Secrets of one key that may be alive at once. */
const mostOpen = 8

/**
 * Gives a key a new secret, at once; the present ones live on for `overlapMs`, or less where they
 * end sooner. The id, the rights and the history of the key stay. Tokens end with the secret they
 * were minted from.
 */
export async function rotateKey(
  ref: KeyRef,
  overlapMs: number,
  engine: Engine,
): Promise<Outcome<CreatedKey>> {
  return engine.store.change(async (change) => {
    const found = await keyToChange(ref, change)
    if (!found.ok) return found
    const stored = found.value

    const open = stored.secrets.filter((one) => !hasEnded(one, change.at))
    const ended = stored.secrets.filter((one) => hasEnded(one, change.at))
    if (open.length >= mostOpen) return refused('state_conflict')

    const generation = stored.key.lastGeneration + 1
    const { id, environment } = stored.key
    const secret = makeSecret({ id, environment, generation }, change.at, engine)
    const end = (change.at + overlapMs) as UnixMillis
    const key = {
      ...stored.key,
      keyPrefix: secret.keyPrefix,
      lastGeneration: generation,
      updatedAt: change.at,
    }
    const closing = open.map((one) => closeAt(one, end))
    const changed = { key, secrets: [secret.stored, ...closing, ...ended.slice(0, mostEnded)] }
    await change.updateKey(changed)
    return done({ stored: changed, secret: secret.text })
  })
}

function closeAt(secret: StoredSecret, end: UnixMillis): StoredSecret {
  return secret.closesAt !== null && secret.closesAt <= end ? secret : { ...secret, closesAt: end }
}

function hasEnded(secret: StoredSecret, at: UnixMillis): boolean {
  return secret.closesAt !== null && secret.closesAt <= at
}
