import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** What happens to the bytes of all connections on their way. */
export interface Weather {
  readonly delayMs: number
  /** Up to so much more, anew for every piece. */
  readonly jitterMs: number
  /**
   * Bytes on this way are kept back until the weather changes, as by a cut network whose packets are
   * sent again: they arrive late, and nothing is lost.
   */
  readonly holds: 'nothing' | 'to server' | 'to client' | 'both'
  /** Pieces of at most so many bytes. */
  readonly sliceBytes: number
  /** New connections are closed at once. */
  readonly refuses: boolean
  /** So many in a hundred answers to look-ups and counts come once more, a little later, as of a broken pooler. */
  readonly doubledPercent: number
}

export const fair: Weather = {
  delayMs: 0,
  jitterMs: 0,
  holds: 'nothing',
  sliceBytes: Number.POSITIVE_INFINITY,
  refuses: false,
  doubledPercent: 0,
}

/** Within so long what is doubled comes again: while nobody asks, or in the middle of what is asked next. */
const latestMs = 20

/** Stands between a node and its database. */
export interface FaultProxy {
  readonly port: number
  /** The same address, but through the proxy. */
  readonly through: (url: string) => string
  readonly turn: (weather: Partial<Weather>) => void
  /** Resets all connections. */
  readonly cut: () => void
  /** From now on connections go to another port. Those there are stay where they are. */
  readonly pointAt: (port: number) => void
  readonly close: () => Promise<void>
}

export async function startFaultProxy(
  serverPort: number,
  random: () => number,
  host = '127.0.0.1',
): Promise<FaultProxy> {
  let weather = fair
  let target = serverPort
  let changed = Promise.withResolvers<unknown>()
  const sockets = new Set<Socket>()
  const lanes = new WeakSet<Socket>()

  const keep = (socket: Socket): void => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
  }
  const carry = (from: Socket, to: Socket, way: 'to server' | 'to client'): void => {
    let last: Promise<unknown> = Promise.resolve()
    const holds = () => weather.holds === 'both' || weather.holds === way
    const deliver = async (piece: Buffer, at: number): Promise<void> => {
      const waitMs = at + weather.delayMs + random() * weather.jitterMs - performance.now()
      if (waitMs > 0) await new Promise((done) => setTimeout(done, waitMs))
      while (holds() && !to.destroyed) await changed.promise
      if (!to.destroyed) to.write(piece)
      if (lanes.has(to) && random() * 100 < weather.doubledPercent) repeat(piece, to)
    }
    const repeat = (piece: Buffer, socket: Socket) => {
      setTimeout(() => {
        if (!socket.destroyed) socket.write(piece)
      }, random() * latestMs)
    }
    from.on('data', (chunk: Buffer) => {
      const at = performance.now()
      if (way === 'to server' && isLane(chunk)) lanes.add(from)
      for (const piece of sliced(chunk, weather.sliceBytes)) {
        last = last.then(() => deliver(piece, at))
      }
    })
    from.on('close', () => {
      void last.then(() => to.end())
    })
  }

  const server = createServer((client) => {
    if (weather.refuses) {
      client.resetAndDestroy()
      return
    }
    const upstream = connect(target, '127.0.0.1')
    keep(client)
    keep(upstream)
    client.setNoDelay(true)
    upstream.setNoDelay(true)
    carry(client, upstream, 'to server')
    carry(upstream, client, 'to client')
    upstream.on('error', () => client.resetAndDestroy())
  })
  server.listen(0, host)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const wake = (): void => {
    changed.resolve(null)
    changed = Promise.withResolvers()
  }
  return {
    port,
    through: (url) => {
      const address = new URL(url)
      address.host = `${host}:${String(port)}`
      return address.href
    },
    turn: (changes) => {
      weather = { ...weather, ...changes }
      wake()
    },
    cut: () => {
      for (const socket of sockets) socket.resetAndDestroy()
      wake()
    },
    pointAt: (other) => {
      target = other
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      wake()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Whether a question is one of those that a verification asks. */
function isLane(chunk: Buffer): boolean {
  return chunk.includes('from credentials_by_') || chunk.includes('from spend_limits')
}

function* sliced(chunk: Buffer, most: number): Generator<Buffer> {
  for (let start = 0; start < chunk.length; start += most) {
    yield chunk.subarray(start, Math.min(chunk.length, start + most))
  }
}
