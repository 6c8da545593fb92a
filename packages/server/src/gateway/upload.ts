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
  /** Called before the first byte is read. */
  readonly begin: () => void
}

/** The body of a request on its way to an upstream. */
export interface Upload {
  readonly stream: Readable
  /**
   * Resolves when there is something to send: with null, or with why there never will be. An upstream
   * hears of a request with its first byte, and would give up waiting for a slow one.
   */
  readonly ready: Promise<Refusal | 'gone' | null>
}

/**
 * Reads a body as fast as it is taken on, and no faster. Ending it leaves the connection of the
 * caller alone: that still waits for its reply.
 */
export function openUpload(request: IncomingMessage, terms: UploadTerms): Upload {
  let bytes = 0
  let timer: NodeJS.Timeout | null = null
  const ready = Promise.withResolvers<Refusal | 'gone' | null>()
  const rest = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = null
  }
  const end = (refusal: Refusal): void => {
    ready.resolve(refusal)
    stream.destroy(new UploadRefused(refusal))
  }
  const wait = (): void => {
    rest()
    timer = setTimeout(() => end(refuse('request_timeout')), terms.idleTimeoutMs)
  }
  const onData = (chunk: Buffer): void => {
    bytes += chunk.length
    if (terms.limit !== null && bytes > terms.limit) {
      end(refuse('body_too_large'))
      return
    }
    if (stream.push(chunk)) {
      wait()
    } else {
      rest()
      request.pause()
    }
    ready.resolve(null)
  }
  const onEnd = (): void => {
    rest()
    stream.push(null)
    ready.resolve(null)
  }
  const onClose = (): void => ready.resolve('gone')
  const stream = new Readable({
    highWaterMark: 64 * 1_024,
    read: () => {
      if (!request.complete) wait()
      request.resume()
    },
    destroy: (error, done) => {
      rest()
      request.off('data', onData).off('end', onEnd).off('close', onClose)
      if (!request.complete) request.pause()
      done(error)
    },
  })
  // whoever sends it may not listen any more when it ends
  stream.on('error', () => undefined)
  request.on('data', onData).on('end', onEnd).on('close', onClose)
  terms.begin()
  wait()
  return { stream, ready: ready.promise }
}

/** Whether a request brings a body (RFC 9112 §6.3). */
export function hasBody({ headers }: IncomingMessage): boolean {
  return (
    headers['transfer-encoding'] !== undefined ||
    (headers['content-length'] !== undefined && Number(headers['content-length']) > 0)
  )
}
