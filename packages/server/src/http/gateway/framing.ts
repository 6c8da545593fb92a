import type { IncomingMessage } from 'node:http'
import { headerValues } from '../credential-of.ts'

const hostForm = /^(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._~!$&'()*+,;=%-]*)(?::[0-9]*)?$/

/** Content has no meaning in them (RFC 9110 §9.3), so there are servers that do not read any. */
const withoutContent: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE'])

/**
 * Whether two programs could disagree about where a request ends or whom it is for. What the parser
 * of the platform refuses (Content-Length beside Transfer-Encoding, or twice, or bare line feeds)
 * never comes here; this is what it lets through (RFC 9112 §3.2, §6.1). Content of a GET is
 * an attack for RFC 9110 §9.3.1: a server that reads none takes it for the next request.
 */
export function isFramingAmbiguous(request: IncomingMessage): boolean {
  const hosts = headerValues(request, 'host')
  if (hosts.length > 1 || hosts.some((host) => !hostForm.test(host))) return true
  const lengths = headerValues(request, 'content-length')
  const codings = headerValues(request, 'transfer-encoding')
  if (withoutContent.has(request.method ?? '')) {
    return codings.length > 0 || lengths.some((length) => Number(length) !== 0)
  }
  if (codings.length === 0) return lengths.length > 1
  const isChunked = codings.length === 1 && codings[0]?.toLowerCase() === 'chunked'
  return !isChunked || lengths.length > 0 || request.httpVersion !== '1.1'
}
