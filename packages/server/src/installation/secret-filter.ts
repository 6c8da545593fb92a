import type { Contract } from '../contracts/contract.ts'
import { sha256 } from '../engine/random.ts'

/**
 * Tells texts that are, or look like, a secret of this installation: what begins as a key does, and
 * the secrets it was started with, which are compared by their digests.
 */
export function secretFilter(
  { keys }: Contract,
  secrets: readonly (string | null)[],
): (text: string) => boolean {
  const prefixes = [keys.issue, ...keys.accept].flatMap((format) => Object.values(format.prefixes))
  const digests = new Set(secrets.filter((secret) => secret !== null).map(nameOf))
  return (text) => prefixes.some((prefix) => text.startsWith(prefix)) || digests.has(nameOf(text))
}

function nameOf(text: string): string {
  return Buffer.from(sha256(text)).toString('base64')
}
