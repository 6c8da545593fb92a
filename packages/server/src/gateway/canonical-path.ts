/** One reading of a path: what goes to the upstream, and what rules are compared with. */
export interface CanonicalPath {
  /** Unreserved characters plain, other escapes in upper case (RFC 3986 §6.2.2). */
  readonly text: string
  /** Decoded. A path that ends in a slash has an empty one at its end. */
  readonly segments: readonly string[]
}

/** Nothing in it that anybody could read in another way. */
const plain = /^(?:\/(?!\.{1,2}(?:\/|$))[A-Za-z0-9_~!$&'()*+,=:@.-]+)+\/?$/
const allowed = /^\/[A-Za-z0-9._~!$&'()*+,=:@%/[\]|^"<>`{}-]*$/

/**
 * The one reading of a path that decides both the rule and what the upstream gets; null where
 * programs disagree about it: encoded slashes and backslashes, dot and empty segments, semicolons,
 * control characters, escapes within escapes, bytes that are not UTF-8, characters outside ASCII.
 */
export function canonicalPath(path: string): CanonicalPath | null {
  if (path === '/') return { text: path, segments: [''] }
  if (plain.test(path)) return { text: path, segments: path.slice(1).split('/') }
  if (!allowed.test(path)) return null

  const raw = path.slice(1).split('/')
  const segments: string[] = []
  for (const [place, segment] of raw.entries()) {
    if (segment === '' && place < raw.length - 1) return null
    const decoded = decode(segment)
    if (decoded === null || isAmbiguous(decoded)) return null
    segments.push(decoded)
  }
  return { text: path.replaceAll(/%[0-9A-Fa-f]{2}/g, normalEscape), segments }
}

/**
 * What is left for a program that decodes a path before it looks for a query or a fragment; the
 * segments themselves where it reads the same.
 */
export function cutShort(segments: readonly string[]): readonly string[] {
  const place = segments.findIndex((segment) => /[?#]/.test(segment))
  if (place === -1) return segments
  return [...segments.slice(0, place), segments[place]?.split(/[?#]/)[0] ?? '']
}

/** Null where an escape is broken, or the bytes are not UTF-8. */
function decode(segment: string): string | null {
  if (!segment.includes('%')) return segment
  try {
    return decodeURIComponent(segment)
  } catch {
    return null
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const separators = /[/\\;\u0000-\u001f\u007f-\u009f]|%[0-9A-Fa-f]{2}/

/** Compatibility forms count as well: some programs fold `／` into a slash (Unicode UAX #15). */
function isAmbiguous(decoded: string): boolean {
  const folded = decoded.normalize('NFKC')
  return [decoded, folded].some((text) => separators.test(text) || text === '.' || text === '..')
}

const unreserved = /[A-Za-z0-9._~-]/

function normalEscape(triplet: string): string {
  const character = String.fromCharCode(Number.parseInt(triplet.slice(1), 16))
  return unreserved.test(character) ? character : triplet.toUpperCase()
}
