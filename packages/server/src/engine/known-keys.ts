import { type KeyFormat, type ParsedKey, parseKey } from '@countersign/core'
import { SeenBefore } from '../store/seen-before.ts'
import type { KeyCrypto } from './ports.ts'

/** What the text of a key says by itself, whatever any database knows: it never becomes untrue. */
export interface KnownKey {
  readonly parsed: ParsedKey
  /** SHA-256 of the whole text. */
  readonly digest: Uint8Array
}

/** Null: no key of any format. */
export type KnownKeys = (text: string) => KnownKey | null

/** So many texts are known at once, twice: about 10 MB. */
const mostKnown = 10_000
/** A text is forgotten between so long and twice as long after it was shown last. */
const knownForMs = 2_000

/**
 * Takes the texts of keys apart, and remembers for a few seconds what came of those that are shown
 * again and again: each of them is three digests otherwise. Whether a key is good is no part of it.
 * Found by the whole text, so that how long it takes tells nothing about another text.
 */
export function createKnownKeys(formats: readonly KeyFormat[], crypto: KeyCrypto): KnownKeys {
  const seenBefore = new SeenBefore()
  let known = new Map<string, KnownKey>()
  let before = new Map<string, KnownKey>()
  let timer: NodeJS.Timeout | null = null

  const turn = (): void => {
    before = known
    known = new Map()
    if (timer !== null) clearTimeout(timer)
    timer = before.size === 0 ? null : setTimeout(turn, knownForMs).unref()
  }
  const remember = (text: string, key: KnownKey): void => {
    if (known.size >= mostKnown) turn()
    known.set(text, key)
    timer ??= setTimeout(turn, knownForMs).unref()
  }

  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const again = before.get(text)
    if (again !== undefined) {
      remember(text, again)
      return again
    }
    const parsed = parseAnyKey(formats, text, crypto)
    if (parsed === null) return null
    const key = { parsed, digest: crypto.sha256(text) }
    if (seenBefore.see(nameOf(text))) remember(text, key)
    return key
  }
}

/** Of 48 bits, from the last characters, which are random. */
function nameOf(text: string): number {
  let name = 0
  for (let place = text.length - 8; place < text.length; place++) {
    name = name * 64 + (text.charCodeAt(place) & 63)
  }
  return name
}

function parseAnyKey(formats: readonly KeyFormat[], text: string, crypto: KeyCrypto) {
  for (const format of formats) {
    const key = parseKey(format, text, crypto)
    if (key !== null) return key
  }
  return null
}
