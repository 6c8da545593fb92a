import { Client } from 'pg'
import { expect, it } from 'vitest'
import { campaignOn } from './campaign.ts'
import { startCluster } from './cluster.ts'
import type { Fault } from './faults.ts'
import { randomFrom } from './seed.ts'
import { hangsAt } from './seeded/hanging.ts'
import { sowing } from './seeded/sown.ts'

const timeout = 30_000

/** One node after another is ended and started again as the next release, which migrates first. */
const rollingUpgrade: Fault = {
  name: 'a rolling upgrade',
  excuses: [],
  lastsMs: 300,
  begin: async ({ nodes, databaseUrl }, excuse) => {
    for (const [place, { service, caller }] of nodes.entries()) {
      const isOver = excuse(['unavailable', 'lost'], place)
      await service.stop()
      caller.forget()
      if (place === 0) {
        // the first one dies in the middle of its migration, and then finds a table in use
        const dying = service.restart(sowing('hangingMigration')).catch(() => undefined)
        await expect.poll(service.output, { timeout }).toContain(hangsAt('a migration'))
        await service.kill()
        await dying
      }
      const starting = service.restart(sowing('nextRelease'))
      if (place === 0) await whileInUse('keys', databaseUrl)
      await starting
      isOver()
    }
    return async () => undefined
  },
}

/** Uses a table until a migration has waited for it, and let those pass who came later. */
async function whileInUse(table: string, connectionString: string): Promise<void> {
  const clients = [new Client({ connectionString }), new Client({ connectionString })] as const
  const [user, watcher] = clients
  await Promise.all(clients.map((client) => client.connect()))
  await user.query(`begin; lock table ${table} in access share mode`)
  const waiting = async () => {
    const { rowCount } = await watcher.query(`select 1 from pg_locks
      where mode = 'AccessExclusiveLock' and relation = '${table}'::regclass and not granted`)
    return rowCount
  }
  await expect.poll(waiting, { timeout, interval: 20 }).toBe(1)
  await expect.poll(waiting, { timeout, interval: 20 }).toBe(0)
  await Promise.all(clients.map((client) => client.end()))
}

it('old nodes keep the promise on the schema of the next release, while it migrates and afterwards', {
  timeout: 120_000,
}, async () => {
  const cluster = await startCluster({ nodes: 2, random: randomFrom(1) })
  try {
    const { violations, faultsFound, afterReduction } = await campaignOn(cluster, {
      ...{ fault: rollingUpgrade, seed: 1, nodes: 2, lives: 6, rounds: 1, workers: 1, probes: 1 },
      bounds: { slowestMs: 5_000, busyMs: 450 },
      finally: 'none',
    })
    expect(violations.slice(0, 5)).toEqual([])
    expect(faultsFound).toEqual([])
    expect(afterReduction).toBeGreaterThan(0)
  } finally {
    await cluster.stop()
  }
})
