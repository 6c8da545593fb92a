import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { Client, escapeIdentifier } from 'pg'

/** Creates an empty database on the server of a URL and answers with the URL of the new one. */
export async function createEmptyDatabase(
  serverUrl: string,
  name = `test_${randomBytes(8).toString('hex')}`,
): Promise<string> {
  const statement = `create database ${escapeIdentifier(name)}`
  await withClient(serverUrl, async (client) => client.query(statement))
  const url = new URL(serverUrl)
  url.pathname = `/${encodeURIComponent(name)}`
  return url.href
}

/** Leaves it alone when someone stays connected; it then goes with the server. */
export async function dropDatabase(serverUrl: string, databaseUrl: string): Promise<void> {
  const name = decodeURIComponent(new URL(databaseUrl).pathname.slice(1))
  await withClient(serverUrl, async (client) => {
    if (await isInUse(client, name)) return
    await client.query(`drop database if exists ${escapeIdentifier(name)}`)
  })
}

/** A closed connection's process takes a moment to end; `drop database` would wait five seconds. */
async function isInUse(client: Client, name: string): Promise<boolean> {
  const connected = `select 1 from pg_stat_activity
    where datname = $1 and backend_type = 'client backend'`
  for (let tries = 0; tries < 20; tries++) {
    const { rowCount } = await client.query(connected, [name])
    if (rowCount === 0) return false
    await pause(10)
  }
  return true
}

async function withClient(url: string, use: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await use(client)
  } finally {
    await client.end()
  }
}
