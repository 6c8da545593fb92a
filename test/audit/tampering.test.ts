import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withClient } from '../../packages/server/src/store/suite/with-client.ts'
import { type Control, controlOf, newProject } from '../service/api.ts'
import { databases } from '../service/databases.ts'
import { startTestService, type TestService } from '../service/service.ts'
import { allSealed, type Head, recordsOf } from './trail.ts'

/** Sequence number of the record that is attacked. */
const victim = 7

/** What somebody who can write the database does to it, and what the verification says then. */
const attacks: readonly (readonly [string, readonly string[], object])[] = [
  [
    'the actor is edited',
    [`update audit_records set actor = 'somebody' where sequence = ${String(victim)}`],
    { sequence: victim, reason: 'altered' },
  ],
  [
    'the time is edited',
    [`update audit_records set at = at - 1 where sequence = ${String(victim)}`],
    { sequence: victim, reason: 'altered' },
  ],
  [
    'what was before is taken away',
    [`update audit_records set after = null where sequence = ${String(victim)}`],
    { sequence: victim, reason: 'altered' },
  ],
  [
    'a column becomes nonsense',
    [
      `update audit_records set after = '{', more_ids = 'x', at = 9000000000000000 where sequence = ${String(victim)}`,
    ],
    { sequence: victim, reason: 'altered' },
  ],
  [
    'another object is said to be meant as well',
    [`update audit_records set more_ids = '["key_0"]' where sequence = ${String(victim)}`],
    { sequence: victim, reason: 'altered' },
  ],
  [
    'the hash is edited',
    [`update audit_records set hash = '${'f'.repeat(64)}' where sequence = ${String(victim)}`],
    { sequence: victim, reason: 'altered' },
  ],
  [
    'a record is deleted',
    [`delete from audit_records where sequence = ${String(victim)}`],
    { sequence: victim, reason: 'missing' },
  ],
  [
    'a record is deleted and the next takes its number',
    [
      `delete from audit_records where sequence = ${String(victim)}`,
      `update audit_records set sequence = ${String(victim)} where sequence = ${String(victim + 1)}`,
    ],
    { sequence: victim, reason: 'altered' },
  ],
  [
    'two records change places',
    [
      `update audit_records set sequence = -1 where sequence = ${String(victim)}`,
      `update audit_records set sequence = ${String(victim)} where sequence = ${String(victim + 1)}`,
      `update audit_records set sequence = ${String(victim + 1)} where sequence = -1`,
    ],
    { sequence: victim, reason: 'altered' },
  ],
  [
    'the end is cut off',
    [`delete from audit_records where sequence >= ${String(victim)}`],
    { sequence: victim, reason: 'truncated' },
  ],
  [
    'the end is cut off, and the head turned back',
    [
      `delete from audit_records where sequence >= ${String(victim)}`,
      `update audit_head set sequence = ${String(victim - 1)}, hash = (select hash from audit_records where sequence = ${String(victim - 1)})`,
    ],
    { sequence: victim, reason: 'truncated' },
  ],
  [
    'everything is deleted',
    ['delete from audit_records', `update audit_head set sequence = 0, hash = '${'0'.repeat(64)}'`],
    { sequence: 1, reason: 'truncated' },
  ],
]

const tables = ['audit_records', 'audit_head']

describe.each(databases)('on $name', ({ name, make }) => {
  let service: TestService
  let control: Control
  let databaseUrl: string | null
  let head: Head
  beforeAll(async () => {
    databaseUrl = await make()
    service = await startTestService({ databaseUrl })
    control = controlOf(service)
    for (let count = 0; count < 10; count++) await newProject(control)
    head = await allSealed(control)
    for (const table of tables) await run(`create table kept_${table} as select * from ${table}`)
  })
  afterAll(() => service.remove())

  /** Past the service, as somebody who has the database. */
  const run = async (...statements: readonly string[]) => {
    if (databaseUrl !== null) {
      await withClient(databaseUrl, (client) => client.query(statements.join(';')))
      return
    }
    const database = new DatabaseSync(join(service.directory, 'countersign.sqlite'))
    database.exec(`begin immediate; ${statements.join(';')}; commit`)
    database.close()
    // the service takes its snapshot for the truth until it has written something itself
    await control('/v1/projects/none', { method: 'DELETE' })
  }
  const restore = () =>
    run(
      ...tables.flatMap((table) => [
        `delete from ${table}`,
        `insert into ${table} select * from kept_${table}`,
      ]),
    )
  const verified = async (known: Head | null) => {
    const { sequence, hash } = known ?? head
    const json = known === null ? {} : { head: { sequence, hash } }
    const { status, body, text } = await control('/v1/audit/verify', { json })
    if (status !== 200) throw new Error(text)
    return body
  }

  it('the chain is whole before, and after it was restored', async () => {
    expect(await verified(head)).toMatchObject({ valid: true, fault: null, reached: head })
    await restore()
    expect(await verified(head)).toMatchObject({ valid: true, checked: head.sequence })
  })

  it.each(attacks)('is found out: %s', async (_what, statements, fault) => {
    await run(...statements)
    const found = await verified(head)
    await restore()
    expect(found).toMatchObject({ valid: false, fault })
  })

  it('a head of another history is found out, and one that is not reached yet', async () => {
    const other = { ...head, hash: 'a'.repeat(64) }
    const { sequence } = head
    expect((await verified(other)).fault).toEqual({ sequence, reason: 'replaced' })
    const beyond = { sequence: sequence + 5, hash: head.hash }
    expect((await verified(beyond)).fault).toEqual({ sequence: sequence + 1, reason: 'truncated' })
  })

  it('no change happens whose record can not be written', async () => {
    const slug = await newProject(control)
    const { body: made } = await control(`/v1/projects/${slug}/keys`, { json: {} })
    const before = await recordsOf(control, { project: slug })
    const [breaking, mending] = name === 'SQLite' ? obstacles.sqlite : obstacles.postgres
    await run(breaking)
    const failed = await Promise.all([
      control(`/v1/keys/${String(made.key.id)}/revoke`, { method: 'POST' }),
      control(`/v1/projects/${slug}/keys`, { json: { name: 'unrecorded' } }),
      control(`/v1/projects/${slug}`, { method: 'PATCH', json: { is_active: false } }),
    ])
    expect(failed.map(({ status }) => status)).toEqual([500, 500, 500])
    const { body: verdict } = await control('/v1/verify', { json: { credential: made.secret } })
    expect(verdict.valid).toBe(true)
    await run(mending)
    expect((await control(`/v1/projects/${slug}/keys`)).body.data).toHaveLength(1)
    expect((await control(`/v1/projects/${slug}`)).body.is_active).toBe(true)
    expect(await recordsOf(control, { project: slug })).toEqual(before)
  })
})

/** What keeps records from being written, and what takes it away. */
const obstacles = {
  sqlite: [
    `create trigger full before insert on audit_unsealed begin select raise(abort, 'no room'); end`,
    'drop trigger full',
  ],
  postgres: [
    'alter table audit_unsealed add constraint no_room check (id is null) not valid',
    'alter table audit_unsealed drop constraint no_room',
  ],
} as const
