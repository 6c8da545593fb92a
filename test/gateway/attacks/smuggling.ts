/**
 * What may become of an attack:
 * `refused`: 400 or the like, the connection is closed, and nothing arrives.
 * `declined`: 400 or the like, and nothing of it arrives; where it ends is clear, so what follows may.
 * `broken`: its head may arrive, whole it never does, and the connection is closed.
 * `read`: it is one request for every reader; what follows on the connection is answered.
 * `harmless`: any of these.
 * `waits`: more is expected; nothing arrives whole.
 */
export type Fate = 'refused' | 'declined' | 'broken' | 'read' | 'harmless' | 'waits'

export interface Attack {
  readonly name: string
  readonly fate: Fate
  readonly bytes: string
}

interface Means {
  /** A path that the caller may ask for. */
  readonly path: string
  /** Header lines that every request needs, CRLF after each. */
  readonly proof: string
  /** A whole request that the caller may not make: what is to be smuggled. */
  readonly inner: string
}

/** Shapes of requests that two readers take for two things, or that no strict reader takes. */
export function smugglingAttacks(means: Means): readonly Attack[] {
  return [
    ...lengthsAndCodings(means),
    ...codings(means),
    ...lengths(means),
    ...lineEnds(means),
    ...chunks(means),
    ...hosts(means),
    ...requestLines(means),
    ...headerLines(means),
    ...unexpectedContent(means),
    ...hopByHop(means),
  ]
}

const line = (path: string, method = 'POST') => `${method} ${path} HTTP/1.1\r\nHost: gateway\r\n`

/** Chunks that end at once, and the smuggled request, in one body for who reads the length. */
const zeroThen = (inner: string) => `0\r\n\r\n${inner}`

function lengthOf(text: string): string {
  return `Content-Length: ${String(text.length)}\r\n`
}

/** CL.TE and TE.CL, in both orders and in every spelling of the coding that some reader overlooks. */
function lengthsAndCodings({ path, proof, inner }: Means): Attack[] {
  const body = zeroThen(inner)
  return codingSpellings.flatMap(([spelling, alone]) => {
    const fate: Fate = alone === 'unknown header' ? 'harmless' : 'refused'
    return [
      {
        name: `CL.TE ${JSON.stringify(spelling)}`,
        fate,
        bytes: `${line(path)}${proof}${lengthOf(body)}${spelling}\r\n\r\n${body}`,
      },
      {
        name: `TE.CL ${JSON.stringify(spelling)}`,
        fate,
        bytes: `${line(path)}${proof}${spelling}\r\nContent-Length: 4\r\n\r\n${inner.length.toString(16)}\r\n${inner}\r\n0\r\n\r\n`,
      },
    ]
  })
}

function codings({ path, proof, inner }: Means): Attack[] {
  return codingSpellings.map(([spelling, alone]) => ({
    name: `TE ${JSON.stringify(spelling)}`,
    fate: alone === 'chunked' ? 'harmless' : alone === 'unknown header' ? 'harmless' : 'refused',
    bytes: `${line(path)}${proof}${spelling}\r\n\r\n${zeroThen(inner)}`,
  }))
}

