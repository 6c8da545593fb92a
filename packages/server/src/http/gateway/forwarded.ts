import type { IncomingMessage } from 'node:http'
import { type ClientAddress, rangesOf } from '../client-address.ts'
import { headerValues } from '../credential-of.ts'

/** What an upstream is told of how a request came: names and values in turn. */
export type ForwardedHeaders = (request: IncomingMessage) => readonly string[]

/** The scheme and the host that a proxy in front of us names are believed where the proxy is trusted. */
export function createForwardedHeaders(
  trustedProxies: readonly string[],
  clientAddress: ClientAddress,
): ForwardedHeaders {
  const isTrusted = rangesOf(trustedProxies)
  return (request) => {
    const connected = request.socket.remoteAddress?.replace(/^::ffff:(?=[0-9.]+$)/i, '')
    const believes = connected !== undefined && isTrusted(connected)
    const told = (name: string): string | undefined => {
      const [value, another] = believes ? headerValues(request, name) : []
      return another === undefined ? value : undefined
    }
    const proto = told('x-forwarded-proto')?.toLowerCase() === 'https' ? 'https' : 'http'
    const host = told('x-forwarded-host') ?? headerValues(request, 'host')[0] ?? ''
    const address = clientAddress(request)
    return [
      ...(address === null ? [] : ['x-forwarded-for', address]),
      ...['x-forwarded-proto', proto],
      ...['x-forwarded-host', host],
    ]
  }
}
