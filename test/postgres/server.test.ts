import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { areGone } from './processes.ts'
import { type PostgresServer, startPostgres } from './server.ts'

const clients: Client[] = []

afterEach(async () => {
  for (const client of clients.splice(0)) await client.end().catch(() => undefined)
})

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url })
  client.on('error', () => undefined)
  clients.push(client)
  await client.connect()
  return client
}

async function ask(client: Client, sql: string): Promise<unknown[]> {
  const { rows } = await client.query<unknown[]>({ text: sql, rowMode: 'array' })
  return rows.flat()
}

/** Every process of the server, as it knows them itself. */
async function pidsOf({ pid }: PostgresServer, client: Client): Promise<number[]> {
  const others = (await ask(client, 'select pid from pg_stat_activity')) as number[]
  return [pid ?? 0, ...others]
}

describe('one server', () => {
  let server: PostgresServer
  beforeAll(async () => {
    server = await startPostgres({ durable: true, settings: { max_connections: '50' } })
  })
  afterAll(async () => server.stop())

  test('is a PostgreSQL 18 with the settings asked for', async () => {
    const client = await connect(server.url())
    expect(await ask(client, 'show server_version')).toEqual([expect.stringMatching(/^18\./)])
    expect(await ask(client, 'show max_connections')).toEqual(['50'])
    expect(await ask(client, 'show fsync')).toEqual(['on'])
  })

  test('stores texts as UTF-8 and sorts them by language', async () => {
    const client = await connect(await server.createDatabase())
    expect(await ask(client, 'show server_encoding')).toEqual(['UTF8'])
    const sorted = `select text from unnest(array['a', 'B', 'c', 'ä', '_']) as text order by text`
    expect(await ask(client, sorted)).toEqual(['_', 'a', 'ä', 'B', 'c'])
  })

  test('has databases that are empty, apart from each other and at their URLs', async () => {
    const urls = await Promise.all([server.createDatabase(), server.createDatabase('Büro "7"')])
    expect(urls[1]).toBe(server.url('Büro "7"'))
    for (const url of urls) {
      const client = await connect(url)
      const tables = `select count(*)::int from pg_tables where schemaname = 'public'`
      expect(await ask(client, tables)).toEqual([0])
      await client.query('create table only_here (id int)')
    }
  })

  test('refuses another password', async () => {
    const url = new URL(server.url())
    url.password = 'guessed'
    await expect(connect(url.href)).rejects.toThrow('password authentication failed')
  })

  test('keeps what was committed over a crash, and nothing else', async () => {
    const url = await server.createDatabase()
    const client = await connect(url)
    await client.query('create table kept as select 1 as id')
    await client.query('begin')
    await client.query('insert into kept values (2)')
    const pids = await pidsOf(server, client)
    expect(pids.length).toBeGreaterThan(3)

    await server.kill()
    expect(server.pid).toBeNull()
    expect(await areGone(pids, 0)).toBe(true)
    await expect(connect(url)).rejects.toThrow('ECONNREFUSED')
    await expect(server.suspend()).rejects.toThrow('PostgreSQL is down')

    await server.restart()
    expect(await ask(await connect(url), 'select id from kept')).toEqual([1])
  })

  test('keeps port and data over a restart', async () => {
    const url = await server.createDatabase()
    await (await connect(url)).query('create table kept as select 1 as id')
    const { pid } = server
    await server.restart()
    expect(server.pid).not.toBe(pid)
    expect(await ask(await connect(url), 'select id from kept')).toEqual([1])
  })

  test.skipIf(process.platform === 'win32')(
    'leaves a query waiting while suspended, until it resumes (Windows cannot suspend)',
    async () => {
      const client = await connect(server.url())
      await server.suspend()
      const answer = ask(client, 'select 1')
      expect(await Promise.race([answer, pause(300, 'still waiting')])).toBe('still waiting')
      await server.resume()
      expect(await answer).toEqual([1])
    },
  )
})

const states: Readonly<Record<string, (server: PostgresServer) => Promise<unknown>>> = {
  'busy with a query': async (server) => {
    const client = await connect(server.url())
    void client.query('select pg_sleep(600)').catch(() => undefined)
  },
  killed: async (server) => server.kill(),
  ...(process.platform === 'win32'
    ? {}
    : { suspended: async (server: PostgresServer) => server.suspend() }),
}

test.for(Object.entries(states))('nothing is left of a server that was %s', async ([, reach]) => {
  const server = await startPostgres()
  const pids = await pidsOf(server, await connect(server.url()))
  await reach(server)
  await server.stop()
  expect(await areGone(pids, 0)).toBe(true)
  expect(server.pid).toBeNull()
  expect(existsSync(dirname(server.dataDirectory))).toBe(false)
  await expect(connect(server.url())).rejects.toThrow('ECONNREFUSED')
  await expect(server.restart()).rejects.toThrow('stopped for good')
})

test('a server that cannot start says why', async () => {
  await expect(startPostgres({ settings: { no_such_setting: '1' } })).rejects.toThrow(
    'unrecognized configuration parameter "no_such_setting"',
  )
})