/** Ways to write the coding, and what a strict reader takes each for when it stands alone. */
const codingSpellings: readonly (readonly [string, 'chunked' | 'refused' | 'unknown header'])[] = [
  ['Transfer-Encoding: chunked', 'chunked'],
  ['transfer-encoding: CHUNKED', 'chunked'],
  ['TRANSFER-ENCODING:chunked', 'chunked'],
  ['Transfer-Encoding: \tchunked\t', 'chunked'],
  ['Transfer-Encoding: gzip, chunked', 'refused'],
  ['Transfer-Encoding: chunked, chunked', 'refused'],
  ['Transfer-Encoding: identity, chunked', 'refused'],
  ['Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked', 'refused'],
  ['Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked', 'refused'],
  ['Transfer-Encoding: ,chunked', 'refused'],
  ['Transfer-Encoding: chunked,', 'refused'],
  ['Transfer-Encoding: identity', 'refused'],
  ['Transfer-Encoding: chunked, identity', 'refused'],
  ['Transfer-Encoding: chunked\r\nTransfer-Encoding: identity', 'refused'],
  ['Transfer-Encoding: xchunked', 'refused'],
  ['Transfer-Encoding: chunkedx', 'refused'],
  ['Transfer-Encoding: chunke', 'refused'],
  ['Transfer-Encoding: chunked;q=1', 'refused'],
  ['Transfer-Encoding: "chunked"', 'refused'],
  ["Transfer-Encoding: 'chunked'", 'refused'],
  ['Transfer-Encoding: chunked gzip', 'refused'],
  ['Transfer-Encoding: gzip chunked', 'refused'],
  ['Transfer-Encoding: chu nked', 'refused'],
  ['Transfer-Encoding: cow', 'refused'],
  ['Transfer-Encoding: \xa0chunked', 'refused'],
  ['Transfer-Encoding: chunked\xa0', 'refused'],
  ['Transfer-Encoding: \x85chunked', 'refused'],
  ['Transfer-Encoding: \x0bchunked', 'refused'],
  ['Transfer-Encoding: \x0cchunked', 'refused'],
  ['Transfer-Encoding: \0chunked', 'refused'],
  ['Transfer-Encoding: chunked\0', 'refused'],
  ['Transfer-Encoding: \x08chunked', 'refused'],
  ['Transfer-Encoding: chunked\x7f', 'refused'],
  ['Transfer-Encoding : chunked', 'refused'],
  ['Transfer-Encoding\t: chunked', 'refused'],
  ['Transfer-Encoding\x0b: chunked', 'refused'],
  ['Transfer-Encoding\0: chunked', 'refused'],
  ['Transfer-Encoding\x80: chunked', 'refused'],
  ['Transfer-Encoding chunked', 'refused'],
  ['Transfer-Encoding;: chunked', 'refused'],
  ['Transfer Encoding: chunked', 'refused'],
  ['"Transfer-Encoding": chunked', 'refused'],
  [' Transfer-Encoding: chunked', 'refused'],
  ['\tTransfer-Encoding: chunked', 'refused'],
  ['Transfer-Encoding:\r\n chunked', 'refused'],
  ['Transfer-Encoding:\n chunked', 'refused'],
  ['Transfer-Encoding\r\n : chunked', 'refused'],
  ['X: x\nTransfer-Encoding: chunked', 'refused'],
  ['X: x\rTransfer-Encoding: chunked', 'refused'],
  ['X: x\r\r\nTransfer-Encoding: chunked', 'refused'],
  ['Transfer-Encoding: chunked\n', 'refused'],
  ['Transfer-Encoding: chunked\rX: y', 'refused'],
  ['Transfer-Encoding:', 'refused'],
  ['Transfer-Encoding:\r\nTransfer-Encoding: chunked', 'refused'],
  [': x\r\nTransfer-Encoding: chunked', 'refused'],
  ['Transfer_Encoding: chunked', 'unknown header'],
  ['Transfer.Encoding: chunked', 'unknown header'],
  ['Transfer~Encoding: chunked', 'unknown header'],
  ['X-Transfer-Encoding: chunked', 'unknown header'],
  ['Transfer-Encodin: chunked', 'unknown header'],
  ['TE: chunked', 'unknown header'],
  ['Content-Encoding: chunked', 'unknown header'],
]

function lengths({ path, proof, inner }: Means): Attack[] {
  const refused = [
    ['Content-Length: 5\r\nContent-Length: 5'],
    ['Content-Length: 5\r\nContent-Length: 6'],
    ['Content-Length: 6\r\nContent-Length: 5'],
    ['Content-Length: 5\r\ncontent-length: 0'],
    ['Content-Length: 5, 5'],
    ['Content-Length: 5, 6'],
    ['Content-Length: 5,'],
    ['Content-Length: +5'],
    ['Content-Length: -5'],
    ['Content-Length: -0'],
    ['Content-Length: 0x5'],
    ['Content-Length: 5.0'],
    ['Content-Length: 5e0'],
    ['Content-Length: 5 5'],
    ['Content-Length: 5;'],
    ['Content-Length: "5"'],
    ['Content-Length: 5\0'],
    ['Content-Length: \x0b5'],
    ['Content-Length: \xb2'],
    ['Content-Length:'],
    ['Content-Length: '],
    ['Content-Length: five'],
    ['Content-Length: 18446744073709551621'],
    ['Content-Length: 99999999999999999999999999'],
    ['Content-Length : 5'],
    ['Content-Length\t: 5'],
    ['Content-Length\0: 5'],
    [' Content-Length: 5'],
    ['Content-Length:\r\n 5'],
    ['Content-Length: 5\r\n 5'],
    ['X: x\nContent-Length: 5'],
    ['X: x\rContent-Length: 5'],
    ['Content-Length: 0\r\nContent-Length: 5'],
  ].map(([spelling = '']) => ({ spelling, fate: 'refused' as const }))
  const others = [
    { spelling: 'Content-Length: 005', fate: 'harmless' },
    { spelling: 'Content-Length: \t5\t', fate: 'harmless' },
    { spelling: 'Content_Length: 5', fate: 'harmless' },
    { spelling: 'Content.Length: 5', fate: 'harmless' },
    { spelling: 'Content-Length: 0\r\nContent_Length: 5', fate: 'harmless' },
    { spelling: 'X-Content-Length: 5', fate: 'harmless' },
  ] as const
  return [...refused, ...others].map(({ spelling, fate }) => ({
    name: `length ${JSON.stringify(spelling)}`,
    fate,
    bytes: `${line(path)}${proof}${spelling}\r\n\r\nhello${inner}`,
  }))
}

