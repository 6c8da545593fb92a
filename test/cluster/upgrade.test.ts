import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { runCommand, testSecrets } from '../service/service.ts'
import { campaignOn } from './campaign.ts'
import { startCluster } from './cluster.ts'
import type { Fault } from './faults.ts'
import { randomFrom } from './seed.ts'
import { hangsAt } from './seeded/hanging.ts'
import { sowing } from './seeded/sown.ts'

/** One node after another is ended and started again as the next release, which migrates first. */
const rollingUpgrade: Fault = {
  name: 'a rolling upgrade',
  excuses: [],
  lastsMs: 500,
  begin: async ({ nodes }, excuse) => {
    for (const [place, { service, caller }] of nodes.entries()) {
      const isOver = excuse(['unavailable', 'lost'], place)
      await service.stop()
      caller.forget()
      if (place === 0) {
        // the first one dies in the middle of its migration
        const starting = service.restart(sowing('hangingMigration')).catch(() => undefined)
        await expect.poll(service.output, { timeout: 30_000 }).toContain(hangsAt('a migration'))
        await service.kill()
        await starting
      }
      await service.restart(sowing('nextRelease'))
      isOver()
      // the old ones go on, on the schema of the next release
      await pause(1_500)
    }
    return async () => undefined
  },
}

it('old nodes keep the promise on the schema of the next release, which one of them can not start on', {
  timeout: 180_000,
}, async () => {
  const cluster = await startCluster({ nodes: 3, random: randomFrom(1) })
  try {
    const { violations, faultsFound, afterReduction } = await campaignOn(cluster, {
      ...{ fault: rollingUpgrade, seed: 1, nodes: 3, lives: 12, rounds: 1, workers: 2, probes: 1 },
      bounds: { slowestMs: 5_000, busyMs: 450 },
      finally: 'none',
    })
    expect(violations.slice(0, 5)).toEqual([])
    expect(faultsFound).toEqual([])
    expect(afterReduction).toBeGreaterThan(0)
    const environment = { DATABASE_URL: cluster.databaseUrl, ...testSecrets }
    const { code, stderr } = await runCommand(['serve', '--port', '0'], environment)
    expect(code).toBe(1)
    expect(stderr).toMatch(/was written by a newer version .*9000_next_release/)
  } finally {
    await cluster.stop()
  }
})
