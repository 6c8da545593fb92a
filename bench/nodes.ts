import { type OnPostgres, onPostgres } from './on-postgres.ts'
import type { Ask } from './service.ts'
import type { Served, Start } from './side.ts'

/** So many services on one PostgreSQL; the connections of the load have them in turn. */
export function nodesOnPostgres(count: number, ask: Ask): Start<OnPostgres> {
  return async (settings) => {
    const first = await onPostgres({ ask })(settings)
    const others: Served[] = []
    const stop = async (): Promise<void> => {
      for (const node of others) await node.stop()
      await first.stop()
    }
    try {
      while (others.length + 1 < count) others.push(await first.startBeside({ ask }))
    } catch (error) {
      await stop()
      throw error
    }
    const all = [first, ...others]
    const asking = { ...first.asking, ports: all.map((node) => node.asking.port) }
    return {
      ...first,
      ...{ asking, play: settings.playedBy(asking), stop },
      pids: () => all.flatMap((node) => node.pids()),
    }
  }
}
