import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the server does with one request, in the order in which requests come. */
export type Act = (request: IncomingMessage, response: ServerResponse) => void

/** A request that came, read whole. */
export interface Came {
  readonly method: string
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

export interface FailingServer {
  readonly url: string
  readonly came: readonly Came[]
  /** What to do with the next requests; the last act is for all that follow. */
  readonly plan: (...acts: readonly Act[]) => void
  readonly close: () => Promise<void>
}

/** A real HTTP server that fails as it is told. */
export async function startFailingServer(): Promise<FailingServer> {
  let acts: readonly Act[] = []
  let came: Came[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url = '', headers } = request
      came.push({ method, url, headers, body: Buffer.concat(chunks).toString() })
      acts[Math.min(came.length, acts.length) - 1]?.(request, response)
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${String(port)}`,
    get came() {
      return came
    },
    plan: (...next) => {
      acts = next
      came = []
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** A JSON reply. */
export const reply =
  (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Act =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify(body))
  }

/** A problem as the control API words it. */
export const problem = (
  status: number,
  code: string,
  headers: Readonly<Record<string, string>> = {},
): Act =>
  reply(
    status,
    { title: 'A title.', status, code, detail: `The detail of ${code}.`, request_id: 'req_1' },
    { 'content-type': 'application/problem+json', ...headers },
  )

/** A page that some proxy wrote. */
export const htmlPage =
  (status: number): Act =>
  (request, response) => {
    response.writeHead(status, { 'content-type': 'text/html' })
    response.end(`<html>You sent ${String(request.headers.authorization)}</html>`)
  }

/** The connection is gone before a byte of the reply. */
export const resetBeforeReply: Act = (request) => request.socket.resetAndDestroy()

/** The connection is gone when half of the reply is there. */
export const resetMidReply: Act = (request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' })
  response.write('{"id":"half', () => request.socket.resetAndDestroy())
}

/** A reply that HTTP takes for whole, and JSON does not. */
export const truncatedJson: Act = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end('{"id":"prj_1","secret":"cs_live_')
}

/** Nothing, for ever. */
export const silence: Act = () => undefined
