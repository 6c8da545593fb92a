import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** A reply as it stood on the wire. */
export interface RawReply {
  readonly status: number
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string
  /** Whether all of it came. */
  readonly complete: boolean
}

/** A connection that carries bytes as they are, in Latin-1: no client would send most of them. */
export interface RawConnection {
  readonly write: (bytes: string) => void
  readonly text: () => string
  readonly replies: () => readonly RawReply[]
  /** Resolves when so many whole replies have come, or the server has closed; says which. */
  readonly answered: (count: number) => Promise<'answered' | 'closed'>
  /** Resolves when the server has closed. */
  readonly closed: Promise<void>
  readonly isClosed: () => boolean
  readonly end: () => void
  readonly reset: () => void
}

/** `firstIsHead`: the first request is a HEAD, whose reply has no content. */
export async function openRaw(
  url: string,
  { firstIsHead = false }: { readonly firstIsHead?: boolean } = {},
): Promise<RawConnection> {
  const { hostname, port } = new URL(url)
  const socket: Socket = connect({ port: Number(port), host: hostname, noDelay: true })
  await once(socket, 'connect')
  let text = ''
  const waiting = new Set<() => void>()
  const wake = (): void => {
    for (const awake of waiting) awake()
  }
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1')
    wake()
  })
  // a reset is one way to be closed
  socket.on('error', () => undefined)
  const closed = new Promise<void>((resolve) =>
    socket.once('close', () => {
      resolve()
      wake()
    }),
  )
  const replies = (): readonly RawReply[] =>
    repliesIn(text, { isClosed: socket.destroyed, firstIsHead })
  return {
    write: (bytes) => socket.write(bytes, 'latin1'),
    text: () => text,
    replies,
    answered: (count) =>
      new Promise((resolve) => {
        const look = (): void => {
          const isAnswered = replies().filter(({ complete }) => complete).length >= count
          if (!isAnswered && !socket.destroyed) return
          waiting.delete(look)
          resolve(isAnswered ? 'answered' : 'closed')
        }
        waiting.add(look)
        look()
      }),
    closed,
    isClosed: () => socket.destroyed,
    end: () => socket.end(),
    reset: () => socket.resetAndDestroy(),
  }
}

interface Circumstances {
  readonly isClosed: boolean
  readonly firstIsHead: boolean
}

/** The replies in what a server sent. Interim ones are left out. */
function repliesIn(text: string, { isClosed, firstIsHead }: Circumstances): RawReply[] {
  const found: RawReply[] = []
  for (let rest = text; rest !== ''; ) {
    const headEnd = rest.indexOf('\r\n\r\n')
    const [line = '', ...lines] = rest.slice(0, Math.max(headEnd, 0)).split('\r\n')
    const status = Number(/^HTTP\/1\.[01] (\d{3})(?: |$)/.exec(line)?.[1] ?? 0)
    if (headEnd === -1 || status === 0) {
      return [...found, { status, headers: [], body: rest, complete: false }]
    }
    const headers = lines.map(headerOf)
    const hasNone = firstIsHead && found.length === 0
    const { body, length, complete } = hasNone
      ? noBody
      : bodyOf(rest.slice(headEnd + 4), { status, headers }, isClosed)
    if (status >= 200) found.push({ status, headers, body, complete })
    rest = rest.slice(headEnd + 4 + length)
  }
  return found
}

export function headerOf(line: string): readonly [string, string] {
  const colon = line.indexOf(':')
  return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
}

export function headerNamed({ headers }: Pick<RawReply, 'headers'>, wanted: string) {
  return headers.find(([name]) => name === wanted)?.[1]
}

interface Body {
  readonly body: string
  /** How much of the text it takes. */
  readonly length: number
  readonly complete: boolean
}

const noBody: Body = { body: '', length: 0, complete: true }

function bodyOf(
  text: string,
  { status, headers }: Pick<RawReply, 'status' | 'headers'>,
  isClosed: boolean,
): Body {
  if (status < 200 || status === 204 || status === 304) return noBody
  if (headerNamed({ headers }, 'transfer-encoding') === 'chunked') return chunkedBody(text)
  const announced = headerNamed({ headers }, 'content-length')
  if (announced === undefined) return { body: text, length: text.length, complete: isClosed }
  const length = Number(announced)
  const body = text.slice(0, length)
  return { body, length: body.length, complete: body.length === length }
}

function chunkedBody(text: string): Body {
  let body = ''
  for (let at = 0; ; ) {
    const lineEnd = text.indexOf('\r\n', at)
    const size = Number.parseInt(text.slice(at, lineEnd), 16)
    if (lineEnd === -1 || Number.isNaN(size)) return { body, length: text.length, complete: false }
    if (size === 0) {
      const end = text.indexOf('\r\n\r\n', lineEnd)
      if (end === -1) return { body, length: text.length, complete: false }
      return { body, length: end + 4, complete: true }
    }
    const chunk = text.slice(lineEnd + 2, lineEnd + 2 + size)
    body += chunk
    at = lineEnd + 2 + size + 2
    if (at > text.length) return { body, length: text.length, complete: false }
  }
}
