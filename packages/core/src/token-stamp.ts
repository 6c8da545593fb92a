/** When a token was minted, as its `jti` says, and which of those that were minted in that second. */
export interface TokenStamp {
  /** Seconds, modulo 2^18: three days. */
  readonly second: number
  /** 0 to 15. */
  readonly lot: number
}

export const lots = 16
/** Stamps of instants so far apart are the same. In seconds. */
export const stampCycleSeconds = 2 ** 18

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const stampLength = 3

/**
 * The random part of a `jti` with its beginning replaced by when the token is minted: so the `jti`
 * alone says which entry of a status list is the token's. 78 of the 96 random bits are left.
 */
export function stamped(random: string, issuedAtSeconds: number): string {
  const second = issuedAtSeconds % stampCycleSeconds
  const stamp = [second >> 12, (second >> 6) & 63, second & 63].map((digit) => digits.charAt(digit))
  return stamp.join('') + random.slice(stampLength)
}

/** What a well-formed `jti` says of itself. */
export function stampOf(tokenId: string): TokenStamp {
  const random = tokenId.slice(tokenId.lastIndexOf('.') + 1)
  const digit = (place: number): number => digits.indexOf(random.charAt(place))
  const second = (digit(0) << 12) | (digit(1) << 6) | digit(2)
  return { second, lot: digit(stampLength) % lots }
}
