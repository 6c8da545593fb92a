import { chmodSync, chownSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import { afterAll, beforeEach, describe, expect, inject, it, vi } from 'vitest'
import { createTestDatabase } from '../postgres/database.ts'
import { startPostgres } from '../postgres/server.ts'
import { startTestService, testSecrets } from '../service/service.ts'
import { commandLine } from './command-line.ts'

// Each test runs many processes, on whatever machine this is.
vi.setConfig({ testTimeout: 240_000 })

interface Found {
  readonly check: string
  readonly level: string
  readonly says: string
  readonly mend?: string
}

/** What the doctor finds, by check. */
async function examined(words: readonly string[], environment: Record<string, string> = {}) {
  const { code, stdout, stderr } = await commandLine(['doctor', '--json', ...words], {
    environment,
  })
  expect(stderr).toBe('')
  const { worst, checks } = JSON.parse(stdout) as { worst: string; checks: readonly Found[] }
  expect(code).toBe(worst === 'problem' ? 1 : 0)
  for (const { level, mend } of checks) if (level !== 'ok') expect(mend).toEqual(expect.any(String))
  return { worst, of: (check: string) => checks.filter((one) => one.check === check) }
}

describe('an embedded installation', () => {
  const root = mkdtempSync(join(tmpdir(), 'countersign-doctor-'))
  let data: string
  let made = 0
  beforeEach(async () => {
    data = join(root, String(made++))
    await commandLine(['init', '--data', data, '--yes'])
  })
  afterAll(() => rmSync(root, { recursive: true, force: true }))

  it('that is well is told to be so, whether the service runs or not', async () => {
    const { worst, of } = await examined(['--data', data])
    expect(worst).not.toBe('problem')
    expect(of('owner')[0]?.says).toContain('No process')
    const service = await startTestService({ databaseUrl: null, directory: data })
    const running = await examined(['--data', data])
    expect(running.of('owner')[0]?.says).toContain(String(service.pid))
    expect(running.of('database')[0]?.level).toBe('ok')
    const { stdout } = await commandLine(['doctor', '--data', data])
    expect(stdout).toMatch(/^ok +database +Reached/)
    expect(stdout).toMatch(/\n\d+ ok, \d+ warnings, 0 problems\.\n$/)
    await service.stop()
  })

  it.each([
    [
      'a root secret that all can read',
      'permissions',
      'problem',
      () => chmodSync(join(data, 'root-secret'), 0o644),
    ],
    ['a directory that others can enter', 'permissions', 'warning', () => chmodSync(data, 0o755)],
    [
      'another root secret',
      'root secret',
      'problem',
      () => writeFileSync(join(data, 'root-secret'), 'x'.repeat(43)),
    ],
    [
      'a root secret that is gone',
      'root secret',
      'problem',
      () => rmSync(join(data, 'root-secret')),
    ],
    [
      'an admin key that is too short',
      'admin key',
      'problem',
      () => writeFileSync(join(data, 'admin-key'), 'short'),
    ],
    ['no database', 'database', 'problem', () => rmSync(join(data, 'countersign.sqlite'))],
    [
      'a file that is no database',
      'database',
      'problem',
      () => writeFileSync(join(data, 'countersign.sqlite'), 'x'.repeat(4_096)),
    ],
    [
      'a schema of a newer version',
      'schema',
      'problem',
      () => edit(`insert into kysely_migration values ('9999_future', '')`),
    ],
    ['a missing migration', 'schema', 'warning', () => edit('delete from kysely_migration')],
  ])('with %s: %s is a %s', async (_, check, level, spoil) => {
    spoil()
    const { of } = await examined(['--data', data])
    expect(of(check).map((one) => one.level)).toContain(level)
  })

  it('whose clock has gone back is told of it', async () => {
    const service = await startTestService({ databaseUrl: null, directory: data })
    const around = { environment: { COUNTERSIGN_URL: service.controlUrl, DATA_DIR: data } }
    await commandLine(['keys', 'create', '--level', 'server'], around)
    await service.stop()
    edit(`update keys set created_at = ${String(Date.now() + 3_600_000)}`)
    expect((await examined(['--data', data])).of('clock')[0]?.level).toBe('problem')
  })

  it('that does not exist is a problem', async () => {
    expect((await examined(['--data', join(root, 'absent')])).worst).toBe('problem')
  })

  function edit(sql: string): void {
    const database = new DatabaseSync(join(data, 'countersign.sqlite'))
    database.exec(sql)
    database.close()
  }
})

describe('an installation on PostgreSQL', () => {
  it('that is well is told to be so, and what its server is set to', async () => {
    const DATABASE_URL = await createTestDatabase()
    const environment = { DATABASE_URL, ...testSecrets }
    await commandLine(['migrate'], { environment })
    const { of } = await examined([], environment)
    for (const check of ['database', 'schema', 'clock', 'root secret', 'admin key', 'disk']) {
      expect(of(check)[0]?.level, check).toBe('ok')
    }
    const client = new pg.Client(DATABASE_URL)
    await client.connect()
    for (const setting of ['fsync', 'full_page_writes']) {
      const { rows } = await client.query(`show ${setting}`)
      const level = rows[0]?.[setting] === 'on' ? 'ok' : 'problem'
      expect(of(setting)[0]?.level, setting).toBe(level)
    }
    await client.end()
    expect(of('replication')[0]).toMatchObject({ level: 'ok' })
  })

  it('with another root secret, without one, or of a user who may not write, is told of it', async () => {
    const DATABASE_URL = await createTestDatabase()
    const environment = { DATABASE_URL, ...testSecrets }
    const service = await startTestService({ databaseUrl: DATABASE_URL })
    await service.remove()
    expect((await examined([], environment)).of('root secret')[0]?.level).toBe('ok')
    const other = {
      ...environment,
      COUNTERSIGN_SECRET: 'another-root-secret-0123456789-0123456789',
    }
    expect((await examined([], other)).of('root secret')[0]).toMatchObject({ level: 'problem' })
    const none = await examined([], { DATABASE_URL })
    expect(none.of('root secret')[0]).toMatchObject({ level: 'problem' })
    expect(none.of('admin key')[0]).toMatchObject({ level: 'problem' })

    const client = new pg.Client(DATABASE_URL)
    await client.connect()
    await client.query(
      `alter database ${client.database ?? ''} set default_transaction_read_only = on`,
    )
    await client.end()
    const readOnly = await examined([], environment)
    expect(readOnly.of('database')[0]?.says).toContain('read-only')
  })

  it('that can not be reached, or whose settings are not usable, is a problem and no stack', async () => {
    const nowhere = { DATABASE_URL: 'postgres://u:hidden@127.0.0.1:1/x', ...testSecrets }
    const { of } = await examined([], nowhere)
    expect(of('database')[0]?.level).toBe('problem')
    expect(of('database')[0]?.says).not.toContain('hidden')
    const short = { DATABASE_URL: inject('postgresUrl'), COUNTERSIGN_SECRET: 'short' }
    expect((await examined([], short)).of('settings')[0]?.says).toContain('COUNTERSIGN_SECRET')
  })
})

describe('a PostgreSQL server of several', () => {
  it('is judged by the standby that would take over, and not taken when it is one itself', async () => {
    const server = await startPostgres()
    const environment = { DATABASE_URL: server.url(), ...testSecrets }
    await commandLine(['migrate'], { environment })

    const options = { connectionString: server.url(), replication: 'true' }
    const standby = new pg.Client(options)
    await standby.connect()
    const [finding] = (await examined([], environment)).of('replication')
    expect(finding).toMatchObject({ level: 'warning' })
    expect(finding?.says).toMatch(/^One standby, none of them synchronous/)
    await standby.end()

    const signal = join(server.dataDirectory, 'standby.signal')
    const { uid, gid } = statSync(server.dataDirectory)
    writeFileSync(signal, '')
    if (process.getuid?.() === 0) chownSync(signal, uid, gid)
    await server.restart()
    const { of, worst } = await examined([], environment)
    expect(of('replication')[0]).toMatchObject({ level: 'problem' })
    expect(of('database')[0]?.says).toContain('must be the primary')
    expect(worst).toBe('problem')
    await server.stop()
  })
})
