import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase } from '../postgres/database.ts'
import {
  freePorts,
  runCommand,
  startTestService,
  type TestService,
  testSecrets,
} from './service.ts'

/** A start that can't go on: one sentence, exit code 1, no stack. */
async function refusedStart(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<string> {
  const [port, controlPort] = await freePorts(2)
  const ports = ['--port', String(port), '--control-port', String(controlPort)]
  const { code, stdout, stderr } = await runCommand(['serve', ...ports, ...args], environment)
  expect(code, stderr).toBe(1)
  expect(stdout).toBe('')
  expect(stderr).toMatch(/^countersign: [^\n]+\.\n$/)
  return stderr
}

describe('a start is refused in one sentence', () => {
  const directory = mkdtempSync(join(tmpdir(), 'countersign-start-'))
  let running: TestService
  beforeAll(async () => {
    running = await startTestService({ databaseUrl: null })
  })
  afterAll(async () => {
    await running.remove()
    rmSync(directory, { recursive: true, force: true })
  })

  it('when a port is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as { port: number }
    const text = await refusedStart(['--data', join(directory, 'a'), '--port', String(port)])
    expect(text).toContain(`Port ${String(port)} on 127.0.0.1 is taken`)
    server.close()
  })

  it('when the data directory can not be written', async () => {
    const file = join(directory, 'file')
    writeFileSync(file, '')
    expect(await refusedStart(['--data', join(file, 'data')])).toContain(join(file, 'data'))
  })

  it('when another process owns the data directory, whose pid it names', async () => {
    const text = await refusedStart(['--data', running.directory])
    expect(text).toContain(`pid ${String(running.pid)}`)
  })

  it('when the root secret is missing or differs', async () => {
    const own = await startTestService({ databaseUrl: null })
    await own.stop()
    const differing = { COUNTERSIGN_SECRET: 'another-secret-0123456789-0123456789' }
    const differs = await refusedStart(['--data', own.directory], differing)
    expect(differs).toContain('COUNTERSIGN_SECRET differs')
    rmSync(join(own.directory, 'root-secret'))
    expect(await refusedStart(['--data', own.directory])).toContain('COUNTERSIGN_SECRET is missing')
    await own.remove()
  })

  it('when the data is from a newer version', async () => {
    const url = await createTestDatabase()
    const first = await startTestService({ databaseUrl: url })
    await first.remove()
    const client = new pg.Client(url)
    await client.connect()
    await client.query(`insert into kysely_migration values ('9999_future', '2030-01-01')`)
    await client.end()
    const text = await refusedStart(['--data', directory], { DATABASE_URL: url, ...testSecrets })
    expect(text).toContain('newer version')
  })

  it.each([
    ['postgres://127.0.0.1:1/none', 'DATABASE_URL'],
    ['mysql://127.0.0.1/none', 'DATABASE_URL'],
    ['not a url', 'DATABASE_URL'],
  ])('when DATABASE_URL is %s', async (url, named) => {
    const text = await refusedStart(['--data', directory], { DATABASE_URL: url, ...testSecrets })
    expect(text).toContain(named)
  })

  it('when the password or the database is wrong, without telling the password', async () => {
    const url = new URL(await createTestDatabase())
    url.password = 'not-the-password'
    const environment = { DATABASE_URL: url.href, ...testSecrets }
    const text = await refusedStart(['--data', directory], environment)
    expect(text).not.toContain('not-the-password')
  })

  it('when PostgreSQL is given without the secrets', async () => {
    const DATABASE_URL = await createTestDatabase()
    expect(await refusedStart([], { DATABASE_URL })).toContain('COUNTERSIGN_SECRET is missing')
    const short = { DATABASE_URL, ...testSecrets, COUNTERSIGN_SECRET: 'short' }
    const text = await refusedStart([], short)
    expect(text).toContain('COUNTERSIGN_SECRET is not usable: expected at least 32 characters')
    expect(text).not.toContain('short')
  })

  it.each([
    [['--port', 'http'], 'PORT is not usable'],
    [['--port', '65536'], 'PORT is not usable'],
    [['--contract', 'nobody'], 'There is no contract called nobody'],
  ])('when called with %j', async (args, expected) => {
    expect(await refusedStart([...args, '--data', join(directory, 'b')])).toContain(expected)
  })

  it.each([
    ['MAX_CONNECTIONS', '0'],
    ['MAX_CONNECTIONS_PER_ADDRESS', 'many'],
    ['CONNECTIONS_EXEMPT', '10.0.0.0/33'],
    ['CONNECTIONS_EXEMPT', '::1/64/64'],
    ['CONNECTIONS_EXEMPT', 'localhost'],
    ['SHED_DELAY_MS', '-1'],
    ['SHED_DELAY_MS', '0.5'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318'],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'a-secret-without-a-name'],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'authorization=a-secret%zz'],
  ])('when %s is %s, which it does not repeat', async (name, value) => {
    const text = await refusedStart(['--data', join(directory, 'b')], { [name]: value })
    expect(text).toContain(`${name} is not usable: expected `)
    expect(text).not.toContain(value)
  })

  it('when a secret file can not be read', async () => {
    const text = await refusedStart([], { COUNTERSIGN_SECRET_FILE: join(directory, 'absent') })
    expect(text).toContain('COUNTERSIGN_SECRET_FILE')
  })

  it('and leaves a directory that others can not read', async () => {
    const { statSync } = await import('node:fs')
    for (const [file, mode] of [
      ['', 0o700],
      ['root-secret', 0o600],
      ['admin-key', 0o600],
      ['countersign.sqlite', 0o600],
    ] as const) {
      expect(statSync(join(running.directory, file)).mode & 0o777, file).toBe(mode)
    }
    chmodSync(directory, 0o700)
  })
})

it('prints where everything is, and no secret', async () => {
  const service = await startTestService({ databaseUrl: null })
  const output = service.output()
  for (const text of [
    service.publicUrl,
    service.controlUrl,
    'native',
    service.directory,
    '/v1/projects',
  ]) {
    expect(output).toContain(text)
  }
  expect(output).not.toContain(service.adminKey)
  expect(await service.stop()).toBe(0)
  await service.remove()
})
