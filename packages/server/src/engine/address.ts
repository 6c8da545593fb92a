import type { AddressStanding } from '@countersign/core'
import ipaddr from 'ipaddr.js'

type Range = ReturnType<typeof ipaddr.parseCIDR>
type Address = ReturnType<typeof ipaddr.process>

/**
 * Reads an address or a CIDR range, IPv4 or IPv6, in the spellings of RFC 4291 §2.2 and dotted
 * decimal; no octal, no short forms, no zone. IPv4-mapped IPv6 is IPv4. Null when it is neither.
 */
export function parseRange(text: string): Range | null {
  const parts = text.split('/')
  const address = parseAddress(parts[0] ?? '')
  if (address === null || parts.length > 2) return null
  const width = address.kind() === 'ipv4' ? 32 : 128
  if (parts[1] === undefined) return [address, width] as Range
  const prefix = /^(0|[1-9][0-9]{0,2})$/.test(parts[1]) ? Number(parts[1]) : Number.NaN
  const mapped = width === 32 && (parts[0] ?? '').includes(':')
  const length = mapped ? prefix - 96 : prefix
  return length >= 0 && length <= width ? ([address, length] as Range) : null
}

/** Reads one address. Null when it is none. */
export function parseAddress(text: string): Address | null {
  if (text.includes('%')) return null
  if (!ipaddr.IPv4.isValidFourPartDecimal(text) && !ipaddr.IPv6.isValid(text)) return null
  return ipaddr.process(text)
}

/** How a declared address stands to an allow-list. A text that is no address is on no list. */
export function standingOf(
  allowed: readonly string[] | null,
  declared: string | null,
): AddressStanding {
  if (allowed === null) return 'unrestricted'
  if (declared === null) return 'undeclared'
  const address = parseAddress(declared)
  if (address === null) return 'refused'
  return allowed.some((range) => contains(range, address)) ? 'allowed' : 'refused'
}

function contains(written: string, address: Address): boolean {
  const range = parseRange(written)
  return range !== null && range[0].kind() === address.kind() && address.match(range)
}
