import type { UnixMillis } from '@countersign/core'
import type { Change, StoredKey } from '../store/port.ts'
import type { StoredSecret } from '../store/records.ts'
import { keyAction, record } from './audit/record.ts'
import { type CreatedKey, type Making, recallKey } from './create-key.ts'
import { type KeyRef, keyToChange } from './key-to-change.ts'
import { refuseBeyond } from './maker.ts'
import { makeSecret } from './new-secret.ts'
import { once } from './once.ts'
import { done, type Outcome, refused } from './outcome.ts'
import type { Engine } from './ports.ts'
import { revised } from './revision.ts'

/** Secrets that ended are kept, so that their use can be told from a forgery: this many at most. */
const mostEnded = 4
/** Secrets of one key that may be alive at once. */
const mostOpen = 8

/**
 * Gives a key a new secret, at once; the present ones live on for `overlapMs`, or less where they
 * end sooner. The id, the rights and the history of the key stay. Tokens end with the secret they
 * were minted from. Who gets the secret gets what the key may: refuses when its maker may less.
 */
export async function rotateKey(
  ref: KeyRef,
  overlapMs: number,
  { maker, once: asked, engine }: Making & { readonly engine: Engine },
): Promise<Outcome<CreatedKey>> {
  const make = async (change: Change): Promise<Outcome<CreatedKey>> => {
    const found = await keyToChange(ref, change)
    if (!found.ok) return found
    const refusal = refuseBeyond(maker, found.value.key.scopes)
    if (refusal !== null) return { ok: false, refusal }
    const rotated = rotate(found.value, (change.at + overlapMs) as UnixMillis, {
      at: change.at,
      engine,
    })
    if (rotated === null) return refused('state_conflict')
    await change.updateKey(rotated.stored)
    const states = { before: found.value, after: rotated.stored }
    await record(change, maker, keyAction(ref.level, 'rotate'), states)
    return done(rotated)
  }
  return engine.store.change((change) =>
    once(asked, change, {
      make: () => make(change),
      idOf: ({ stored }) => stored.key.id,
      recall: (id) => recallKey(id, change),
    }),
  )
}

/** The key with a new secret beside the present ones; null when too many are alive. */
function rotate(
  stored: StoredKey,
  end: UnixMillis,
  { at, engine }: { readonly at: UnixMillis; readonly engine: Engine },
): CreatedKey | null {
  const open = stored.secrets.filter((one) => !hasEnded(one, at))
  const ended = stored.secrets.filter((one) => hasEnded(one, at))
  if (open.length >= mostOpen) return null

  const generation = stored.key.lastGeneration + 1
  const { id, environment } = stored.key
  const secret = makeSecret({ id, environment, generation }, at, engine)
  const key = {
    ...stored.key,
    ...revised(stored.key, at),
    keyPrefix: secret.keyPrefix,
    lastGeneration: generation,
  }
  const closing = open.map((one) => closeAt(one, end))
  const secrets = [secret.stored, ...closing, ...ended.slice(0, mostEnded)]
  return { stored: { key, secrets }, secret: secret.text }
}

function closeAt(secret: StoredSecret, end: UnixMillis): StoredSecret {
  return secret.closesAt !== null && secret.closesAt <= end ? secret : { ...secret, closesAt: end }
}

function hasEnded(secret: StoredSecret, at: UnixMillis): boolean {
  return secret.closesAt !== null && secret.closesAt <= at
}
