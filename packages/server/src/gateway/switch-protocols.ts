import type { IncomingMessage } from 'node:http'
import { pipeline } from 'node:stream'
import type { Refusal } from '@countersign/core'
import { askToSwitch, type Switched } from './ask-to-switch.ts'
import { down, type Forwarding, outcomeOf } from './forward.ts'
import { openTunnel, type TunnelEnd } from './tunnel.ts'
import type { Target } from './upstream-pool.ts'

/** A request for another protocol, such as a websocket, that may pass. */
export interface Switching extends Omit<Forwarding, 'request' | 'bodyLimit'> {
  /** As the caller names it. */
  readonly protocol: string
  readonly caller: TunnelEnd
}

/**
 * Has an upstream change the protocol of a connection, and joins it with the caller's. A reply by
 * which it declines goes to the caller. Null: the caller has heard, or is gone; else why not, of which
 * nothing has been written. Another target is tried at most once, where one can't be reached.
 */
export async function switchProtocols(switching: Switching): Promise<Refusal | null> {
  const { upstream } = switching
  const { counts } = upstream
  const tried = new Set<Target>()
  let failed: Refusal | null = null
  for (;;) {
    const target = upstream.choose(tried)
    if (target === null) {
      failed ??= down(upstream)
      counts[outcomeOf(failed)]++
      return failed
    }
    tried.add(target)
    const answered = await askToSwitch(switching, target)
    if (answered.kind === 'gone') {
      counts.gone++
      return null
    }
    if (answered.kind !== 'failed') {
      counts.replied++
      if (answered.kind === 'switched') connect(switching, answered)
      else decline(switching, answered.reply)
      return null
    }
    failed = answered.refusal
    if (answered.mayRetry && tried.size < 2) continue
    counts[outcomeOf(failed)]++
    return failed
  }
}

/** Framing of a body, which such a reply has none of (RFC 9110 §15.2). */
const framing: ReadonlySet<string> = new Set(['content-length', 'transfer-encoding'])

function connect(
  { response, replyHeaders, takeOver, protocol, caller, upstream, ending }: Switching,
  answered: Extract<Switched, { kind: 'switched' }>,
): void {
  const theirs = answered.rawHeaders.filter((_part, place) => {
    const name = answered.rawHeaders[place - (place % 2)] ?? ''
    return !framing.has(name.toLowerCase())
  })
  takeOver()
  const header = [...replyHeaders(theirs), 'connection', 'Upgrade', 'upgrade', protocol]
  response.writeHead(101, header)
  response.end()
  const isWebsocket = protocol.toLowerCase() === 'websocket'
  const { idleTimeoutMs } = upstream
  Object.assign(ending, openTunnel(caller, answered, { isWebsocket, idleTimeoutMs }))
}

function decline(
  { response, replyHeaders, takeOver, upstream }: Switching,
  reply: IncomingMessage,
): void {
  takeOver()
  response.writeHead(reply.statusCode ?? 502, replyHeaders(reply.rawHeaders) as string[])
  response.flushHeaders()
  reply.socket.setTimeout(upstream.idleTimeoutMs, () => reply.destroy())
  // what breaks off there breaks off here
  pipeline(reply, response, () => reply.destroy())
}
