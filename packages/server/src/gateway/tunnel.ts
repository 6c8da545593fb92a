import type { Duplex } from 'node:stream'
import type { Ending } from './ending.ts'
import { closeCodes, closeFrame, createFrameTracker } from './websocket-frames.ts'

/** A connection that has changed its protocol. */
export interface TunnelEnd {
  readonly socket: Duplex & { readonly setTimeout: (ms: number, then: () => void) => unknown }
  /** What it has sent of the new protocol already. */
  readonly head: Uint8Array
}

/** How long a caller has to hear why, after nothing goes to or comes from the upstream any more. */
const farewellMs = 200

/**
 * Joins a caller and an upstream byte for byte, until one of them ends, nothing comes for
 * `idleTimeoutMs`, or the tunnel is ended by what it gives. A websocket is told why where a frame of
 * ours can stand.
 */
export function openTunnel(
  caller: TunnelEnd,
  upstream: TunnelEnd,
  { isWebsocket, idleTimeoutMs }: { readonly isWebsocket: boolean; readonly idleTimeoutMs: number },
): Ending {
  const frames = createFrameTracker()
  const follow = (chunk: Uint8Array): void => {
    if (isWebsocket) frames.feed(chunk)
  }
  follow(upstream.head)
  join(caller.socket, upstream)
  join(upstream.socket, caller)
  upstream.socket.on('data', follow)
  upstream.socket.pipe(caller.socket)
  caller.socket.pipe(upstream.socket)
  caller.socket.setTimeout(idleTimeoutMs, () => {
    caller.socket.destroy()
    upstream.socket.destroy()
  })
  const end = (code: number): void => {
    upstream.socket.unpipe(caller.socket).off('data', follow)
    caller.socket.unpipe(upstream.socket)
    upstream.socket.destroy()
    if (isWebsocket && frames.isBetweenFrames()) bidFarewell(caller.socket, code)
    else caller.socket.destroy()
  }
  return {
    cut: () => end(closeCodes.policyViolation),
    leave: () => end(closeCodes.goingAway),
  }
}

/** What one has sent already goes to the other first, and when one is gone so is the other. */
function join(one: Duplex, other: TunnelEnd): void {
  if (other.head.length > 0) one.write(other.head)
  one.on('error', () => one.destroy())
  one.once('close', () => other.socket.destroy())
}

function bidFarewell(socket: Duplex, code: number): void {
  const over = setTimeout(() => socket.destroy(), farewellMs)
  socket.once('close', () => clearTimeout(over))
  socket.once('end', () => socket.destroy())
  socket.end(closeFrame(code))
  socket.resume()
}
