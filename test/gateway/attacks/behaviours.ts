import type { Socket } from 'node:net'
import type { Arrived } from './canonical-reader.ts'

/** What an upstream does with a request, when its head or all of it has come. */
export interface Behaviour {
  readonly at: 'head' | 'end'
  readonly does: (socket: Socket, nonce: string, request: Arrived) => void
  /** What its caller may get; a cut reply has a status and ends too soon. */
  readonly gives: readonly (number | 'cut')[]
  /** It leaves bytes behind that belong to no request: the connection must be closed, never used again. */
  readonly dirties?: true
  /**
   * Those bytes come when the connection may have been handed on. HTTP/1.1 can't tell them from the reply to
   * the next request, so nobody else may ask meanwhile.
   */
  readonly alone?: true
}

export function nonceOf({ headers }: Arrived): string {
  return headers.find(([name]) => name === 'x-nonce')?.[1] ?? 'none'
}

/** A reply that names the request that it is for, in its head and in its body. */
export function replyTo(nonce: string, more = ''): string {
  const body = bodyFor(nonce)
  return `HTTP/1.1 200 OK\r\nX-Nonce: ${nonce}\r\n${more}Content-Length: ${String(body.length)}\r\n\r\n${body}`
}

export function bodyFor(nonce: string): string {
  return `nonce=${nonce};`
}

const body = bodyFor
const failed = [502] as const
const cut = [502, 'cut'] as const

/** Writes bytes once all has come, and leaves the connection open. */
function writes(bytes: (nonce: string) => string, gives: Behaviour['gives']): Behaviour {
  return { at: 'end', does: (socket, nonce) => socket.write(bytes(nonce), 'latin1'), gives }
}

/** Writes bytes and closes, or resets. */
function writesAndEnds(
  bytes: (nonce: string) => string,
  gives: Behaviour['gives'],
  { by = 'end' }: { readonly by?: 'end' | 'resetAndDestroy' } = {},
): Behaviour {
  return {
    at: 'end',
    does: (socket, nonce) => {
      socket.write(bytes(nonce), 'latin1', () => socket[by]())
    },
    gives,
  }
}

/** A whole reply, then more when the proxy has had time to hand the connection on. */
function writesLater(more: string): Behaviour {
  return {
    at: 'end',
    does: (socket, nonce) => {
      socket.write(replyTo(nonce))
      setImmediate(() => setImmediate(() => socket.write(more)))
    },
    gives: [200],
    dirties: true,
    alone: true,
  }
}

/** Once all has come, a reply and more in one piece. */
function writesSurplus(bytes: (nonce: string) => string, status = 200): Behaviour {
  return { ...writes(bytes, [status, 502, 'cut']), dirties: true }
}

function withHeaders(headers: string, gives: Behaviour['gives']): Behaviour {
  return writes((nonce) => replyTo(nonce, headers), gives)
}

const stolen = replyTo('stolen')
const chunkedHead = (nonce: string): string =>
  `HTTP/1.1 200 OK\r\nX-Nonce: ${nonce}\r\nTransfer-Encoding: chunked\r\n\r\n`
const chunk = (nonce: string): string => `${body(nonce).length.toString(16)}\r\n${body(nonce)}\r\n`

