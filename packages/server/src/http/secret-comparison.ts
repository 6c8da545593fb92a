import { timingSafeEqual } from 'node:crypto'
import type { Sha256 } from '@countersign/core'

/** Compares with a secret in constant time; only its length can be learnt from outside. */
export function createComparison(secret: string, sha256: Sha256): (text: string) => boolean {
  const digest = sha256(secret)
  return (text) => text.length === secret.length && timingSafeEqual(sha256(text), digest)
}
