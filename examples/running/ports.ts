import { once } from 'node:events'
import { type AddressInfo, createServer, type Server } from 'node:net'

/** For each of these ports: it, if nobody listens on it now, else one that is free. */
export async function usablePorts(wished: readonly number[]): Promise<number[]> {
  const held: Server[] = []
  for (const port of wished) held.push((await hold(port)) ?? (await holdAny()))
  const ports = held.map((server) => (server.address() as AddressInfo).port)
  // all at once at the end, so that none of them is taken twice
  await Promise.all(held.map((server) => new Promise((done) => server.close(done))))
  return ports
}

/** A listener on this port; null: somebody else has it. */
async function hold(port: number): Promise<Server | null> {
  const server = createServer()
  try {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    return server
  } catch {
    return null
  }
}

async function holdAny(): Promise<Server> {
  const server = await hold(0)
  if (server === null) throw new Error('There is no free port on this machine.')
  return server
}
