/** Statuses as a Token Status List packs them (draft-ietf-oauth-status-list §4.1). */
export interface Statuses {
  readonly bits: 1 | 2 | 4 | 8
  readonly bytes: Uint8Array
}

/** So many statuses, all of them 0: VALID. */
export function allValid(count: number, bits: Statuses['bits']): Statuses {
  return { bits, bytes: new Uint8Array(Math.ceil((count * bits) / 8)) }
}

/** Sets the status of an index; the lowest bits of a byte belong to the lowest index. */
export function setStatus({ bits, bytes }: Statuses, index: number, status: number): void {
  const { at, shift, mask } = placeOf(index, bits)
  bytes[at] = ((bytes[at] ?? 0) & ~(mask << shift)) | ((status & mask) << shift)
}

/** The status of an index; null where the list has no such index, and then nothing is known (§8.3). */
export function statusAt({ bits, bytes }: Statuses, index: number): number | null {
  const { at, shift, mask } = placeOf(index, bits)
  const byte = bytes[at]
  return byte === undefined ? null : (byte >> shift) & mask
}

function placeOf(index: number, bits: Statuses['bits']) {
  const perByte = 8 / bits
  return {
    at: Math.floor(index / perByte),
    shift: (index % perByte) * bits,
    mask: 2 ** bits - 1,
  }
}
