/** A JWS in compact serialisation (RFC 7515 §3.1), taken apart; nothing of it is verified yet. */
export interface Jws {
  readonly header: JwsHeader
  readonly payload: Uint8Array
  /** The octets that are signed: header and payload as they were sent. */
  readonly signingInput: string
  readonly signature: Uint8Array
}

/** A JWT that is a JWS: what it claims is a JSON object (RFC 7519 §3). */
export interface CompactJws extends Jws {
  readonly claims: Readonly<Record<string, unknown>>
}

/** A protected header: it names an algorithm, and asks for no extension. */
export interface JwsHeader extends Readonly<Record<string, unknown>> {
  readonly alg: string
  readonly kid?: string
  readonly typ?: string
}

/** Longer texts are no access tokens of ours. In characters. */
export const longestJws = 8_192

// Three parts of base64url; the signature is never empty, so an unsecured JWS is none.
const compact = /^([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]*)\.([A-Za-z0-9_-]+)$/

/** Whether a text has the outer shape of a compact JWS. */
export function looksLikeJws(text: string): boolean {
  return text.length <= longestJws && compact.test(text)
}

/**
 * Takes a compact JWS apart, strictly: three parts in canonical base64url (RFC 4648 §3.5) of at most
 * `longest` characters; a header that is a JSON object in UTF-8 with no member twice (RFC 7515 §4 lets
 * us insist), names its algorithm and has nothing that must be understood (§4.1.11; RFC 7797 §3).
 * Null when it is anything else. `parse` is the strict JSON parser.
 */
export function decodeJws(
  text: string,
  parse: (json: string) => unknown,
  longest = longestJws,
): Jws | null {
  if (text.length > longest) return null
  const parts = compact.exec(text)
  if (parts === null) return null
  const header = headerOf(decodeObject(decodeCanonical(parts[1] ?? ''), parse))
  const payload = decodeCanonical(parts[2] ?? '')
  const signature = decodeCanonical(parts[3] ?? '')
  if (header === null || payload === null || signature === null) return null
  return { header, payload, signingInput: text.slice(0, text.lastIndexOf('.')), signature }
}

/**
 * The same for a JWT: the payload must be a JSON object as strict as the header (RFC 7519 §4, §7.2).
 */
export function decodeCompactJws(
  text: string,
  parse: (json: string) => unknown,
  longest = longestJws,
): CompactJws | null {
  const jws = decodeJws(text, parse, longest)
  const claims = decodeObject(jws?.payload ?? null, parse)
  return jws === null || claims === null ? null : { ...jws, claims }
}

/**
 * A NumericDate (RFC 7519 §2) in seconds, which may have a fraction. Null for what is no number,
 * negative, or beyond what a date can be.
 */
export function numericDate(value: unknown): number | null {
  return typeof value === 'number' && value >= 0 && value <= latestDate ? value : null
}

/** The last second that the platform has a date for. */
const latestDate = 8.64e12

function headerOf(header: Readonly<Record<string, unknown>> | null): JwsHeader | null {
  if (header === null) return null
  const { alg, kid, typ, crit, b64 } = header
  if (typeof alg !== 'string' || !isTextOrAbsent(kid) || !isTextOrAbsent(typ)) return null
  return crit === undefined && b64 === undefined ? (header as JwsHeader) : null
}

function isTextOrAbsent(value: unknown): boolean {
  return value === undefined || typeof value === 'string'
}

function decodeObject(
  bytes: Uint8Array | null,
  parse: (json: string) => unknown,
): Readonly<Record<string, unknown>> | null {
  if (bytes === null) return null
  try {
    const value = parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}

function decodeCanonical(part: string): Uint8Array | null {
  const bytes = Buffer.from(part, 'base64url')
  return bytes.toString('base64url') === part ? bytes : null
}
