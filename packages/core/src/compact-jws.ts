/** A JWS in compact serialisation (RFC 7515 §3.1), taken apart; nothing of it is verified yet. */
export interface CompactJws {
  readonly header: Readonly<Record<string, unknown>>
  readonly claims: Readonly<Record<string, unknown>>
  /** The octets that are signed: header and payload as they were sent. */
  readonly signingInput: string
  readonly signature: Uint8Array
}

/** Longer texts are no access tokens of ours. In characters. */
export const longestJws = 8_192

// Three parts of base64url; the signature is never empty, so an unsecured JWS is none.
const compact = /^([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)$/

/** Whether a text has the outer shape of a compact JWS. */
export function looksLikeJws(text: string): boolean {
  return text.length <= longestJws && compact.test(text)
}

/**
 * Takes a compact JWS apart, strictly: base64url must be canonical (RFC 4648 §3.5), header and
 * payload must be JSON objects in UTF-8 with no member twice (RFC 7519 §4 lets us insist). Null
 * when it is anything else. `parse` is the strict JSON parser.
 */
export function decodeCompactJws(
  text: string,
  parse: (json: string) => unknown,
): CompactJws | null {
  if (text.length > longestJws) return null
  const parts = compact.exec(text)
  if (parts === null) return null
  const header = decodeObject(parts[1] ?? '', parse)
  const claims = decodeObject(parts[2] ?? '', parse)
  const signature = decodeCanonical(parts[3] ?? '')
  if (header === null || claims === null || signature === null) return null
  return { header, claims, signingInput: text.slice(0, text.lastIndexOf('.')), signature }
}

function decodeObject(
  part: string,
  parse: (json: string) => unknown,
): Readonly<Record<string, unknown>> | null {
  const bytes = decodeCanonical(part)
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
