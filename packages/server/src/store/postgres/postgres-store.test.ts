import { describe, expect, it } from 'vitest'
import { createTestDatabase } from '../../../../../test/postgres/database.ts'
import { type Store, StoreRefused } from '../port.ts'
import {
  clientFactsColumns,
  credentialKeyColumns,
  projectFactsColumns,
} from '../sql/credential-row.ts'
import { recording } from '../suite/recording.ts'
import { aKey } from '../suite/records.ts'
import { withClient } from '../suite/with-client.ts'
import { writeKey, writeKeys } from '../suite/written.ts'
import { storeSuite } from '../suite.ts'
import { Connection } from './connection.ts'
import { openPostgresStore } from './postgres-store.ts'
import { begin } from './transaction.ts'

storeSuite('the store on PostgreSQL', async () => {
  const url = await createTestDatabase()
  return { open: () => openPostgresStore({ url }), remove: () => Promise.resolve() }
})

describe('the database', () => {
  it('is prepared once when many nodes start at once, and shared', async () => {
    const url = await createTestDatabase()
    const nodes = await Promise.all(Array.from({ length: 6 }, () => openPostgresStore({ url })))
    const [first, ...others] = nodes as [Store, ...Store[]]
    const { key } = await writeKey(first, aKey(null))
    for (let round = 0; round < 20; round++) {
      const name = `Round ${round}`
      const change = { key: { ...key, name }, secrets: [] }
      await recording(first).change((first) => first.updateKey(change))
      const seen = await Promise.all(others.map(async (node) => node.credentialById(key.id)))
      expect(seen.map(({ record }) => record?.key.name)).toEqual(others.map(() => name))
    }
    await Promise.all(nodes.map((node) => node.close()))
  })

  it('is refused when a newer version has written it', async () => {
    const url = await createTestDatabase()
    await (await openPostgresStore({ url })).close()
    const later = `insert into kysely_migration values ('0999_later', '2030-01-01T00:00:00Z')`
    await withClient(url, (client) => client.query(later))
    const opening = openPostgresStore({ url })
    await expect(opening).rejects.toBeInstanceOf(StoreRefused)
    await expect(opening).rejects.toThrow(
      /^The database \w+ at 127\.0\.0\.1:\d+ was written by a newer version of Countersign \(it knows 0999_later\)\. Start that version or a later one\.$/,
    )
  })

  it('is made durable whatever the default of the server, and no less than that', async () => {
    const url = await createTestDatabase()
    const name = new URL(url).pathname.slice(1)
    const wanted = { off: 'on', local: 'on', on: 'on', remote_apply: 'remote_apply' }
    for (const [setting, expected] of Object.entries(wanted)) {
      await withClient(url, (client) =>
        client.query(`alter database ${name} set synchronous_commit = ${setting}`),
      )
      const connection = await Connection.open(url, 2_000)
      await begin(connection, 2_000, 2_000)
      const show = { text: 'show synchronous_commit' }
      const { rows } = await connection.query<{ synchronous_commit: string }>(show, 2_000)
      expect(rows).toEqual([{ synchronous_commit: expected }])
      await connection.close()
    }
  })
})

describe('a wrong DATABASE_URL', () => {
  const password = 'S3cretPassword'
  const wrong: readonly (readonly [string, (url: URL) => void, RegExp])[] = [
    [
      'a port that nobody listens on',
      (url) => {
        url.port = '1'
      },
      /^The PostgreSQL server of DATABASE_URL \(127\.0\.0\.1:1\) can not be reached \(ECONNREFUSED\)\.$/,
    ],
    [
      'a name that is no host',
      (url) => {
        url.hostname = 'nowhere.invalid'
      },
      /^The PostgreSQL server of DATABASE_URL \(nowhere\.invalid:\d+\) can not be reached \(E[A-Z_]+\)\.$/,
    ],
    [
      'a wrong password',
      (url) => {
        url.password = password
      },
      /does not let the user postgres in \(28P01\): the password may be wrong\.$/,
    ],
    [
      'a database that does not exist',
      (url) => {
        url.pathname = '/nothing'
      },
      /^The PostgreSQL server of DATABASE_URL \(127\.0\.0\.1:\d+\) has no database nothing\.$/,
    ],
  ]

  it.each(wrong)('is refused in one sentence: %s', async (_, change, sentence) => {
    const url = new URL(await createTestDatabase())
    change(url)
    const error: unknown = await openPostgresStore({ url: url.href }).catch(
      (reason: unknown) => reason,
    )
    expect(error).toBeInstanceOf(StoreRefused)
    expect((error as Error).message).toMatch(sentence)
    expect(everythingOf(error)).not.toContain(url.password)
  })

  it.each([
    `not an address with ${password}`,
    `mysql://root:${password}@localhost/db`,
    `postgres://user:${password}%zz@localhost/%`,
    '',
  ])('is refused in one sentence: no such address (%#)', async (url) => {
    const error: unknown = await openPostgresStore({ url }).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(StoreRefused)
    expect((error as Error).message).toMatch(/^DATABASE_URL (is not|has) [^.]*\.$/)
    expect(everythingOf(error)).not.toContain(password)
  })
})

/** All that a log might show of an error. */
function everythingOf(error: unknown): string {
  const seen: string[] = []
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    seen.push(String(cause.stack), JSON.stringify(cause, Object.getOwnPropertyNames(cause)))
  }
  return seen.join('\n')
}

describe('look-ups', () => {
  it('that come together go together', async () => {
    const url = await createTestDatabase()
    const name = new URL(url).pathname.slice(1)
    await withClient(url, (client) =>
      client.query(`alter database ${name} set track_functions = 'all'`),
    )
    const store = await openPostgresStore({ url })
    const keys = Array.from({ length: 100 }, () => aKey(null))
    await writeKeys(store, keys)
    const ids = keys.map(({ key }) => key.id)
    const wanted = Array.from({ length: 10 }, () => ids).flat()
    const found = await Promise.all(wanted.map(async (id) => store.credentialById(id)))
    expect(found.map(({ record }) => record?.key.id)).toEqual(wanted)
    await store.close()
    await expect.poll(() => callsOf(url, 'credentials_by_id')).toBeGreaterThan(0)
    expect(await callsOf(url, 'credentials_by_id')).toBeLessThanOrEqual(10)
  })

  it('read the columns in the order in which the functions give them', async () => {
    const url = await createTestDatabase()
    await (await openPostgresStore({ url })).close()
    const read = [
      ...['place', 'at', 'signing_epoch', 'token_is_revoked', 'key_id'],
      ...credentialKeyColumns.map((name) => `k_${name}`),
      ...projectFactsColumns.map((name) => `p_${name}`),
      ...clientFactsColumns.map((name) => `c_${name}`),
    ]
    for (const call of [`credentials_by_id('{x}', '{null}')`, `credentials_by_digest('{x}')`]) {
      const { fields } = await withClient(url, (client) => client.query(`select * from ${call}`))
      expect(fields.map(({ name }) => name)).toEqual(read)
    }
  })
})

/** How often a function was called, as the server's statistics say; they come a little late. */
async function callsOf(url: string, name: string): Promise<number> {
  const calls = 'select calls from pg_stat_user_functions where funcname = $1'
  const { rows } = await withClient(url, (client) => client.query<{ calls: string }>(calls, [name]))
  return Number(rows[0]?.calls ?? 0)
}
