import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { type Refusal, refuse } from '@countersign/core'

/** Ends an upload that we do not go on with. */
export class UploadRefused extends Error {
  override readonly name = 'UploadRefused'
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

export interface UploadTerms {
  /** In bytes; null: none. */
  readonly limit: number | null
  readonly idleTimeoutMs: number
  /** When the first byte is wanted. */
  readonly begin: () => void
}

/** The body of a request on its way to an upstream. */
export interface Upload {
  readonly stream: Readable
  /** Whether any of it has been asked for: then it can't be sent once more. */
  readonly hasBegun: () => boolean
}

/**
 * Reads a body as fast as it is taken on, and no faster. Ending it leaves the connection of the
 * caller alone: that still waits for its reply.
 */
export function openUpload(request: IncomingMessage, terms: UploadTerms): Upload {
  let bytes = 0
  let hasBegun = false
  let timer: NodeJS.Timeout | null = null
  const end = (refusal: Refusal): void => void stream.destroy(new UploadRefused(refusal))
  const rest = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = null
  }
  const wait = (): void => {
    rest()
    timer = setTimeout(() => end(refuse('request_timeout')), terms.idleTimeoutMs)
  }
  const onData = (chunk: Buffer): void => {
    bytes += chunk.length
    if (terms.limit !== null && bytes > terms.limit) {
      end(refuse('body_too_large'))
    } else if (stream.push(chunk)) {
      wait()
    } else {
      rest()
      request.pause()
    }
  }
  const onEnd = (): void => {
    rest()
    stream.push(null)
  }
  const stream = new Readable({
    highWaterMark: 64 * 1_024,
    read: () => {
      if (!hasBegun) {
        hasBegun = true
        terms.begin()
        request.on('data', onData).on('end', onEnd)
      }
      if (!request.complete) wait()
      request.resume()
    },
    destroy: (error, done) => {
      rest()
      request.off('data', onData).off('end', onEnd)
      if (!request.complete) request.pause()
      done(error)
    },
  })
  return { stream, hasBegun: () => hasBegun }
}

/** Whether a request brings a body (RFC 9112 §6.3). */
export function hasBody({ headers }: IncomingMessage): boolean {
  return (
    headers['transfer-encoding'] !== undefined ||
    (headers['content-length'] !== undefined && Number(headers['content-length']) > 0)
  )
}
