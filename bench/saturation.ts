import type { Load } from './load/load.ts'
import { onPostgres } from './on-postgres.ts'
import { verification } from './verify.ts'

export const saturation = 'saturation'

/** What so many connections at once come to, on one service and PostgreSQL. */
export interface LoadStep {
  readonly connections: number
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** Look-ups that went in one round trip, on average. */
  readonly batch: number
}

const steps = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512]

/** Asks for verifications with more and more connections, each kept busy. */
export async function measureSaturation(
  load: Load,
  wish: {
    readonly keys: number
    readonly seconds: number
    readonly say: (progress: string) => void
  },
): Promise<readonly LoadStep[]> {
  const served = await onPostgres({ ask: verification })({
    ...{ keys: wish.keys, profileDirectory: null, say: wish.say },
    playedBy: () => () => Promise.reject(new Error('this is no contest')),
  })
  const { requests, right, port } = served.asking
  const run = (connections: number, seconds: number) =>
    load.run({
      ...{ ports: [port], requests, right, among: wish.keys, draw: 'uniform', seed: connections },
      ...{ seconds, connections, staysAwake: false },
    })
  try {
    await run(64, wish.seconds)
    const measured: LoadStep[] = []
    for (const connections of steps) {
      const before = await tripsOf(port)
      const { answers, seconds, p50Ms, p99Ms } = await run(connections, wish.seconds)
      const after = await tripsOf(port)
      const batch = (after.lookups - before.lookups) / (after.trips - before.trips)
      measured.push({ connections, perSecond: answers / seconds, p50Ms, p99Ms, batch })
    }
    return measured
  } finally {
    await served.stop()
  }
}

/** What the service has counted so far. */
async function tripsOf(port: number) {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
  const counted = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1])
  return {
    lookups: counted('countersign_lookup_batch_size_sum'),
    trips: counted('countersign_lookup_batch_size_count'),
  }
}

/** The steps as a Markdown table; empty where there are none. */
export function saturationTable(measured: readonly LoadStep[]): string {
  if (measured.length === 0) return ''
  const rows = measured.map(({ connections, perSecond, p50Ms, p99Ms, batch }) => {
    const cells = [connections, perSecond.toFixed(0), p50Ms.toFixed(2), p99Ms.toFixed(2)]
    return `| ${[...cells, batch.toFixed(1)].join(' | ')} |\n`
  })
  return `\n| connections | verifications/s | p50 ms | p99 ms | look-ups a trip |\n| --- | --- | --- | --- | --- |\n${rows.join('')}`
}
