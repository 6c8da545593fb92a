import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import type { KeyId, UnixMillis } from '@countersign/core'
import type { CompiledQuery } from 'kysely'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillKeys as fillPostgres } from '../../bench/fill-postgres.ts'
import { fillKeys as fillSqlite } from '../../bench/fill-sqlite.ts'
import { keyIdAt, stockOf } from '../../bench/keys.ts'
import { findings } from '../../packages/server/src/store/findings.ts'
import type { KeyFilter, Readings } from '../../packages/server/src/store/port.ts'
import { postgresFlavour } from '../../packages/server/src/store/postgres/flavour.ts'
import { kyselyOver } from '../../packages/server/src/store/sql/kysely-over.ts'
import { readingsOver } from '../../packages/server/src/store/sql/readings.ts'
import { sqliteFlavour } from '../../packages/server/src/store/sqlite/flavour.ts'
import { createTestDatabase } from '../postgres/database.ts'

interface Planned {
  readonly readings: Readings
  /** Of the queries since it was asked last. */
  readonly plans: () => string
  readonly close: () => Promise<void>
}

const keys = 20_000
const stock = stockOf(keys)
/** A few revoked ones among many, a few switched off, without an end, at rest: what is rare. */
const rare = [
  `update keys set revoked_at = created_at where id = '${keyIdAt(7)}'`,
  `update keys set is_active = 0 where id = '${keyIdAt(8)}'`,
  `update keys set expires_at = null where id = '${keyIdAt(9)}'`,
  `insert into key_uses (key_id, generation, used_at) select id, 1, created_at from keys
    where id > '${keyIdAt(6_000)}'`,
  `insert into key_scopes (key_id, scope) select id, 'orders:read' from keys`,
  `insert into key_addresses (key_id, address, day) select id, '192.0.2.1', 1 from keys`,
  ...['never_used', 'idle', 'excess_scopes', 'many_addresses'].map(
    (finding) => `insert into key_findings (key_id, finding, at)
      select id, '${finding}', created_at from keys where id < '${keyIdAt(5_000)}'`,
  ),
]

async function plannedBySqlite(): Promise<Planned> {
  const directory = mkdtempSync(join(tmpdir(), 'countersign-plans-'))
  await fillSqlite(directory, stock.projects(), stock.keys())
  const database = new DatabaseSync(join(directory, 'countersign.sqlite'))
  for (const statement of rare) database.exec(statement)
  let plans: string[] = []
  const run = async ({ sql, parameters }: CompiledQuery) => {
    const values = parameters as readonly SQLInputValue[]
    const steps = database.prepare(`explain query plan ${sql}`).all(...values)
    plans.push(...steps.map(({ detail }) => String(detail)))
    return { rows: database.prepare(sql).all(...values) }
  }
  return {
    readings: readingsOver(kyselyOver(sqliteFlavour, run), sqliteFlavour),
    plans: () => plans.splice(0).join('\n'),
    close: async () => {
      plans = []
      database.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

async function plannedByPostgres(): Promise<Planned> {
  const url = await createTestDatabase()
  await fillPostgres(url, stock.projects(), stock.keys())
  const client = new Client({ connectionString: url })
  await client.connect()
  for (const statement of [...rare, 'analyze']) await client.query(statement)
  const plans: string[] = []
  const run = async ({ sql, parameters }: CompiledQuery) => {
    const values = [...parameters]
    const { rows: steps } = await client.query<Record<string, string>>(`explain ${sql}`, values)
    plans.push(...steps.map((step) => step['QUERY PLAN'] ?? ''))
    return { rows: (await client.query<object>(sql, values)).rows }
  }
  return {
    readings: readingsOver(kyselyOver(postgresFlavour, run), postgresFlavour),
    plans: () => plans.splice(0).join('\n'),
    close: () => client.end(),
  }
}

const first = { before: null, limit: 51 }
const middle = { before: keyIdAt(keys / 2), limit: 51 }

/** Which lists, whatever page of them, and how few keys some of them mean. */
const lists: readonly { readonly name: string; readonly filter: KeyFilter }[] = [
  { name: 'all keys', filter: { level: 'project' } },
  { name: 'revoked ones', filter: { level: 'project', state: 'revoked' } },
  { name: 'ones switched off', filter: { level: 'project', state: 'inactive' } },
  { name: 'active ones', filter: { level: 'project', state: 'active' } },
  { name: 'server keys', filter: { level: 'server' } },
]

describe.each([
  { name: 'SQLite', open: plannedBySqlite, scans: /^SCAN (?!.*INDEX)|TEMP B-TREE/m },
  { name: 'PostgreSQL', open: plannedByPostgres, scans: /Seq Scan/ },
])('lists of many keys on $name are read off an index', ({ open, scans }) => {
  let planned: Planned
  beforeAll(async () => {
    planned = await open()
  }, 120_000)
  afterAll(() => planned.close())

  it.each(lists)('$name', async ({ filter }) => {
    await planned.readings.keys(filter, middle)
    expect(planned.plans()).not.toMatch(scans)
    const found = await planned.readings.keys(filter, first)
    expect(planned.plans()).not.toMatch(/TEMP B-TREE|Sort Key|Seq Scan/)
    if (isRare(filter)) expect(found).toHaveLength(1)
  })

  it('those of a project', async () => {
    const [stored] = await planned.readings.keys({ level: 'project' }, first)
    planned.plans()
    const projectId = stored?.key.projectId ?? undefined
    const found = await planned.readings.keys({ level: 'project', projectId }, first)
    expect(found).toHaveLength(51)
    expect(planned.plans()).toMatch(/keys_of_project/)
  })

  it.each(findings)('those with a finding: %s', async (finding) => {
    const after = { at: 0 as UnixMillis, id: 'key_0' as KeyId }
    const found = await planned.readings.foundKeys(finding, { after, limit: 51 })
    expect(found.length > 0 || finding === 'expiring_soon').toBe(true)
    const plans = planned.plans()
    expect(plans).not.toMatch(scans)
    expect(plans).toMatch(/findings_by_time|keys_without_end|keys_by_end/)
    await planned.readings.foundKeys(finding, { after: null, limit: 51 })
    expect(planned.plans()).not.toMatch(scans)
  })
})

const isRare = ({ state }: KeyFilter) => state === 'revoked' || state === 'inactive'
