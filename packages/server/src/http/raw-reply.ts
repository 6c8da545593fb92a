import { STATUS_CODES } from 'node:http'
import type { Answer } from './answer.ts'

/** A whole reply in the bytes of HTTP/1.1, for a connection that is closed after it. */
export function rawReply({ status, headers, body }: Answer, requestId: string): string {
  const lines = Object.entries({
    ...headers,
    'x-request-id': requestId,
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  }).map(([name, value]) => `${name}: ${value}\r\n`)
  return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n${body}`
}
