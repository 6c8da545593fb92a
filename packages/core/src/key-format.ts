import { base62, isBase62 } from './base62.ts'
import type { Environment, KeyId, Sha256 } from './branded.ts'
import { idBody, idBodyLength, keyIdFromBody } from './ids.ts'

/**
 * What a key looks like and how it is found. With `by: 'id'` the text holds the id of its record
 * and may hold a MAC; with `by: 'digest'` all of it is random and its SHA-256 finds it. A salted
 * digest can't be searched for, so it exists only where the id is inside.
 */
export interface KeyFormat {
  /** Stored with every secret, so that keys of an older format are still recognised. */
  readonly name: string
  /** What the text begins with, per environment. An environment that is absent has no keys. */
  readonly prefixes: Readonly<Partial<Record<Environment, string>>>
  /** How many characters identify a key to people (`key_prefix`). */
  readonly displayLength: number
  readonly find:
    | {
        readonly by: 'id'
        /** One base62 character that names this layout and the MAC key. */
        readonly version: string
        readonly secretLength: number
        readonly mac: boolean
        readonly digest: 'sha256' | 'salted'
      }
    | { readonly by: 'digest'; readonly secretLength: number; readonly digest: 'sha256' }
}

/** 12 characters of a byte modulo 62: at least 64 bits, counted by the likeliest character. */
export const macLength = 12

export interface ParsedKey {
  readonly format: KeyFormat
  readonly environment: Environment
  /** Null when the key is found by its digest. */
  readonly id: KeyId | null
}

/** Looks up the MAC key for a version; null when it is not known, and then the digest alone decides. */
export type MacKeys = (version: string) => string | null

/** How many random base62 characters a new key of this format needs. */
export function secretLength(format: KeyFormat): number {
  return format.find.secretLength
}

/** Puts a key together. Throws when the format has no keys in this environment. */
export function composeKey(
  format: KeyFormat,
  parts: { readonly environment: Environment; readonly id: KeyId; readonly secret: string },
  crypto: { readonly sha256: Sha256; readonly macKeys: MacKeys },
): string {
  const prefix = format.prefixes[parts.environment]
  if (prefix === undefined) throw new RangeError(`${format.name} has no ${parts.environment} keys`)
  if (format.find.by === 'digest') return prefix + parts.secret

  const text = prefix + format.find.version + idBody(parts.id) + parts.secret
  return format.find.mac ? text + macOf(text, format.find.version, crypto) : text
}

/**
 * Recognises a key by its shape and, where it has one, its MAC: without any look-up. A MAC filters
 * forgeries and typing errors; it never proves, the digest does. Null: no key of this format.
 */
export function parseKey(
  format: KeyFormat,
  text: string,
  crypto: { readonly sha256: Sha256; readonly macKeys: MacKeys },
): ParsedKey | null {
  for (const environment of ['live', 'test'] as const) {
    const prefix = format.prefixes[environment]
    if (prefix === undefined || !text.startsWith(prefix)) continue
    const body = text.slice(prefix.length)
    if (body.length !== bodyLength(format) || !isBase62(body)) continue
    if (format.find.by === 'digest') return { format, environment, id: null }
    if (!body.startsWith(format.find.version)) continue
    if (format.find.mac && !macMatches(text, format.find.version, crypto)) continue
    return { format, environment, id: keyIdFromBody(body.slice(1, 1 + idBodyLength)) }
  }
  return null
}

/** The first characters of a key, by which people tell keys apart. */
export function displayPrefix(format: KeyFormat, key: string): string {
  return key.slice(0, format.displayLength)
}

function bodyLength({ find }: KeyFormat): number {
  if (find.by === 'digest') return find.secretLength
  return 1 + idBodyLength + find.secretLength + (find.mac ? macLength : 0)
}

function macMatches(
  key: string,
  version: string,
  crypto: { readonly sha256: Sha256; readonly macKeys: MacKeys },
): boolean {
  if (crypto.macKeys(version) === null) return true
  const end = key.length - macLength
  const expected = macOf(key.slice(0, end), version, crypto)
  let difference = 0
  for (let place = 0; place < macLength; place++) {
    difference |= expected.charCodeAt(place) ^ key.charCodeAt(end + place)
  }
  return difference === 0
}

/**
 * Truncated SHA-256 of MAC key ‖ text. Safe without HMAC because the text has a fixed length per
 * format and the output is truncated, so a length extension has nothing to extend.
 */
function macOf(
  text: string,
  version: string,
  crypto: { readonly sha256: Sha256; readonly macKeys: MacKeys },
): string {
  const key = crypto.macKeys(version)
  if (key === null) throw new RangeError(`no MAC key for key version ${version}`)
  const digest = crypto.sha256(key + text)
  let mac = ''
  for (let place = 0; place < macLength; place++) mac += base62.charAt((digest[place] ?? 0) % 62)
  return mac
}
