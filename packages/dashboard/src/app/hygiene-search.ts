import type { Finding } from '../api/hygiene-queries.ts'
import { type Given, oneOf, type PlaceSearch, readPlace } from './search.ts'

/** In the order in which they are best done. */
export const findings = [
  'never_used',
  'idle',
  'excess_scopes',
  'many_addresses',
  'no_expiry',
  'expiring_soon',
] as const satisfies readonly Finding[]

export interface HygieneSearch extends PlaceSearch {
  /** Absent: the first of them. */
  readonly finding?: Finding
}

export function readHygieneSearch(given: Given): HygieneSearch {
  return { ...readPlace(given), ...oneOf('finding', given, findings) }
}
