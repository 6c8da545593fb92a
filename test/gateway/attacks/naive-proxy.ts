import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { nonceOf } from './behaviours.ts'
import type { HostileUpstream } from './hostile-upstream.ts'
import { headerOf } from './raw-client.ts'
import type { Struck } from './strike.ts'

/**
 * A proxy as many were written: it reads no other length than Content-Length, judges a path as it came,
 * strips headers by their exact names, passes the rest on as it is, and takes whatever comes next on its
 * one connection to the upstream for the reply to the request at hand. Each harness must catch it.
 */
export async function startNaiveProxy(
  upstream: HostileUpstream,
): Promise<Struck & { readonly close: () => Promise<void> }> {
  let authorized = 0
  const target = new URL(upstream.origin)
  const open = new Set<Socket>()
  const exchange = createExchange(Number(target.port), open)
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('error', () => undefined)
    let pending = ''
    let turn = Promise.resolve()
    socket.on('data', (bytes: Buffer) => {
      pending += bytes.toString('latin1')
      for (let request = firstOf(pending); request !== null; request = firstOf(pending)) {
        const { text, path, nonce, closes } = request
        pending = pending.slice(text.length)
        const isAllowed = !path.startsWith('/files/secret')
        if (isAllowed && !nonce.startsWith('plain')) authorized++
        turn = turn.then(async () => {
          const reply = isAllowed ? await exchange(stripped(text)) : refusal
          socket.write(reply, 'latin1')
          if (closes) socket.end()
        })
      }
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  return {
    url: `http://127.0.0.1:${String(port)}`,
    upstream,
    authorized: () => Promise.resolve(authorized),
    proof,
    plainProof: proof,
    close: async () => {
      for (const socket of open) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

const proof = (nonce: string): string => `X-Nonce: ${nonce}\r\n`
const refusal = 'HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n'
const badGateway = 'HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n'

/** One request after the other on one connection; what is left of one reply begins the next. */
function createExchange(port: number, open: Set<Socket>) {
  let socket: Socket | null = null
  let received = ''
  let turn: Promise<string> = Promise.resolve('')
  let wake = (): void => undefined
  const dial = (): Socket => {
    received = ''
    const dialled = connect(port, '127.0.0.1')
    dialled.on('data', (bytes: Buffer) => {
      received += bytes.toString('latin1')
      wake()
    })
    dialled.on('close', () => wake())
    dialled.on('error', () => undefined)
    open.add(dialled)
    return dialled
  }
  const ask = async (request: string): Promise<string> => {
    if (socket === null || socket.destroyed) socket = dial()
    socket.write(request, 'latin1')
    for (;;) {
      const reply = firstOf(received)
      if (reply !== null) {
        received = received.slice(reply.text.length)
        return reply.text
      }
      if (socket.destroyed) return badGateway
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
  return (request: string): Promise<string> => {
    turn = turn.then(() => ask(request))
    return turn
  }
}

/** The first whole message of a text, by its Content-Length alone. */
function firstOf(text: string) {
  const headEnd = text.indexOf('\r\n\r\n')
  if (headEnd === -1) return null
  const [first = '', ...lines] = text.slice(0, headEnd).split('\r\n')
  const headers = lines.map(headerOf)
  const length = Number(headers.find(([name]) => name === 'content-length')?.[1] ?? 0)
  const end = headEnd + 4 + (Number.isNaN(length) ? 0 : length)
  if (text.length < end) return null
  return {
    text: text.slice(0, end),
    path: first.split(' ')[1] ?? '',
    nonce: nonceOf({ method: '', target: '', headers, body: '', complete: true, connection: 0 }),
    closes: headers.some(([name, value]) => name === 'connection' && value === 'close'),
  }
}

function stripped(request: string): string {
  return request.replaceAll(
    /\r\n(?:Countersign-|X-Forwarded-|X-Original-|X-Rewrite-)[A-Za-z-]*:[^\r\n]*/g,
    '',
  )
}
