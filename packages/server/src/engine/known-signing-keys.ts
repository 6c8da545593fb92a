import type { KeyObject } from 'node:crypto'
import type { Store } from '../store/port.ts'
import type { SigningKeyRecord, SigningKeySet } from '../store/records.ts'
import type { RootSecret } from './root-secret.ts'
import { openPrivateKey, publicKeyOf } from './sealed-signing-key.ts'

/** A signing key, ready for use. */
export interface KnownKey {
  readonly record: SigningKeyRecord
  readonly publicJwk: object
  readonly publicKey: KeyObject
  /** Opened when it is first needed. Throws when another root secret sealed it. */
  readonly privateKey: () => KeyObject
}

export type KeysByKid = ReadonlyMap<string, KnownKey>

/**
 * The signing keys as this node knows them. What is known is the truth as long as its epoch is,
 * and every read of a credential tells the epoch.
 */
export interface KnownKeys {
  /** Whatever was read last: enough to check a signature, not to accept it. */
  readonly atHand: () => KeysByKid
  /** The keys of the epoch that a read saw, or of a later one; at once where they are known. */
  readonly asOf: (epoch: number) => KeysByKid | Promise<KeysByKid>
  /** The keys of a read that begins after the call. Calls that come together share it. */
  readonly asOfNow: () => Promise<KeysByKid>
}

/** Reads the signing keys, and again whenever they turn out to have changed. */
export async function openKnownKeys(store: Store, root: RootSecret): Promise<KnownKeys> {
  let epoch: number | null = null
  let keys: KeysByKid = new Map()
  let reading: Promise<KeysByKid> | null = null
  let next: Promise<KeysByKid> | null = null

  const read = async (): Promise<KeysByKid> => {
    const set = await store.signingKeys()
    if (set.epoch !== epoch) {
      keys = knownOf(set, keys, root)
      epoch = set.epoch
    }
    return keys
  }
  const begin = (): Promise<KeysByKid> => {
    reading = read().finally(() => {
      reading = null
    })
    return reading
  }
  /** A read that is under way may have begun before the change that the caller asks about. */
  const asOfNow = (): Promise<KeysByKid> => {
    if (reading === null && next === null) return begin()
    const beginNext = (): Promise<KeysByKid> => {
      next = null
      return begin()
    }
    next ??= (reading ?? Promise.resolve()).then(beginNext, beginNext)
    return next
  }

  await asOfNow()
  return { atHand: () => keys, asOf: (of) => (of === epoch ? keys : asOfNow()), asOfNow }
}

function knownOf({ keys }: SigningKeySet, before: KeysByKid, root: RootSecret): KeysByKid {
  return new Map(keys.map((record) => [record.kid, known(record, before.get(record.kid), root)]))
}

/** What costs time is kept from before: neither part of a key ever changes. */
function known(record: SigningKeyRecord, before: KnownKey | undefined, root: RootSecret): KnownKey {
  let privateKey: KeyObject | null = null
  return {
    record,
    publicJwk: before?.publicJwk ?? (JSON.parse(record.publicJwk) as object),
    publicKey: before?.publicKey ?? publicKeyOf(record),
    privateKey: () => {
      privateKey ??= openPrivateKey(record, root)
      return privateKey
    },
  }
}
