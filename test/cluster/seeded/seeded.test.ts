import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PostgresServer, startPostgres } from '../../postgres/server.ts'
import { type Standby, startStandby } from '../../postgres/standby.ts'
import { clusterSettings, startCluster } from '../cluster.ts'
import { randomFrom } from '../seed.ts'
import { bugs } from './bugs.ts'
import { runs } from './runs.ts'
import { sowing } from './sown.ts'

type BugName = keyof typeof bugs

interface Catch {
  readonly run: keyof typeof runs
  /** How it shows. */
  readonly shows: RegExp
}

/** Each bug, and the run that finds it. */
const catches: Readonly<Record<BugName, Catch>> = {
  cache: { run: 'reductions, asked for at once', shows: /^(stale|revived): / },
  replica: { run: 'reductions, asked for at once', shows: /^(stale|revived|refused .*): / },
  earlyAcknowledgement: {
    run: 'reductions, on a node that is far from the database',
    shows: /^stale: |object_unknown$|^refused without a cause/,
  },
  limitsOfNodes: { run: 'a limit across nodes', shows: /of 5 were let in$/ },
  usesInThePath: { run: 'uses that nobody can write', shows: /was answered 503$/ },
  jobOnTwoNodes: { run: 'jobs of all nodes at once', shows: /recorded twice$/ },
  forgottenRequests: { run: 'one request to all nodes', shows: /^one request made 2 keys$/ },
  auditOutside: { run: 'nodes killed between change and record', shows: /has no record$/ },
  clockOfTheNode: {
    run: 'the end of keys, on nodes whose clocks are wrong',
    shows: /^(stale|revived): expire now/,
  },
  uncheckedGeneration: {
    run: 'tokens of generations that ended',
    shows: /^stale: rotation without overlap .* token$/,
  },
}

/** Sown together where none hides another: a start of the nodes takes longer than most runs. */
const beds: readonly (readonly BugName[])[] = [
  ['cache'],
  ['replica'],
  ['earlyAcknowledgement'],
  ['auditOutside'],
  ['limitsOfNodes', 'usesInThePath', 'jobOnTwoNodes', 'forgottenRequests'],
  ['clockOfTheNode', 'uncheckedGeneration'],
]

const shiftedClock = pathToFileURL(join(import.meta.dirname, '../../faults/shifted-clock.ts')).href
const hourMs = 3_600_000

describe('ten seeded bugs', () => {
  let postgres: PostgresServer
  let standby: Standby
  beforeAll(async () => {
    postgres = await startPostgres({ settings: clusterSettings })
    standby = await startStandby(postgres, { settings: clusterSettings, lagMs: 300 })
  }, 180_000)
  afterAll(async () => {
    await standby.stop()
    await postgres.stop()
  })

  /** Two nodes with what is sown, one of them an hour late. */
  const start = (names: readonly BugName[]) => {
    const { NODE_OPTIONS, ...sown } = sowing('hurriedJobs', ...names)
    return startCluster({
      nodes: 2,
      random: randomFrom(1),
      postgres,
      environmentOf: (place) => ({
        ...sown,
        DATABASE_STANDBYS: 'replicas',
        TEST_REPLICA_PORT: String(standby.port),
        TEST_CLOCK_SHIFT_MS: String(place === 1 ? -hourMs : 0),
        NODE_OPTIONS: `${NODE_OPTIONS} --import=${shiftedClock}`,
      }),
    })
  }

  it('are ten', () => {
    expect(beds.flat().toSorted()).toEqual(Object.keys(bugs).toSorted())
    expect(beds.flat()).toHaveLength(10)
  })

  it.each(beds.map((names) => [names.map((name) => bugs[name].name).join(', '), names] as const))(
    'caught: %s',
    { timeout: 180_000 },
    async (_, names) => {
      const cluster = await start(names)
      try {
        for (const name of names) {
          const { run, shows } = catches[name]
          const found = await runs[run](cluster)
          const shown = found.filter((text) => shows.test(text))
          expect(shown, `${name}: ${found.join('; ')}`).not.toEqual([])
          console.log(`${bugs[name].name} — found by “${run}”: ${String(shown[0])}`)
        }
      } finally {
        await cluster.stop()
      }
    },
  )

  it('and none of the runs finds anything without them', { timeout: 180_000 }, async () => {
    const cluster = await start([])
    try {
      for (const run of Object.values(runs)) expect(await run(cluster)).toEqual([])
    } finally {
      await cluster.stop()
    }
  })
})