function lineEnds({ path, proof, inner }: Means): Attack[] {
  const plain = `${line(path, 'GET')}${proof}`
  const body = `${line(path)}${proof}Content-Length: 5\r\n`
  const rows: readonly (readonly [string, string])[] = [
    ['LF everywhere', `${plain}\r\n`.replaceAll('\r\n', '\n')],
    ['LF after the request line', `${plain}\r\n`.replace('\r\n', '\n')],
    ['LF after the last header', `${plain.slice(0, -2)}\n\r\n`],
    ['LF for the empty line', `${plain}\n`],
    ['LF LF for the end', `${plain.slice(0, -2)}\n\n`],
    ['CR everywhere', `${plain}\r\n`.replaceAll('\r\n', '\r')],
    ['CR for the empty line', `${plain}\r`],
    ['CR CR LF for the empty line', `${plain}\r\r\n`],
    ['CR and a letter', `${plain}\rX: y\r\n\r\n`],
    ['LF in a value', `${plain}X: a\nX-Injected: b\r\n\r\n`],
    ['CR in a value', `${plain}X: a\rX-Injected: b\r\n\r\n`],
    ['NUL in a value', `${plain}X: a\0b\r\n\r\n`],
    ['CR before content', `${body}\rhello`],
    ['a vertical tab for a line end', `${plain}X: a\x0bY: b\r\n\x0b\r\n`],
  ]
  return rows.map(([name, bytes]) => ({ name, fate: 'refused', bytes: bytes + inner }))
}

