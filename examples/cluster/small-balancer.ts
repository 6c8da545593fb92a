import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'
import type { Balancer, Front } from './balancer.ts'

/** Where HAProxy is not installed: gives each connection to the next node that takes it. */
export async function startSmallBalancer(fronts: readonly Front[]): Promise<Balancer> {
  const open = new Set<Socket>()
  const servers = fronts.map((front) => serverOf(front, open))
  for (const [place, server] of servers.entries()) {
    server.listen(fronts[place]?.port, '127.0.0.1')
    await once(server, 'listening')
  }
  return {
    name: 'a balancer of a page',
    stop: async () => {
      for (const socket of open) socket.destroy()
      await Promise.all(servers.map((server) => new Promise((done) => server.close(done))))
    },
  }
}

function serverOf({ nodes }: Front, open: Set<Socket>): Server {
  let turn = 0
  return createServer({ pauseOnConnect: true }, (caller) => {
    keep(caller, open)
    turn++
    const inTurn = nodes.map((_node, place) => nodes[(turn + place) % nodes.length] ?? 0)
    void passOn(caller, inTurn, open)
  })
}

async function passOn(caller: Socket, ports: readonly number[], open: Set<Socket>): Promise<void> {
  const node = await firstToTake(ports)
  if (node === null) {
    caller.destroy()
    return
  }
  keep(node, open)
  caller.on('close', () => node.destroy())
  node.on('close', () => caller.destroy())
  caller.pipe(node).pipe(caller)
}

/** A connection to the first of these ports that somebody listens on; null: nobody does. */
async function firstToTake(ports: readonly number[]): Promise<Socket | null> {
  for (const port of ports) {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    try {
      await once(socket, 'connect')
      return socket
    } catch {
      socket.destroy()
    }
  }
  return null
}

function keep(socket: Socket, open: Set<Socket>): void {
  open.add(socket)
  socket.on('error', () => socket.destroy())
  socket.on('close', () => open.delete(socket))
}
