import type { SigningAlgorithm } from './access-token.ts'
import type { UnixMillis } from './branded.ts'

/** The life of a signing key, in times of the database. What it does at a time follows from these. */
export interface SigningKeyLife {
  /** RFC 7638 thumbprint of the public key. */
  readonly kid: string
  readonly algorithm: SigningAlgorithm
  readonly createdAt: UnixMillis
  /**
   * Since when every copy of the JWKS that is made holds the key: a time after the commit that
   * wrote it. Null while nobody has seen that commit yet.
   */
  readonly publishedAt: UnixMillis | null
  /** Before it is published, the earliest that is wished. */
  readonly signsFrom: UnixMillis
  /** When its successor begins; null while it has none. */
  readonly signsUntil: UnixMillis | null
  /** The longest lifetime of the tokens that it may sign. */
  readonly tokenSeconds: number
  readonly retiredAt: UnixMillis | null
  /** When somebody else was said to have its private part; it is retired then. */
  readonly compromisedAt: UnixMillis | null
}

/**
 * `announced`: in the JWKS, signs nothing. `signing`: signs. `kept`: in the JWKS until the last
 * token that it signed has ended. `retired`: out of the JWKS, its private part erased, for ever.
 */
export type SigningKeyState = 'announced' | 'signing' | 'kept' | 'retired'

export function stateOfSigningKey(key: SigningKeyLife, at: UnixMillis): SigningKeyState {
  if (key.retiredAt !== null) return 'retired'
  if (key.publishedAt === null || at < key.signsFrom) return 'announced'
  return key.signsUntil === null || at < key.signsUntil ? 'signing' : 'kept'
}

/** When the last token that it signed has ended; null while nobody knows when it stops signing. */
export function keptUntil({ retiredAt, signsUntil, tokenSeconds }: SigningKeyLife) {
  if (signsUntil === null) return retiredAt
  const lastEnd = (signsUntil + tokenSeconds * 1_000) as UnixMillis
  return retiredAt !== null && retiredAt < lastEnd ? retiredAt : lastEnd
}

/**
 * The one key that signs at a time. Where none has begun that has not stopped (the time was read
 * before an emergency, or by a clock that was set back) the next to begin, never one that is only
 * kept: its last token could outlive it. Null: there is no key that may sign.
 */
export function signerAt<Key extends SigningKeyLife>(
  keys: readonly Key[],
  at: UnixMillis,
): Key | null {
  const inOrder = keys
    .filter(({ retiredAt, publishedAt }) => retiredAt === null && publishedAt !== null)
    .filter(({ signsUntil }) => signsUntil === null || at < signsUntil)
    .sort((one, other) => one.signsFrom - other.signsFrom)
  return inOrder.findLast(({ signsFrom }) => signsFrom <= at) ?? inOrder[0] ?? null
}

/** The key that was announced and has not begun to sign: there is one at most. */
export function successorAt<Key extends SigningKeyLife>(
  keys: readonly Key[],
  at: UnixMillis,
): Key | null {
  const signer = signerAt(keys, at)
  return keys.find((key) => key !== signer && stateOfSigningKey(key, at) === 'announced') ?? null
}

/**
 * Whether tokens of a key may be accepted: it has begun to sign, and is not retired. The tolerance
 * is for a clock that was set back.
 */
export function acceptsTokensOf(key: SigningKeyLife, at: UnixMillis, toleranceMs: number): boolean {
  if (key.retiredAt !== null || key.publishedAt === null) return false
  return key.signsFrom <= at + toleranceMs
}