function chunks({ path, proof, inner }: Means): Attack[] {
  const head = `${line(path)}${proof}Transfer-Encoding: chunked\r\n\r\n`
  const rows: readonly (readonly [Fate, string, string])[] = [
    ['read', 'plain', '5\r\nhello\r\n0\r\n\r\n'],
    ['read', 'capital size', 'A\r\n0123456789\r\n0\r\n\r\n'],
    ['read', 'zeros before the size', '005\r\nhello\r\n000\r\n\r\n'],
    ['harmless', 'an extension', '5;a=b\r\nhello\r\n0;c=d\r\n\r\n'],
    ['harmless', 'a quoted extension', '5;a="b;c"\r\nhello\r\n0\r\n\r\n'],
    ['harmless', 'an extension without a value', '5;a\r\nhello\r\n0\r\n\r\n'],
    ['harmless', 'a trailer', '5\r\nhello\r\n0\r\nX-Trailer: yes\r\n\r\n'],
    ['harmless', 'a trailer that frames', '5\r\nhello\r\n0\r\nContent-Length: 30\r\n\r\n'],
    ['harmless', 'a trailer that codes', '5\r\nhello\r\n0\r\nTransfer-Encoding: chunked\r\n\r\n'],
    ['broken', 'no extension after the semicolon', '5;\r\nhello\r\n0\r\n\r\n'],
    ['broken', 'an extension with an open quote', '5;a="b\r\nhello\r\n0\r\n\r\n'],
    ['broken', 'an extension with LF (TERM.EXT)', `5;\nxx\r\nhello\r\n0\r\n\r\n`],
    ['broken', 'an extension with a value and LF', `5;a=b\nhello\r\n0\r\n\r\n`],
    ['broken', 'an extension with CR', '5;a\rb\r\nhello\r\n0\r\n\r\n'],
    ['broken', 'an extension with CR CR', '5\r\r;ABCD\r\n34\r\nE\r\n0\r\n\r\n'],
    ['broken', 'an extension with NUL', '5;a\0b\r\nhello\r\n0\r\n\r\n'],
    ['broken', 'an extension without a semicolon', '5 abc\r\nhello\r\n0\r\n\r\n'],
    ['broken', 'extensions of 20 KB', `5;${'a'.repeat(20_000)}\r\nhello\r\n0\r\n\r\n`],
    ['broken', 'a blank before the size', ' 5\r\nhello\r\n0\r\n\r\n'],
    ['broken', 'a blank after the size', '5 \r\nhello\r\n0\r\n\r\n'],
    ['broken', 'a tab after the size', '5\t\r\nhello\r\n0\r\n\r\n'],
    ['broken', 'a size with 0x', '0x5\r\nhello\r\n0\r\n\r\n'],
    ['broken', 'a size with a sign', '+5\r\nhello\r\n0\r\n\r\n'],
    ['broken', 'a negative size', '-5\r\nhello\r\n0\r\n\r\n'],
    ['broken', 'a size with an underscore', '0_5\r\nhello\r\n0\r\n\r\n'],
    ['broken', 'no size', '\r\nhello\r\n0\r\n\r\n'],
    ['broken', 'a size that overflows 64 bits', '10000000000000005\r\nhello\r\n0\r\n\r\n'],
    ['broken', 'a size that overflows by far', `${'f'.repeat(40)}\r\nhello\r\n0\r\n\r\n`],
    ['broken', 'LF after the size', '5\nhello\r\n0\r\n\r\n'],
    ['broken', 'LF after the chunk', '5\r\nhello\n0\r\n\r\n'],
    ['broken', 'CR after the chunk', '5\r\nhello\r0\r\n\r\n'],
    ['broken', 'nothing after the chunk', '5\r\nhello0\r\n\r\n'],
    ['broken', 'two letters after the chunk (TERM.SPILL)', '5\r\nhelloxx0\r\n\r\n'],
    ['broken', 'more than the size', '3\r\nhello\r\n0\r\n\r\n'],
    ['broken', 'LF LF after the last chunk', '5\r\nhello\r\n0\n\n'],
    ['broken', 'LF after the last chunk', '5\r\nhello\r\n0\n\r\n'],
    ['broken', 'LF for the empty line', '5\r\nhello\r\n0\r\n\n'],
    ['broken', 'CR CR LF after the last chunk', '5\r\nhello\r\n0\r\n\r\r\n'],
    ['broken', 'a trailer with LF', '5\r\nhello\r\n0\r\nX: a\nY: b\r\n\r\n'],
    ['broken', 'a trailer with NUL', '5\r\nhello\r\n0\r\nX: a\0\r\n\r\n'],
    ['broken', 'a trailer that is none', '5\r\nhello\r\n0\r\nGET / HTTP/1.1\r\n\r\n'],
    ['waits', 'no last chunk', '5\r\nhello\r\n'],
    ['waits', 'no line after the last chunk', '5\r\nhello\r\n0\r\n'],
    ['waits', 'half a chunk', 'ffff\r\nhello'],
  ]
  return rows.map(([fate, name, body]) => ({
    name: `chunks: ${name}`,
    fate,
    bytes: head + body + (fate === 'broken' ? inner : ''),
  }))
}

function hosts({ path, proof, inner }: Means): Attack[] {
  const request = (hostLines: string, target = path): string =>
    `GET ${target} HTTP/1.1\r\n${hostLines}${proof}\r\n${inner}`
  const refused: readonly (readonly [string, string])[] = [
    ['two Hosts', request('Host: gateway\r\nHost: other\r\n')],
    ['two equal Hosts', request('Host: gateway\r\nHost: gateway\r\n')],
    ['two Hosts, another case', request('Host: gateway\r\nhOST: other\r\n')],
    ['two Hosts, one folded', request('Host: gateway\r\n Host: other\r\n')],
    ['a Host before which is a blank', request(' Host: gateway\r\n')],
    ['a blank after Host', request('Host : gateway\r\n')],
    ['a list of Hosts', request('Host: gateway, other\r\n')],
    ['a Host with a path', request('Host: gateway/files/secret\r\n')],
    ['a Host with a person', request('Host: someone@gateway\r\n')],
    ['a Host with a blank', request('Host: gate way\r\n')],
    ['a Host with a query', request('Host: gateway?x\r\n')],
    ['a Host with NUL', request('Host: gate\0way\r\n')],
    ['a Host with a port that is none', request('Host: gateway:80x\r\n')],

    [
      'an absolute form and two Hosts',
      request('Host: gateway\r\nHost: gateway\r\n', `http://gateway${path}`),
    ],
  ]
  const declined: readonly (readonly [string, string])[] = [
    ['no Host', request('')],
    ['an absolute form of another Host', request('Host: gateway\r\n', `http://other${path}`)],
    [
      'an absolute form with a person',
      request('Host: gateway\r\n', `http://someone@gateway${path}`),
    ],
    ['an absolute form of another scheme', request('Host: gateway\r\n', `ftp://gateway${path}`)],
  ]
  return [
    ...declined.map(([name, bytes]) => ({ name, fate: 'declined' as const, bytes })),
    ...refused.map(([name, bytes]) => ({ name, fate: 'refused' as const, bytes })),
    { name: 'an empty Host', fate: 'harmless', bytes: request('Host:\r\n') },
    {
      name: 'Host in another spelling beside it',
      fate: 'harmless',
      bytes: request('Host: gateway\r\nHo_st: other\r\nX-Host: other\r\n'),
    },
    {
      name: 'an absolute form',
      fate: 'harmless',
      bytes: request('Host: gateway\r\n', `http://gateway${path}`),
    },
  ]
}

