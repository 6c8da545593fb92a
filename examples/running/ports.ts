import { once } from 'node:events'
import { createServer } from 'node:net'

/** For each of these ports: it, if nobody listens on it now, else one that is free. */
export async function usablePorts(wished: readonly number[]): Promise<number[]> {
  const held = []
  for (const port of wished) held.push((await hold(port)) ?? (await hold(0)))
  const ports = held.map((server) => (server?.address() as { readonly port: number }).port)
  await Promise.all(held.map((server) => new Promise((done) => server?.close(done))))
  return ports
}

/** A listener on this port; null: somebody else has it. */
async function hold(port: number) {
  const server = createServer()
  try {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    return server
  } catch {
    return null
  }
}
