import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import WebSocket, { WebSocketServer } from 'ws'

/** An upstream that speaks websocket and says back what it hears. */
export interface WebsocketUpstream {
  readonly origin: string
  readonly requests: readonly IncomingMessage[]
  /** How the connections ended, by the code that the upstream saw. */
  readonly ended: readonly number[]
  readonly close: () => Promise<void>
}

export async function startWebsocketUpstream(): Promise<WebsocketUpstream> {
  const requests: IncomingMessage[] = []
  const ended: number[] = []
  const server = createServer((request, response) => {
    requests.push(request)
    response.writeHead(418, { 'x-from': 'upstream' }).end('no websocket here')
  })
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: true,
    handleProtocols: (wanted) => [...wanted][0] ?? false,
  })
  server.on('upgrade', (request, socket, head) => {
    requests.push(request)
    if (request.url === '/ws/declined') {
      socket.end('HTTP/1.1 403 Forbidden\r\nx-from: upstream\r\ncontent-length: 4\r\n\r\nnope')
      return
    }
    if (request.url === '/ws/other') {
      socket.end('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: h2c\r\n\r\n')
      return
    }
    if (request.url === '/ws/silent') return
    sockets.handleUpgrade(request, socket, head, (websocket) => {
      websocket.on('message', (message, isBinary) => websocket.send(message, { binary: isBinary }))
      websocket.on('close', (code) => ended.push(code))
      websocket.on('error', () => undefined)
      if (request.url?.startsWith('/ws/ticking') === true) tick(websocket)
    })
  })
  const connections = new Set<Socket>()
  server.on('connection', (socket: Socket) => connections.add(socket))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    requests,
    ended,
    close: async () => {
      for (const socket of connections) socket.destroy()
      await new Promise((done) => server.close(done))
    },
  }
}

function tick(websocket: WebSocket): void {
  const timer = setInterval(() => websocket.send('tick'), 50)
  websocket.on('close', () => clearInterval(timer))
}

/** A websocket of a caller, once it is open. */
export async function openWebsocket(
  url: string,
  secret: string,
  protocols: readonly string[] = [],
): Promise<WebSocket> {
  const websocket = websocketOf(url, secret, protocols)
  await once(websocket, 'open')
  return websocket
}

export function websocketOf(
  url: string,
  secret: string,
  protocols: readonly string[] = [],
): WebSocket {
  return new WebSocket(url.replace(/^http/, 'ws'), [...protocols], {
    headers: { authorization: `Bearer ${secret}`, 'countersign-project': 'forged' },
  })
}

/** The code by which it ended, and when. */
export async function endOf(websocket: WebSocket): Promise<{ code: number; at: number }> {
  websocket.on('error', () => undefined)
  const [code] = (await once(websocket, 'close')) as [number]
  return { code, at: performance.now() }
}