export const behaviours: Readonly<Record<string, Behaviour>> = {
  well: writes(replyTo, [200]),
  'well, in chunks': writes((nonce) => `${chunkedHead(nonce)}${chunk(nonce)}0\r\n\r\n`, [200]),
  'well, and closes': writesAndEnds((nonce) => replyTo(nonce, 'Connection: close\r\n'), [200]),
  'well, until it closes': writesAndEnds(
    (nonce) => `HTTP/1.1 200 OK\r\nX-Nonce: ${nonce}\r\n\r\n${body(nonce)}`,
    [200],
  ),

  'resets at the head': { at: 'head', does: (socket) => socket.resetAndDestroy(), gives: failed },
  'closes at the head': { at: 'head', does: (socket) => socket.end(), gives: failed },
  'resets at the end': { at: 'end', does: (socket) => socket.resetAndDestroy(), gives: failed },
  'closes at the end': { at: 'end', does: (socket) => socket.end(), gives: failed },
  'resets within its head': writesAndEnds(() => 'HTTP/1.1 200 OK\r\nX-No', failed, {
    by: 'resetAndDestroy',
  }),
  'closes within its head': writesAndEnds(() => 'HTTP/1.1 200 OK\r\nX-No', failed),
  'resets within its body': writesAndEnds((nonce) => replyTo(nonce).slice(0, -3), cut, {
    by: 'resetAndDestroy',
  }),
  'closes within its body': writesAndEnds((nonce) => replyTo(nonce).slice(0, -3), cut),
  'closes within a chunk': writesAndEnds(
    (nonce) => `${chunkedHead(nonce)}ff\r\n${body(nonce)}`,
    cut,
  ),
  'closes before the last chunk': writesAndEnds(
    (nonce) => `${chunkedHead(nonce)}${chunk(nonce)}`,
    cut,
  ),

  'says nothing': { at: 'end', does: () => undefined, gives: [504] },
  'stalls within its head': writes(() => 'HTTP/1.1 200 OK\r\nX-No', [504]),
  'stalls within its body': writes((nonce) => replyTo(nonce).slice(0, -3), [504, 'cut']),
  'stalls within a chunk': writes(
    (nonce) => `${chunkedHead(nonce)}ff\r\n${body(nonce)}`,
    [504, 'cut'],
  ),
  'stalls after an interim reply': writes(() => 'HTTP/1.1 103 Early Hints\r\n\r\n', [504]),

  'answers early': {
    at: 'head',
    does: (socket, nonce) => socket.write(replyTo(nonce)),
    gives: [200],
  },
  'answers early and closes': {
    at: 'head',
    does: (socket, nonce) => socket.end(replyTo(nonce, 'Connection: close\r\n')),
    gives: [200, 502],
  },
  'answers early and resets': {
    at: 'head',
    does: (socket, nonce) => socket.write(replyTo(nonce), () => socket.resetAndDestroy()),
    gives: [200, 502],
  },
  'answers early and at the end': {
    at: 'head',
    does: (socket, nonce, request) => {
      socket.write(replyTo(nonce))
      const whenWhole = setInterval(() => {
        if (request.complete) socket.write(stolen)
        if (request.complete || socket.destroyed) clearInterval(whenWhole)
      }, 1)
    },
    gives: [200],
    dirties: true,
    alone: true,
  },

  'answers twice': writesSurplus((nonce) => replyTo(nonce) + stolen),
  'answers twice, later': writesLater(stolen),
  'answers ten times': writesSurplus((nonce) => replyTo(nonce) + stolen.repeat(10)),
  'answers twice, in chunks': writesSurplus(
    (nonce) => `${chunkedHead(nonce)}${chunk(nonce)}0\r\n\r\n${stolen}`,
  ),
  'answers once and a half': writesSurplus((nonce) => replyTo(nonce) + stolen.slice(0, -5)),
  'sends more than it said': writesSurplus((nonce) => `${replyTo(nonce)}surplus`),
  'sends more than it said, later': writesLater('surplus'),
  'sends line ends too many': writes((nonce) => `${replyTo(nonce)}\r\n\r\n`, [200]),
  'sends content with 204': writesSurplus(
    (nonce) => `HTTP/1.1 204 No Content\r\nX-Nonce: ${nonce}\r\n\r\n${stolen}`,
    204,
  ),
  'sends content with 304': writesSurplus(
    (nonce) =>
      `HTTP/1.1 304 Not Modified\r\nX-Nonce: ${nonce}\r\nContent-Length: ${String(stolen.length)}\r\n\r\n${stolen}`,
    304,
  ),

  'sends a trailer': writes(
    (nonce) => `${chunkedHead(nonce)}${chunk(nonce)}0\r\nX-Trailer: yes\r\n\r\n`,
    [200],
  ),
  'sends trailers that frame': writes(
    (nonce) =>
      `${chunkedHead(nonce)}${chunk(nonce)}0\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n`,
    [200, 'cut'],
  ),
  'sends a broken trailer': writes(
    (nonce) => `${chunkedHead(nonce)}${chunk(nonce)}0\r\nX Trailer\0\r\n\r\n`,
    cut,
  ),
  'sends a chunk of a broken size': writes((nonce) => `${chunkedHead(nonce)}xyz\r\n`, cut),
  'sends a chunk of a huge size': writes(
    (nonce) => `${chunkedHead(nonce)}ffffffffffffffffff\r\n`,
    cut,
  ),
  'sends a chunk longer than it said': writes(
    (nonce) => `${chunkedHead(nonce)}2\r\n${body(nonce)}\r\n0\r\n\r\n`,
    cut,
  ),

  'is no HTTP': writes(() => 'SSH-2.0-OpenSSH_9.6\r\n', failed),
  'is HTTP of 1991': writesAndEnds((nonce) => body(nonce), failed),
  'is HTTP/2': writes(() => 'HTTP/2.0 200 OK\r\nContent-Length: 0\r\n\r\n', [200, 502]),
  'has a status of two digits': writes(() => 'HTTP/1.1 20 OK\r\nContent-Length: 0\r\n\r\n', failed),
  'has a status of four digits': writes(
    () => 'HTTP/1.1 2000 OK\r\nContent-Length: 0\r\n\r\n',
    failed,
  ),
  'switches protocols unasked': writes(
    () => 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n',
    failed,
  ),
  'continues unasked': writes(
    (nonce) => `HTTP/1.1 100 Continue\r\n\r\n${replyTo(nonce)}`,
    [200, 502],
  ),
  'sends interim replies': writes(
    (nonce) => 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'.repeat(3) + replyTo(nonce),
    [200],
  ),

  'says two lengths': withHeaders('Content-Length: 3\r\n', failed),
  'says a length and chunks': withHeaders('Transfer-Encoding: chunked\r\n', cut),
  'says a negative length': writes(() => 'HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n', failed),
  'says a list of lengths': writes(
    () => 'HTTP/1.1 200 OK\r\nContent-Length: 5, 5\r\n\r\nhello',
    failed,
  ),
  'says an unknown coding': writesAndEnds(
    (nonce) =>
      `HTTP/1.1 200 OK\r\nX-Nonce: ${nonce}\r\nTransfer-Encoding: pigeon\r\n\r\n${body(nonce)}`,
    [200, 502, 'cut'],
  ),
  'has a NUL in a header': withHeaders('X-A: a\0b\r\n', failed),
  'has a bare CR in a header': withHeaders('X-A: a\rX-B: b\r\n', failed),
  'ends header lines with LF': withHeaders('X-A: a\nX-B: b\r\n', failed),
  'folds a header line': withHeaders('X-A: a\r\n b\r\n', [200, 502]),
  'has a blank in a name': withHeaders('X A: a\r\n', failed),
  'has a blank after a name': withHeaders('X-A : a\r\n', failed),
  'has a header of 1 MB': withHeaders(`X-A: ${'a'.repeat(1_000_000)}\r\n`, failed),
  'has 10,000 headers': withHeaders('X-A: a\r\n'.repeat(10_000), failed),

  'names headers in Connection': withHeaders(
    'Connection: keep-alive, X-Hop\r\nX-Hop: hop\r\nKeep-Alive: timeout=0\r\nProxy-Connection: close\r\n',
    [200],
  ),
}
