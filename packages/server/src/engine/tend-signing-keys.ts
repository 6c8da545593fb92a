import {
  announce,
  begin,
  nextSigningKeyStep,
  publish,
  retire,
  type SigningAlgorithm,
  type SigningKeyStep,
  signerAt,
  successorAt,
  type UnixMillis,
} from '@countersign/core'
import type { Store } from '../store/port.ts'
import type { SigningKeyRecord } from '../store/records.ts'
import { theService } from './audit/record.ts'
import { type SigningKeyDeed, writeSigningKeys } from './audit/signing-keys.ts'
import { erased } from './sealed-signing-key.ts'
import type { SigningKeyRotation } from './signing-key-rotation.ts'

/**
 * Does what the timetable has due, one transaction a step, and nothing where other nodes have done
 * it. A step is decided again under the lock: who comes second finds nothing left to do.
 */
export async function tendSigningKeys(store: Store, rotation: SigningKeyRotation): Promise<void> {
  const { timetable, wanted } = rotation
  const signs = wanted !== null
  for (;;) {
    const read = await store.signingKeys()
    const seen = new Set(read.keys.map(({ kid }) => kid))
    const due = nextSigningKeyStep(read.keys, { at: read.at, seen, signs }, timetable)
    if (due === null) return
    const algorithm = algorithmOf(due, rotation)
    const fresh = algorithm === null ? null : await rotation.make(algorithm)
    const isTaken = await store.change(async (change) => {
      const keys = await change.signingKeys()
      const now = { at: change.at, seen, signs }
      const step = nextSigningKeyStep(keys, now, timetable)
      if (step === null || algorithmOf(step, rotation) !== algorithm) return false
      const written = erased(taken(step, keys, { fresh, at: change.at, rotation }))
      await writeSigningKeys(change, deedOf(step), { read: keys, written })
      return true
    })
    if (!isTaken) return
  }
}

function deedOf(step: SigningKeyStep): SigningKeyDeed {
  const { kid } = 'kid' in step ? step : { kid: null }
  const action = step.kind === 'retire' ? 'signing-key.retire' : 'signing-key.publish'
  return { actor: theService, kid, action }
}

function algorithmOf(step: SigningKeyStep, { wanted }: SigningKeyRotation) {
  if (step.kind === 'announce') return step.algorithm
  return step.kind === 'begin' ? (wanted?.algorithm ?? null) : null
}

function taken(
  step: SigningKeyStep,
  keys: readonly SigningKeyRecord[],
  by: {
    readonly fresh: SigningKeyRecord | null
    readonly at: UnixMillis
    readonly rotation: SigningKeyRotation
  },
): readonly SigningKeyRecord[] {
  const { fresh, at, rotation } = by
  if (step.kind === 'publish') return publish(keys, step.kid, at, rotation.timetable)
  if (step.kind === 'retire') return retire(keys, step.kid, at)
  if (fresh === null) throw new Error('a signing key is due and none was made')
  return [step.kind === 'begin' ? begin(fresh, at) : announce(fresh, at, step.signsFrom)]
}

/**
 * Once at the start: brings the keys in line with what the contract asks today. Keys of another
 * algorithm sign until a key of the asked one has been published long enough; the last start
 * decides. A longer lifetime of tokens keeps their key for longer.
 */
export async function prepareSigningKeys(
  store: Store,
  rotation: SigningKeyRotation,
): Promise<void> {
  await tendSigningKeys(store, rotation)
  if (rotation.wanted === null) return
  const { algorithm, tokenSeconds } = rotation.wanted
  const { keys: read, at } = await store.signingKeys()
  const fresh = isOfAlgorithm(read, at, algorithm) ? null : await rotation.make(algorithm)
  await store.change(async (change) => {
    const keys = await change.signingKeys()
    const longer = keys.map((key) => lengthened(key, tokenSeconds))
    const changed = longer.filter((key, place) => key !== keys[place])
    if (changed.length > 0) {
      await writeSigningKeys(change, adjusted, { read: keys, written: changed })
    }
    if (fresh === null || isOfAlgorithm(keys, change.at, algorithm)) return
    const replaced = successorAt(longer, change.at)
    const withdrawn = replaced === null ? [] : retire(longer, replaced.kid, change.at)
    const announced = announce(fresh, change.at, change.at)
    const written = [...erased(withdrawn), announced]
    const deed = {
      actor: theService,
      kid: replaced?.kid ?? null,
      action: 'signing-key.retire',
    } as const
    await writeSigningKeys(change, deed, { read: longer, written })
  })
  await tendSigningKeys(store, rotation)
}

const adjusted: SigningKeyDeed = {
  actor: theService,
  kid: null,
  action: 'signing-key.change',
}

function isOfAlgorithm(
  keys: readonly SigningKeyRecord[],
  at: UnixMillis,
  algorithm: SigningAlgorithm,
): boolean {
  const last = successorAt(keys, at) ?? signerAt(keys, at)
  return last?.algorithm === algorithm
}

function lengthened(key: SigningKeyRecord, tokenSeconds: number): SigningKeyRecord {
  const isLongEnough = key.retiredAt !== null || key.tokenSeconds >= tokenSeconds
  return isLongEnough ? key : { ...key, tokenSeconds }
}
