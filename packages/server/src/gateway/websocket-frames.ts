/** Where the frames of a websocket begin and end in its bytes (RFC 6455 §5.2). */
export interface FrameTracker {
  readonly feed: (chunk: Uint8Array) => void
  /** Whether a frame of somebody else's may follow what was fed so far. */
  readonly isBetweenFrames: () => boolean
}

const shortestHead = 2
const mask = 0x80
const lengthOf16Bits = 126
const lengthOf64Bits = 127

/** Follows one direction of a websocket from its first byte. What frames hold is not looked at. */
export function createFrameTracker(): FrameTracker {
  const head: number[] = []
  let left = 0
  return {
    feed: (chunk) => {
      for (let place = 0; place < chunk.length; ) {
        if (left > 0) {
          const taken = Math.min(left, chunk.length - place)
          left -= taken
          place += taken
          continue
        }
        head.push(chunk[place] ?? 0)
        place++
        if (head.length < headLength(head)) continue
        left = payloadLength(head)
        head.length = 0
      }
    },
    isBetweenFrames: () => left === 0 && head.length === 0,
  }
}

function headLength([, second]: readonly number[]): number {
  if (second === undefined) return shortestHead
  const length = second & ~mask
  const extended = length === lengthOf64Bits ? 8 : length === lengthOf16Bits ? 2 : 0
  return shortestHead + extended + ((second & mask) === 0 ? 0 : 4)
}

/** Lengths beyond 2^53 never end, which comes to the same. */
function payloadLength(head: readonly number[]): number {
  const length = (head[1] ?? 0) & ~mask
  if (length < lengthOf16Bits) return length
  const bytes = head.slice(2, length === lengthOf64Bits ? 10 : 4)
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0)
}

/** Why we end a websocket (RFC 6455 §7.4.1). */
export const closeCodes = { goingAway: 1001, policyViolation: 1008 } as const

/** A close frame as a server sends it: unmasked, with nothing but its code. */
export function closeFrame(code: number): Uint8Array {
  return Uint8Array.of(0x88, 2, code >> 8, code & 0xff)
}
