import type { SigningAlgorithm } from './access-token.ts'
import type { UnixMillis } from './branded.ts'
import {
  keptUntil,
  type SigningKeyLife,
  signerAt,
  stateOfSigningKey,
  successorAt,
} from './signing-key.ts'

// Every rule takes all keys and gives those that change. The order that they keep: a key signs only
// after every copy of the JWKS that may still be in use holds it, one key signs at any time, and a
// key leaves the JWKS only after the last token that it signed has ended. An emergency breaks the
// first for the sake of ending a key at once.

export interface SigningTimetable {
  /** How long a key signs; null: until a rotation by command. */
  readonly signMs: number | null
  /** How long before it is to sign a successor is announced. */
  readonly noticeMs: number
  /** How long a key must have been published before it signs: longer than a copy may be used. */
  readonly publishMs: number
}

/** What is to be done next, by whichever node gets there first. */
export type SigningKeyStep =
  /** There is no key: a first one signs at once. */
  | { readonly kind: 'begin' }
  | {
      readonly kind: 'announce'
      readonly signsFrom: UnixMillis
      readonly algorithm: SigningAlgorithm
    }
  | { readonly kind: 'publish'; readonly kid: string }
  | { readonly kind: 'retire'; readonly kid: string }

/**
 * The next step of the timetable, or null. `seen` are the keys that were read before the time
 * `at`, so that they were published by then. With `signs: false` no key is made.
 */
export function nextSigningKeyStep(
  keys: readonly SigningKeyLife[],
  { at, seen, signs }: { at: UnixMillis; seen: ReadonlySet<string>; signs: boolean },
  timetable: SigningTimetable,
): SigningKeyStep | null {
  const unpublished = keys.find(
    ({ publishedAt, retiredAt }) => publishedAt === null && retiredAt === null,
  )
  if (unpublished !== undefined && seen.has(unpublished.kid)) {
    return { kind: 'publish', kid: unpublished.kid }
  }
  const ended = keys.find((key) => key.retiredAt === null && endedBy(keptUntil(key), at))
  if (ended !== undefined) return { kind: 'retire', kid: ended.kid }
  return signs ? successorDue(keys, at, timetable) : null
}

function endedBy(end: UnixMillis | null, at: UnixMillis): boolean {
  return end !== null && end <= at
}

function successorDue(
  keys: readonly SigningKeyLife[],
  at: UnixMillis,
  { signMs, noticeMs }: SigningTimetable,
): SigningKeyStep | null {
  const signer = signerAt(keys, at)
  if (signer === null) return { kind: 'begin' }
  if (signMs === null || successorAt(keys, at) !== null) return null
  const end = (signer.signsFrom + signMs) as UnixMillis
  if (at < end - noticeMs) return null
  return { kind: 'announce', signsFrom: end, algorithm: signer.algorithm }
}

/** A first key: no copy of the JWKS is older than it, so it may sign at once. */
export function begin<Key extends SigningKeyLife>(key: Key, at: UnixMillis): Key {
  return { ...key, createdAt: at, publishedAt: at, signsFrom: at }
}

/** A key that is to sign from a time on, or as soon after it as the order allows. */
export function announce<Key extends SigningKeyLife>(
  key: Key,
  at: UnixMillis,
  signsFrom: UnixMillis,
): Key {
  return { ...key, createdAt: at, publishedAt: null, signsFrom }
}

/** Fixes when an announced key begins and its predecessor stops, now that all can see it. */
export function publish<Key extends SigningKeyLife>(
  keys: readonly Key[],
  kid: string,
  at: UnixMillis,
  { publishMs }: SigningTimetable,
): readonly Key[] {
  return keys
    .filter((key) => key.kid === kid && key.publishedAt === null && key.retiredAt === null)
    .flatMap((key) => {
      const signsFrom = latest(key.signsFrom, at + publishMs)
      return handOver(keys, { ...key, publishedAt: at }, signsFrom, at)
    })
}

/** Lets the announced key begin as soon as the order allows. Empty: it does already. */
export function hasten<Key extends SigningKeyLife>(
  keys: readonly Key[],
  at: UnixMillis,
  { publishMs }: SigningTimetable,
): readonly Key[] {
  const successor = successorAt(keys, at)
  if (successor === null) return []
  if (successor.publishedAt === null) {
    return successor.signsFrom <= at ? [] : [{ ...successor, signsFrom: at }]
  }
  const signsFrom = latest(at, successor.publishedAt + publishMs)
  return signsFrom < successor.signsFrom ? handOver(keys, successor, signsFrom, at) : []
}

/** Takes a key out of the JWKS whose tokens have ended, or which never signed. */
export function retire<Key extends SigningKeyLife>(
  keys: readonly Key[],
  kid: string,
  at: UnixMillis,
): readonly Key[] {
  const key = keys.find((one) => one.kid === kid)
  if (key === undefined || key.retiredAt !== null) return []
  const retired = { ...key, retiredAt: at }
  if (stateOfSigningKey(key, at) !== 'announced') return [retired]
  const signer = signerAt(keys, at)
  const waits = signer !== null && signer !== key && signer.signsUntil !== null
  return waits ? [retired, { ...signer, signsUntil: null }] : [retired]
}

/**
 * Ends a key at once. When it is the one that signs, the announced key takes its place, or the
 * fresh one that is given.
 */
export function compromise<Key extends SigningKeyLife>(
  keys: readonly Key[],
  kid: string,
  at: UnixMillis,
  fresh: Key,
): readonly Key[] {
  const key = keys.find((one) => one.kid === kid)
  if (key === undefined || key.compromisedAt !== null) return []
  const known = { ...key, compromisedAt: at }
  if (key.retiredAt !== null) return [known]
  if (signerAt(keys, at) !== key) {
    return retire(keys, kid, at).map((one) =>
      one.kid === kid ? { ...one, compromisedAt: at } : one,
    )
  }
  const successor = successorAt(keys, at) ?? { ...fresh, createdAt: at }
  return [
    { ...known, retiredAt: at, signsUntil: earliest(key.signsUntil, at) },
    { ...successor, publishedAt: successor.publishedAt ?? at, signsFrom: at },
  ]
}

/** One key stops at the instant in which the other begins. */
function handOver<Key extends SigningKeyLife>(
  keys: readonly Key[],
  successor: Key,
  signsFrom: UnixMillis,
  at: UnixMillis,
): readonly Key[] {
  const signer = signerAt(keys, at)
  const begun = { ...successor, signsFrom }
  return signer === null ? [begun] : [begun, { ...signer, signsUntil: signsFrom }]
}

function latest(one: UnixMillis, other: number): UnixMillis {
  return Math.max(one, other) as UnixMillis
}

function earliest(one: UnixMillis | null, other: UnixMillis): UnixMillis {
  return one !== null && one < other ? one : other
}
