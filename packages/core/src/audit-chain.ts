import type { Sha256 } from './branded.ts'
import { canonicalJson } from './canonical-json.ts'

/** A place in the chain: how many records were sealed up to it, and the hash of the last of them. */
export interface ChainPlace {
  readonly sequence: number
  /** 64 small hexadecimal digits. */
  readonly hash: string
}

/** A record in the chain: its place among the members that the hash covers. */
export type SealedRecord = ChainPlace & Readonly<Record<string, unknown>>

/** Before the first record. */
export const chainStart: ChainPlace = { sequence: 0, hash: '0'.repeat(64) }

/**
 * The place of a record that follows another: the hash is SHA-256 of the hash before it and the
 * record in canonical JSON (RFC 8785), its sequence number included. So it holds for all before it.
 */
export function sealAfter(previous: ChainPlace, record: object, sha256: Sha256): ChainPlace {
  const sequence = previous.sequence + 1
  const text = previous.hash + canonicalJson({ ...record, sequence })
  return { sequence, hash: hexOf(sha256(text)) }
}

/** The first place at which records and what is known of them differ. */
export interface ChainFault {
  readonly sequence: number
  readonly reason: ChainFaultReason
}

export type ChainFaultReason =
  /** The record does not fit its hash, or the hash before it: it was edited, moved or put in. */
  | 'altered'
  /** There is no record of this number, and there are later ones. */
  | 'missing'
  /** The record fits, and is another than the one that was known at this place. */
  | 'replaced'
  /** The records end before a place that was known. */
  | 'truncated'

export interface ChainChecked {
  /** Up to here all is well. */
  readonly reached: ChainPlace
  readonly fault: ChainFault | null
}

/**
 * Checks records that follow `after`, in their order. `known` are places that were written down
 * earlier: without any, whoever can write the database can seal a changed history anew.
 */
export function checkChain(
  records: Iterable<SealedRecord>,
  after: ChainPlace,
  { known, sha256 }: { readonly known: readonly ChainPlace[]; readonly sha256: Sha256 },
): ChainChecked {
  let reached = after
  for (const { hash, ...record } of records) {
    const place = sealAfter(reached, record, sha256)
    const reason = faultOf({ sequence: record.sequence, hash }, place, known)
    if (reason !== null) return { reached, fault: { sequence: place.sequence, reason } }
    reached = place
  }
  return { reached, fault: null }
}

/** What is known of places behind the last record. */
export function checkEnd(reached: ChainPlace, known: readonly ChainPlace[]): ChainFault | null {
  const isBeyond = known.some(({ sequence }) => sequence > reached.sequence)
  return isBeyond ? { sequence: reached.sequence + 1, reason: 'truncated' } : null
}

function faultOf(
  record: ChainPlace,
  place: ChainPlace,
  known: readonly ChainPlace[],
): ChainFaultReason | null {
  if (record.sequence > place.sequence) return 'missing'
  if (record.sequence !== place.sequence || record.hash !== place.hash) return 'altered'
  const isAnother = known.some(
    ({ sequence, hash }) => sequence === place.sequence && hash !== place.hash,
  )
  return isAnother ? 'replaced' : null
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
