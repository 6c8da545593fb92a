import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import { createServer as createRawServer, type Server, type Socket } from 'node:net'

/** A service behind the gateway, on a port of its own. */
export interface TestUpstream {
  readonly origin: string
  /** The requests that have come, without their bodies. */
  readonly requests: readonly IncomingMessage[]
  /** Connections that were opened. */
  readonly connections: () => number
  readonly close: () => Promise<void>
}

/** A real HTTP server. It answers what came, as JSON, unless told otherwise. */
export async function startUpstream(listener: RequestListener = echo): Promise<TestUpstream> {
  const requests: IncomingMessage[] = []
  const server = createServer((request, response) => {
    requests.push(request)
    listener(request, response)
  })
  server.requestTimeout = 0
  return opened(server, requests)
}

/** One that writes bytes as a test likes. */
export async function startRawUpstream(answer: (socket: Socket) => void): Promise<TestUpstream> {
  const server = createRawServer((socket) => {
    socket.on('error', () => undefined)
    answer(socket)
  })
  return opened(server, [])
}

async function opened(server: Server, requests: IncomingMessage[]): Promise<TestUpstream> {
  const sockets = new Set<Socket>()
  let connections = 0
  server.on('connection', (socket: Socket) => {
    connections++
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  return {
    origin: `http://127.0.0.1:${String(port)}`,
    requests,
    connections: () => connections,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      if (server.listening) await new Promise((done) => server.close(done))
    },
  }
}

/** Tells what has come: method, path, headers as they were sent, and the body. */
function echo(request: IncomingMessage, response: Parameters<RequestListener>[1]): void {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const { method, url, rawHeaders } = request
    const body = Buffer.concat(chunks).toString()
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ method, url, headers: pairsOf(rawHeaders), body }))
  })
}

function pairsOf(rawHeaders: readonly string[]): (readonly [string, string])[] {
  return rawHeaders.flatMap((name, place) =>
    place % 2 === 0 ? [[name.toLowerCase(), rawHeaders[place + 1] ?? ''] as const] : [],
  )
}
