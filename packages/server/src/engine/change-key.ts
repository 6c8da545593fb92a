import { coversScopes, type Scopes, type UnixMillis } from '@countersign/core'
import type { StoredKey } from '../store/port.ts'
import type { KeyRecord } from '../store/records.ts'
import { keyAction, record } from './audit/record.ts'
import { type Expiry, expiryAt, refuseExpiry, refuseWishes } from './create-key.ts'
import { type KeyRef, keyToChange } from './key-to-change.ts'
import { type By, refuseBeyond } from './maker.ts'
import { done, type Outcome } from './outcome.ts'
import { revised } from './revision.ts'

/** Members that are absent stay as they are. */
export interface ChangeKey {
  readonly name?: string
  readonly scopes?: Scopes
  readonly audiences?: readonly string[] | null
  readonly ipAllow?: readonly string[] | null
  readonly metadata?: Readonly<Record<string, unknown>>
  readonly isActive?: boolean
  readonly permissions?: readonly string[]
  readonly expires?: Expiry
}

/**
 * Changes a key. A reduction of rights opens a new generation in place of each present one, so
 * that tokens minted before end with it. A revoked key is not changed.
 */
export async function changeKey(
  ref: KeyRef,
  command: ChangeKey,
  { maker, engine }: By,
): Promise<Outcome<StoredKey>> {
  const refusal = refuseWishes(command, engine) ?? refuseBeyond(maker, command.scopes)
  if (refusal !== null) return { ok: false, refusal }
  return engine.store.change(async (change) => {
    const found = await keyToChange(ref, change)
    if (!found.ok) return found
    const stored = found.value
    const late = refuseExpiry(command.expires ?? null, change.at)
    if (late !== null) return { ok: false, refusal: late }

    const { expires, ...members } = command
    const expiresAt = expires === undefined ? stored.key.expiresAt : expiryAt(expires, change.at)
    const revision = revised(stored.key, change.at)
    const key: KeyRecord = { ...stored.key, ...members, expiresAt, ...revision }
    const changed = reduces(stored.key, key) ? renumber({ ...stored, key }) : { ...stored, key }
    await change.updateKey(changed)
    const action = keyAction(key.level, 'change')
    await record(change, maker, action, { before: stored, after: changed })
    return done(changed)
  })
}

/** Whether the key may do, anywhere, less than before. */
function reduces(before: KeyRecord, after: KeyRecord): boolean {
  return (
    (before.isActive && !after.isActive) ||
    !coversScopes(after.scopes, before.scopes) ||
    !coversScopes(after.audiences, before.audiences) ||
    !coversScopes(after.ipAllow, before.ipAllow) ||
    !coversScopes(after.permissions, before.permissions) ||
    endOf(after.expiresAt) < endOf(before.expiresAt)
  )
}

function endOf(expiresAt: UnixMillis | null): number {
  return expiresAt ?? Number.POSITIVE_INFINITY
}

/** Gives every secret a generation number that no token bears yet. */
export function renumber({ key, secrets }: StoredKey): StoredKey {
  const first = key.lastGeneration + 1
  const ascending = [...secrets].sort((one, other) => one.generation - other.generation)
  const renumbered = ascending.map((secret, place) => ({ ...secret, generation: first + place }))
  return {
    key: { ...key, lastGeneration: key.lastGeneration + secrets.length },
    secrets: renumbered.reverse(),
  }
}
