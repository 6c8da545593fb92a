import { describe, expect, it } from 'vitest'
import type { DatabaseFacts, ServerFacts } from '../../maintenance.ts'
import { clock } from './checks/clock.ts'
import { disk } from './checks/disk.ts'
import { durability } from './checks/durability.ts'
import { replication } from './checks/replication.ts'
import type { Check, Facts } from './finding.ts'

const wellServer: ServerFacts = {
  version: '18.4',
  settings: { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' },
  clockAheadMs: 0,
  roundTripMs: 1,
  isStandby: false,
  standbys: [],
  seesStandbys: true,
  databaseBytes: 8_000_000,
}

const wellDatabase: DatabaseFacts = {
  schema: { applied: ['0001'], known: ['0001'] },
  installation: null,
  newestKeyAt: null,
  whyReadOnly: null,
  server: null,
  owner: null,
}

function facts(database: Partial<DatabaseFacts>, more: Partial<Facts> = {}): Facts {
  const absent = { from: null, length: 0 }
  return {
    config: {} as Facts['config'],
    at: 1_000_000,
    database: { ...wellDatabase, ...database },
    contract: { name: 'native' },
    secrets: { rootSecret: absent, adminKey: absent, rootSecretAgrees: null },
    files: [],
    disk: null,
    ...more,
  }
}

const onServer = (server: Partial<ServerFacts>) => facts({ server: { ...wellServer, ...server } })
const levelsOf = (check: Check, given: Facts) => check(given).map(({ level }) => level)
const standby = (syncState: string | null) => ({ name: 'walreceiver', syncState })

describe('replication', () => {
  it.each([
    ['no standby', { standbys: [] }, 'ok'],
    ['a synchronous one', { standbys: [standby('sync')] }, 'ok'],
    ['one of a quorum beside another', { standbys: [standby('async'), standby('quorum')] }, 'ok'],
    ['an asynchronous one', { standbys: [standby('async')] }, 'warning'],
    ['one that is only a candidate', { standbys: [standby('potential')] }, 'warning'],
    ['one that may not be seen', { standbys: [standby(null)], seesStandbys: false }, 'warning'],
    ['a server that is a standby', { isStandby: true }, 'problem'],
  ] as const)('with %s is judged', (_, server, level) => {
    expect(levelsOf(replication, onServer(server))).toEqual([level])
  })
})

describe('durability', () => {
  it.each([
    ['fsync', 'off', 'problem'],
    ['full_page_writes', 'off', 'problem'],
    ['synchronous_commit', 'off', 'ok'],
    ['synchronous_commit', 'remote_apply', 'ok'],
  ])('with %s = %s is judged', (setting, value, level) => {
    const settings = { ...wellServer.settings, [setting]: value }
    const found = durability(onServer({ settings })).find(({ check }) => check === setting)
    expect(found?.level).toBe(level)
  })

  it('warns of a setting that may not be seen', () => {
    expect(levelsOf(durability, onServer({ settings: {} }))).toEqual(Array(3).fill('warning'))
  })
})

describe('the clock', () => {
  it.each([
    [0, 'ok'],
    [1_999, 'ok'],
    [-60_000, 'warning'],
    [60_000, 'warning'],
  ])('%d ms ahead of ours is judged', (clockAheadMs, level) => {
    expect(levelsOf(clock, onServer({ clockAheadMs }))).toEqual([level])
  })

  it('of a slow connection is given the benefit of the doubt', () => {
    const slow = { clockAheadMs: 3_000, roundTripMs: 4_000 }
    expect(levelsOf(clock, onServer(slow))).toEqual(['ok'])
  })

  it('that is behind the newest key has gone back', () => {
    const newestKeyAt = 1_100_000 as NonNullable<DatabaseFacts['newestKeyAt']>
    expect(levelsOf(clock, facts({ newestKeyAt }))).toEqual(['problem'])
  })
})

describe('the disk', () => {
  it.each([
    [2 ** 31, 'ok'],
    [2 ** 29, 'warning'],
    [2 ** 26, 'problem'],
  ])('with %d bytes free is judged', (freeBytes, level) => {
    const given = facts({}, { disk: { freeBytes, totalBytes: 2 ** 40 } })
    expect(levelsOf(disk, given)).toEqual([level])
  })
})
