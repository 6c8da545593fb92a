import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PostgresServer, startPostgres } from '../postgres/server.ts'
import { type Standby, startStandby } from '../postgres/standby.ts'
import { runCommand, startTestService, testSecrets } from '../service/service.ts'
import { campaign } from './campaign.ts'
import { failovers, startReplicated } from './failover.ts'

/** The harder one; that of a primary that is gone is for the long run. */
const short = failovers.filter(({ name }) => name === 'PostgreSQL is replaced while it lives')

it.each(short.map((fault) => [fault.name, fault] as const))(
  '%s',
  {
    timeout: 180_000,
  },
  async (_, fault) => {
    const { violations, faultsFound, afterReduction } = await campaign({
      ...{ fault, seed: 1, nodes: 2, lives: 6, rounds: 1, workers: 3, probes: 1 },
      bounds: { slowestMs: 5_000, busyMs: 450 },
      finally: 'none',
      start: startReplicated,
    })
    expect(violations.slice(0, 5)).toEqual([])
    expect(faultsFound).toEqual([])
    expect(afterReduction).toBeGreaterThan(0)
  },
)

describe('a standby that is not synchronous', () => {
  let postgres: PostgresServer
  let standby: Standby
  beforeAll(async () => {
    postgres = await startPostgres()
    standby = await startStandby(postgres)
  }, 180_000)
  afterAll(async () => {
    await standby.stop()
    await postgres.stop()
  })

  it('keeps a service from starting until somebody has said what it is for', async () => {
    const environment = { DATABASE_URL: await postgres.createDatabase(), ...testSecrets }
    const { code, stderr } = await runCommand(['serve', '--port', '0'], environment)
    expect(code).toBe(1)
    expect(stderr).toContain('a standby that is not synchronous')
    expect(stderr).toContain('DATABASE_STANDBYS')
  })

  it('is told of at each start where it may take over, and not where it never does', async () => {
    const databaseUrl = await postgres.createDatabase()
    for (const [DATABASE_STANDBYS, says] of [
      ['asynchronous', true],
      ['replicas', false],
    ] as const) {
      const service = await startTestService({ databaseUrl, environment: { DATABASE_STANDBYS } })
      expect(service.output().includes('after a failover keys may be accepted')).toBe(says)
      await service.remove()
    }
  })
})
