import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** A connection on which a test writes bytes as it likes. */
export interface TestSocket {
  readonly write: (bytes: string) => void
  /** What has come so far. */
  readonly text: () => string
  /** Resolves with all that came when the other side has closed. */
  readonly closed: Promise<string>
  /** Resolves when what has come holds this text. */
  readonly comes: (text: string) => Promise<void>
  /** Forgets what has come. */
  readonly forget: () => void
  readonly end: () => void
}

export async function openSocket(url: string): Promise<TestSocket> {
  const { hostname, port } = new URL(url)
  const socket: Socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  let text = ''
  socket.on('data', (chunk) => (text += chunk.toString()))
  socket.on('error', () => undefined)
  const closed = new Promise<string>((resolve) => socket.on('close', () => resolve(text)))
  return {
    write: (bytes) => socket.write(bytes),
    text: () => text,
    closed,
    comes: async (wanted) => {
      while (!text.includes(wanted)) {
        if (socket.destroyed) throw new Error(`closed before ${wanted} came: ${text}`)
        await Promise.race([once(socket, 'data'), closed])
      }
    },
    forget: () => {
      text = ''
    },
    end: () => socket.destroy(),
  }
}

/** A request in bytes, with its body. */
export function requestBytes(
  line: string,
  headers: Readonly<Record<string, string>> = {},
  body = '',
): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const length = body === '' ? '' : `Content-Length: ${String(Buffer.byteLength(body))}\r\n`
  return `${line} HTTP/1.1\r\nHost: test\r\n${lines.join('')}${length}\r\n${body}`
}
