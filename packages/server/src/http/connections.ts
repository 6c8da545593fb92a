import type { Server } from 'node:http'
import { isIPv4, type Socket } from 'node:net'
import { refuse } from '@countersign/core'
import { answerRefusal, type Dialect } from './answer.ts'
import { rangesOf } from './client-address.ts'
import { rawReply } from './raw-reply.ts'
import type { Surroundings } from './surroundings.ts'

/** How long a connection that is turned away may take to hear why, and how many may at once. */
const lingerMs = 2_000
const mostLingering = 256

const refusalOf = {
  address: refuse('address_rate_exceeded', { retryAfterSeconds: 1 }),
  total: refuse('overloaded', { retryAfterSeconds: 1 }),
} as const

/**
 * Bounds the open connections of a server, and those of one address among them. Who is turned away
 * is told so in the dialect, after his first bytes: a client that is answered before it asked
 * would take the reply for garbage.
 */
export function limitConnections(
  server: Server,
  dialect: Dialect,
  surroundings: Surroundings,
): void {
  const { counts, limits } = surroundings
  const isExempt = rangesOf(limits.connectionsExempt)
  const bySource = new Map<string, number>()
  const [serve] = server.listeners('connection') as ((this: Server, socket: Socket) => void)[]
  if (serve === undefined) throw new Error('the server takes no connections')
  server.maxConnections = limits.maxConnections + mostLingering

  const reached = (source: string | null): keyof typeof refusalOf | null => {
    if (counts.connections >= limits.maxConnections) return 'total'
    if (source === null) return null
    return (bySource.get(source) ?? 0) >= limits.maxConnectionsPerAddress ? 'address' : null
  }
  const count = (source: string | null, by: 1 | -1): void => {
    counts.connections += by
    if (source === null) return
    const left = (bySource.get(source) ?? 0) + by
    if (left === 0) bySource.delete(source)
    else bySource.set(source, left)
  }
  const turnAway = createTurnAway(dialect, surroundings)

  server.removeAllListeners('connection')
  server.on('connection', (socket) => {
    const { remoteAddress } = socket
    const source =
      remoteAddress === undefined || isExempt(remoteAddress) ? null : sourceOf(remoteAddress)
    const limit = reached(source)
    if (limit !== null) {
      turnAway(socket, limit)
      return
    }
    count(source, 1)
    socket.once('close', () => count(source, -1))
    serve.call(server, socket)
  })
}

/**
 * What connections and requests of an address are counted under: IPv4, or the /64 of IPv6 that one customer
 * usually has.
 */
export function sourceOf(address: string): string {
  if (isIPv4(address)) return address
  const mapped = /^::ffff:([0-9.]+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  const [head = '', tail] = address.split('::')
  const groups = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? 0 : tail.split(':').length
  const zeros = tail === undefined ? 0 : 8 - groups.length - after
  const known = [...groups, ...new Array<string>(zeros).fill('0')]
  return [...known, ...(tail ?? '').split(':')].slice(0, 4).join(':')
}

function createTurnAway(dialect: Dialect, { counts, requestIds, log }: Surroundings) {
  let lingering = 0
  return (socket: Socket, limit: keyof typeof refusalOf): void => {
    const refusal = refusalOf[limit]
    counts.connectionsRefused[limit]++
    counts.refusals[refusal.code]++
    log.debug({ limit }, 'connection turned away')
    if (lingering >= mostLingering) {
      socket.destroy()
      return
    }
    lingering++
    const timer = setTimeout(() => socket.destroy(), lingerMs)
    socket.once('close', () => {
      lingering--
      clearTimeout(timer)
    })
    socket.on('error', () => socket.destroy())
    socket.once('end', () => socket.end())
    socket.once('data', () => {
      const requestId = requestIds.make()
      const answer = answerRefusal(refusal, dialect, { surface: 'resource', requestId })
      socket.end(rawReply(answer, requestId))
    })
    socket.resume()
  }
}
