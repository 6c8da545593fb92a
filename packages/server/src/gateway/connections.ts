import { Client } from 'undici'

/**
 * How long a connection rests between two requests. A reply that is longer than it says, or a second
 * one, shows itself in that time, and ends the connection: on one that is used again at once it would
 * be taken for the reply to the next request, and all later ones with it.
 */
const restMs = 10

/** Connections to one target. Each carries one request at a time. */
export interface Connections {
  /** One that has rested, the longest first; a new one where there is none. */
  readonly take: () => Client
  /** For one whose request has been answered whole. */
  readonly giveBack: (client: Client) => void
  /** For any other: it is closed. */
  readonly discard: (client: Client) => void
  readonly close: () => Promise<void>
}

export function createConnections(
  origin: string,
  options: Client.Options,
  now: () => number = () => performance.now(),
): Connections {
  const resting = new Map<Client, number>()
  const open = new Set<Client>()
  const discard = (client: Client): void => {
    resting.delete(client)
    if (!open.delete(client)) return
    // not while it is still telling what became of its request
    setImmediate(() => void client.destroy())
  }
  return {
    take: () => {
      // a map keeps the order in which they were given back
      const [longest] = resting
      if (longest !== undefined && now() - longest[1] >= restMs) {
        resting.delete(longest[0])
        return longest[0]
      }
      const client = new Client(origin, { ...options, pipelining: 1, allowH2: false })
      client.on('disconnect', () => discard(client))
      open.add(client)
      return client
    },
    giveBack: (client) => {
      if (open.has(client)) resting.set(client, now())
    },
    discard,
    close: async () => {
      await Promise.all([...open].map((client) => client.destroy()))
      open.clear()
    },
  }
}
