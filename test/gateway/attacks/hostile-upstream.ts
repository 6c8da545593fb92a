import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { type Behaviour, behaviours, nonceOf } from './behaviours.ts'
import { type Arrived, createCanonicalReader } from './canonical-reader.ts'

/** An upstream on bare sockets: what it does with a request, the header `X-Behaviour` chooses. */
export interface HostileUpstream {
  readonly origin: string
  /** All requests whose head came, since it was last told to forget. */
  readonly arrived: readonly Arrived[]
  /** What came that is no request in canonical form. */
  readonly objections: readonly string[]
  readonly connections: () => number
  readonly forget: () => void
  /** Resolves when every connection is closed on which something came that nobody asked for. */
  readonly cleared: () => Promise<void>
  readonly close: () => Promise<void>
}

export async function startHostileUpstream(): Promise<HostileUpstream> {
  const arrived: Arrived[] = []
  const objections: string[] = []
  const sockets = new Set<Socket>()
  const dirty = new Set<Socket>()
  let connections = 0
  const server = createServer({ noDelay: true }, (socket) => {
    connections++
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.once('close', () => {
      sockets.delete(socket)
      dirty.delete(socket)
    })
    const act = (moment: Behaviour['at'], request: Arrived): void => {
      const { at, does, dirties } = behaviourOf(request)
      if (at !== moment) return
      if (dirties === true) dirty.add(socket)
      does(socket, nonceOf(request), request)
    }
    socket.on(
      'data',
      createCanonicalReader(connections, {
        began: (request) => {
          arrived.push(request)
          act('head', request)
        },
        ended: (request) => act('end', request),
        objected: (objection) => {
          objections.push(objection)
          socket.destroy()
        },
      }),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  return {
    origin: `http://127.0.0.1:${String(port)}`,
    arrived,
    objections,
    connections: () => connections,
    forget: () => {
      arrived.length = 0
      objections.length = 0
    },
    cleared: async () => {
      await Promise.all([...dirty].map((socket) => once(socket, 'close')))
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

function behaviourOf({ headers }: Arrived): Behaviour {
  const name = headers.find(([header]) => header === 'x-behaviour')?.[1] ?? 'well'
  const behaviour = behaviours[name]
  if (behaviour === undefined) throw new Error(`an upstream does not behave like ${name}`)
  return behaviour
}
