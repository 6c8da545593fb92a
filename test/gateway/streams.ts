import { once } from 'node:events'
import { type IncomingMessage, request, type ServerResponse } from 'node:http'

/** An upstream that sends an event ten times a second for as long as somebody listens. */
export function events(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  let count = 0
  const send = () => response.write(`data: ${String(count++)}\n\n`)
  send()
  const timer = setInterval(send, 100)
  response.on('close', () => clearInterval(timer))
}

/** A reply that goes on. */
export interface OpenStream {
  readonly status: number
  readonly response: IncomingMessage
  /** Resolves with the time of `performance` at which it broke off. */
  readonly ended: Promise<number>
  readonly text: () => string
  readonly close: () => void
}

/** Begins to read a reply that goes on. */
export async function openStream(
  url: string,
  secret: string,
  more: {
    readonly method?: string
    readonly body?: (write: (chunk: string) => boolean) => void
  } = {},
): Promise<OpenStream> {
  const headers = { authorization: `Bearer ${secret}` }
  const sent = request(url, { method: more.method ?? 'GET', headers, agent: false })
  sent.on('error', () => undefined)
  if (more.body === undefined) sent.end()
  else more.body((chunk) => sent.write(chunk))
  const [response] = (await once(sent, 'response')) as [IncomingMessage]
  let text = ''
  response.on('data', (chunk: Buffer) => (text += chunk.toString()))
  response.on('error', () => undefined)
  const ended = new Promise<number>((resolve) => {
    response.on('close', () => resolve(performance.now()))
  })
  return {
    status: response.statusCode ?? 0,
    response,
    ended,
    text: () => text,
    close: () => sent.destroy(),
  }
}
