import {
  announce,
  hasten,
  publish,
  type SigningTimetable,
  successorAt,
  type UnixMillis,
} from '@countersign/core'
import type { Actor } from '../store/audit.ts'
import type { Change } from '../store/port.ts'
import type { SigningKeyRecord } from '../store/records.ts'
import { writeSigningKeys } from './audit/signing-keys.ts'
import { done, type Outcome, refused } from './outcome.ts'
import type { Engine } from './ports.ts'

/**
 * Rotates by command: announces a successor where there is none, and lets it sign as soon as it
 * has been published long enough. Gives the successor. With `now` it must be able to sign at once,
 * or nothing changes and `state_conflict` says so.
 */
export async function rotateSigningKey(
  { now }: { readonly now: boolean },
  { maker, engine }: { readonly maker: Actor; readonly engine: Pick<Engine, 'store' | 'rotation'> },
): Promise<Outcome<SigningKeyRecord>> {
  const { store, rotation } = engine
  if (rotation.wanted === null) return refused('state_conflict')
  const { algorithm } = rotation.wanted
  for (;;) {
    const { keys, at } = await store.signingKeys()
    const seen = new Set(keys.map(({ kid }) => kid))
    const fresh = now || successorAt(keys, at) !== null ? null : await rotation.make(algorithm)
    const outcome = await store.change((change) =>
      takeStep(change, { maker, now, fresh, seen, timetable: rotation.timetable }),
    )
    if (outcome !== null) return outcome
  }
}

interface Rotation {
  readonly maker: Actor
  readonly now: boolean
  readonly fresh: SigningKeyRecord | null
  readonly seen: ReadonlySet<string>
  readonly timetable: SigningTimetable
}

/** Null: a step was done or lost to somebody else, and there is another. */
async function takeStep(
  change: Change,
  { maker, now, fresh, seen, timetable }: Rotation,
): Promise<Outcome<SigningKeyRecord> | null> {
  const { at } = change
  const keys = await change.signingKeys()
  const write = (kid: string | null, written: readonly SigningKeyRecord[]) =>
    writeSigningKeys(
      change,
      { actor: maker, kid, action: 'signing-key.rotate' },
      { read: keys, written },
    )
  const successor = successorAt(keys, at)
  if (successor === null) {
    if (now) return refused('state_conflict', tooEarly)
    if (fresh !== null) await write(null, [announce(fresh, at, at)])
    return null
  }
  const hastened = replaced(keys, hasten(keys, at, timetable))
  if (successor.publishedAt === null) {
    if (now) return refused('state_conflict', tooEarly)
    if (!seen.has(successor.kid)) return null
    const published = publish(hastened, successor.kid, at, timetable)
    await write(successor.kid, published)
    return found(published, successor.kid)
  }
  const changed = hastened.filter((key) => !keys.includes(key))
  const outcome = found(hastened, successor.kid)
  if (now && isLate(outcome, at)) return refused('state_conflict', tooEarly)
  if (changed.length > 0) await write(successor.kid, changed)
  return outcome
}

const tooEarly = {
  member: 'now',
  expected: 'a successor that has been published for as long as copies of the JWKS are kept',
}

function replaced(
  keys: readonly SigningKeyRecord[],
  changed: readonly SigningKeyRecord[],
): readonly SigningKeyRecord[] {
  return keys.map((key) => changed.find(({ kid }) => kid === key.kid) ?? key)
}

function found(keys: readonly SigningKeyRecord[], kid: string): Outcome<SigningKeyRecord> {
  const key = keys.find((one) => one.kid === kid)
  return key === undefined ? refused('state_conflict') : done(key)
}

function isLate(outcome: Outcome<SigningKeyRecord>, at: UnixMillis): boolean {
  return !outcome.ok || outcome.value.signsFrom > at
}
