import type { UnixMillis, UnixSeconds } from './branded.ts'
import { lots, stampCycleSeconds, type TokenStamp } from './token-stamp.ts'

/**
 * How lists are laid out: a generation has a block of entries, one for each lot of tokens of each
 * second of a ring that is longer than tokens live. So an entry follows from a `jti` and the position
 * of its generation, and belongs to no token for ever.
 */
export interface StatusLayout {
  /** A power of two, in seconds. */
  readonly ringSeconds: number
}

/** An entry: in which list, and where in it. */
export interface StatusPlace {
  readonly list: number
  readonly index: number
}

/** 256 KiB before it is compressed. */
export const entriesOfList = 2 ** 21
/** So long a list may be relied upon, so that nobody takes an entry for that of a later second. */
export const listLifetimeSeconds = 300
const toleranceSeconds = 60
const shortestRing = 2 ** 10
const longestRing = 2 ** 16

/** Longer tokens have no status. */
export const longestWithStatusSeconds = longestRing - listLifetimeSeconds - toleranceSeconds

/** The layout for tokens that live so long. */
export function layoutFor(lifetimeSeconds: number): StatusLayout {
  let ringSeconds = shortestRing
  while (ringSeconds < lifetimeSeconds + listLifetimeSeconds + toleranceSeconds) ringSeconds *= 2
  return { ringSeconds }
}

/** Whether some layout has such a ring. */
export function isRing(seconds: number): boolean {
  const isWithin = seconds >= shortestRing && seconds <= longestRing
  return isWithin && stampCycleSeconds % seconds === 0
}

/** Blocks of a list. */
export function generationsOfList({ ringSeconds }: StatusLayout): number {
  return entriesOfList / (ringSeconds * lots)
}

/** Where the status of a token is. Positions count from 1. */
export function placeOfToken(
  position: number,
  { second, lot }: TokenStamp,
  layout: StatusLayout,
): StatusPlace {
  const perList = generationsOfList(layout)
  const list = Math.floor((position - 1) / perList)
  const block = (position - 1) % perList
  return { list, index: (block * layout.ringSeconds + (second % layout.ringSeconds)) * lots + lot }
}

/** Of a generation: how much of it is over. */
export interface GenerationStanding {
  readonly position: number
  readonly isOpen: boolean
  /** Tokens that were minted before are revoked; 0: none is. */
  readonly tokensFrom: UnixMillis | 0
  readonly revoked: readonly TokenStamp[]
}

/**
 * Marks in a list of single bits what of a generation is over at an instant: all of a closed one, the
 * seconds before the instant from which tokens count, and tokens that were revoked by themselves.
 * Entries of seconds to come stay valid, for tokens that are minted while the list is in use.
 */
export function markGeneration(
  bytes: Uint8Array,
  { position, isOpen, tokensFrom, revoked }: GenerationStanding,
  { layout, at }: { readonly layout: StatusLayout; readonly at: UnixSeconds },
): void {
  const { ringSeconds } = layout
  const indexOf = (stamp: TokenStamp): number => placeOfToken(position, stamp, layout).index
  const block = indexOf({ second: 0, lot: 0 }) / 8
  const bytesOfSecond = lots / 8
  if (!isOpen) {
    bytes.fill(0xff, block, block + ringSeconds * bytesOfSecond)
    return
  }
  // what the ring holds of the past
  const earliest = at - ringSeconds + listLifetimeSeconds + toleranceSeconds / 2
  for (let second = Math.ceil(tokensFrom / 1_000) - 1; second >= earliest; second--) {
    const start = block + (second % ringSeconds) * bytesOfSecond
    bytes.fill(0xff, start, start + bytesOfSecond)
  }
  for (const stamp of revoked) {
    const index = indexOf(stamp)
    bytes[index >> 3] = (bytes[index >> 3] ?? 0) | (1 << (index & 7))
  }
}
