import { once } from 'node:events'
import { connect } from 'node:net'
import type { Right } from '../asking.ts'
import { readReply } from './reply.ts'
import type { Tally } from './tally.ts'

/** Of a wrong reply, in characters. */
const longestQuoted = 2_000

/** One connection that asks again as soon as it was answered. */
export interface Lane {
  /** Asks until the deadline, on the clock of `performance`; then the connection is closed. */
  readonly drive: (deadline: number) => Promise<void>
}

/**
 * On a bare socket: the parser of HTTP clients costs more than the servers that are measured.
 * `fill` gives the next request; its bytes are used until the reply is there, then written anew.
 */
export async function openLane(
  { port, fill, right }: { port: number; fill: () => Buffer; right: Right },
  tally: Tally,
): Promise<Lane> {
  const received = Buffer.allocUnsafe(16_384)
  let onText = (_text: string): void => undefined
  const socket = connect({
    port,
    host: '127.0.0.1',
    noDelay: true,
    onread: {
      buffer: received,
      callback: (size) => {
        onText(received.toString('latin1', 0, size))
        return true
      },
    },
  })
  await once(socket, 'connect')

  const drive = (deadline: number): Promise<void> =>
    new Promise((resolve) => {
      let pending = ''
      let askedAt = performance.now()
      const finish = (fault: string | null): void => {
        if (fault !== null) tally.fault(fault)
        onText = () => undefined
        socket
          .removeAllListeners()
          .on('error', () => undefined)
          .destroy()
        resolve()
      }
      onText = (text) => {
        pending = pending === '' ? text : pending + text
        const reply = readReply(pending, right)
        if (reply === 'partial') return
        if (reply !== 'right') {
          finish(`${reply}: ${pending.slice(0, longestQuoted)}`)
          return
        }
        pending = ''
        const now = performance.now()
        if (now >= deadline) {
          finish(null)
          return
        }
        tally.right(now - askedAt)
        askedAt = now
        socket.write(fill())
      }
      socket.on('error', (error) => finish(error.message))
      socket.on('close', () => finish('the server closed the connection'))
      socket.write(fill())
    })
  return { drive }
}
