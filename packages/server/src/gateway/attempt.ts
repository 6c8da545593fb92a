import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Refusal, refuse } from '@countersign/core'
import type { Dispatcher } from 'undici'
import { cutOff, endingOf } from './ending.ts'
import type { Forwarding } from './forward.ts'
import { type Upload, UploadRefused } from './upload.ts'
import type { Target } from './upstream-pool.ts'

/** How one try ended. `cut`: a reply that had begun broke off. */
export type Ended =
  | { readonly kind: 'replied' | 'cut' | 'gone' }
  | { readonly kind: 'failed'; readonly refusal: Refusal; readonly mayRetry: boolean }

/** Sends a request to one target and its reply to the caller. Never rejects. */
export function attempt(
  forwarding: Forwarding,
  target: Target,
  upload: Upload | null,
): Promise<Ended> {
  const { request, path, headers } = forwarding
  const { promise, resolve } = Promise.withResolvers<Ended>()
  const client = target.connections.take()
  const handler = new ReplyWriter(forwarding, target, upload, (ended) => {
    if (ended.kind === 'replied') target.connections.giveBack(client)
    else target.connections.discard(client)
    resolve(ended)
  })
  try {
    client.dispatch(
      {
        method: request.method ?? 'GET',
        path,
        headers: [...headers],
        body: upload?.stream ?? null,
      },
      handler,
    )
  } catch (error) {
    handler.onResponseError(null, error)
  }
  return promise
}

const idempotent: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'])
const timeouts: ReadonlySet<string> = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
])
const ofConnecting: ReadonlySet<string> = new Set(['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_SOCKET'])
const gone = new Error('the caller is gone')

class ReplyWriter implements Dispatcher.DispatchHandler {
  readonly #forwarding: Forwarding
  readonly #target: Target
  readonly #upload: Upload | null
  readonly #resolve: (ended: Ended) => void
  #controller: Dispatcher.DispatchController | null = null
  #hasReplied = false
  #isOver = false
  #stall: NodeJS.Timeout | null = null

  constructor(
    forwarding: Forwarding,
    target: Target,
    upload: Upload | null,
    resolve: (ended: Ended) => void,
  ) {
    this.#forwarding = forwarding
    this.#target = target
    this.#upload = upload
    this.#resolve = resolve
    forwarding.response.on('close', this.#onClose)
    forwarding.response.on('drain', this.#onDrain)
    forwarding.ending.cut = this.#onCut
    if (forwarding.response.destroyed) this.#onClose()
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    this.#target.reached()
    if (this.#isOver) controller.abort(gone)
  }

  onResponseStarted(): void {
    this.#hasReplied = true
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number): void {
    if (this.#isOver) return
    const { request, response, takeOver, replyHeaders } = this.#forwarding
    const fields = textsOf(controller.rawHeaders)
    if (status < 200) {
      passInterim(status, fields, { request, response })
      return
    }
    const header = replyHeaders(fields)
    takeOver()
    // what is left of the body is not waited for: its connection can't be used again
    if (!request.complete) response.shouldKeepAlive = false
    response.writeHead(status, header as string[])
    // in one packet with what comes along, and at once where nothing does
    response.cork()
    response.flushHeaders()
    process.nextTick(() => response.uncork())
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    const { response, upstream } = this.#forwarding
    if (this.#isOver || response.write(chunk)) return
    controller.pause()
    this.#stall = setTimeout(() => response.destroy(), upstream.idleTimeoutMs)
  }

  onResponseEnd(): void {
    if (this.#isOver) return
    this.#end({ kind: 'replied' })
    this.#forwarding.response.end()
  }

  onResponseError(_controller: Dispatcher.DispatchController | null, error: unknown): void {
    if (this.#isOver) return
    const { response } = this.#forwarding
    if (response.headersSent) {
      this.#end({ kind: 'cut' })
      cutOff(response)
      return
    }
    const wasSent = this.#controller !== null
    const isBrokenOff = wasSent && !this.#hasReplied && codeOf(error) !== null && !isTimeout(error)
    const isRepeatable =
      this.#upload === null && idempotent.has(this.#forwarding.request.method ?? '')
    if (!wasSent && isUnreachable(error)) this.#target.unreachable()
    this.#end({
      kind: 'failed',
      refusal: refusalOf(error),
      mayRetry: !wasSent || (isBrokenOff && isRepeatable),
    })
  }

  #end(ended: Ended): void {
    const { response, ending } = this.#forwarding
    this.#isOver = true
    Object.assign(ending, endingOf(response))
    this.#onDrain()
    response.off('close', this.#onClose)
    response.off('drain', this.#onDrain)
    // before the connection of the caller is closed, which may have to read the rest itself
    if (ended.kind !== 'failed') this.#upload?.stream.destroy()
    this.#resolve(ended)
  }

  readonly #onClose = (): void => {
    if (this.#isOver) return
    this.#end({ kind: 'gone' })
    this.#controller?.abort(gone)
  }

  /** The credential has ended: who has heard nothing yet is told so, who has is cut off. */
  readonly #onCut = (refusal: Refusal): void => {
    const { response } = this.#forwarding
    const isBegun = response.headersSent
    this.#end(isBegun ? { kind: 'cut' } : { kind: 'failed', refusal, mayRetry: false })
    this.#controller?.abort(gone)
    if (isBegun) cutOff(response)
  }

  readonly #onDrain = (): void => {
    if (this.#stall === null) return
    clearTimeout(this.#stall)
    this.#stall = null
    if (!this.#isOver) this.#controller?.resume()
  }
}

/** Names and values as they were on the wire, a byte a character. */
function textsOf(rawHeaders: Dispatcher.DispatchController['rawHeaders']): string[] {
  if (!Array.isArray(rawHeaders)) return []
  return rawHeaders.map((part) => (typeof part === 'string' ? part : part.toString('latin1')))
}

/** RFC 9110 §15.2: interim replies are passed on, to callers that can read them. */
function passInterim(
  status: number,
  fields: readonly string[],
  { request, response }: { request: IncomingMessage; response: ServerResponse },
): void {
  if (request.httpVersion === '1.0' || status !== 103) return
  const links = fields.filter(
    (_value, place) => place % 2 === 1 && fields[place - 1]?.toLowerCase() === 'link',
  )
  if (links.length > 0) response.writeEarlyHints({ link: links })
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof UploadRefused) return error.refusal
  return refuse(isTimeout(error) ? 'upstream_timeout' : 'upstream_failed')
}

/** A fault of the connection, and not of what was to be sent on it. */
function isUnreachable(error: unknown): boolean {
  const code = codeOf(error)
  if (code === null) return false
  return !code.startsWith('UND_ERR_') || ofConnecting.has(code)
}

function isTimeout(error: unknown): boolean {
  return timeouts.has(codeOf(error) ?? '')
}

function codeOf(error: unknown): string | null {
  return (error as { readonly code?: string } | null)?.code ?? null
}
