import { decodeCompactJws, parseStrictJson } from '@countersign/core'
import type { RefusalReason } from './errors.ts'

/** The `typ` and `alg` of a gateway's header: no other token has this `typ`. */
export const identityForm = { typ: 'countersign-identity+jwt', alg: 'EdDSA' } as const

/** A gateway's header has about 1 KB; scopes and capabilities make it longer. */
const longest = 16_384

/**
 * What is wrong with a header before any key is looked for, or null: so that no token of another
 * kind makes anybody fetch keys. It is read as strictly as an access token: one statement, one text.
 */
export function outerRefusal(header: string): RefusalReason | null {
  const jws = decodeCompactJws(header, parseStrictJson, longest)
  if (jws === null) return 'malformed'
  if (jws.header.typ !== identityForm.typ) return 'wrong_type'
  if (jws.header.alg !== identityForm.alg) return 'wrong_algorithm'
  return jws.header.kid === undefined ? 'malformed' : null
}
