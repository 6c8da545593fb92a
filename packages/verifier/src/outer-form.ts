import type { RefusalReason } from './errors.ts'

/** The `typ` and `alg` of a gateway's header: no other token has this `typ`. */
export const identityForm = { typ: 'countersign-identity+jwt', alg: 'EdDSA' } as const

/** A gateway's header has about 1 KB; scopes and capabilities make it longer. */
const longest = 16_384

const compact = /^([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)$/

/**
 * What is wrong with a header before any key is looked for, or null: so that no token of another
 * kind makes anybody fetch keys. Encodings must be canonical (RFC 4648 §3.5): one statement, one text.
 */
export function outerRefusal(header: string): RefusalReason | null {
  const parts = header.length > longest ? null : compact.exec(header)
  if (parts === null || !parts.slice(1).every(isCanonical)) return 'malformed'
  const protectedHeader = parsed(parts[1] ?? '')
  if (protectedHeader === null) return 'malformed'
  if (protectedHeader['typ'] !== identityForm.typ) return 'wrong_type'
  if (protectedHeader['alg'] !== identityForm.alg) return 'wrong_algorithm'
  return typeof protectedHeader['kid'] === 'string' ? null : 'malformed'
}

function isCanonical(part: string): boolean {
  return Buffer.from(part, 'base64url').toString('base64url') === part
}

function parsed(part: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString())
    return typeof value === 'object' ? (value as Record<string, unknown> | null) : null
  } catch {
    return null
  }
}
