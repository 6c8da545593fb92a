import { type IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { TunnelEnd } from '../../gateway/tunnel.ts'
import { headerValues } from '../credential-of.ts'

const token = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+(?:\/[A-Za-z0-9!#$%&'*+.^_`|~-]+)?$/
/** HTTP over HTTP, or TLS within it, would carry requests past all rules. */
const neverPassed = /^(?:h2c?|h3|https?|tls)(?:[/-]|$)/i

/**
 * The protocol that a request asks to change to; null where it has no such wish that can be met:
 * then it is a request like any other (RFC 9110 §7.8).
 */
export function wishedProtocol(request: IncomingMessage): string | null {
  const [protocol, another] = headerValues(request, 'upgrade')
  if (request.method !== 'GET' || request.httpVersion !== '1.1') return null
  if (protocol === undefined || another !== undefined) return null
  if (request.headers['content-length'] !== undefined) return null
  if (request.headers['transfer-encoding'] !== undefined) return null
  return token.test(protocol) && !neverPassed.test(protocol) ? protocol : null
}

const taken = new WeakMap<IncomingMessage, TunnelEnd>()

/** The connection of a request that asks for another protocol; undefined: it is not one. */
export function switchingOf(request: IncomingMessage): TunnelEnd | undefined {
  return taken.get(request)
}

/**
 * Takes requests for another protocol through the listener as any request, so that they meet all that
 * others meet. Whatever becomes of one, no other request follows it on its connection.
 */
export function takeUpgrades(app: FastifyInstance): void {
  app.server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    const response = new ServerResponse(request)
    socket.on('error', () => socket.destroy())
    socket.setTimeout(0)
    response.shouldKeepAlive = false
    response.assignSocket(socket)
    response.once('finish', () => {
      if (response.statusCode !== 101) socket.destroySoon()
    })
    if (wishedProtocol(request) !== null) taken.set(request, { socket, head })
    app.server.emit('request', request, response)
  })
}
