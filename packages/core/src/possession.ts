import type { UnixMillis } from './branded.ts'

/** What a token is bound to (RFC 7800 §3): a key that signs proofs, or a certificate. */
export interface Confirmation {
  /** RFC 9449 §6.1: the thumbprint of the key (RFC 7638). */
  readonly jkt?: string
  /** RFC 8705 §3.1: the SHA-256 of the certificate. */
  readonly 'x5t#S256'?: string
}

/** What a request shows besides its credential. */
export interface Possession {
  /** The key of a proof that was good for this request, and when that says it was made. */
  readonly proof: { readonly jkt: string; readonly madeAt: UnixMillis } | null
  /** The thumbprint of the certificate of the connection. */
  readonly certificate: string | null
}

/** How far the time in a proof may be off, in milliseconds. */
export const proofMs = { before: 60_000, after: 10_000 } as const

/** Whether a request proves that it may use a token which is bound; one that is not needs nothing. */
export function provesPossession(
  { jkt, 'x5t#S256': certificate }: Confirmation,
  shown: Possession | null,
  at: UnixMillis,
): boolean {
  if (certificate !== undefined && shown?.certificate !== certificate) return false
  if (jkt === undefined) return true
  const proof = shown?.proof ?? null
  return proof !== null && proof.jkt === jkt && isFresh(proof.madeAt, at)
}

/** Whether a proof was made a moment ago. */
export function isFresh(madeAt: UnixMillis, at: UnixMillis): boolean {
  return madeAt > at - proofMs.before && madeAt < at + proofMs.after
}
