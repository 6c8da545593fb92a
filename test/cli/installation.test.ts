import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { createTestDatabase } from '../postgres/database.ts'
import { startTestService, testSecrets } from '../service/service.ts'
import { beside, commandLine } from './command-line.ts'

// Each test runs many processes, on whatever machine this is.
vi.setConfig({ testTimeout: 240_000 })

const directory = mkdtempSync(join(tmpdir(), 'countersign-installation-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const mode = (path: string) => statSync(path).mode & 0o777

describe('init', () => {
  it('makes an installation that starts, and prints no secret', async () => {
    const data = join(directory, 'parent', 'first')
    const { code, stdout, stderr } = await commandLine(['init', '--data', data])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain(`countersign serve --data ${data}\n`)
    expect(mode(data)).toBe(0o700)
    for (const file of readdirSync(data)) expect(mode(join(data, file)), file).toBe(0o600)
    for (const name of ['admin-key', 'root-secret']) {
      expect(stdout).not.toContain(readFileSync(join(data, name), 'utf8').trim())
    }
    expect(readdirSync(join(directory, 'parent'))).toEqual(['first'])

    const service = await startTestService({ databaseUrl: null, directory: data })
    const listed = await commandLine(['projects', 'list', '--json'], {
      environment: beside(service),
    })
    expect(listed).toMatchObject({ code: 0, stdout: '[]\n' })
    await service.stop()
  })

  it('never overwrites, and takes an empty directory', async () => {
    const data = join(directory, 'second')
    mkdirSync(data)
    expect(await commandLine(['init', '--data', data])).toMatchObject({ code: 0 })
    const secret = readFileSync(join(data, 'root-secret'))
    const again = await commandLine(['init', '--data', data])
    expect(again).toMatchObject({ code: 1, stdout: '' })
    expect(again.stderr).toContain('nothing is overwritten')
    expect(readFileSync(join(data, 'root-secret'))).toEqual(secret)

    const other = join(directory, 'other')
    mkdirSync(other)
    writeFileSync(join(other, 'notes'), '')
    expect(await commandLine(['init', '--data', other])).toMatchObject({ code: 1 })
    expect(readdirSync(other)).toEqual(['notes'])
  })

  it('leaves nothing behind when it can not go on', async () => {
    const data = join(directory, 'third')
    const refused = await commandLine(['init', '--data', data, '--contract', 'nobody'])
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toContain('There is no contract called nobody')
    expect(readdirSync(directory).filter((name) => name.startsWith('third'))).toEqual([])
    const file = join(directory, 'second', 'admin-key')
    expect((await commandLine(['init', '--data', join(file, 'x')])).stderr).toMatch(
      /can not be made \((?:ENOTDIR|EEXIST)\)/,
    )
  })

  it('makes the secrets of nodes on PostgreSQL, with which they start', async () => {
    const data = join(directory, 'node')
    const words = ['init', '--database', 'postgresql', '--data', data]
    const { code, stdout } = await commandLine([...words, '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      database: 'postgresql',
      files: [join(data, 'admin-key'), join(data, 'root-secret')],
    })
    const environment = {
      COUNTERSIGN_SECRET_FILE: join(data, 'root-secret'),
      COUNTERSIGN_ADMIN_KEY_FILE: join(data, 'admin-key'),
    }
    const DATABASE_URL = await createTestDatabase()
    const node = { DATABASE_URL, ...environment }
    expect(await commandLine(['migrate'], { environment: node })).toMatchObject({ code: 0 })
    const service = await startTestService({ databaseUrl: DATABASE_URL, environment })
    expect(await service.stop()).toBe(0)
    const { stdout: checked } = await commandLine(['doctor'], { environment: node })
    expect(checked).toMatch(/^ok +root secret +Present by .*made with/m)
    await service.remove()
  })
})

describe('migrate', () => {
  it('brings an empty PostgreSQL database to the schema, once, and says from where to where', async () => {
    const environment = { DATABASE_URL: await createTestDatabase() }
    const check = await commandLine(['migrate', '--check', '--json'], { environment })
    expect(check.code).toBe(1)
    const { from, to, missing, is_done } = JSON.parse(check.stdout)
    expect({ from, is_done }).toEqual({ from: null, is_done: false })
    expect(missing.at(-1)).toBe(to)

    const ran = await commandLine(['migrate'], { environment })
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(ran.stdout).toContain(`from an empty database to ${String(to)}`)
    const again = await commandLine(['migrate', '--check'], { environment })
    expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining(`is at ${String(to)}`) })
  })

  it('refuses a database of a newer version', async () => {
    const environment = { DATABASE_URL: await createTestDatabase() }
    await commandLine(['migrate'], { environment })
    const client = new pg.Client(environment.DATABASE_URL)
    await client.connect()
    await client.query(`insert into kysely_migration values ('9999_future', '2030-01-01')`)
    await client.end()
    const refused = await commandLine(['migrate'], { environment })
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toContain('newer version')
  })

  it('looks at an embedded database that a service has, and waits for none', async () => {
    const service = await startTestService({ databaseUrl: null })
    const words = ['migrate', '--data', service.directory]
    expect(await commandLine(words)).toMatchObject({ code: 0, stderr: '' })

    const database = new DatabaseSync(join(service.directory, 'countersign.sqlite'))
    database.exec('delete from kysely_migration')
    expect(await commandLine([...words, '--check'])).toMatchObject({ code: 1, stderr: '' })
    const refused = await commandLine(words)
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toContain(`pid ${String(service.pid)}`)
    database.close()
    await service.remove()
  })

  it('makes no database where there is none', async () => {
    const data = join(directory, 'absent')
    for (const words of [['migrate'], ['migrate', '--check']]) {
      const { code, stderr } = await commandLine([...words, '--data', data])
      expect(code).toBe(1)
      expect(stderr).toContain('There is no installation in')
    }
    expect(existsSync(data)).toBe(false)
  })
})

