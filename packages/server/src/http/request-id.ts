import { randomFillSync } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { TraceParent } from '../observe/spans.ts'
import { headerValues } from './credential-of.ts'

type Headers = Pick<IncomingMessage, 'rawHeaders'>

/** The id under which a request is found in logs, replies and traces. */
export interface RequestIds {
  /** The caller's own `X-Request-Id` where it is well-formed and no secret, else a new one. */
  readonly of: (request: Headers) => string
  readonly make: () => string
}

const wellFormed = /^[A-Za-z0-9._-]{1,64}$/

/** `isSecret` keeps a credential that was sent in the wrong header out of logs and replies. */
export function createRequestIds(isSecret: (text: string) => boolean): RequestIds {
  const make = createMaker()
  return {
    make,
    of: (request) => {
      const [id, another] = headerValues(request, 'x-request-id')
      if (id === undefined || another !== undefined) return make()
      return wellFormed.test(id) && !isSecret(id) ? id : make()
    },
  }
}

const idBytes = 16

/** Draws many at once: one by one would be the dearest part of some replies. */
function createMaker(): () => string {
  const drawn = Buffer.alloc(256 * idBytes)
  let place = drawn.length
  return () => {
    if (place === drawn.length) {
      randomFillSync(drawn)
      place = 0
    }
    place += idBytes
    return `req_${drawn.toString('hex', place - idBytes, place)}`
  }
}

const traceParentForm = /^(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-|$)/

/** W3C Trace Context §3.2. Null where there is none, or none that may be believed. */
export function traceParentOf(request: Headers): TraceParent | null {
  const [value, another] = headerValues(request, 'traceparent')
  if (value === undefined || another !== undefined) return null
  const [, traceId = '', spanId = '', flags = ''] = traceParentForm.exec(value) ?? []
  // version 00 has nothing after its flags; later versions may
  if (value.startsWith('00') && value.length !== 55) return null
  if (/^0*$/.test(traceId) || /^0*$/.test(spanId)) return null
  return { traceId, spanId, isSampled: (Number.parseInt(flags, 16) & 1) === 1 }
}
