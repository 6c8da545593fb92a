/** A request as it arrived, and what is wrong with its form. */
export interface Arrived {
  readonly method: string
  readonly target: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  body: string
  complete: boolean
  /** Which connection of the upstream it came on. */
  readonly connection: number
}

export interface Reading {
  /** The head is there. */
  readonly began: (request: Arrived) => void
  /** The whole request is there. */
  readonly ended: (request: Arrived) => void
  /** Something that two readers could take for two things. */
  readonly objected: (objection: string) => void
}

const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/
const requestLine = /^([A-Z]+) (\/[\x21-\x7e]*) HTTP\/1\.1$/
/** Methods whose content has no meaning: many servers do not read it, and take it for the next request. */
const withoutContent = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE'])

/**
 * Reads requests as RFC 9112 writes them and no other way. Where all that arrives can be read so, every
 * reader counts the same requests; whatever can't be is an objection, and ends the reading.
 */
export function createCanonicalReader(connection: number, { began, ended, objected }: Reading) {
  let pending = ''
  let current: Arrived | null = null
  let left: number | 'chunk' | 'none' = 'none'
  let hasFailed = false

  const fail = (objection: string): false => {
    hasFailed = true
    objected(objection)
    return false
  }
  const end = (): true => {
    if (current !== null) {
      current.complete = true
      ended(current)
    }
    current = null
    return true
  }
  const readHead = (): boolean => {
    const headEnd = pending.indexOf('\r\n\r\n')
    if (headEnd === -1) return false
    const lines = pending.slice(0, headEnd).split('\r\n')
    const head = headOf(lines)
    if (typeof head === 'string') return fail(`${head}: ${JSON.stringify(lines)}`)
    pending = pending.slice(headEnd + 4)
    const { method, target, headers, length } = head
    current = { method, target, headers, body: '', complete: false, connection }
    left = length
    began(current)
    return length === 0 ? end() : true
  }
  const readBody = (request: Arrived): boolean => {
    if (left === 'chunk') return readChunk(request)
    const part = pending.slice(0, Number(left))
    request.body += part
    pending = pending.slice(part.length)
    left = Number(left) - part.length
    return left === 0 ? end() : false
  }
  const readChunk = (request: Arrived): boolean => {
    const lineEnd = pending.indexOf('\n')
    if (lineEnd === -1) return false
    const line = pending.slice(0, lineEnd + 1)
    if (!/^[0-9A-Fa-f]{1,8}\r\n$/.test(line)) return fail(`a chunk's size: ${JSON.stringify(line)}`)
    const size = Number.parseInt(line, 16)
    const chunkEnd = line.length + size
    if (pending.length < chunkEnd + 2) return false
    if (pending.slice(chunkEnd, chunkEnd + 2) !== '\r\n') {
      return fail(`${size === 0 ? 'trailers' : "a chunk's end"}: ${JSON.stringify(pending)}`)
    }
    request.body += pending.slice(line.length, chunkEnd)
    pending = pending.slice(chunkEnd + 2)
    return size === 0 ? end() : true
  }

  return (bytes: Buffer): void => {
    pending += bytes.toString('latin1')
    let goesOn = !hasFailed
    while (goesOn && pending !== '') goesOn = current === null ? readHead() : readBody(current)
  }
}

interface Head extends Pick<Arrived, 'method' | 'target' | 'headers'> {
  readonly length: number | 'chunk'
}

function headOf(lines: readonly string[]): Head | string {
  const [first = '', ...rest] = lines
  const [, method, target] = requestLine.exec(first) ?? []
  if (method === undefined || target === undefined) return 'the request line'
  const headers: (readonly [string, string])[] = []
  for (const line of rest) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon)
    const value = line.slice(colon + 1).trim()
    if (!token.test(name) || /[\0\r\n]/.test(value)) return 'a header line'
    headers.push([name.toLowerCase(), value])
  }
  const length = lengthOf(method, headers)
  return typeof length === 'object' ? length.objection : { method, target, headers, length }
}

function lengthOf(
  method: string,
  headers: Head['headers'],
): Head['length'] | { objection: string } {
  const valuesOf = (wanted: string): readonly string[] =>
    // as programs read it that take other characters for a hyphen
    headers
      .filter(([name]) => name.replaceAll(/[^a-z0-9]+/g, '-') === wanted)
      .map(([, value]) => value)
  const hosts = valuesOf('host')
  const [length, ...lengths] = valuesOf('content-length')
  const [coding, ...codings] = valuesOf('transfer-encoding')
  if (hosts.length !== 1) return { objection: `${String(hosts.length)} hosts` }
  if (lengths.length > 0 || codings.length > 0) return { objection: 'two lengths' }
  if (length !== undefined && coding !== undefined) return { objection: 'a length and a coding' }
  if (length !== undefined && !/^\d{1,15}$/.test(length)) return { objection: 'the length' }
  if (coding !== undefined && coding !== 'chunked') return { objection: 'the coding' }
  const found = coding === undefined ? Number(length ?? 0) : 'chunk'
  if (found !== 0 && withoutContent.has(method)) return { objection: `${method} with content` }
  return found
}