describe('operators reset-admin-key', () => {
  it('makes a new admin key, which opens the control API after a restart', async () => {
    const service = await startTestService({ databaseUrl: null })
    const words = ['operators', 'reset-admin-key', '--data', service.directory]
    const unsure = await commandLine(words)
    expect(unsure).toMatchObject({ code: 2, stdout: '' })
    const file = join(service.directory, 'admin-key')
    expect(readFileSync(file, 'utf8').trim()).toBe(service.adminKey)

    const { code, stdout } = await commandLine([...words, '--yes'])
    const key = readFileSync(file, 'utf8').trim()
    expect(code).toBe(0)
    expect(stdout).toContain(`Restart the service (pid ${String(service.pid)})`)
    expect(stdout).not.toContain(key)
    expect(stdout).toContain('The audit trail has no record of it')
    expect(key).not.toBe(service.adminKey)
    expect(mode(file)).toBe(0o600)

    const around = { environment: beside(service) }
    const early = await commandLine(['projects', 'list'], around)
    expect(early).toMatchObject({ code: 1, stdout: '' })
    expect(early.stderr).toContain('If it was replaced, restart the service.')
    await service.stop()
    await service.restart()
    expect(await commandLine(['projects', 'list'], around)).toMatchObject({ code: 0 })
    const old = { environment: { ...around.environment, COUNTERSIGN_TOKEN: service.adminKey } }
    expect(await commandLine(['projects', 'list'], old)).toMatchObject({ code: 1 })
    await service.remove()
  })

  it('leaves a record in the audit trail while the service is stopped', async () => {
    const service = await startTestService({ databaseUrl: null })
    await service.stop()
    const words = ['operators', 'reset-admin-key', '--data', service.directory, '--yes', '--json']
    const { code, stdout } = await commandLine(words)
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ recorded: true, restart_needed: false })
    await service.restart()
    const listing = ['audit', 'list', '--action', 'installation.reset', '--json']
    const listed = await commandLine(listing, { environment: beside(service) })
    expect(JSON.parse(listed.stdout)).toMatchObject([
      { actor: 'command-line', address: null, action: 'installation.reset' },
    ])
    const verified = await commandLine(['audit', 'verify'], { environment: beside(service) })
    expect(verified.stdout).toContain('The chain is whole')
    await service.remove()
  })

  it('says what to do where the admin key is not in the data directory', async () => {
    const elsewhere = [{ DATABASE_URL: 'postgres://127.0.0.1:1/x' }, testSecrets]
    for (const environment of elsewhere) {
      const words = ['operators', 'reset-admin-key', '--yes', '--data', join(directory, 'second')]
      const { code, stderr } = await commandLine(words, { environment })
      expect(code).toBe(1)
      expect(stderr).toContain('COUNTERSIGN_ADMIN_KEY')
    }
    const absent = join(directory, 'absent')
    expect(
      await commandLine(['operators', 'reset-admin-key', '--yes', '--data', absent]),
    ).toMatchObject({
      code: 1,
    })
    expect(existsSync(absent)).toBe(false)
  })
})
