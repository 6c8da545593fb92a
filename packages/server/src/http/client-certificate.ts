import type { IncomingMessage } from 'node:http'
import { rangesOf } from './client-address.ts'
import { headerValues } from './credential-of.ts'

/** The certificate that the client of a request has shown, in DER; null where it showed none. */
export type ClientCertificate = (
  request: Pick<IncomingMessage, 'rawHeaders' | 'socket'>,
) => Uint8Array | null

/** RFC 9440 §2.1: a byte sequence of RFC 8941. */
const byteSequence = /^:([A-Za-z0-9+/]+={0,2}):$/
const longestHeader = 16_384

/**
 * What the proxy that ended the connection says in `Client-Cert` (RFC 9440). Believed of trusted
 * proxies only: they must take such a header out of what clients send.
 */
export function createClientCertificate(trustedProxies: readonly string[]): ClientCertificate {
  const isTrusted = rangesOf(trustedProxies)
  return (request) => {
    const address = request.socket.remoteAddress?.replace(/^::ffff:(?=[0-9.]+$)/, '')
    if (address === undefined || !isTrusted(address)) return null
    const [value, ...more] = headerValues(request, 'client-cert')
    if (value === undefined || more.length > 0 || value.length > longestHeader) return null
    const bytes = byteSequence.exec(value)?.[1]
    return bytes === undefined ? null : Buffer.from(bytes, 'base64')
  }
}