function requestLines({ path, proof, inner }: Means): Attack[] {
  const rest = `Host: gateway\r\n${proof}\r\n`
  const refused = [
    `GET\t${path} HTTP/1.1`,
    `GET ${path} HTTP/1.1 `,
    `GET ${path} HTTP/1.1\t`,
    ` GET ${path} HTTP/1.1`,
    `GET ${path} HTTP/1.2`,
    `GET ${path} HTTP/9.9`,
    `GET ${path} HTTP/1.10`,
    `GET ${path} HTTP/01.1`,
    `GET ${path} http/1.1`,
    `GET ${path} HTTP /1.1`,
    `GET ${path} HTTQ/1.1`,
    `GET ${path} ICE/1.0`,
    `GET`,
    `get ${path} HTTP/1.1`,
    `GETX ${path} HTTP/1.1`,
    `GE\0T ${path} HTTP/1.1`,
    `GET ${path}\0 HTTP/1.1`,
    `GET ${path}\x7f HTTP/1.1`,
    `GET ${path} /secret HTTP/1.1`,
    `GET ${path}\rX HTTP/1.1`,
    'PRI * HTTP/2.0',
    `CONNECT gateway:80 HTTP/1.1`,
    `GET gateway HTTP/1.1`,
    `GET \\files HTTP/1.1`,
  ].map((first) => ({
    name: `request line ${JSON.stringify(first)}`,
    fate: 'refused' as const,
    bytes: `${first}\r\n${rest}${inner}`,
  }))
  const others: readonly (readonly [string, string])[] = [
    ['two blanks before the path', `GET  ${path} HTTP/1.1\r\n${rest}`],
    ['two blanks after the path', `GET ${path}  HTTP/1.1\r\n${rest}`],
    ['no version', `GET ${path}\r\n${rest}`],
    ['HTTP/2.0', `GET ${path} HTTP/2.0\r\n${rest}`],
    ['empty lines before', `\r\n\r\nGET ${path} HTTP/1.1\r\n${rest}`],
    ['LF before', `\n\nGET ${path} HTTP/1.1\r\n${rest}`],
    ['OPTIONS *', `OPTIONS * HTTP/1.1\r\n${rest}`],
    ['TRACE', `TRACE ${path} HTTP/1.1\r\nMax-Forwards: 0\r\n${rest}`],
    ['a method of WebDAV', `PROPFIND ${path} HTTP/1.1\r\n${rest}`],
    ['bytes of Latin-1', `GET ${path}\xe9 HTTP/1.1\r\n${rest}`],
    ['HTTP/1.0', `GET ${path} HTTP/1.0\r\n${rest}`],
    ['HTTP/1.0 kept alive', `GET ${path} HTTP/1.0\r\nConnection: keep-alive\r\n${rest}`],
    [
      'HTTP/1.0 with a coding',
      `POST ${path} HTTP/1.0\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n${rest}0\r\n\r\n`,
    ],
  ]
  return [
    ...refused,
    ...others.map(([name, bytes]) => ({ name, fate: 'harmless' as const, bytes: bytes + inner })),
  ]
}

