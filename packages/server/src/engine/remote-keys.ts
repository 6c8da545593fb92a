import { parseStrictJson } from '@countersign/core'
import { type PublicKey, publicKeysIn } from './client-keys.ts'

/** Keys that clients publish at addresses of their own. */
export interface RemoteKeys {
  /**
   * The keys at a `jwks_uri`; none where they can't be had. Kept for some minutes, and fetched again
   * before that when they don't suffice, as after a rotation.
   */
  readonly keysAt: (
    uri: string,
    suffice: (keys: readonly PublicKey[]) => boolean,
  ) => Promise<readonly PublicKey[]>
}

/** Gets the text at an address, safely; null where it can't be had, or should not. */
export type FetchText = (uri: string) => Promise<string | null>

const keptMs = 10 * 60_000
/** So that nobody makes us fetch for every assertion that they send. */
const soonestMs = 10_000
const mostKept = 1_000

interface Kept {
  readonly keys: readonly PublicKey[]
  readonly fetchedAt: number
}

export function createRemoteKeys(fetchText: FetchText): RemoteKeys {
  const kept = new Map<string, Kept>()
  const underWay = new Map<string, Promise<Kept>>()
  const fetchKeys = async (uri: string, before: Kept | undefined): Promise<Kept> => {
    const text = await fetchText(uri)
    const keys = text === null ? null : keysIn(text)
    const fetched = { keys: keys ?? before?.keys ?? [], fetchedAt: performance.now() }
    kept.delete(uri)
    kept.set(uri, fetched)
    const [oldest] = kept.keys()
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
    return fetched
  }
  const fetchOnce = (uri: string, before: Kept | undefined): Promise<Kept> => {
    const known = underWay.get(uri)
    if (known !== undefined) return known
    const fetching = fetchKeys(uri, before).finally(() => underWay.delete(uri))
    underWay.set(uri, fetching)
    return fetching
  }
  return {
    keysAt: async (uri, suffice) => {
      const before = kept.get(uri)
      const age = before === undefined ? Infinity : performance.now() - before.fetchedAt
      const isGood = before !== undefined && age < keptMs && suffice(before.keys)
      if (before !== undefined && (isGood || age < soonestMs)) return before.keys
      return (await fetchOnce(uri, age < keptMs ? before : undefined)).keys
    },
  }
}

/** A JWK Set (RFC 7517 §5). */
function keysIn(text: string): readonly PublicKey[] | null {
  try {
    const { keys } = parseStrictJson(text) as { readonly keys?: unknown }
    return Array.isArray(keys) ? publicKeysIn(keys) : null
  } catch {
    return null
  }
}
