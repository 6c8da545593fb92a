import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PostgresServer, startPostgres } from '../../../../../test/postgres/server.ts'
import { type Store, StoreRefused, StoreUnavailable } from '../port.ts'
import { aKey } from '../suite/records.ts'
import { writeKey } from '../suite/written.ts'
import { openPostgresStore } from './postgres-store.ts'

describe('PostgreSQL', () => {
  let server: PostgresServer
  let store: Store
  beforeAll(async () => {
    server = await startPostgres()
    store = await openPostgresStore({ url: await server.createDatabase(), deadlineMs: 500 })
  })
  afterAll(async () => {
    await store.close()
    await server.stop()
  })

  async function refusesInTime(): Promise<void> {
    const { key } = aKey(null)
    const calls = [
      Promise.resolve(store.credentialById(key.id)),
      Promise.resolve(store.credentialByDigest(new Uint8Array(32))),
      store.change((change) => change.key(key.id)),
      store.key(key.id),
      store.ping(),
    ]
    const ended = await Promise.allSettled(calls)
    for (const { status, reason } of ended as PromiseRejectedResult[]) {
      expect(status).toBe('rejected')
      expect(reason).toBeInstanceOf(StoreUnavailable)
    }
  }

  async function answersAgain(): Promise<void> {
    const stored = await writeKey(store, aKey(null))
    expect((await store.credentialById(stored.key.id)).record?.key.id).toBe(stored.key.id)
  }

  it('that hangs is an outage until it goes on', async () => {
    await answersAgain()
    await server.suspend()
    for (let round = 0; round < 3; round++) await refusesInTime()
    await server.resume()
    await answersAgain()
  })

  it('that was killed is an outage until it is back', async () => {
    await server.kill()
    await refusesInTime()
    await server.restart()
    await answersAgain()
  })

  it('answers a thousand look-ups in few round trips', async () => {
    const stored = await writeKey(store, aKey(null))
    const before = await transactions(server)
    const looks = Array.from({ length: 1_000 }, async () => store.credentialById(stored.key.id))
    for (const { record } of await Promise.all(looks)) expect(record?.key.id).toBe(stored.key.id)
    expect((await transactions(server)) - before).toBeLessThan(50)
    expect(store.lookups()).toBeGreaterThanOrEqual(1_000)
  })

  it('that is none, or refuses us, is told in one sentence without the password', async () => {
    const url = new URL(server.url())
    const variants: [string, RegExp][] = [
      ['mysql://127.0.0.1/x', /not usable/],
      [Object.assign(new URL(url), { password: 'wrong-password' }).href, /password is wrong/],
      [Object.assign(new URL(url), { pathname: '/absent' }).href, /no such database/],
      [Object.assign(new URL(url), { port: '1' }).href, /nothing answers/],
    ]
    for (const [wrong, expected] of variants) {
      const error = await openPostgresStore({ url: wrong, deadlineMs: 1_000 }).catch(
        (e: unknown) => e,
      )
      expect(error).toBeInstanceOf(StoreRefused)
      expect((error as Error).message).toMatch(expected)
      expect((error as Error).message).not.toContain('wrong-password')
      expect((error as Error).message).not.toContain(url.password)
    }
  })

  it('brought up to date by several nodes at once is so once', async () => {
    const shared = await server.createDatabase()
    const stores = await Promise.all(
      Array.from({ length: 4 }, () => openPostgresStore({ url: shared })),
    )
    for (const one of stores) await one.close()
  })
})

/** Transactions that the server has seen, as its statistics count them. */
async function transactions(server: PostgresServer): Promise<number> {
  const { default: pg } = await import('pg')
  const client = new pg.Client(server.url())
  await client.connect()
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  const sum = 'select sum(xact_commit)::int as count from pg_stat_database'
  const { rows } = await client.query<{ count: number }>(sum)
  await client.end()
  return rows[0]?.count ?? 0
}