function headerLines({ path, proof, inner }: Means): Attack[] {
  const refused = [
    'X@: y',
    'X\x01: y',
    'X\xe9: y',
    'X(: y',
    'X[: y',
    'X{: y',
    'X/: y',
    'X\\: y',
    'X,: y',
    ': y',
    'X',
    'X\r\n : y',
    'X: y\r\n\tfolded: yes',
    'X: \x01',
    'X: \x7f',
  ].map((spelling) => ({
    name: `header ${JSON.stringify(spelling)}`,
    fate: 'refused' as const,
    bytes: `${line(path, 'GET')}${proof}${spelling}\r\n\r\n${inner}`,
  }))
  const tooMuch = [
    `X: ${'y'.repeat(70_000)}`,
    Array.from({ length: 5_000 }, (_, place) => `X${String(place)}: y`).join('\r\n'),
  ].map((lines) => ({
    name: `${String(lines.length)} bytes of headers`,
    fate: 'refused' as const,
    bytes: `${line(path, 'GET')}${proof}${lines}\r\n\r\n`,
  }))
  return [...refused, ...tooMuch]
}

/** CL.0 and TE.0: content where many servers look for none and read the next request. */
function unexpectedContent({ path, proof, inner }: Means): Attack[] {
  return ['GET', 'HEAD', 'OPTIONS', 'DELETE', 'TRACE'].flatMap((method): Attack[] => [
    {
      name: `CL.0 of ${method}`,
      fate: method === 'DELETE' ? 'harmless' : 'refused',
      bytes: `${line(path, method)}${proof}${lengthOf(inner)}\r\n${inner}`,
    },
    {
      name: `TE.0 of ${method}`,
      fate: method === 'DELETE' ? 'harmless' : 'refused',
      bytes: `${line(path, method)}${proof}Transfer-Encoding: chunked\r\n\r\n${inner.length.toString(16)}\r\n${inner}\r\n0\r\n\r\n`,
    },
  ])
}

/** What a browser sends; the upstream of these attacks answers it with 200, and no tunnel may open. */
const websocket =
  'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n'

/** Headers that are named away, and protocols that are to be switched to. */
function hopByHop({ path, proof, inner }: Means): Attack[] {
  const named = [
    'Content-Length',
    'Transfer-Encoding',
    'Host',
    'Authorization',
    'X-Request-Id',
    'Via',
  ]
  const upgrades: readonly (readonly [string, string])[] = [
    [
      'h2c',
      'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n',
    ],
    ['h2c without settings', 'Connection: Upgrade\r\nUpgrade: h2c\r\n'],
    ['h2c and websocket', 'Connection: Upgrade\r\nUpgrade: websocket, h2c\r\n'],
    ['websocket', websocket],
    ['websocket of another version', websocket.replace('13', '777')],
    ['websocket without a key', 'Connection: Upgrade\r\nUpgrade: websocket\r\n'],
    ['websocket with two keys', `${websocket}Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n`],
    ['websocket with a length', `${websocket}Content-Length: 5\r\n`],
    ['websocket with a coding', `${websocket}Transfer-Encoding: chunked\r\n`],
    ['TLS', 'Connection: Upgrade\r\nUpgrade: TLS/1.0\r\n'],
    ['an upgrade that Connection does not name', 'Upgrade: h2c\r\n'],
  ]
  return [
    ...named.map((name) => ({
      name: `Connection: ${name}`,
      fate: 'harmless' as const,
      bytes: `${line(path)}${proof}Connection: keep-alive, ${name}\r\n${lengthOf(inner)}\r\n${inner}`,
    })),
    {
      name: 'a POST that wants to upgrade',
      fate: 'harmless',
      bytes: `${line(path)}${proof}${websocket}${lengthOf(inner)}\r\n${inner}`,
    },
    ...upgrades.map(([name, lines]) => ({
      name: `an upgrade to ${name}`,
      fate: 'harmless' as const,
      bytes: `${line(path, 'GET')}${proof}${lines}\r\n${inner}`,
    })),
    {
      name: 'an expectation that is none',
      fate: 'harmless',
      bytes: `${line(path)}${proof}Expect: 200-ok\r\n${lengthOf(inner)}\r\n${inner}`,
    },
    {
      name: 'two expectations',
      fate: 'harmless',
      bytes: `${line(path)}${proof}Expect: 100-continue\r\nExpect: x\r\n${lengthOf(inner)}\r\n${inner}`,
    },
    {
      name: 'an expectation, and content at once',
      fate: 'harmless',
      bytes: `${line(path)}${proof}Expect: 100-continue\r\n${lengthOf(inner)}\r\n${inner}`,
    },
  ]
}
